-- From the decision to assess to the final plan: advice, the plan as rows, its
-- issued versions, what the family says of them, consultation, messages.
--
-- A case has one working plan, which is rows, each saved as it is edited under
-- a version of its own; and any number of issued versions, each an immutable
-- document in the exchange form (docs/plan-exchange.md) with its hash.

-- Numbers that a child is known by elsewhere: none is required.
-- @personal
CREATE TABLE identifiers (
  la     int  NOT NULL,
  person int  NOT NULL,
  kind   text NOT NULL CHECK (kind IN ('upn', 'uln', 'nhs')),
  value  text NOT NULL,
  PRIMARY KEY (la, person, kind),
  FOREIGN KEY (la, person) REFERENCES persons (la, id)
);
CREATE INDEX identifiers_by_value ON identifiers (la, kind, value);

-- Advice asked of a body, or of a person there (SEND Regulations 2014 reg. 6(1)(a) to (h)).
-- Reuse of earlier advice needs all three to be satisfied (reg. 6(4)): each says so on a day; a "no"
-- of one is kept, and fresh advice is given.  reason says why a request was withdrawn, or why the
-- council did not ask somebody the family wanted asked (refused).  ended_on ends the adviser's right.
-- @personal
CREATE TABLE advice_requests (
  la            int  NOT NULL,
  id            id   NOT NULL,
  public_id     text NOT NULL UNIQUE,
  case_id       int  NOT NULL,
  advice_key    text NOT NULL,
  body          int  NOT NULL,
  adviser       int,
  question      text NOT NULL,
  asked_on      date NOT NULL,
  asked_by      int  NOT NULL,
  due_on        date NOT NULL,
  status        text NOT NULL CHECK (status IN ('asked', 'given', 'reused', 'withdrawn', 'refused')),
  ended_on      date,
  reason        text,
  reuse_of      int,
  giver_agreed  date,
  la_agreed     date,
  family_agreed date,
  reuse_refused text CHECK (reuse_refused IN ('giver', 'la', 'family')),
  reuse_refused_on date,
  version       int  NOT NULL DEFAULT 1,
  PRIMARY KEY (la, id),
  FOREIGN KEY (la, case_id) REFERENCES cases (la, id),
  FOREIGN KEY (la, body) REFERENCES bodies (la, id)
);
CREATE INDEX advice_requests_by_case ON advice_requests (la, case_id);
CREATE INDEX advice_requests_by_body ON advice_requests (la, body, status, due_on);
CREATE INDEX advice_requests_by_adviser ON advice_requests (adviser, status);

-- What came back.  label is K1, K2 … in the plan; a draft until it is given.  Advice must speak to
-- needs, outcomes and provision: where it advises none, no_… says so in words.  copy_of: earlier
-- advice of another case, reused with everybody's agreement.
-- @personal
CREATE TABLE advice (
  la        int  NOT NULL,
  id        id   NOT NULL,
  public_id text NOT NULL UNIQUE,
  case_id   int  NOT NULL,
  request   int,
  advice_key text NOT NULL,
  label     text,
  author    text NOT NULL,
  role      text NOT NULL,
  body      int,
  by_person int,
  written_on date,
  given_on  date,
  summary   text NOT NULL DEFAULT '',
  no_needs     text,
  no_outcomes  text,
  no_provision text,
  copy_of   int,
  document  int,
  version   int  NOT NULL DEFAULT 1,
  PRIMARY KEY (la, id),
  FOREIGN KEY (la, case_id) REFERENCES cases (la, id)
);
CREATE INDEX advice_by_case ON advice (la, case_id);
CREATE UNIQUE INDEX advice_by_request ON advice (la, request, by_person);

-- One need, outcome or provision that was advised, and what became of it in the plan: used and
-- merged name rows of the plan (plan_evidence), left_out gives a reason that the family reads.
-- quantity is in hundredths; type of provision as plan_rows.kind has it.
-- @personal
CREATE TABLE advice_rows (
  la          int  NOT NULL,
  id          id   NOT NULL,
  advice      int  NOT NULL,
  kind        text NOT NULL CHECK (kind IN ('need', 'outcome', 'provision')),
  position    int  NOT NULL,
  text        text NOT NULL,
  area        int,
  section     text,
  measure     text,
  type        text,
  quantity    int,
  unit        text,
  frequency   text,
  group_size  int,
  deliverer   text,
  until_on    date,
  disposition text CHECK (disposition IN ('used', 'merged', 'left_out')),
  reason      text,
  settled_by  int,
  version     int  NOT NULL DEFAULT 1,
  PRIMARY KEY (la, id),
  FOREIGN KEY (la, advice) REFERENCES advice (la, id)
);
CREATE INDEX advice_rows_by_advice ON advice_rows (la, advice, position);

