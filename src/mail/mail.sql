-- The outbox and how far each message has come.

-- outbox_insert(la int, id int, person int?, channel text, address text, language text, template text, event text, reference text, due_on date, created_at time) -> exec
-- @system whoever may make the change may have its recipient told; nothing is read
INSERT INTO outbox (la, id, person, channel, address, language, template, event, reference, due_on, created_at)
VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11);

-- delivery_insert(la int, id int, state text, link text, code text, at time) -> exec
-- @system the foreign key looks whether the message is there
INSERT INTO deliveries (la, id, state, link, code, created_at, changed_at) VALUES ($1, $2, $3, $4, $5, $6, $6);

-- outbox_waiting(la int, id int) -> one (address text, language text, template text, event text, reference text, due_on date, link text, code text, created_at time)
-- @system the worker sends it; nobody is signed in
SELECT o.address, o.language, o.template, o.event, o.reference, o.due_on, d.link, d.code, o.created_at
FROM outbox o JOIN deliveries d ON d.la = o.la AND d.id = o.id
WHERE o.la = $1 AND o.id = $2 AND d.state = 'waiting';

-- delivery_find(la int, id int) -> one (state text, reason text, changed_at time)
SELECT state, reason, changed_at FROM deliveries WHERE la = $1 AND id = $2;

-- delivery_end(la int, id int, from_state text, state text, reason text, at time) -> exec
UPDATE deliveries SET state = $4, reason = $5, changed_at = $6, link = NULL, code = NULL
WHERE la = $1 AND id = $2 AND state = $3;

-- deliveries_withhold(la int, person int, reference text, at time) -> exec
-- @system whoever ends a person's right to follow a case keeps back what is on its way to them
UPDATE deliveries SET state = 'failed', reason = 'withheld', changed_at = $4, link = NULL, code = NULL
WHERE la = $1 AND state IN ('waiting', 'to_print') AND id IN (SELECT o.id FROM outbox o WHERE o.la = $1 AND o.person = $2 AND o.reference = $3);

-- delivery_note(la int, id int, reason text, at time) -> exec
UPDATE deliveries SET reason = $3, changed_at = $4 WHERE la = $1 AND id = $2 AND state = 'waiting';

-- deliveries_without_job(kind text) -> many (la int, id int)
SELECT d.la, d.id FROM deliveries d
WHERE d.state = 'waiting'
  AND NOT EXISTS (SELECT 1 FROM jobs j WHERE j.kind = $1 AND j.payload = CAST(d.id AS text))
ORDER BY d.created_at LIMIT 500;
