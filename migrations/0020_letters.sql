-- Letters as they went out, the kinds of settings that have no number in the register, what followed
-- a setting that closed, what the family asks for while the assessment runs, and hand-overs.

-- What an issued notice says in another language: the words of the program in that language, what a
-- person wrote as it was written.  Made when the notice is issued, never changed.
-- @personal
CREATE TABLE notice_texts (
  la       int  NOT NULL,
  notice   int  NOT NULL,
  language text NOT NULL,
  part     text NOT NULL,
  label    text NOT NULL,
  body     text NOT NULL,
  PRIMARY KEY (la, notice, language, part),
  FOREIGN KEY (la, notice) REFERENCES notices (la, id)
);

-- The letter that a recipient got, as a file of the store: made when the notice is issued, never
-- changed.  addressed: it bears that person's postal address; guarded: and that is a protected one.
-- @personal
CREATE TABLE notice_letters (
  la        int  NOT NULL,
  id        id   NOT NULL,
  public_id text NOT NULL UNIQUE,
  notice    int  NOT NULL,
  recipient int  NOT NULL,
  language  text NOT NULL,
  hash      text NOT NULL,
  bytes     int  NOT NULL,
  addressed bool NOT NULL,
  guarded   bool NOT NULL,
  PRIMARY KEY (la, id),
  FOREIGN KEY (la, notice) REFERENCES notices (la, id),
  FOREIGN KEY (la, recipient) REFERENCES notice_recipients (la, id)
);
CREATE INDEX notice_letters_by_notice ON notice_letters (la, notice);
CREATE INDEX notice_letters_by_hash ON notice_letters (hash);

-- The kind of a setting without a number in the register, as the policy pack names it ("early_years").
ALTER TABLE bodies ADD COLUMN setting text;

-- Which setting took the place of one that closed, as the register of schools says.
CREATE TABLE establishment_links (
  urn       int  NOT NULL,
  successor int  NOT NULL,
  name      text NOT NULL,
  on_date   date,
  PRIMARY KEY (urn, successor)
);

-- What the family asks for: a setting (CFA 2014 s.38(3)), a meeting, a mediator, or that somebody
-- (who) is asked for advice (reg. 6(1)(h)).  agreed: the answer is yes; not said where the answer is
-- another act (a setting is named).  meet_on: the day of a meeting that was agreed.
-- @personal
CREATE TABLE wishes_of_families (
  la          int  NOT NULL,
  id          id   NOT NULL,
  public_id   text NOT NULL UNIQUE,
  case_id     int  NOT NULL,
  kind        text NOT NULL CHECK (kind IN ('setting', 'meeting', 'mediation', 'advice')),
  body        int,
  who         text,
  text        text NOT NULL,
  by_person   int  NOT NULL,
  on_date     date NOT NULL,
  answer_by   date,
  agreed      text CHECK (agreed IN ('yes', 'no')),
  answer      text,
  answered_by int,
  answered_on date,
  meet_on     date,
  version     int  NOT NULL DEFAULT 1,
  PRIMARY KEY (la, id),
  FOREIGN KEY (la, case_id) REFERENCES cases (la, id)
);
INSERT INTO wishes_of_families (la, id, public_id, case_id, kind, body, text, by_person, on_date, answer_by, answer, answered_by, answered_on, version)
SELECT la, id, public_id, case_id, kind, body, text, by_person, on_date, answer_by, answer, answered_by, answered_on, version FROM family_wishes;
DROP TABLE family_wishes;
ALTER TABLE wishes_of_families RENAME TO family_wishes;
CREATE INDEX family_wishes_by_case ON family_wishes (la, case_id);

-- A case went from one officer to another: what stood open on that day, and a note for the new one.
-- @personal
CREATE TABLE hand_overs (
  la           int  NOT NULL,
  id           id   NOT NULL,
  case_id      int  NOT NULL,
  from_officer int,
  to_officer   int  NOT NULL,
  on_date      date NOT NULL,
  by_person    int  NOT NULL,
  state        text NOT NULL,
  next_step    text,
  due_on       date,
  promises     int  NOT NULL,
  messages     int  NOT NULL,
  wishes       int  NOT NULL,
  note         text,
  PRIMARY KEY (la, id),
  FOREIGN KEY (la, case_id) REFERENCES cases (la, id)
);
CREATE INDEX hand_overs_by_case ON hand_overs (la, case_id, on_date);
CREATE INDEX hand_overs_by_officer ON hand_overs (to_officer, on_date);
