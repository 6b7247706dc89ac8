-- What the officer's story needs beyond the pages it plays.

-- demo_advice_request(la int, id int, public_id text, case_id int, advice_key text, body int, question text, asked_on date, asked_by int, due_on date) -> exec
-- @system the story's officer asks without a browser
INSERT INTO advice_requests (la, id, public_id, case_id, advice_key, body, question, asked_on, asked_by, due_on, status)
VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, 'asked');

-- demo_identifier(la int, person int, kind text, value text) -> exec
-- @system the story's officer knows the numbers
INSERT INTO identifiers (la, person, kind, value) VALUES ($1, $2, $3, $4);

-- demo_closure(la int, id int, body int, from_on date, to_on date) -> exec
INSERT INTO closures (la, id, body, from_on, to_on) VALUES ($1, $2, $3, $4, $5);
