-- Advice: requests, what came back, and earlier advice.

-- ---- what was asked ----

-- advice_request_insert(la int, id int, public_id text, case_id int, advice_key text, body int, adviser int?, question text, asked_on date, asked_by int, due_on date, reuse_of int?, la_agreed date) -> exec
INSERT INTO advice_requests (la, id, public_id, case_id, advice_key, body, adviser, question, asked_on, asked_by, due_on, status, reuse_of, la_agreed)
VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, 'asked', $12, $13);

-- advice_refusal_insert(la int, id int, public_id text, case_id int, body int, question text, asked_on date, asked_by int, reason text) -> exec
INSERT INTO advice_requests (la, id, public_id, case_id, advice_key, body, question, asked_on, asked_by, due_on, status, ended_on, reason)
VALUES ($1, $2, $3, $4, 'h', $5, $6, $7, $8, $7, 'refused', $7, $9);

-- advice_requests_of_case(la int, case_id int) -> many (id int, public_id text, advice_key text, body int, question text, asked_on date, due_on date, status text, reason text, reuse_of int, giver_agreed date, la_agreed date, family_agreed date, reuse_refused text, reuse_refused_on date, body_name text, given text, family text, chased_on date)
-- @system the requests are visible ones; whoever may follow a case sees by name who advises on it
SELECT q.id, q.public_id, q.advice_key, q.body, q.question, q.asked_on, q.due_on, q.status, q.reason, q.reuse_of, q.giver_agreed,
       q.la_agreed, q.family_agreed, q.reuse_refused, q.reuse_refused_on, b.name AS body_name, p.given, p.family,
       (SELECT max(h.on_date) FROM chases h WHERE h.la = q.la AND h.advice_request = q.id) AS chased_on
FROM visible_advice_requests q JOIN bodies b ON b.la = q.la AND b.id = q.body
LEFT JOIN persons p ON p.la = q.la AND p.id = q.adviser
WHERE q.la = $1 AND q.case_id = $2 ORDER BY q.advice_key, q.asked_on, q.id;

-- advice_request_find(public_id text) -> one (la int, id int, case_id int, public_id text, advice_key text, body int, adviser int, question text, asked_on date, due_on date, status text, ended_on date, reuse_of int, giver_agreed date, la_agreed date, family_agreed date, reuse_refused text, version int, body_name text, given text, family text, mine bool, leads bool)
-- @system the request is a visible one; who advises is named to whoever may follow the case
SELECT q.la, q.id, q.case_id, q.public_id, q.advice_key, q.body, q.adviser, q.question, q.asked_on, q.due_on, q.status, q.ended_on, q.reuse_of,
       q.giver_agreed, q.la_agreed, q.family_agreed, q.reuse_refused, q.version, b.name AS body_name, p.given, p.family,
       coalesce(q.adviser = viewer(), FALSE) AS mine,
       EXISTS (SELECT 1 FROM posts o WHERE o.la = q.la AND o.body = q.body AND o.person = viewer()
         AND o.role IN ('lead', 'senco', 'head') AND o.from_on <= today() AND (o.to_on IS NULL OR o.to_on > today())) AS leads
FROM visible_advice_requests q JOIN bodies b ON b.la = q.la AND b.id = q.body
LEFT JOIN persons p ON p.la = q.la AND p.id = q.adviser
WHERE q.public_id = $1;

-- advice_request_end(la int, id int, version int, status text, ended_on date, reason text) -> exec
UPDATE advice_requests SET status = $4, ended_on = $5, reason = $6, version = version + 1
WHERE la = $1 AND id = $2 AND version = $3 AND status = 'asked'
AND id IN (SELECT id FROM visible_advice_requests WHERE la = $1);

-- advice_request_give_to(la int, id int, version int, adviser int) -> exec
UPDATE advice_requests SET adviser = $4, version = version + 1
WHERE la = $1 AND id = $2 AND version = $3 AND status = 'asked'
AND id IN (SELECT id FROM visible_advice_requests WHERE la = $1);

