-- The outbox and how far each message has come.

-- outbox_insert(la int, id int, public_id text, person int?, case_id int?, notice_letter int?, channel text, address text, language text, template text, event text, reference text, due_on date, created_at time) -> exec
-- @system whoever may make the change may have its recipient told; nothing is read
INSERT INTO outbox (la, id, public_id, person, case_id, notice_letter, channel, address, language, template, event, reference, due_on, created_at)
VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, $14);

-- delivery_insert(la int, id int, state text, link text, code text, at time) -> exec
-- @system the foreign key looks whether the message is there
INSERT INTO deliveries (la, id, state, link, code, created_at, changed_at) VALUES ($1, $2, $3, $4, $5, $6, $6);

-- outbox_message(la int, id int, state text) -> one (person int, case_id int, address text, language text, template text, event text, reference text, due_on date, link text, code text, created_at time)
-- @system the worker sends it while nobody is signed in; of a letter the caller has asked whether the viewer may see it
SELECT o.person, o.case_id, o.address, o.language, o.template, o.event, o.reference, o.due_on, d.link, d.code, o.created_at
FROM outbox o JOIN deliveries d ON d.la = o.la AND d.id = o.id
WHERE o.la = $1 AND o.id = $2 AND d.state = $3;

-- By whoever is written to: may they follow the case today, and how do they ask to be reached?
-- outbox_own_case(la int, case_id int) -> one (id int)
SELECT id FROM visible_case WHERE la = $1 AND id = $2;

-- outbox_own_contact(la int) -> one (kind text, value text)
SELECT kind, value FROM visible_contacts WHERE la = $1 AND person = viewer() AND ended_on IS NULL AND kind IN ('email', 'address')
ORDER BY preferred DESC, id DESC LIMIT 1;

-- outbox_account(la int, person int) -> one (email text, active bool)
-- @system somebody at work is written to at the address with which they sign in, shown to nobody
SELECT email, active FROM accounts WHERE la = $1 AND person = $2 ORDER BY id LIMIT 1;

-- delivery_find(la int, id int) -> one (state text, reason text, changed_at time)
SELECT state, reason, changed_at FROM deliveries WHERE la = $1 AND id = $2;

-- delivery_end(la int, id int, from_state text, state text, reason text, at time) -> exec
UPDATE deliveries SET state = $4, reason = $5, changed_at = $6, link = NULL, code = NULL
WHERE la = $1 AND id = $2 AND state = $3;

-- A letter that waits: only one that waits is marked.
-- delivery_posted(la int, id int, posted_on date, posted_by int, at time) -> exec
UPDATE deliveries SET state = 'printed', posted_on = $3, posted_by = $4, changed_at = $5, link = NULL
WHERE la = $1 AND id = $2 AND state = 'to_print';

-- Who is reached by post now, though there was an address when it was written.
-- delivery_to_post(la int, id int, at time) -> exec
UPDATE deliveries SET state = 'to_print', reason = NULL, changed_at = $3, code = NULL
WHERE la = $1 AND id = $2 AND state = 'waiting';

-- deliveries_withhold(la int, person int, reference text, at time) -> exec
-- @system whoever ends a person's right to follow a case keeps back what is on its way to them
UPDATE deliveries SET state = 'failed', reason = 'withheld', changed_at = $4, link = NULL, code = NULL
WHERE la = $1 AND state IN ('waiting', 'to_print') AND id IN (SELECT o.id FROM outbox o WHERE o.la = $1 AND o.person = $2 AND o.reference = $3);

-- delivery_note(la int, id int, reason text, at time) -> exec
UPDATE deliveries SET reason = $3, changed_at = $4 WHERE la = $1 AND id = $2 AND state = 'waiting';

-- letters_to_family() -> many (la int, person int, case_id int, reference text)
-- @system whoever a letter goes to is then asked by their own rights; nothing of it is shown
SELECT DISTINCT o.la, o.person, o.case_id, o.reference FROM deliveries d JOIN outbox o ON o.la = d.la AND o.id = d.id
WHERE d.state = 'to_print' AND o.person IS NOT NULL AND o.case_id IS NOT NULL
ORDER BY o.la, o.case_id, o.person LIMIT 500;

-- deliveries_without_job(kind text) -> many (la int, id int)
SELECT d.la, d.id FROM deliveries d
WHERE d.state = 'waiting'
  AND NOT EXISTS (SELECT 1 FROM jobs j WHERE j.kind = $1 AND j.payload = CAST(d.id AS text))
ORDER BY d.created_at LIMIT 500;
