-- Every form that is allowed.

-- The child's name,
-- in two lines of words.
-- child_name(la int,
--   id int) ->
--   one (name text, born date)
SELECT name, born FROM visible_children WHERE la = $1 AND id = $2;

-- child_add(la int, id int, name text) -> one (id int)
INSERT INTO children (la, id, name) VALUES ($1, $2, $3) ON CONFLICT DO NOTHING RETURNING id;

-- child_rename(la int, id int, name text) -> exec
UPDATE children SET name = $3 WHERE la = $1 AND id = $2 AND (la, id) IN (SELECT la, id FROM visible_children);

-- child_remove(la int, id int) -> exec
DELETE FROM children WHERE la = $1 AND id = (SELECT id FROM visible_children WHERE la = $1 AND id = $2);

-- children_count() -> one (n int)
-- @system a figure without names, for the operator
SELECT count(*) AS n FROM children;

-- queue_add(id int, case text) -> exec
INSERT INTO queue (id, kind) VALUES ($1, $2);

-- names() -> many (names text)
-- @sqlite
SELECT group_concat(name) AS names FROM schools;
-- @postgres
SELECT string_agg(name, ',') AS names FROM schools;