-- advice_request_agree(la int, id int, version int, giver date, authority date, family date) -> exec
UPDATE advice_requests SET giver_agreed = coalesce($4, giver_agreed), la_agreed = coalesce($5, la_agreed),
  family_agreed = coalesce($6, family_agreed), version = version + 1
WHERE la = $1 AND id = $2 AND version = $3 AND status = 'asked' AND reuse_of IS NOT NULL AND reuse_refused IS NULL
AND id IN (SELECT id FROM visible_advice_requests WHERE la = $1);

-- advice_request_propose(la int, id int, version int, reuse_of int) -> exec
UPDATE advice_requests SET reuse_of = $4, reuse_refused = NULL, reuse_refused_on = NULL, la_agreed = NULL, family_agreed = NULL, version = version + 1
WHERE la = $1 AND id = $2 AND version = $3 AND status = 'asked' AND reuse_of IS NULL
AND id IN (SELECT id FROM visible_advice_requests WHERE la = $1);

-- advice_request_refuse_reuse(la int, id int, version int, who text, at_date date) -> exec
UPDATE advice_requests SET reuse_refused = $4, reuse_refused_on = $5, version = version + 1
WHERE la = $1 AND id = $2 AND version = $3 AND status = 'asked' AND reuse_of IS NOT NULL AND reuse_refused IS NULL
AND id IN (SELECT id FROM visible_advice_requests WHERE la = $1);

-- advice_begin_find(public_id text) -> one (email text, reference text, due_on date, adviser int)
-- @system the link leads to a code that goes to the adviser's own address: it shows nothing and opens nothing
SELECT a.email, c.reference, q.due_on, q.adviser FROM advice_requests q
JOIN cases c ON c.la = q.la AND c.id = q.case_id
JOIN accounts a ON a.la = q.la AND a.person = q.adviser AND a.active
WHERE q.public_id = $1 AND a.email IS NOT NULL AND (q.ended_on IS NULL OR q.ended_on > today());

-- ---- whom to ask ----

-- advice_bodies(la int) -> many (id int, public_id text, kind text, name text)
SELECT id, public_id, kind, name FROM bodies
WHERE la = $1 AND active AND kind IN ('school', 'health', 'psychology', 'care', 'authority') ORDER BY kind, name;

-- advice_body_find(la int, public_id text) -> one (id int, kind text, name text, email text)
SELECT id, kind, name, email FROM bodies WHERE la = $1 AND public_id = $2 AND active;

-- advice_body_of_case(la int, team int) -> one (id int, name text)
SELECT b.id, b.name FROM bodies t JOIN bodies b ON b.la = t.la AND b.id = t.parent WHERE t.la = $1 AND t.id = $2;

-- advice_school_of(la int, child int) -> one (public_id text)
SELECT b.public_id FROM visible_enrolments e JOIN bodies b ON b.la = e.la AND b.id = e.body
WHERE e.la = $1 AND e.child = $2 AND e.from_on <= today() AND (e.to_on IS NULL OR e.to_on > today()) ORDER BY e.id LIMIT 1;

-- advice_is_family(la int, child int, person int) -> one (n int)
-- @system somebody named as an adviser must not be of the child's family; nothing is shown
SELECT count(*) AS n FROM parenthoods WHERE la = $1 AND child = $2 AND person = $3;

-- advice_colleagues(la int, body int) -> many (id int, public_id text, given text, family text)
-- @system whoever leads at a body says who gives its advice, and so sees who works there
SELECT DISTINCT p.id, p.public_id, p.given, p.family FROM posts o JOIN persons p ON p.la = o.la AND p.id = o.person
WHERE o.la = $1 AND o.body = $2 AND o.role IN ('adviser', 'lead', 'senco', 'head')
AND o.from_on <= today() AND (o.to_on IS NULL OR o.to_on > today()) ORDER BY p.family, p.given, p.id;

