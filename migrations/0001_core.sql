-- People, bodies, relations and cases.
--
-- The dialect: id int text date time bool money json blob real.  Tables whose
-- key leads with la are case-level.  @personal tables are read only through
-- the viewer's visible rows (src/access/policy.txt) or by queries that say
-- @system why.  @housekeeping tables may be written without an audit entry.

-- A council, school, health or care body, service or team.
CREATE TABLE bodies (
  la        int  NOT NULL,
  id        id   NOT NULL,
  public_id text NOT NULL UNIQUE,
  kind      text NOT NULL,
  name      text NOT NULL,
  urn       int,
  parent    int,
  phone     text,
  email     text,
  active    bool NOT NULL DEFAULT TRUE,
  PRIMARY KEY (la, id)
);

-- Anybody: children, parents and staff alike.
-- @personal
CREATE TABLE persons (
  la          int  NOT NULL,
  id          id   NOT NULL,
  public_id   text NOT NULL UNIQUE,
  given       text NOT NULL,
  family      text NOT NULL,
  born        date,
  csa_ends_on date,
  language    text NOT NULL DEFAULT 'en',
  version     int  NOT NULL DEFAULT 1,
  PRIMARY KEY (la, id)
);
CREATE INDEX persons_by_id ON persons (id);
CREATE INDEX persons_by_name ON persons (la, family, given);

-- How a person is reached.  A protected line is seen by nobody without the right to it.
-- @personal
CREATE TABLE contacts (
  la        int  NOT NULL,
  id        id   NOT NULL,
  person    int  NOT NULL,
  kind      text NOT NULL CHECK (kind IN ('email', 'mobile', 'phone', 'address')),
  value     text NOT NULL,
  postcode  text,
  protected bool NOT NULL DEFAULT FALSE,
  preferred bool NOT NULL DEFAULT FALSE,
  ended_on  date,
  PRIMARY KEY (la, id),
  FOREIGN KEY (la, person) REFERENCES persons (la, id)
);
CREATE INDEX contacts_by_person ON contacts (la, person);

-- Who is whose parent or carer.  sees_case is withdrawn by a court order or a restriction.
-- @personal
CREATE TABLE parenthoods (
  la             int  NOT NULL,
  id             id   NOT NULL,
  child          int  NOT NULL,
  person         int  NOT NULL,
  kind           text NOT NULL CHECK (kind IN ('parent', 'carer', 'authority')),
  responsibility bool NOT NULL DEFAULT TRUE,
  sees_case      bool NOT NULL DEFAULT TRUE,
  ended_on       date,
  PRIMARY KEY (la, id),
  FOREIGN KEY (la, child) REFERENCES persons (la, id),
  FOREIGN KEY (la, person) REFERENCES persons (la, id)
);
CREATE INDEX parenthoods_by_person ON parenthoods (person, la, child);
CREATE INDEX parenthoods_by_child ON parenthoods (la, child);

-- A role at a body, held by a person while it lasts.  Rights end with it.
CREATE TABLE posts (
  la      int  NOT NULL,
  id      id   NOT NULL,
  person  int  NOT NULL,
  body    int  NOT NULL,
  role    text NOT NULL,
  from_on date NOT NULL,
  to_on   date,
  PRIMARY KEY (la, id),
  FOREIGN KEY (la, body) REFERENCES bodies (la, id)
);
CREATE INDEX posts_by_person ON posts (person, role);
CREATE INDEX posts_by_body ON posts (la, body, role);

-- On whose roll a child is.
-- @personal
CREATE TABLE enrolments (
  la      int  NOT NULL,
  id      id   NOT NULL,
  child   int  NOT NULL,
  body    int  NOT NULL,
  from_on date NOT NULL,
  to_on   date,
  PRIMARY KEY (la, id),
  FOREIGN KEY (la, child) REFERENCES persons (la, id),
  FOREIGN KEY (la, body) REFERENCES bodies (la, id)
);
CREATE INDEX enrolments_by_child ON enrolments (la, child);
CREATE INDEX enrolments_by_body ON enrolments (la, body, child);

