-- @personal
CREATE TABLE children (
  la   int  NOT NULL,
  id   id   NOT NULL,
  name text NOT NULL,
  born date,
  PRIMARY KEY (la, id)
);

CREATE TABLE schools (
  id   id   PRIMARY KEY,
  name text NOT NULL,
  head int
);

-- @housekeeping
CREATE TABLE queue (
  id   id   PRIMARY KEY,
  kind text NOT NULL
);
