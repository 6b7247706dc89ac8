-- What the dispatcher itself asks of the database.

-- case_by_public_id(public_id text) -> one (la int, id int, public_id text, reference text, child int, pack text, pack_version text, state text, received_on date, team int, officer int, holder_body int, holder_person int, holder_since date, next_step text, due_on date, version int, relations int)
SELECT la, id, public_id, reference, child, pack, pack_version, state, received_on, team, officer,
       holder_body, holder_person, holder_since, next_step, due_on, version, relations
FROM visible_case WHERE public_id = $1;

-- case_of_advice(public_id text) -> one (public_id text)
SELECT c.public_id FROM visible_advice_requests q JOIN visible_case c ON c.la = q.la AND c.id = q.case_id
WHERE q.public_id = $1;

-- draft_on_page(secret_hash text) -> one (la int, id int, reference text)
-- @system the secret in the cookie is the right; nobody is signed in yet
SELECT d.la, d.id, d.reference FROM draft_secrets s JOIN request_drafts d ON d.la = s.la AND d.id = s.draft
WHERE s.secret_hash = $1 AND s.expires_on >= today() AND d.sent_case IS NULL;

-- form_key_claim(key_hash text, sender text, content text, at_time time) -> exec
INSERT INTO form_keys (key_hash, sender, content, location, at_time) VALUES ($1, $2, $3, '', $4) ON CONFLICT DO NOTHING;

-- form_key_last(sender text, since time) -> one (content text, location text)
SELECT content, location FROM form_keys WHERE sender = $1 AND at_time >= $2 ORDER BY at_time DESC LIMIT 1;

-- draft_typed(reference text) -> one (la int, id int, reference text)
-- @system somebody of the council goes on with what they began themselves, where their post still lets them
SELECT d.la, d.id, d.reference FROM request_drafts d
WHERE d.reference = $1 AND d.typed_by = viewer() AND d.sent_case IS NULL;

-- form_key_location(key_hash text) -> one (location text)
SELECT location FROM form_keys WHERE key_hash = $1;

-- form_key_done(key_hash text, location text) -> exec
UPDATE form_keys SET location = $2 WHERE key_hash = $1;

-- form_keys_forget(before time) -> exec
DELETE FROM form_keys WHERE at_time < $1;
