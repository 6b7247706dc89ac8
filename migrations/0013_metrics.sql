-- Figures: what each case adds to which figure on which day, and the tallies of all cases.
--
-- All of it is counted from the log of events and the rows of plans, and can be counted again at any
-- time: waymark stats --recount.  Nothing else is kept here, so no foreign keys slow the counting.

-- One case's part in the figures.  topic and item: of a breakdown; "Total" is all together.
-- @personal
CREATE TABLE metric_facts (
  la          int  NOT NULL,
  case_id     int  NOT NULL,
  metric      text NOT NULL,
  topic       text NOT NULL,
  item        text NOT NULL,
  day         date NOT NULL,
  numerator   int  NOT NULL,
  denominator int  NOT NULL,
  PRIMARY KEY (la, case_id, metric, topic, item, day)
);
CREATE INDEX metric_facts_by_day ON metric_facts (la, metric, topic, item, day);

-- The sums of metric_facts over all cases of an authority.
-- @housekeeping
CREATE TABLE metric_tallies (
  la          int  NOT NULL,
  metric      text NOT NULL,
  topic       text NOT NULL,
  item        text NOT NULL,
  day         date NOT NULL,
  numerator   int  NOT NULL,
  denominator int  NOT NULL,
  PRIMARY KEY (la, metric, topic, item, day)
);

-- How far an authority's events have been counted, and by which table of metrics.
-- @housekeeping
CREATE TABLE metric_marks (
  la          int  NOT NULL PRIMARY KEY,
  counted_to  time NOT NULL,
  definitions int  NOT NULL
);

-- What a final plan said when it was issued: the working plan moves on, the figure must not.
-- @personal
CREATE TABLE metric_plans (
  la           int  NOT NULL,
  version      int  NOT NULL,
  case_id      int  NOT NULL,
  issued_on    date NOT NULL,
  area         int,
  setting_type text,
  PRIMARY KEY (la, version)
);
CREATE INDEX metric_plans_by_case ON metric_plans (la, case_id, issued_on);

-- Cases with something new are found by when it came.
CREATE INDEX case_events_by_time ON case_events (la, recorded_at);
CREATE INDEX messages_by_time ON messages (la, at_time);
CREATE INDEX messages_by_answer ON messages (la, answered_on);
CREATE INDEX promises_by_making ON promises (la, made_on);
CREATE INDEX promises_by_keeping ON promises (la, kept_on);
CREATE INDEX plan_versions_by_day ON plan_versions (la, issued_on);
