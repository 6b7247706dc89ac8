-- When a case's last event was recorded, so that a day's work is found by its cases: one entry a case,
-- where an index of the events by their time had one an event.  NULL: before this column.
ALTER TABLE cases ADD COLUMN changed_at time;
CREATE INDEX cases_by_change ON cases (la, changed_at);
DROP INDEX case_events_by_time;
