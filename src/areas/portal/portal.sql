-- A family's request, from its first answer to the case it becomes.

-- draft_insert(la int, id int, reference text, saved_at time, typed_by int?) -> exec
-- @system a new draft is its browser's, by the secret that comes with it, or that of who types it
INSERT INTO request_drafts (la, id, reference, saved_at, typed_by) VALUES ($1, $2, $3, $4, $5);

-- drafts_typed(la int) -> many (reference text, saved_at time, given text, family text)
-- @system one's own, begun for somebody and not recorded yet
SELECT d.reference, d.saved_at,
  (SELECT a.value FROM draft_answers a WHERE a.la = d.la AND a.draft = d.id AND a.name = 'child_given') AS given,
  (SELECT a.value FROM draft_answers a WHERE a.la = d.la AND a.draft = d.id AND a.name = 'child_family') AS family
FROM request_drafts d WHERE d.la = $1 AND d.typed_by = viewer() AND d.sent_case IS NULL ORDER BY d.saved_at DESC LIMIT 20;

-- draft_secret_insert(la int, draft int, secret_hash text, expires_on date) -> exec
-- @system whoever has the draft may have another way to it
INSERT INTO draft_secrets (la, draft, secret_hash, expires_on) VALUES ($1, $2, $3, $4);

-- draft_by_secret(secret_hash text) -> one (la int, id int)
-- @system the secret in the link or cookie is the right; nobody is signed in yet
SELECT d.la, d.id FROM draft_secrets s JOIN request_drafts d ON d.la = s.la AND d.id = s.draft
WHERE s.secret_hash = $1 AND s.expires_on >= today() AND d.sent_case IS NULL;

-- drafts_by_email(email text) -> many (la int, id int, reference text)
-- @system a link is mailed to the address that the draft itself gives, and nothing is shown
SELECT d.la, d.id, d.reference FROM draft_answers a JOIN request_drafts d ON d.la = a.la AND d.id = a.draft
WHERE a.name = 'email' AND lower(a.value) = lower($1) AND d.sent_case IS NULL AND d.typed_by IS NULL ORDER BY d.saved_at DESC LIMIT 5;

-- draft_touch(la int, id int, saved_at time) -> exec
-- @system the draft was found by its secret
UPDATE request_drafts SET saved_at = $3 WHERE la = $1 AND id = $2;

-- draft_mark_sent(la int, id int, sent_case int) -> exec
-- @system the draft was found by its secret; a sent draft is never sent again
UPDATE request_drafts SET sent_case = $3 WHERE la = $1 AND id = $2 AND sent_case IS NULL;

-- draft_answers(la int, draft int) -> many (name text, value text)
-- @system the draft was found by its secret
SELECT name, value FROM draft_answers WHERE la = $1 AND draft = $2 ORDER BY name, position;

-- draft_answer_clear(la int, draft int, name text) -> exec
-- @system the draft was found by its secret
DELETE FROM draft_answers WHERE la = $1 AND draft = $2 AND name = $3;

-- draft_answer_insert(la int, draft int, name text, position int, value text) -> exec
-- @system the draft was found by its secret
INSERT INTO draft_answers (la, draft, name, position, value) VALUES ($1, $2, $3, $4, $5);

-- draft_answers_forget(la int, draft int) -> exec
-- @system a sent draft's answers live on in the request and the copy is removed; those of a deleted one go with it
DELETE FROM draft_answers WHERE la = $1 AND draft = $2;

-- draft_documents(la int, draft int) -> many (id int, public_id text, name text, type text, bytes int)
-- @system the draft was found by its secret
SELECT id, public_id, name, type, bytes FROM documents WHERE la = $1 AND draft = $2 AND case_id IS NULL ORDER BY id;

-- draft_document_insert(la int, id int, public_id text, draft int, name text, type text, hash text, bytes int, added_at time) -> exec
-- @system the draft was found by its secret
INSERT INTO documents (la, id, public_id, draft, name, type, hash, bytes, added_at)
VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9);

-- draft_document_remove(la int, draft int, public_id text) -> exec
-- @system the draft was found by its secret
DELETE FROM documents WHERE la = $1 AND draft = $2 AND public_id = $3 AND case_id IS NULL;

-- draft_documents_to_case(la int, draft int, case_id int, added_by int, came_from text, came_on date) -> exec
-- @system the draft was found by its secret; its documents move to the case it becomes
UPDATE documents SET case_id = $3, added_by = $4, came_from = $5, came_on = $6 WHERE la = $1 AND draft = $2 AND case_id IS NULL;

-- A request that was begun to be typed, and is not recorded: by the one who began it.
-- typed_documents_delete(la int, draft int) -> exec
-- @system the draft was found by who types it
DELETE FROM documents WHERE la = $1 AND draft = $2 AND case_id IS NULL;

-- typed_delete(la int, draft int) -> exec
-- @system the draft was found by who types it; what was recorded is the case's, and stays
DELETE FROM request_drafts WHERE la = $1 AND id = $2 AND typed_by = viewer() AND sent_case IS NULL;

-- authorities() -> many (la int, id int, name text, phone text, email text)
SELECT la, id, name, phone, email FROM bodies WHERE kind = 'authority' AND active ORDER BY name;

-- authority_by_la(la int) -> one (id int, name text, phone text, email text)
SELECT id, name, phone, email FROM bodies WHERE la = $1 AND kind = 'authority' ORDER BY id LIMIT 1;

-- own_email(la int, person int) -> one (value text)
SELECT value FROM visible_contacts
WHERE la = $1 AND person = $2 AND kind = 'email' AND ended_on IS NULL ORDER BY id DESC LIMIT 1;