-- advice_people_at(la int, body int) -> many (email text, person int, language text)
-- @system news of a request goes to whoever leads at the body that was asked
SELECT DISTINCT a.email, p.id AS person, p.language FROM posts o
JOIN persons p ON p.la = o.la AND p.id = o.person
JOIN accounts a ON a.la = o.la AND a.person = o.person AND a.active AND a.email IS NOT NULL
WHERE o.la = $1 AND o.body = $2 AND o.role IN ('lead', 'senco', 'head')
AND o.from_on <= today() AND (o.to_on IS NULL OR o.to_on > today());

-- advice_address_of(la int, person int) -> one (email text, language text)
-- @system news goes to the address somebody signs in with; it is shown to nobody
SELECT a.email, p.language FROM accounts a JOIN persons p ON p.la = a.la AND p.id = a.person
WHERE a.la = $1 AND a.person = $2 AND a.active AND a.email IS NOT NULL;

-- The same people as the relations parent and young_person of access/policy.txt.
-- advice_family_of(la int, child int) -> many (person int, email text, language text)
-- @system news goes to family members who may follow the case; it is shown to nobody
SELECT p.id AS person, a.email, p.language FROM persons c
JOIN persons p ON p.la = c.la
JOIN accounts a ON a.la = p.la AND a.person = p.id AND a.active AND a.email IS NOT NULL
WHERE c.la = $1 AND c.id = $2 AND (
  (c.csa_ends_on < today() AND p.id = c.id)
  OR ((c.csa_ends_on IS NULL OR c.csa_ends_on >= today()) AND p.id IN (SELECT f.person FROM parenthoods f
    WHERE f.la = c.la AND f.child = c.id AND f.sees_case AND f.responsibility AND (f.ended_on IS NULL OR f.ended_on > today()))))
ORDER BY p.id;

-- ---- the inbox ----

-- advice_inbox() -> many (public_id text, advice_key text, asked_on date, due_on date, status text, ended_on date, reference text, child_given text, child_family text, body int, body_name text, given text, family text, mine bool, leads bool, begun bool, reuse bool)
-- @system the requests are visible ones, and the viewer was asked or leads at the body that was
SELECT q.public_id, q.advice_key, q.asked_on, q.due_on, q.status, q.ended_on, c.reference, c.child_given, c.child_family,
       q.body, b.name AS body_name, p.given, p.family, coalesce(q.adviser = viewer(), FALSE) AS mine,
       EXISTS (SELECT 1 FROM posts m WHERE m.la = q.la AND m.body = q.body AND m.person = viewer()
         AND m.role IN ('lead', 'senco', 'head') AND m.from_on <= today() AND (m.to_on IS NULL OR m.to_on > today())) AS leads,
       EXISTS (SELECT 1 FROM advice d WHERE d.la = q.la AND d.request = q.id) AS begun,
       q.reuse_of IS NOT NULL AND q.reuse_refused IS NULL AND q.giver_agreed IS NULL AS reuse
FROM visible_advice_requests q JOIN visible_case c ON c.la = q.la AND c.id = q.case_id
JOIN bodies b ON b.la = q.la AND b.id = q.body
LEFT JOIN persons p ON p.la = q.la AND p.id = q.adviser
WHERE q.advice_key <> 'a' AND q.status IN ('asked', 'given', 'reused') AND (q.ended_on IS NULL OR q.ended_on > today())
AND (q.adviser = viewer() OR q.body IN (SELECT o.body FROM posts o WHERE o.la = q.la AND o.person = viewer()
  AND o.role IN ('lead', 'senco', 'head') AND o.from_on <= today() AND (o.to_on IS NULL OR o.to_on > today())))
ORDER BY q.due_on, q.id LIMIT 300;

-- advice_figures(la int, body int, from_on date) -> one (asked int, given int, in_time int, waiting int, late int)
-- @system figures of a service for whoever leads it; no case is named
SELECT count(*) AS asked, count(CASE WHEN q.status IN ('given', 'reused') THEN 1 END) AS given,
       count(CASE WHEN q.status = 'reused' OR (q.status = 'given' AND EXISTS (SELECT 1 FROM advice d
         WHERE d.la = q.la AND d.request = q.id AND d.given_on <= q.due_on)) THEN 1 END) AS in_time,
       count(CASE WHEN q.status = 'asked' THEN 1 END) AS waiting,
       count(CASE WHEN q.status = 'asked' AND q.due_on < today() THEN 1 END) AS late
