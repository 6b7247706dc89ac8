-- A case's log is read as a whole and in order of date, by pages, clocks, figures and returns: it lies
-- together, in that order.
-- @personal
CREATE TABLE events_of_cases (
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
  body        text,
  PRIMARY KEY (la, case_id, on_date, id),
  FOREIGN KEY (la, case_id) REFERENCES cases (la, id)
);
INSERT INTO events_of_cases (la, id, case_id, type, on_date, recorded_at, by_person, outcome, notice, advice, party, setting, transfer, decision, appealable, order_kind, code, from_on, to_on, body)
SELECT la, id, case_id, type, on_date, recorded_at, by_person, outcome, notice, advice, party, setting, transfer, decision, appealable, order_kind, code, from_on, to_on, body FROM case_events;
DROP TABLE case_events;
ALTER TABLE events_of_cases RENAME TO case_events;
CREATE INDEX case_events_by_time ON case_events (la, recorded_at);
