-- Registers: their tables are made from registers/*.yaml when the database is migrated (src/db/record.h).

-- Which columns the registers' tables have, and of which type they were declared: a declared type never
-- changes, and a field that a definition has no longer keeps its column.
-- @housekeeping
CREATE TABLE record_columns (
  record text NOT NULL,
  name   text NOT NULL,
  type   text NOT NULL,
  PRIMARY KEY (record, name)
);