FROM advice_requests q WHERE q.la = $1 AND q.body = $2 AND q.asked_on >= $3 AND q.status IN ('asked', 'given', 'reused') AND q.advice_key <> 'a';

-- ---- what the adviser is given to read (reg 6(3)) ----

-- advice_known(la int, case_id int) -> one (relationship text, worry text, tried text, school text, school_view text, health text)
SELECT relationship, worry, tried, school, school_view, health FROM visible_requests WHERE la = $1 AND case_id = $2 ORDER BY id LIMIT 1;

-- advice_known_documents(la int, case_id int) -> many (public_id text, name text, bytes int, added_at time)
SELECT public_id, name, bytes, added_at FROM visible_documents WHERE la = $1 AND case_id = $2 ORDER BY id;

-- advice_document_find(la int, case_id int, public_id text) -> one (id int, name text, type text, hash text)
SELECT id, name, type, hash FROM visible_documents WHERE la = $1 AND case_id = $2 AND public_id = $3;

-- advice_document_by_id(la int, case_id int, id int) -> one (public_id text, name text, bytes int)
SELECT public_id, name, bytes FROM visible_documents WHERE la = $1 AND case_id = $2 AND id = $3;

-- advice_document_insert(la int, id int, public_id text, case_id int, name text, type text, hash text, bytes int, added_by int, added_at time) -> exec
INSERT INTO documents (la, id, public_id, case_id, name, type, hash, bytes, added_by, added_at)
VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10);

-- advice_child(la int, child int) -> one (given text, family text, born date)
SELECT given, family, born FROM visible_persons WHERE la = $1 AND id = $2;

-- advice_contact(la int, case_id int) -> one (officer_given text, officer_family text, team text, phone text)
SELECT c.officer_given, c.officer_family, t.name AS team, t.phone FROM visible_case c
JOIN bodies t ON t.la = c.la AND t.id = c.team WHERE c.la = $1 AND c.id = $2;

-- ---- the advice ----

-- advice_insert(la int, id int, public_id text, case_id int, request int?, advice_key text, author text, role text, body int?, by_person int) -> exec
INSERT INTO advice (la, id, public_id, case_id, request, advice_key, author, role, body, by_person)
VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10) ON CONFLICT DO NOTHING;

-- advice_own(la int, request int) -> one (id int, public_id text, label text, author text, role text, given_on date, summary text, no_needs text, no_outcomes text, no_provision text, document int, version int)
SELECT id, public_id, label, author, role, given_on, summary, no_needs, no_outcomes, no_provision, document, version
FROM visible_advice WHERE la = $1 AND request = $2 AND by_person = viewer();

-- advice_say_none(la int, id int, needs text, outcomes text, provision text) -> exec
UPDATE advice SET no_needs = $3, no_outcomes = $4, no_provision = $5, version = version + 1
WHERE la = $1 AND id = $2 AND given_on IS NULL AND by_person = viewer() AND id IN (SELECT id FROM visible_advice WHERE la = $1);

-- advice_set_document(la int, id int, document int?) -> exec
UPDATE advice SET document = $3, version = version + 1
WHERE la = $1 AND id = $2 AND given_on IS NULL AND by_person = viewer() AND id IN (SELECT id FROM visible_advice WHERE la = $1);

-- advice_finish(la int, id int, label text, author text, role text, written_on date, given_on date, summary text) -> exec
UPDATE advice SET label = $3, author = $4, role = $5, written_on = $6, given_on = $7, summary = $8, version = version + 1
WHERE la = $1 AND id = $2 AND given_on IS NULL AND by_person = viewer() AND id IN (SELECT id FROM visible_advice WHERE la = $1);

