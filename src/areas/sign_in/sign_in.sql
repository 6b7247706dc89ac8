-- Signing in, one's own account, and the demonstration's list of people.

-- Advisers are not counted: rq_wants_code() says when one needs a code.
-- sign_in_posts_today(la int, person int) -> one (n int)
SELECT count(*) AS n FROM posts
WHERE la = $1 AND person = $2 AND role <> 'adviser' AND from_on <= today() AND (to_on IS NULL OR to_on > today());

-- home_cases(relations int) -> many (la int, id int, public_id text, reference text, child_given text, child_family text, state text, next_step text, pack text, holder text, holder_since date)
SELECT c.la, c.id, c.public_id, c.reference, c.child_given, c.child_family, c.state, c.next_step, c.pack, b.name AS holder, c.holder_since
FROM visible_cases c JOIN bodies b ON b.la = c.la AND b.id = c.holder_body
WHERE (c.relations & $1) <> 0 ORDER BY c.received_on DESC, c.id DESC LIMIT 100;

-- own_codes_left(la int, account int) -> one (n int)
SELECT count(*) AS n FROM recovery_codes WHERE la = $1 AND account = $2 AND used_at IS NULL;

-- demo_list_staff() -> many (public_id text, given text, family text, role text, body text)
-- @system the demonstration's people are made up, and its page is there only in a demonstration
SELECT a.public_id, p.given, p.family, o.role, b.name AS body
FROM accounts a JOIN persons p ON p.la = a.la AND p.id = a.person
JOIN posts o ON o.la = a.la AND o.person = a.person JOIN bodies b ON b.la = o.la AND b.id = o.body
WHERE a.active AND o.from_on <= today() AND (o.to_on IS NULL OR o.to_on > today())
ORDER BY o.role, p.family, p.given, b.name LIMIT 50;

-- Parents who may follow their child's case come first.
-- demo_list_parents() -> many (public_id text, given text, family text, reference text)
-- @system the demonstration's people are made up, and its page is there only in a demonstration
SELECT a.public_id, p.given, p.family, min(k.reference) AS reference
FROM accounts a JOIN persons p ON p.la = a.la AND p.id = a.person
JOIN parenthoods f ON f.la = a.la AND f.person = a.person AND f.ended_on IS NULL
JOIN persons c ON c.la = f.la AND c.id = f.child
JOIN cases k ON k.la = f.la AND k.child = f.child
WHERE a.active GROUP BY a.public_id, p.given, p.family
ORDER BY min(CASE WHEN f.sees_case AND (c.csa_ends_on IS NULL OR c.csa_ends_on >= today()) THEN 0 ELSE 1 END),
  p.family, p.given LIMIT 20;

-- demo_list_young() -> many (public_id text, given text, family text, reference text)
-- @system the demonstration's people are made up, and its page is there only in a demonstration
SELECT a.public_id, p.given, p.family, k.reference
FROM accounts a JOIN persons p ON p.la = a.la AND p.id = a.person
JOIN cases k ON k.la = a.la AND k.child = a.person
WHERE a.active ORDER BY p.family, p.given LIMIT 20;

-- demo_list_account(public_id text) -> one (la int, id int)
-- @system the demonstration signs in whom one chooses
SELECT la, id FROM accounts WHERE public_id = $1 AND active;

-- authorities_of_info() -> many (name text, phone text, email text)
SELECT name, phone, email FROM bodies WHERE kind = 'authority' AND active ORDER BY name;

-- health_query() -> one (alive int)
SELECT 1 AS alive;
