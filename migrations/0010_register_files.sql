-- Files of registers: which stored files their records have, so that none of them is swept away.  The names
-- are in the records themselves, which say who may open them (src/areas/registers/keep.c).
CREATE TABLE record_files (
  la       int  NOT NULL,
  id       id   NOT NULL,
  hash     text NOT NULL,
  register text NOT NULL,
  record   int  NOT NULL,
  kept_at  time NOT NULL,
  PRIMARY KEY (la, id)
);
CREATE INDEX record_files_by_hash ON record_files (hash);

-- Tables sent to be loaded into a register: checked first, loaded when somebody says so, or never.
-- @personal
CREATE TABLE record_loads (
  la         int  NOT NULL,
  id         id   NOT NULL,
  public_id  text NOT NULL UNIQUE,
  register   text NOT NULL,
  person     int  NOT NULL,
  sent_at    time NOT NULL,
  name       text NOT NULL,
  content    text NOT NULL,
  loaded_at  time,
  n_added    int,
  n_changed  int,
  PRIMARY KEY (la, id)
);
