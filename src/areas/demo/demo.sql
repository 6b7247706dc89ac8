-- Larkshire: what the story needs beyond the functions of the areas it plays.

-- demo_mark() -> one (active bool)
SELECT active FROM bodies WHERE la = 990 AND public_id = 'larkshire';

-- demo_finish() -> exec
UPDATE bodies SET active = TRUE WHERE la = 990 AND public_id = 'larkshire';

-- demo_request_insert(la int, id int, case_id int, requested_by int, source text, relationship text, received_on date, worry text, tried text, school text, school_view text, health text) -> exec
-- @system the story's families ask without a browser
INSERT INTO requests (la, id, case_id, requested_by, source, relationship, received_on, worry, tried, school, school_view, health)
VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12);

-- demo_consent_insert(la int, id int, case_id int, body text, given bool, by_person int, at_time time) -> exec
-- @system the story's families ask without a browser
INSERT INTO consents (la, id, case_id, body, given, by_person, at_time) VALUES ($1, $2, $3, $4, $5, $6, $7);

-- demo_notice_parts(la int, case_id int) -> many (version int, part text, body text)
-- @system the story's officer reads the form back to send it, as a browser would
SELECT n.version, p.part, p.body FROM notices n JOIN notice_parts p ON p.la = n.la AND p.notice = n.id
WHERE n.la = $1 AND n.case_id = $2 AND n.status = 'draft' ORDER BY p.position;
