-- Whose record was opened, child by child: a list of 25 children would else write into 25 places at each reading. The log's own
-- lines follow each other; now and then those that came since are put in their places here, all at once. It can be made anew from
-- the log and proves nothing: the log does.
-- @personal
CREATE TABLE read_log_places (
  la      int  NOT NULL,
  child   int  NOT NULL,
  at_time time NOT NULL,
  batch   int  NOT NULL,
  n       int  NOT NULL,
  PRIMARY KEY (la, child, at_time, batch, n)
);

-- The batch up to which the lines have their places; those behind it are few and looked through.
-- @housekeeping
CREATE TABLE read_log_placed (
  la    int NOT NULL PRIMARY KEY,
  batch int NOT NULL
);

INSERT INTO read_log_places (la, child, at_time, batch, n) SELECT la, child, at_time, batch, n FROM read_log;
INSERT INTO read_log_placed (la, batch) SELECT la, max(batch) FROM read_log GROUP BY la;
DROP INDEX read_log_by_child;

-- Readings by a reader are asked for only of those that were let in outside their own cases, which are few.
DROP INDEX read_log_by_person;

-- @sqlite
CREATE INDEX read_log_let_in ON read_log (la, person, at_time) WHERE break_glass;

-- @postgres
CREATE INDEX read_log_let_in ON read_log (la, person, at_time) WHERE break_glass;