-- advice_labels(la int, case_id int) -> one (n int)
-- @system a label is given once in a case, whoever gives the advice
SELECT count(*) AS n FROM advice WHERE la = $1 AND case_id = $2 AND label IS NOT NULL;

-- advice_given_to_case(la int, case_id int) -> many (id int, public_id text, request int, advice_key text, label text, author text, role text, written_on date, given_on date, body_name text, document int)
SELECT a.id, a.public_id, a.request, a.advice_key, a.label, a.author, a.role, a.written_on, a.given_on, b.name AS body_name, a.document
FROM visible_advice a LEFT JOIN bodies b ON b.la = a.la AND b.id = a.body
WHERE a.la = $1 AND a.case_id = $2 AND a.given_on IS NOT NULL ORDER BY a.given_on, a.id;

-- advice_read(la int, case_id int, public_id text) -> one (id int, advice_key text, label text, author text, role text, written_on date, given_on date, summary text, no_needs text, no_outcomes text, no_provision text, document int, body_name text)
SELECT a.id, a.advice_key, a.label, a.author, a.role, a.written_on, a.given_on, a.summary, a.no_needs, a.no_outcomes, a.no_provision, a.document, b.name AS body_name
FROM visible_advice a LEFT JOIN bodies b ON b.la = a.la AND b.id = a.body
WHERE a.la = $1 AND a.case_id = $2 AND a.public_id = $3 AND a.given_on IS NOT NULL;

-- advice_rows_of(la int, advice int) -> many (id int, kind text, text text, area int, section text, measure text, type text, quantity int, unit text, frequency text, group_size int, deliverer text, until_on date, disposition text, reason text, version int)
SELECT id, kind, text, area, section, measure, type, quantity, unit, frequency, group_size, deliverer, until_on, disposition, reason, version
FROM visible_advice_rows WHERE la = $1 AND advice = $2 ORDER BY position, id;

-- advice_row_insert(la int, id int, advice int, kind text, position int, text text, area int?, section text, measure text, type text, quantity int?, unit text, frequency text, group_size int?, deliverer text, until_on date) -> exec
INSERT INTO advice_rows (la, id, advice, kind, position, text, area, section, measure, type, quantity, unit, frequency, group_size, deliverer, until_on)
VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, $14, $15, $16);

-- advice_row_set(la int, id int, advice int, version int, text text, area int?, section text, measure text, type text, quantity int?, unit text, frequency text, group_size int?, deliverer text, until_on date) -> exec
UPDATE advice_rows SET text = $5, area = $6, section = $7, measure = $8, type = $9, quantity = $10, unit = $11, frequency = $12,
  group_size = $13, deliverer = $14, until_on = $15, version = version + 1
WHERE la = $1 AND id = $2 AND advice = $3 AND version = $4 AND id IN (SELECT id FROM visible_advice_rows WHERE la = $1)
AND advice IN (SELECT a.id FROM visible_advice a WHERE a.la = $1 AND a.by_person = viewer() AND a.given_on IS NULL);

-- advice_row_remove(la int, id int, advice int) -> exec
-- @system its writer takes a row out of advice that was not given yet
DELETE FROM advice_rows WHERE la = $1 AND id = $2 AND advice = $3
AND advice IN (SELECT a.id FROM visible_advice a WHERE a.la = $1 AND a.by_person = viewer() AND a.given_on IS NULL);

-- ---- earlier advice (reg 6(4)) ----

-- advice_earlier_of_child(la int, child int) -> many (id int, advice_key text, label text, author text, role text, body int, by_person int, written_on date, reference text, body_name text)
-- @system the team that has the child's case is shown which advice exists for any purpose, to offer it for reuse
SELECT a.id, a.advice_key, a.label, a.author, a.role, a.body, a.by_person, a.written_on, c.reference, b.name AS body_name
FROM advice a JOIN cases c ON c.la = a.la AND c.id = a.case_id LEFT JOIN bodies b ON b.la = a.la AND b.id = a.body
WHERE a.la = $1 AND c.child = $2 AND a.given_on IS NOT NULL AND a.advice_key <> 'a' AND a.copy_of IS NULL ORDER BY a.written_on DESC, a.id DESC;

