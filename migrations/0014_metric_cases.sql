-- Counting all cases again reads no facts of cases that have not changed, and one counting at a time
-- writes the tallies.

-- Of a case's facts together, so that they need not be read to be compared.
-- @personal
CREATE TABLE metric_cases (
  la      int NOT NULL,
  case_id int NOT NULL,
  digest  int NOT NULL,
  PRIMARY KEY (la, case_id)
);

-- While all cases are counted no other counting may touch the tallies; unset: none is under way.
ALTER TABLE metric_marks ADD COLUMN busy_until time;

-- From a number to its cases: everything asked for is in the index.
DROP INDEX metric_facts_by_day;
CREATE INDEX metric_facts_by_day ON metric_facts (la, metric, topic, item, day, numerator, denominator);

-- What the council says beside a published figure, for everybody.  The last words stand; none are lost.
CREATE TABLE figure_words (
  la        int  NOT NULL,
  id        id   NOT NULL,
  metric    text NOT NULL,
  words     text NOT NULL,
  by_person int  NOT NULL,
  said_at   time NOT NULL,
  PRIMARY KEY (la, id)
);
CREATE INDEX figure_words_by_metric ON figure_words (metric, said_at);