-- The working plan of a case.  setting_ground says why a setting that the family asked for is not
-- named (CFA 2014 s.39(4)); setting_by and setting_on who named the setting or type and when.  findings are what the quality rules said of it last, findings_of the
-- hash of what they looked at: a page need not ask them again while nothing has changed.
-- @personal
CREATE TABLE plans (
  la           int  NOT NULL,
  id           id   NOT NULL,
  case_id      int  NOT NULL,
  review_on    date,
  week_hours   int,
  setting      int,
  setting_type text,
  setting_reason text,
  setting_ground text CHECK (setting_ground IN ('unsuitable', 'other_children', 'resources')),
  setting_by   int,
  setting_on   date,
  findings_of  text,
  findings     text,
  version      int  NOT NULL DEFAULT 1,
  PRIMARY KEY (la, id),
  UNIQUE (la, case_id),
  FOREIGN KEY (la, case_id) REFERENCES cases (la, id)
);

-- Sections that are words: A, I, J and the summary, and a word where B to H have no row ("none known").
-- @personal
CREATE TABLE plan_sections (
  la      int  NOT NULL,
  plan    int  NOT NULL,
  section text NOT NULL,
  text    text NOT NULL,
  said_on date,
  changed_by int,
  changed_at time,
  version int  NOT NULL DEFAULT 1,
  PRIMARY KEY (la, plan, section),
  FOREIGN KEY (la, plan) REFERENCES plans (la, id)
);

-- Needs (B, C, D), outcomes (E) and provision (F, G, H1, H2).  label is B1, E2, F3 …: given once and
-- never given again in the same plan, so that a comment or a letter means the same row for ever.
-- @personal
CREATE TABLE plan_rows (
  la            int  NOT NULL,
  id            id   NOT NULL,
  plan          int  NOT NULL,
  label         text NOT NULL,
  section       text NOT NULL CHECK (section IN ('B', 'C', 'D', 'E', 'F', 'G', 'H1', 'H2')),
  position      int  NOT NULL,
  text          text NOT NULL,
  area          int,
  measure       text,
  interim       text,
  pfa           text,
  due_on        date,
  review_on     date,
  kind          text,
  quantity      int,
  unit          text,
  frequency     text,
  group_size    int,
  deliverer     text,
  qualification text,
  flex          text,
  flex_reason   text,
  from_on       date,
  to_on         date,
  alongside     bool NOT NULL DEFAULT FALSE,
  not_educational bool NOT NULL DEFAULT FALSE,
  removed       bool NOT NULL DEFAULT FALSE,
  changed_by    int,
  changed_at    time,
  version       int  NOT NULL DEFAULT 1,
  PRIMARY KEY (la, id),
  UNIQUE (la, plan, label),
  FOREIGN KEY (la, plan) REFERENCES plans (la, id)
);

-- The golden thread: a need to the outcomes and provision that meet it, an outcome to its provision.
-- @personal
CREATE TABLE plan_ties (
  la       int NOT NULL,
  from_row int NOT NULL,
  to_row   int NOT NULL,
  PRIMARY KEY (la, from_row, to_row),
  FOREIGN KEY (la, from_row) REFERENCES plan_rows (la, id),
  FOREIGN KEY (la, to_row) REFERENCES plan_rows (la, id)
);
CREATE INDEX plan_ties_by_to ON plan_ties (la, to_row);

-- Which advised rows a row of the plan rests on: evidence, and where an advised row was used.
-- @personal
CREATE TABLE plan_evidence (
  la         int NOT NULL,
  plan_row   int NOT NULL,
  advice_row int NOT NULL,
  PRIMARY KEY (la, plan_row, advice_row),
  FOREIGN KEY (la, plan_row) REFERENCES plan_rows (la, id),
  FOREIGN KEY (la, advice_row) REFERENCES advice_rows (la, id)
);
CREATE INDEX plan_evidence_by_advice ON plan_evidence (la, advice_row);

-- Reports that a row rests on as a whole, where no one row of them says it.
-- @personal
CREATE TABLE plan_sources (
  la       int NOT NULL,
  plan_row int NOT NULL,
  advice   int NOT NULL,
  PRIMARY KEY (la, plan_row, advice),
  FOREIGN KEY (la, plan_row) REFERENCES plan_rows (la, id),
  FOREIGN KEY (la, advice) REFERENCES advice (la, id)
);

