-- The bulk of the demo: what stands around a made-up case.

-- bulk_advice_insert(la int, id int, public_id text, case_id int, advice_key text, body int, question text, asked_on date, asked_by int, due_on date, status text, ended_on date) -> exec
-- @system the made-up area asks without a browser
INSERT INTO advice_requests (la, id, public_id, case_id, advice_key, body, question, asked_on, asked_by, due_on, status, ended_on)
VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12);

-- bulk_message_insert(la int, id int, public_id text, case_id int, topic text, text text, by_person int, at_time time, reply_by date) -> exec
-- @system the made-up area's families write without a browser
INSERT INTO messages (la, id, public_id, case_id, topic, from_family, text, by_person, at_time, reply_by)
VALUES ($1, $2, $3, $4, $5, TRUE, $6, $7, $8, $9);

-- bulk_need_insert(la int, case_id int, code text) -> exec
-- @system the case is being made: nobody stands in a relation to it yet
INSERT INTO case_needs (la, case_id, rank, code) VALUES ($1, $2, 1, $3);

-- bulk_setting_insert(urn int, authority int, name text, type int, type_name text, phase text, town text, postcode text, easting int, northing int, capacity int?) -> exec
INSERT INTO establishments (urn, authority, name, type, type_name, status, phase, town, postcode, easting, northing, capacity, section_41, needs, provision, digest)
VALUES ($1, $2, $3, $4, $5, 'open', $6, $7, $8, $9, $10, $11, FALSE, '', '', '');

-- bulk_setting_urn(la int, id int) -> one (urn int)
SELECT urn FROM bodies WHERE la = $1 AND id = $2;

-- bulk_body(la int, id int) -> one (public_id text)
SELECT public_id FROM bodies WHERE la = $1 AND id = $2;

-- bulk_child(la int, case_id int) -> one (given text, family text)
-- @system the case is being made: nobody stands in a relation to it yet
SELECT p.given, p.family FROM cases c JOIN persons p ON p.la = c.la AND p.id = c.child WHERE c.la = $1 AND c.id = $2;

-- bulk_version_insert(la int, id int, public_id text, case_id int, issued_on date, issued_by int, respond_by date, document text, hash text) -> exec
-- @system the made-up area serves drafts without a browser
INSERT INTO plan_versions (la, id, public_id, case_id, number, kind, issued_on, issued_by, respond_by, document, hash)
VALUES ($1, $2, $3, $4, 1, 'draft', $5, $6, $7, $8, $9);

-- bulk_consultation_insert(la int, id int, public_id text, case_id int, plan_version int, body int, sent_on date, sent_by int, due_on date) -> exec
-- @system the made-up area asks without a browser
INSERT INTO consultations (la, id, public_id, case_id, plan_version, body, sent_on, sent_by, due_on)
VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9);
