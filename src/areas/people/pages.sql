-- Pages of administration, of looking outside one's own cases, and of who looked.

-- Here "system" means: the route's permission, asked for the authority in $1, is the right.

-- staff_posts(la int, words text, skip int) -> many (person text, given text, family text, role text, body text, email text, active bool)
-- @system an administrator sees who of the authority's staff can sign in
SELECT p.public_id AS person, p.given, p.family, o.role, b.name AS body, a.email, COALESCE(a.active, FALSE) AS active
FROM posts o JOIN persons p ON p.la = o.la AND p.id = o.person
JOIN bodies b ON b.la = o.la AND b.id = o.body
LEFT JOIN accounts a ON a.la = o.la AND a.person = o.person
WHERE o.la = $1 AND (o.to_on IS NULL OR o.to_on > today())
AND lower(p.given || ' ' || p.family || ' ' || b.name) LIKE '%' || lower($2) || '%'
ORDER BY p.family, p.given, p.id, b.name, o.role LIMIT 51 OFFSET $3;

-- staff_person(public_id text) -> one (la int, id int, given text, family text)
-- @system an administrator's page about somebody who has, or had, a post
SELECT p.la, p.id, p.given, p.family FROM persons p
WHERE p.public_id = $1 AND EXISTS (SELECT 1 FROM posts o WHERE o.la = p.la AND o.person = p.id);

-- staff_posts_of(la int, person int) -> many (body text, body_id text, role text, from_on date, to_on date)
SELECT b.name AS body, b.public_id AS body_id, o.role, o.from_on, o.to_on
FROM posts o JOIN bodies b ON b.la = o.la AND b.id = o.body
WHERE o.la = $1 AND o.person = $2 ORDER BY o.from_on DESC, o.id DESC;

-- staff_has_post(la int, person int, body int, role text) -> one (n int)
SELECT count(*) AS n FROM posts WHERE la = $1 AND person = $2 AND body = $3 AND role = $4
AND (to_on IS NULL OR to_on > today());

-- staff_end_post(la int, person int, body int, role text, to_on date) -> exec
UPDATE posts SET to_on = $5 WHERE la = $1 AND person = $2 AND body = $3 AND role = $4
AND (to_on IS NULL OR to_on > $5);

-- staff_body(public_id text) -> one (la int, id int, kind text, name text)
SELECT la, id, kind, name FROM bodies WHERE public_id = $1 AND active;

-- staff_bodies(la int) -> many (public_id text, name text)
SELECT public_id, name FROM bodies
WHERE la = $1 AND active AND kind IN ('authority', 'team', 'school', 'health', 'care', 'psychology') ORDER BY kind, name;

-- school_holders(la int, body int, role text) -> many (person int, given text, family text, from_on date)
-- @system the head of a school says who holds its posts, and so sees who does
SELECT o.person, p.given, p.family, o.from_on
FROM posts o JOIN persons p ON p.la = o.la AND p.id = o.person
WHERE o.la = $1 AND o.body = $2 AND o.role = $3 AND (o.to_on IS NULL OR o.to_on > today())
ORDER BY o.from_on, o.id;

-- tell_address(la int, person int) -> one (email text, language text, reviews bool)
-- @system a notice that somebody opened a record goes to the addresses of its officer, managers and privacy officers
SELECT COALESCE(a.email, (SELECT min(c.value) FROM contacts c WHERE c.la = p.la AND c.person = p.id
  AND c.kind = 'email' AND c.ended_on IS NULL)) AS email, p.language,
EXISTS (SELECT 1 FROM posts o WHERE o.la = p.la AND o.person = p.id AND o.role IN ('manager', 'privacy')
  AND o.from_on <= today() AND (o.to_on IS NULL OR o.to_on > today())) AS reviews
FROM persons p LEFT JOIN accounts a ON a.la = p.la AND a.person = p.id AND a.active
WHERE p.la = $1 AND p.id = $2;