-- One child's way through the statutory process.  state is what the event log says (replay gives the same).
-- @personal
CREATE TABLE cases (
  la            int  NOT NULL,
  id            id   NOT NULL,
  public_id     text NOT NULL UNIQUE,
  reference     text NOT NULL UNIQUE,
  child         int  NOT NULL,
  pack          text NOT NULL,
  pack_version  text NOT NULL,
  state         text NOT NULL,
  received_on   date NOT NULL,
  team          int  NOT NULL,
  officer       int,
  holder_body   int  NOT NULL,
  holder_person int,
  holder_since  date NOT NULL,
  next_step     text NOT NULL,
  due_on        date,
  version       int  NOT NULL DEFAULT 1,
  PRIMARY KEY (la, id),
  FOREIGN KEY (la, child) REFERENCES persons (la, id),
  FOREIGN KEY (la, team) REFERENCES bodies (la, id),
  FOREIGN KEY (la, holder_body) REFERENCES bodies (la, id)
);
CREATE INDEX cases_by_child ON cases (la, child);
CREATE INDEX cases_by_team ON cases (la, team, due_on);
CREATE INDEX cases_by_officer ON cases (officer, due_on);

-- The append-only log that every clock, state and figure is computed from.
-- @personal
CREATE TABLE case_events (
  la          int  NOT NULL,
  id          id   NOT NULL,
  case_id     int  NOT NULL,
  type        text NOT NULL,
  on_date     date NOT NULL,
  recorded_at time NOT NULL,
  by_person   int,
  outcome     text,
  notice      text,
  advice      text,
  party       text,
  setting     text,
  transfer    text,
  decision    text,
  appealable  bool NOT NULL DEFAULT FALSE,
  order_kind  text,
  code        text,
  from_on     date,
  to_on       date,
  PRIMARY KEY (la, id),
  FOREIGN KEY (la, case_id) REFERENCES cases (la, id)
);
CREATE INDEX case_events_by_case ON case_events (la, case_id, on_date, id);

-- What was asked for, as it was sent.
-- @personal
CREATE TABLE requests (
  la           int  NOT NULL,
  id           id   NOT NULL,
  case_id      int  NOT NULL,
  requested_by int  NOT NULL,
  source       text NOT NULL CHECK (source IN ('parent', 'young_person', 'school', 'health', 'care', 'other')),
  relationship text NOT NULL,
  received_on  date NOT NULL,
  worry        text NOT NULL,
  tried        text,
  school       text,
  school_view  text,
  health       text,
  PRIMARY KEY (la, id),
  FOREIGN KEY (la, case_id) REFERENCES cases (la, id)
);
CREATE INDEX requests_by_case ON requests (la, case_id);

-- Who may be asked about the child, body by body.  Never a condition of the assessment.
-- @personal
CREATE TABLE consents (
  la       int  NOT NULL,
  id       id   NOT NULL,
  case_id  int  NOT NULL,
  body     text NOT NULL CHECK (body IN ('school', 'health', 'care')),
  given    bool NOT NULL,
  by_person int NOT NULL,
  at_time  time NOT NULL,
  PRIMARY KEY (la, id),
  FOREIGN KEY (la, case_id) REFERENCES cases (la, id)
);
CREATE INDEX consents_by_case ON consents (la, case_id);

-- A request that a family has begun and not sent.
-- @personal
CREATE TABLE request_drafts (
  la         int  NOT NULL,
  id         id   NOT NULL,
  reference  text NOT NULL UNIQUE,
  saved_at   time NOT NULL,
  sent_case  int,
  PRIMARY KEY (la, id)
);

-- The secrets, by their hashes, that lead to a draft: in a browser's cookie or in a link that was mailed.
-- @personal
CREATE TABLE draft_secrets (
  la          int  NOT NULL,
  draft       int  NOT NULL,
  secret_hash text NOT NULL UNIQUE,
  expires_on  date NOT NULL,
  PRIMARY KEY (la, draft, secret_hash),
  FOREIGN KEY (la, draft) REFERENCES request_drafts (la, id)
);

-- What has been typed into a draft so far, field by field as the forms name them.
-- @personal
CREATE TABLE draft_answers (
  la       int  NOT NULL,
  draft    int  NOT NULL,
  name     text NOT NULL,
  position int  NOT NULL,
  value    text NOT NULL,
  PRIMARY KEY (la, draft, name, position),
  FOREIGN KEY (la, draft) REFERENCES request_drafts (la, id)
);

