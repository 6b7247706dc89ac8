-- A school's page.  la 0: of every council.

-- school_councils() -> many (la int, name text)
SELECT DISTINCT b.la, b.name FROM my_posts o JOIN bodies b ON b.la = o.la AND b.kind = 'authority'
WHERE o.role IN ('senco', 'head') ORDER BY b.name, b.la;

-- school_advice(la int, most int) -> many (public_id text, reference text, given text, family text, council text, advice text, asked_on date, due_on date, ended_on date, adviser_given text, adviser_family text)
-- @system the requests and cases come through the viewer's visible rows, and who at the school gives the advice is part of them
SELECT a.public_id, c.reference, c.child_given AS given, c.child_family AS family, b.name AS council, a.advice_key AS advice, a.asked_on, a.due_on, a.ended_on,
       p.given AS adviser_given, p.family AS adviser_family
FROM (SELECT DISTINCT la, body FROM my_posts WHERE role IN ('senco', 'head')) o
JOIN visible_advice_requests a ON a.la = o.la AND a.body = o.body AND a.status = 'asked'
JOIN visible_case c ON c.la = a.la AND c.id = a.case_id
JOIN bodies b ON b.la = a.la AND b.kind = 'authority'
LEFT JOIN persons p ON p.la = a.la AND p.id = a.adviser
WHERE $1 = 0 OR a.la = $1 ORDER BY a.due_on, a.id LIMIT $2;

-- school_consultations(la int, most int) -> many (public_id text, reference text, given text, family text, council text, sent_on date, due_on date)
SELECT n.public_id, c.reference, c.child_given AS given, c.child_family AS family, b.name AS council, n.sent_on, n.due_on
FROM (SELECT DISTINCT la, body FROM my_posts WHERE role IN ('senco', 'head')) o
JOIN visible_consultations n ON n.la = o.la AND n.body = o.body AND n.replied_on IS NULL
JOIN visible_case c ON c.la = n.la AND c.id = n.case_id
JOIN bodies b ON b.la = n.la AND b.kind = 'authority'
WHERE $1 = 0 OR n.la = $1 ORDER BY n.due_on, n.id LIMIT $2;

-- school_children(la int, most int) -> many (public_id text, reference text, given text, family text, council text, holder text, holder_kind text, holder_since date, state text, next_step text, due_on date)
SELECT c.public_id, c.reference, c.child_given AS given, c.child_family AS family, a.name AS council, b.name AS holder, b.kind AS holder_kind,
       c.holder_since, c.state, c.next_step, c.due_on
FROM visible_cases c JOIN bodies b ON b.la = c.la AND b.id = c.holder_body
JOIN bodies a ON a.la = c.la AND a.kind = 'authority'
WHERE ($1 = 0 OR c.la = $1) AND c.child IN (SELECT e.child FROM my_posts o
  JOIN visible_enrolments e ON e.la = o.la AND e.body = o.body
  WHERE o.la = c.la AND o.role = 'senco' AND e.from_on <= today() AND (e.to_on IS NULL OR e.to_on > today()))
ORDER BY c.due_on NULLS LAST, c.id LIMIT $2;

-- school_bodies() -> many (la int, body int, public_id text, name text)
SELECT DISTINCT o.la, o.body, b.public_id, b.name FROM my_posts o JOIN bodies b ON b.la = o.la AND b.id = o.body
WHERE o.role IN ('senco', 'head') ORDER BY b.name, o.la;

-- closures_of() -> many (la int, id int, name text, from_on date, to_on date)
SELECT DISTINCT c.la, c.id, b.name, c.from_on, c.to_on FROM my_posts o JOIN closures c ON c.la = o.la AND c.body = o.body
JOIN bodies b ON b.la = o.la AND b.id = o.body WHERE o.role IN ('senco', 'head') ORDER BY c.from_on DESC, c.id DESC;

-- closure_insert(la int, id int, body int, from_on date, to_on date, entered_at time) -> exec
INSERT INTO closures (la, id, body, from_on, to_on, entered_at) VALUES ($1, $2, $3, $4, $5, $6);