-- A finding that a named senior officer lets stand, with the reason.
-- @personal
CREATE TABLE lint_overrides (
  la        int  NOT NULL,
  id        id   NOT NULL,
  plan      int  NOT NULL,
  rule      text NOT NULL,
  item      text NOT NULL,
  reason    text NOT NULL,
  by_person int  NOT NULL,
  at_time   time NOT NULL,
  PRIMARY KEY (la, id),
  UNIQUE (la, plan, rule, item),
  FOREIGN KEY (la, plan) REFERENCES plans (la, id)
);

-- A version that was issued: never changed, never removed.  document is the exchange form, hash its
-- BLAKE2b-256.  respond_by is the last day for views on a draft (reg. 13(1): 15 days from service).
-- @personal
CREATE TABLE plan_versions (
  la         int  NOT NULL,
  id         id   NOT NULL,
  public_id  text NOT NULL UNIQUE,
  case_id    int  NOT NULL,
  number     int  NOT NULL,
  kind       text NOT NULL CHECK (kind IN ('draft', 'final', 'amendment', 'amended')),
  issued_on  date NOT NULL,
  issued_by  int  NOT NULL,
  respond_by date,
  document   text NOT NULL,
  hash       text NOT NULL,
  PRIMARY KEY (la, id),
  UNIQUE (la, case_id, number),
  FOREIGN KEY (la, case_id) REFERENCES cases (la, id)
);

-- What the family says of a line of a version, and the council's answer on that line.  item is a
-- label of a row or the letter of a section.
-- @personal
CREATE TABLE line_comments (
  la          int  NOT NULL,
  id          id   NOT NULL,
  public_id   text NOT NULL UNIQUE,
  case_id     int  NOT NULL,
  plan_version int NOT NULL,
  item        text NOT NULL,
  text        text NOT NULL,
  by_person   int  NOT NULL,
  at_time     time NOT NULL,
  answer      text CHECK (answer IN ('accepted', 'partly', 'declined')),
  answer_text text,
  answered_by int,
  answered_at time,
  version     int  NOT NULL DEFAULT 1,
  PRIMARY KEY (la, id),
  FOREIGN KEY (la, case_id) REFERENCES cases (la, id),
  FOREIGN KEY (la, plan_version) REFERENCES plan_versions (la, id)
);
CREATE INDEX line_comments_by_case ON line_comments (la, case_id);

-- What the family asks for: a setting (CFA 2014 s.38(3)), a meeting, a mediator.
-- @personal
CREATE TABLE family_wishes (
  la          int  NOT NULL,
  id          id   NOT NULL,
  public_id   text NOT NULL UNIQUE,
  case_id     int  NOT NULL,
  kind        text NOT NULL CHECK (kind IN ('setting', 'meeting', 'mediation')),
  body        int,
  text        text NOT NULL,
  by_person   int  NOT NULL,
  on_date     date NOT NULL,
  answer_by   date,
  answer      text,
  answered_by int,
  answered_on date,
  version     int  NOT NULL DEFAULT 1,
  PRIMARY KEY (la, id),
  FOREIGN KEY (la, case_id) REFERENCES cases (la, id)
);
CREATE INDEX family_wishes_by_case ON family_wishes (la, case_id);

-- A setting is asked whether it can meet the plan (CFA 2014 s.39(2)), with the version and all of
-- section K.  Its right to read ends on ends_on.
-- @personal
CREATE TABLE consultations (
  la           int  NOT NULL,
  id           id   NOT NULL,
  public_id    text NOT NULL UNIQUE,
  case_id      int  NOT NULL,
  plan_version int  NOT NULL,
  body         int  NOT NULL,
  sent_on      date NOT NULL,
  sent_by      int  NOT NULL,
  due_on       date NOT NULL,
  ends_on      date,
  answer       text CHECK (answer IN ('yes', 'with_changes', 'no')),
  ground       text CHECK (ground IN ('unsuitable', 'other_children', 'resources')),
  reply        text,
  replied_on   date,
  replied_by   int,
  version      int  NOT NULL DEFAULT 1,
  PRIMARY KEY (la, id),
  FOREIGN KEY (la, case_id) REFERENCES cases (la, id),
  FOREIGN KEY (la, plan_version) REFERENCES plan_versions (la, id),
  FOREIGN KEY (la, body) REFERENCES bodies (la, id)
);
CREATE INDEX consultations_by_case ON consultations (la, case_id);
CREATE INDEX consultations_by_body ON consultations (la, body);