-- advice_earlier_find(la int, child int, id int) -> one (id int, public_id text, case_id int, advice_key text, author text, role text, body int, by_person int, written_on date, summary text, no_needs text, no_outcomes text, no_provision text, document int, body_name text)
-- @system a request that proposes its reuse is visible to the viewer, and shows whose advice it is and how old
SELECT a.id, a.public_id, a.case_id, a.advice_key, a.author, a.role, a.body, a.by_person, a.written_on, a.summary, a.no_needs, a.no_outcomes, a.no_provision, a.document, b.name AS body_name
FROM advice a JOIN cases c ON c.la = a.la AND c.id = a.case_id LEFT JOIN bodies b ON b.la = a.la AND b.id = a.body
WHERE a.la = $1 AND c.child = $2 AND a.id = $3 AND a.given_on IS NOT NULL;

-- advice_earlier_own(la int, child int, advice_key text) -> one (id int, written_on date, author text)
-- @system whoever is asked about a child again sees their own earlier advice on that child, for any purpose
SELECT a.id, a.written_on, a.author FROM advice a JOIN cases c ON c.la = a.la AND c.id = a.case_id
WHERE a.la = $1 AND c.child = $2 AND a.advice_key = $3 AND a.by_person = viewer() AND a.given_on IS NOT NULL AND a.copy_of IS NULL
ORDER BY a.written_on DESC, a.id DESC LIMIT 1;

-- advice_rows_before(la int, advice int) -> many (kind text, position int, text text, area int, section text, measure text, type text, quantity int, unit text, frequency text, group_size int, deliverer text, until_on date)
-- @system the advice was found as the viewer's own, or as one whose reuse the viewer decides on
SELECT kind, position, text, area, section, measure, type, quantity, unit, frequency, group_size, deliverer, until_on
FROM advice_rows WHERE la = $1 AND advice = $2 ORDER BY position, id;

-- advice_copy_insert(la int, id int, public_id text, case_id int, advice_key text, label text, author text, role text, body int?, by_person int?, written_on date, given_on date, summary text, no_needs text, no_outcomes text, no_provision text, document int?, copy_of int) -> exec
-- @system giver, authority and family agreed that earlier advice is enough: it joins this case as it was written
INSERT INTO advice (la, id, public_id, case_id, advice_key, label, author, role, body, by_person, written_on, given_on, summary, no_needs, no_outcomes, no_provision, document, copy_of)
VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, $14, $15, $16, $17, $18);

-- advice_copy_row_insert(la int, id int, advice int, kind text, position int, text text, area int?, section text, measure text, type text, quantity int?, unit text, frequency text, group_size int?, deliverer text, until_on date) -> exec
-- @system the rows of advice that all three agreed to reuse
INSERT INTO advice_rows (la, id, advice, kind, position, text, area, section, measure, type, quantity, unit, frequency, group_size, deliverer, until_on)
VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, $14, $15, $16);

-- ---- the family's views (reg 6(1)(a)) ----

-- advice_views_asked(la int, case_id int) -> many (id int, public_id text, question text, asked_on date, due_on date, version int)
SELECT id, public_id, question, asked_on, due_on, version FROM visible_advice_requests
WHERE la = $1 AND case_id = $2 AND advice_key = 'a' AND status = 'asked' ORDER BY id;

-- Advice that is given as it is written: views, and what came on paper.
-- advice_given_insert(la int, id int, public_id text, case_id int, request int?, advice_key text, label text, author text, role text, body int?, by_person int?, written_on date, given_on date, summary text, no_needs text, no_outcomes text, no_provision text, document int?) -> exec
INSERT INTO advice (la, id, public_id, case_id, request, advice_key, label, author, role, body, by_person, written_on, given_on, summary, no_needs, no_outcomes, no_provision, document)
VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, $14, $15, $16, $17, $18);
