-- Jobs, outgoing mail, and what is known of stored files.

-- Work that is done after the transaction that asked for it.  payload holds ids, never a name or other
-- personal data.  attempts counts leases: who holds the number of the row holds the lease.
-- @housekeeping
CREATE TABLE jobs (
  la          int  NOT NULL,
  id          id   NOT NULL,
  kind        text NOT NULL,
  payload     text NOT NULL,
  run_after   time NOT NULL,
  lease_until time,
  attempts    int  NOT NULL DEFAULT 0,
  dead        bool NOT NULL DEFAULT FALSE,
  reason      text,
  PRIMARY KEY (la, id)
);
CREATE INDEX jobs_by_time ON jobs (dead, run_after);
CREATE INDEX jobs_by_kind ON jobs (kind, payload);

-- When each job of the timetable is due next.
-- @housekeeping
CREATE TABLE job_timetable (
  kind    text NOT NULL PRIMARY KEY,
  next_at time NOT NULL
);

-- Mail and letters to one recipient each.  There is no column for free text: what is said comes from a
-- fixed template and these few values.
-- @personal
CREATE TABLE outbox (
  la         int  NOT NULL,
  id         id   NOT NULL,
  person     int,
  channel    text NOT NULL CHECK (channel IN ('email', 'letter')),
  address    text NOT NULL,
  language   text NOT NULL,
  template   text NOT NULL,
  event      text,
  reference  text,
  due_on     date,
  created_at time NOT NULL,
  PRIMARY KEY (la, id)
);
CREATE INDEX outbox_by_person ON outbox (la, person);

-- How far each has come.  link and code are secrets and go when the mail has gone.
-- @housekeeping
CREATE TABLE deliveries (
  la         int  NOT NULL,
  id         id   NOT NULL,
  state      text NOT NULL CHECK (state IN ('waiting', 'sent', 'failed', 'to_print', 'printed')),
  reason     text,
  link       text,
  code       text,
  created_at time NOT NULL,
  changed_at time NOT NULL,
  PRIMARY KEY (la, id),
  FOREIGN KEY (la, id) REFERENCES outbox (la, id)
);
CREATE INDEX deliveries_by_state ON deliveries (state, created_at);

-- What is known of a file of the store: only a ready one is served.
-- @housekeeping
CREATE TABLE stored_files (
  la        int  NOT NULL,
  hash      text NOT NULL,
  state     text NOT NULL CHECK (state IN ('ready', 'quarantined', 'infected')),
  stored_at time NOT NULL,
  PRIMARY KEY (la, hash)
);
CREATE INDEX stored_files_by_hash ON stored_files (hash);
CREATE INDEX documents_by_hash ON documents (hash);