-- Line by line: can it deliver F3?
-- @personal
CREATE TABLE consultation_lines (
  la           int  NOT NULL,
  consultation int  NOT NULL,
  item         text NOT NULL,
  can          text NOT NULL CHECK (can IN ('yes', 'with_changes', 'no')),
  note         text NOT NULL DEFAULT '',
  PRIMARY KEY (la, consultation, item),
  FOREIGN KEY (la, consultation) REFERENCES consultations (la, id)
);

-- A conversation on a case.  reply_by is the day by which the council promises an answer.
-- @personal
CREATE TABLE messages (
  la          int  NOT NULL,
  id          id   NOT NULL,
  public_id   text NOT NULL UNIQUE,
  case_id     int  NOT NULL,
  topic       text NOT NULL,
  answers     int,
  from_family bool NOT NULL,
  text        text NOT NULL,
  by_person   int  NOT NULL,
  at_time     time NOT NULL,
  reply_by    date,
  answered_on date,
  PRIMARY KEY (la, id),
  FOREIGN KEY (la, case_id) REFERENCES cases (la, id)
);
CREATE INDEX messages_by_case ON messages (la, case_id, at_time);
CREATE INDEX messages_waiting ON messages (la, from_family, answered_on, reply_by);

-- What somebody promised a family: on the day of by_person, whoever promised it or the officer to whom
-- the case went since, until it is done.
-- @personal
CREATE TABLE promises (
  la        int  NOT NULL,
  id        id   NOT NULL,
  public_id text NOT NULL UNIQUE,
  case_id   int  NOT NULL,
  text      text NOT NULL,
  made_on   date NOT NULL,
  due_on    date NOT NULL,
  by_person int  NOT NULL,
  kept_on   date,
  PRIMARY KEY (la, id),
  FOREIGN KEY (la, case_id) REFERENCES cases (la, id)
);
CREATE INDEX promises_by_case ON promises (la, case_id);
CREATE INDEX promises_by_person ON promises (by_person, kept_on, due_on);
CREATE INDEX promises_open ON promises (la, kept_on, due_on);

-- A nudge to whoever holds something up, so that nobody is nudged twice in five working days; or, with
-- a reason and the day it is now expected that the family reads too, to the head of the body.
-- @personal
CREATE TABLE chases (
  la             int  NOT NULL,
  id             id   NOT NULL,
  case_id        int  NOT NULL,
  advice_request int,
  consultation   int,
  body           int  NOT NULL,
  by_person      int  NOT NULL,
  on_date        date NOT NULL,
  escalated      bool NOT NULL DEFAULT FALSE,
  reason         text,
  expected_on    date,
  PRIMARY KEY (la, id),
  FOREIGN KEY (la, case_id) REFERENCES cases (la, id)
);
CREATE INDEX chases_by_case ON chases (la, case_id, on_date);

-- Weeks in which a school is closed, for the exceptions of reg. 5(4), 8(2), 10(4) and 13(3).
CREATE TABLE closures (
  la      int  NOT NULL,
  id      id   NOT NULL,
  body    int  NOT NULL,
  from_on date NOT NULL,
  to_on   date NOT NULL,
  PRIMARY KEY (la, id),
  FOREIGN KEY (la, body) REFERENCES bodies (la, id)
);
CREATE INDEX closures_by_body ON closures (la, body, from_on);

-- How whoever a case can be about is found by a name that is misspelt: each word of the name as it is
-- sorted, as it is heard, and with one letter left out (src/areas/people/names.h).
-- @personal
CREATE TABLE name_keys (
  la     int  NOT NULL,
  key    text NOT NULL,
  person int  NOT NULL,
  PRIMARY KEY (la, key, person),
  FOREIGN KEY (la, person) REFERENCES persons (la, id)
);
CREATE INDEX name_keys_by_person ON name_keys (la, person);
CREATE INDEX persons_by_birth ON persons (la, born);

-- Why a time limit was said to be lifted, and who decided it; the claim itself is an event of the case.
-- @personal
CREATE TABLE exception_reasons (
  la         int  NOT NULL,
  id         id   NOT NULL,
  case_id    int  NOT NULL,
  code       text NOT NULL,
  reason     text NOT NULL,
  claimed_on date NOT NULL,
  by_person  int  NOT NULL,
  PRIMARY KEY (la, id),
  FOREIGN KEY (la, case_id) REFERENCES cases (la, id)
);
CREATE INDEX exception_reasons_by_case ON exception_reasons (la, case_id);
