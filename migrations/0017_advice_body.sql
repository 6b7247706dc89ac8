-- Which request for advice an event of the log asks or answers (advice_requests.public_id): two bodies may be
-- asked under one key.  NULL: the event is none of advice, or was kept before this column.
ALTER TABLE case_events ADD COLUMN body text;
