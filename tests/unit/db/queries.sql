-- Queries of the database room's own tests.

-- consent_add(la int, id int, case_id int, body text, given bool, by int, at time) -> exec
INSERT INTO consents (la, id, case_id, body, given, by_person, at_time)
VALUES ($1, $2, $3, $4, $5, $6, $7);

-- body_add(la int, id int, public_id text, kind text, name text, urn int?, parent int?) -> exec
INSERT INTO bodies (la, id, public_id, kind, name, urn, parent) VALUES ($1, $2, $3, $4, $5, $6, $7);

-- Adds once: NULL says that the public id is there already.
-- body_add_once(la int, id int, public_id text, name text) -> one (id int)
INSERT INTO bodies (la, id, public_id, kind, name) VALUES ($1, $2, $3, 'team', $4)
ON CONFLICT (public_id) DO NOTHING RETURNING id;

-- body_get(la int, id int) -> one (name text, urn int, active bool, parent int, phone text)
SELECT name, urn, active, parent, phone FROM bodies WHERE la = $1 AND id = $2;

-- bodies_all(la int) -> many (id int, name text)
SELECT id, name FROM bodies WHERE la = $1 ORDER BY name, id;

-- body_any(la int) -> one (id int)
SELECT id FROM bodies WHERE la = $1;

-- The second parameter comes first.
-- body_named(name text, la int) -> many (id int)
SELECT id FROM bodies WHERE la = $2 AND name = $1 ORDER BY id;

-- body_rename(la int, id int, name text) -> exec
UPDATE bodies SET name = $3 WHERE la = $1 AND id = $2;

-- body_swap(urn int, was int, la int, id int) -> exec
UPDATE bodies SET urn = $1 WHERE la = $3 AND id = $4 AND urn = $2;

-- person_add(la int, id int, public_id text, given text, family text, born date) -> exec
INSERT INTO persons (la, id, public_id, given, family, born) VALUES ($1, $2, $3, $4, $5, $6);

-- person_born(la int, id int) -> one (given text, born date)
-- @system the test of the types is not about rights
SELECT given, born FROM persons WHERE la = $1 AND id = $2;

-- persons_seen(la int) -> many (id int, given text)
SELECT id, given FROM visible_persons WHERE la = $1 ORDER BY id;

-- person_rename(la int, id int, given text) -> exec
UPDATE persons SET given = $3 WHERE la = $1 AND id = $2 AND id IN (SELECT id FROM visible_persons WHERE la = $1);

-- consent_at(la int, id int) -> one (given bool, at_time time)
-- @system the test of the types is not about rights
SELECT given, at_time FROM consents WHERE la = $1 AND id = $2;

-- who_when() -> one (who int, day date, at time)
SELECT viewer() AS who, today() AS day, present() AS at;

-- Values that no table of the schema has, there and back.
-- values_back(amount money, ratio real, bytes blob) -> one (amount money, ratio real, bytes blob)
-- @sqlite
SELECT $1 AS amount, $2 AS ratio, $3 AS bytes;
-- @postgres
SELECT CAST($1 AS bigint) AS amount, CAST($2 AS double precision) AS ratio, CAST($3 AS bytea) AS bytes;

-- body_broken(la int) -> exec
INSERT INTO bodies (la, id, public_id, kind, name) VALUES ($1, 1, 'x', 'team', NULL);

-- Divides by zero for the body 3, which PostgreSQL refuses.
-- body_inverse(la int, id int) -> one (n int)
SELECT 1 / (id - 3) AS n FROM bodies WHERE la = $1 AND id = $2;