-- reads_of(la int, batch int, n int, reference text, person text, only_reason bool) -> many (batch int, n int, at_time time, route text, relation text, break_glass bool, reader text, given text, family text, reference text, reason text)
-- @system whoever reviews reads in the authority sees who read which case, and with what reason
SELECT r.batch, r.n, r.at_time, r.route, r.relation, r.break_glass, p.public_id AS reader, p.given, p.family, k.reference,
  (SELECT g.reason FROM break_glass g WHERE r.break_glass AND g.la = r.la AND g.case_id = r.case_id AND g.person = r.person
   AND g.from_at <= r.at_time AND g.until_at > r.at_time ORDER BY g.from_at DESC LIMIT 1) AS reason
FROM read_log r LEFT JOIN persons p ON p.la = r.la AND p.id = r.person
LEFT JOIN cases k ON k.la = r.la AND k.id = r.case_id
WHERE r.la = $1 AND (r.batch < $2 OR (r.batch = $2 AND r.n < $3))
AND ($4 = '' OR k.reference = $4) AND ($5 = '' OR p.public_id = $5) AND (r.break_glass OR NOT $6)
ORDER BY r.batch DESC, r.n DESC LIMIT 51;

-- openings_of(la int, before time) -> many (from_at time, until_at time, reason text, reader text, given text, family text, reference text, pages int)
-- @system whoever reviews reads in the authority sees who opened which case, and with what reason
SELECT g.from_at, g.until_at, g.reason, p.public_id AS reader, p.given, p.family, k.reference,
  (SELECT count(*) FROM read_log r WHERE r.la = g.la AND r.person = g.person AND r.case_id = g.case_id
   AND r.break_glass AND r.at_time >= g.from_at AND r.at_time < g.until_at) AS pages
FROM break_glass g JOIN persons p ON p.la = g.la AND p.id = g.person
JOIN cases k ON k.la = g.la AND k.id = g.case_id
WHERE g.la = $1 AND g.from_at < $2 ORDER BY g.from_at DESC, g.id DESC LIMIT 51;

-- staff_body_by_id(la int, id int) -> one (public_id text)
SELECT public_id FROM bodies WHERE la = $1 AND id = $2;

-- body_list(la int, words text, skip int) -> many (public_id text, kind text, name text, urn int, email text, active bool, people int)
SELECT b.public_id, b.kind, b.name, b.urn, b.email, b.active,
  (SELECT count(DISTINCT o.person) FROM posts o WHERE o.la = b.la AND o.body = b.id AND (o.to_on IS NULL OR o.to_on > today())) AS people
FROM bodies b WHERE b.la = $1 AND lower(b.name) LIKE '%' || lower($2) || '%'
ORDER BY b.kind <> 'authority', b.kind <> 'team', b.kind, b.name, b.id LIMIT 51 OFFSET $3;

-- body_of(public_id text) -> one (la int, id int, kind text, name text, urn int, phone text, email text, active bool, version int, people int)
SELECT b.la, b.id, b.kind, b.name, b.urn, b.phone, b.email, b.active, b.version,
  (SELECT count(DISTINCT o.person) FROM posts o WHERE o.la = b.la AND o.body = b.id AND (o.to_on IS NULL OR o.to_on > today())) AS people
FROM bodies b WHERE b.public_id = $1;

-- body_keep(la int, id int, version int, name text, urn int?, phone text, email text, active bool) -> exec
UPDATE bodies SET name = $4, urn = $5, phone = $6, email = $7, active = $8, version = version + 1
WHERE la = $1 AND id = $2 AND version = $3;

-- body_others(la int, id int, kind text, name text, urn int) -> one (same_name int, same_number int)
SELECT count(CASE WHEN b.kind = $3 AND lower(b.name) = lower($4) THEN 1 END) AS same_name,
  count(CASE WHEN b.urn = $5 THEN 1 END) AS same_number
FROM bodies b WHERE b.la = $1 AND b.id <> $2 AND b.active;

-- body_cases(la int, team int) -> one (n int)
-- @system a team is not closed while it has cases, of which only the number is told
SELECT count(*) AS n FROM cases WHERE la = $1 AND team = $2;