-- team_for_new_requests(la int) -> one (id int)
SELECT id FROM bodies WHERE la = $1 AND kind = 'team' AND active ORDER BY id LIMIT 1;

-- request_insert(la int, id int, case_id int, requested_by int, source text, relationship text, received_on date, worry text, tried text, school text, school_view text, health text, came_by text) -> exec
-- @system a request is sent by whoever holds the draft's secret, or recorded by who types it
INSERT INTO requests (la, id, case_id, requested_by, source, relationship, received_on, worry, tried, school, school_view, health, came_by)
VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13);

-- consent_insert(la int, id int, case_id int, body text, given bool, by_person int, at_time time) -> exec
-- @system a request is sent by whoever holds the draft's secret
INSERT INTO consents (la, id, case_id, body, given, by_person, at_time) VALUES ($1, $2, $3, $4, $5, $6, $7);

-- track_people(la int, case_id int) -> one (child text, holder text, holder_since date, officer_given text, officer_family text, team text, phone text)
SELECT p.given AS child, b.name AS holder, c.holder_since, c.officer_given, c.officer_family,
       t.name AS team, t.phone
FROM visible_case c
JOIN visible_persons p ON p.la = c.la AND p.id = c.child
JOIN bodies b ON b.la = c.la AND b.id = c.holder_body
JOIN bodies t ON t.la = c.la AND t.id = c.team
WHERE c.la = $1 AND c.id = $2;

-- track_documents(la int, case_id int) -> many (public_id text, name text, bytes int)
SELECT public_id, name, bytes FROM visible_documents WHERE la = $1 AND case_id = $2 ORDER BY id;

-- track_document_find(la int, case_id int, public_id text) -> one (name text, type text, hash text)
SELECT name, type, hash FROM visible_documents WHERE la = $1 AND case_id = $2 AND public_id = $3;

-- track_document_insert(la int, id int, public_id text, case_id int, name text, type text, hash text, bytes int, added_by int, added_at time) -> exec
INSERT INTO documents (la, id, public_id, case_id, name, type, hash, bytes, added_by, added_at)
VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10);

-- track_notices(la int, case_id int) -> many (public_id text, kind text, issued_on date)
SELECT public_id, kind, issued_on FROM visible_notices WHERE la = $1 AND case_id = $2 AND status = 'issued' ORDER BY id;

-- The child's parents and carers, of whom somebody may ask again.
-- family_named(la int, child int) -> many (person int, given text, family text, sees_case bool)
-- @system the request tells of the child's family; nothing of it is shown
SELECT f.person, p.given, p.family, f.sees_case FROM parenthoods f JOIN persons p ON p.la = f.la AND p.id = f.person
WHERE f.la = $1 AND f.child = $2 AND (f.ended_on IS NULL OR f.ended_on > today()) ORDER BY f.id;

-- contact_known(la int, person int, kind text, value text) -> one (n int)
-- @system what somebody writes of themselves is not kept twice
SELECT count(*) AS n FROM contacts WHERE la = $1 AND person = $2 AND kind = $3 AND value = $4 AND ended_on IS NULL;

-- account_name(la int, person int) -> one (given text, family text)
-- @system an address is not taken for somebody of another name; whose it is is not shown
SELECT given, family FROM persons WHERE la = $1 AND id = $2;

-- typed_teams(la int) -> many (team int, public_id text, name text)
SELECT DISTINCT t.team, b.public_id, b.name FROM my_teams t JOIN bodies b ON b.la = t.la AND b.id = t.team
WHERE t.la = $1 AND b.active ORDER BY b.name;

-- Who may take a new case: oneself, and for a manager every officer of the team.
-- typed_officers(la int) -> many (team int, person int, public_id text, given text, family text)
SELECT DISTINCT t.team, o.person, p.public_id, p.given, p.family FROM my_teams t
JOIN posts o ON o.la = t.la AND o.body = t.team AND o.role = 'officer' AND o.from_on <= today() AND (o.to_on IS NULL OR o.to_on > today())
JOIN visible_persons p ON p.la = o.la AND p.id = o.person
WHERE t.la = $1 AND (t.role = 'manager' OR o.person = viewer()) ORDER BY p.family, p.given, o.person;

-- typed_schools(la int) -> many (id int, public_id text, name text)
SELECT id, public_id, name FROM bodies WHERE la = $1 AND kind = 'school' AND active ORDER BY name, id;

-- on_roll(la int, child int) -> one (n int)
-- @system whether the child is on a roll, not on whose
SELECT count(*) AS n FROM enrolments WHERE la = $1 AND child = $2 AND from_on <= today() AND (to_on IS NULL OR to_on > today());

-- Two officers who record a request for one child at the same moment: the second waits, then sees the first one's case.
-- typed_one_at_a_time(la int) -> exec
UPDATE bodies SET active = active WHERE la = $1 AND kind = 'authority';

-- The child, and its parents and carers: whose letters an officer puts on the case.
-- came_from(la int, child int, most int) -> many (person int, public_id text, given text, family text)
SELECT p.id AS person, p.public_id, p.given, p.family FROM visible_persons p
WHERE p.la = $1 AND (p.id = $2 OR p.id IN (SELECT f.person FROM visible_parenthoods f
  WHERE f.la = $1 AND f.child = $2 AND (f.ended_on IS NULL OR f.ended_on > today()))) ORDER BY p.id = $2, p.id LIMIT $3;

-- came_document_insert(la int, id int, public_id text, case_id int, name text, type text, hash text, bytes int, added_by int, added_at time, came_from text, came_on date) -> exec
-- @system the team that has the case puts on it what the family sent; the case was loaded through the viewer's rows
INSERT INTO documents (la, id, public_id, case_id, name, type, hash, bytes, added_by, added_at, came_from, came_on)
VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12);