-- A file on a draft or a case; the bytes lie in the file store under their hash.
-- @personal
CREATE TABLE documents (
  la        int  NOT NULL,
  id        id   NOT NULL,
  public_id text NOT NULL UNIQUE,
  draft     int,
  case_id   int,
  name      text NOT NULL,
  type      text NOT NULL,
  hash      text NOT NULL,
  bytes     int  NOT NULL,
  added_by  int,
  added_at  time NOT NULL,
  PRIMARY KEY (la, id)
);
CREATE INDEX documents_by_case ON documents (la, case_id);
CREATE INDEX documents_by_draft ON documents (la, draft);

-- A decision with its legal test, limb by limb (CFA 2014 s.36(8)).
-- @personal
CREATE TABLE decisions (
  la         int  NOT NULL,
  id         id   NOT NULL,
  public_id  text NOT NULL UNIQUE,
  case_id    int  NOT NULL,
  kind       text NOT NULL CHECK (kind IN ('assess', 'issue')),
  limb_a     bool NOT NULL,
  evidence_a text NOT NULL,
  limb_b     bool,
  evidence_b text,
  outcome    text NOT NULL CHECK (outcome IN ('yes', 'no')),
  reasons    text NOT NULL,
  decided_on date NOT NULL,
  by_person  int  NOT NULL,
  PRIMARY KEY (la, id),
  FOREIGN KEY (la, case_id) REFERENCES cases (la, id)
);
CREATE INDEX decisions_by_case ON decisions (la, case_id);

-- A statutory notice.  Issued ones are immutable and hashed.
-- @personal
CREATE TABLE notices (
  la        int  NOT NULL,
  id        id   NOT NULL,
  public_id text NOT NULL UNIQUE,
  case_id   int  NOT NULL,
  kind      text NOT NULL,
  decision  int,
  status    text NOT NULL CHECK (status IN ('draft', 'issued')),
  issued_on date,
  hash      text,
  version   int  NOT NULL DEFAULT 1,
  PRIMARY KEY (la, id),
  FOREIGN KEY (la, case_id) REFERENCES cases (la, id)
);
CREATE INDEX notices_by_case ON notices (la, case_id);

-- What a notice says, part by part as the policy pack asks.
-- @personal
CREATE TABLE notice_parts (
  la       int  NOT NULL,
  notice   int  NOT NULL,
  part     text NOT NULL,
  position int  NOT NULL,
  label    text NOT NULL,
  body     text NOT NULL,
  PRIMARY KEY (la, notice, part),
  FOREIGN KEY (la, notice) REFERENCES notices (la, id)
);

-- To whom a notice goes: a person or a body, never a free address.
-- @personal
CREATE TABLE notice_recipients (
  la      int  NOT NULL,
  id      id   NOT NULL,
  notice  int  NOT NULL,
  person  int,
  body    int,
  role    text NOT NULL CHECK (role IN ('family', 'health', 'care', 'school', 'setting')),
  channel text NOT NULL CHECK (channel IN ('email', 'letter')),
  sent_at time,
  PRIMARY KEY (la, id),
  FOREIGN KEY (la, notice) REFERENCES notices (la, id)
);
CREATE INDEX notice_recipients_by_notice ON notice_recipients (la, notice);

-- Reading outside one's own cases, with a reason, for eight hours.
-- @personal
CREATE TABLE break_glass (
  la       int  NOT NULL,
  id       id   NOT NULL,
  case_id  int  NOT NULL,
  person   int  NOT NULL,
  reason   text NOT NULL,
  from_at  time NOT NULL,
  until_at time NOT NULL,
  PRIMARY KEY (la, id),
  FOREIGN KEY (la, case_id) REFERENCES cases (la, id)
);
CREATE INDEX break_glass_by_person ON break_glass (person, until_at);

-- Where a form led that was sent with this key: sending it again leads there and does nothing twice.
-- @housekeeping
CREATE TABLE form_keys (
  key_hash text NOT NULL PRIMARY KEY,
  location text NOT NULL,
  at_time  time NOT NULL
);
CREATE INDEX form_keys_by_time ON form_keys (at_time);
