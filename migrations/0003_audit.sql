-- The audit log and the log of reads.  Both are append-only; the database refuses anything else.

-- What was done: one hash chain an authority.  Holds ids, words from the code, names of fields
-- and the reason a person gave: never the values.
CREATE TABLE audit_log (
  la             int  NOT NULL,
  seq            int  NOT NULL,
  at_time        time NOT NULL,
  actor          int,
  role           text,
  on_behalf      int,
  reason         text,
  action         text NOT NULL,
  object_kind    text NOT NULL,
  object_id      int,
  object_version int,
  object_hash    text,
  fields         text,
  outcome        text NOT NULL,
  route          text,
  request        int,
  key_id         int  NOT NULL,
  prev           text NOT NULL,
  hash           text NOT NULL,
  PRIMARY KEY (la, seq)
);
CREATE INDEX audit_log_by_object ON audit_log (la, object_kind, object_id, seq);

-- Who opened whose record.  batch is the audit entry whose object_hash covers the lines.
-- @personal
CREATE TABLE read_log (
  la          int  NOT NULL,
  batch       int  NOT NULL,
  n           int  NOT NULL,
  at_time     time NOT NULL,
  person      int  NOT NULL,
  child       int  NOT NULL,
  case_id     int,
  route       text NOT NULL,
  relation    text NOT NULL,
  break_glass bool NOT NULL,
  PRIMARY KEY (la, batch, n)
);
CREATE INDEX read_log_by_child ON read_log (la, child, at_time);
CREATE INDEX read_log_by_person ON read_log (la, person, at_time);

-- @sqlite
CREATE TRIGGER audit_log_no_update BEFORE UPDATE ON audit_log
BEGIN SELECT RAISE(ABORT, 'the audit log is append-only'); END;
CREATE TRIGGER audit_log_no_delete BEFORE DELETE ON audit_log
BEGIN SELECT RAISE(ABORT, 'the audit log is append-only'); END;
CREATE TRIGGER read_log_no_update BEFORE UPDATE ON read_log
BEGIN SELECT RAISE(ABORT, 'the log of reads is append-only'); END;
CREATE TRIGGER read_log_no_delete BEFORE DELETE ON read_log
BEGIN SELECT RAISE(ABORT, 'the log of reads is append-only'); END;

-- @postgres
CREATE FUNCTION append_only() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN RAISE EXCEPTION '% is append-only', TG_TABLE_NAME; END $$;
CREATE TRIGGER audit_log_no_change BEFORE UPDATE OR DELETE ON audit_log
FOR EACH ROW EXECUTE FUNCTION append_only();
CREATE TRIGGER audit_log_no_truncate BEFORE TRUNCATE ON audit_log
FOR EACH STATEMENT EXECUTE FUNCTION append_only();
CREATE TRIGGER read_log_no_change BEFORE UPDATE OR DELETE ON read_log
FOR EACH ROW EXECUTE FUNCTION append_only();
CREATE TRIGGER read_log_no_truncate BEFORE TRUNCATE ON read_log
FOR EACH STATEMENT EXECUTE FUNCTION append_only();
