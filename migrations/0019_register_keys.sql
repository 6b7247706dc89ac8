-- Keys by which other programs use registers as a person (docs/keys.md), and reminders of what is due.

-- Found by the hash of the key's secret, which nobody but its program has.  One key opens one register of one
-- authority, and no more than its person may.
CREATE TABLE api_keys (
  la         int  NOT NULL,
  id         id   NOT NULL,
  public_id  text NOT NULL UNIQUE,
  token_hash text NOT NULL UNIQUE,
  name       text NOT NULL,
  register   text NOT NULL,
  may_write  bool NOT NULL,
  person     int  NOT NULL,
  made_by    int  NOT NULL,
  made_at    time NOT NULL,
  ends_on    date NOT NULL,
  revoked_at time,
  PRIMARY KEY (la, id),
  FOREIGN KEY (la, person) REFERENCES persons (la, id)
);
CREATE INDEX api_keys_by_person ON api_keys (la, person);

-- When each was last used.
-- @housekeeping
CREATE TABLE api_key_uses (
  la      int  NOT NULL,
  api_key int  NOT NULL,
  used_at time NOT NULL,
  PRIMARY KEY (la, api_key)
);

-- Who was reminded of what by mail, so that nobody is twice: of a duty by its date, at each of its days of reminding.
-- @housekeeping
CREATE TABLE record_reminders (
  la       int  NOT NULL,
  person   int  NOT NULL,
  register text NOT NULL,
  record   text NOT NULL,
  duty     text NOT NULL,
  due_on   date NOT NULL,
  stage    int  NOT NULL,
  sent_at  time NOT NULL,
  PRIMARY KEY (la, person, register, record, duty, due_on, stage)
);
CREATE INDEX record_reminders_by_time ON record_reminders (sent_at);
