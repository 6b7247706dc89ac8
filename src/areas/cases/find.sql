-- The search.  It looks first among the cases of the viewer's teams, schools and openings with a reason, past the
-- views, for speed; each case that it finds is then read through the viewer's visible rows, or not shown.

-- A case is found by the child's name, or by a parent's or carer's (by_parent), who is shown to those alone that
-- may read the whole case.
-- find_by_name(keys text, words int, most int) -> many (la int, id int, score int, by_parent int)
-- @system each case is then read through the viewer's visible rows
-- @sqlite
WITH wanted AS MATERIALIZED (SELECT substr(value, 3) AS key, substr(value, 1, 1) AS word, CAST(substr(value, 2, 1) AS integer) AS fit
  FROM json_each($1)),
teams AS MATERIALIZED (SELECT DISTINCT la, team FROM my_teams),
mine AS MATERIALIZED (SELECT DISTINCT la FROM my_posts),
schools AS MATERIALIZED (SELECT DISTINCT la, body FROM my_posts WHERE role NOT IN ('officer', 'manager')),
opened AS MATERIALIZED (SELECT la, case_id FROM break_glass WHERE person = viewer() AND until_at > present()),
fits AS (SELECT n.la, n.person, w.word, max(w.fit) AS fit
  FROM wanted w CROSS JOIN mine m JOIN name_keys n ON n.la = m.la AND n.key = w.key
  GROUP BY n.la, n.person, w.word),
found AS MATERIALIZED (SELECT la, person, CAST(sum(fit) AS bigint) AS score FROM fits GROUP BY la, person HAVING count(*) >= $2),
children AS MATERIALIZED (SELECT la, child, max(score) AS score, min(by_parent) AS by_parent FROM (
  SELECT la, person AS child, score, 0 AS by_parent FROM found
  UNION ALL SELECT p.la, p.child, f.score, 1 FROM found f JOIN parenthoods p ON p.la = f.la AND p.person = f.person
  WHERE p.ended_on IS NULL OR p.ended_on > today()) n GROUP BY la, child)
SELECT k.la, k.id, f.score, f.by_parent FROM children f JOIN cases k ON k.la = f.la AND k.child = f.child
WHERE (k.la, k.team) IN (SELECT la, team FROM teams)
OR (k.la, k.id) IN (SELECT la, case_id FROM opened)
OR (EXISTS (SELECT 1 FROM schools) AND EXISTS (SELECT 1 FROM enrolments e WHERE e.la = k.la AND e.child = k.child
  AND (e.la, e.body) IN (SELECT la, body FROM schools)))
ORDER BY f.by_parent, f.score DESC, k.id LIMIT $3;
-- @postgres
WITH wanted AS MATERIALIZED (SELECT substr(entry, 3) AS key, substr(entry, 1, 1) AS word, CAST(substr(entry, 2, 1) AS integer) AS fit
  FROM json_array_elements_text(CAST($1 AS json)) AS entry),
teams AS MATERIALIZED (SELECT DISTINCT la, team FROM my_teams),
mine AS MATERIALIZED (SELECT DISTINCT la FROM my_posts),
schools AS MATERIALIZED (SELECT DISTINCT la, body FROM my_posts WHERE role NOT IN ('officer', 'manager')),
opened AS MATERIALIZED (SELECT la, case_id FROM break_glass WHERE person = viewer() AND until_at > present()),
fits AS (SELECT n.la, n.person, w.word, max(w.fit) AS fit
  FROM wanted w CROSS JOIN mine m JOIN name_keys n ON n.la = m.la AND n.key = w.key
  GROUP BY n.la, n.person, w.word),
found AS MATERIALIZED (SELECT la, person, CAST(sum(fit) AS bigint) AS score FROM fits GROUP BY la, person HAVING count(*) >= $2),
children AS MATERIALIZED (SELECT la, child, max(score) AS score, min(by_parent) AS by_parent FROM (
  SELECT la, person AS child, score, 0 AS by_parent FROM found
  UNION ALL SELECT p.la, p.child, f.score, 1 FROM found f JOIN parenthoods p ON p.la = f.la AND p.person = f.person
  WHERE p.ended_on IS NULL OR p.ended_on > today()) n GROUP BY la, child)
SELECT k.la, k.id, f.score, f.by_parent FROM children f JOIN cases k ON k.la = f.la AND k.child = f.child
WHERE (k.la, k.team) IN (SELECT la, team FROM teams)
OR (k.la, k.id) IN (SELECT la, case_id FROM opened)
OR (EXISTS (SELECT 1 FROM schools) AND EXISTS (SELECT 1 FROM enrolments e WHERE e.la = k.la AND e.child = k.child
  AND (e.la, e.body) IN (SELECT la, body FROM schools)))
ORDER BY f.by_parent, f.score DESC, k.id LIMIT $3;

-- find_by_birth(born date, most int) -> many (la int, id int)
-- @system each case is then read through the viewer's visible rows
SELECT k.la, k.id FROM (SELECT DISTINCT la FROM my_posts) m JOIN persons p ON p.la = m.la AND p.born = $1
JOIN cases k ON k.la = p.la AND k.child = p.id ORDER BY k.id LIMIT $2;

-- find_by_number(kind text, value text) -> many (la int, id int)
-- @system each case is then read through the viewer's visible rows
SELECT k.la, k.id FROM (SELECT DISTINCT la FROM my_posts) m JOIN identifiers i ON i.la = m.la AND i.kind = $1 AND i.value = $2
JOIN cases k ON k.la = i.la AND k.child = i.person ORDER BY k.id LIMIT 50;

-- find_by_reference(reference text) -> one (la int, id int)
-- @system the case is then read through the viewer's visible rows
SELECT la, id FROM cases WHERE reference = $1;

-- find_case(la int, id int) -> one (public_id text, reference text, child int, given text, family text, state text, next_step text, holder text, holder_since date, due_on date, officer_given text, officer_family text, relations int)
SELECT c.public_id, c.reference, c.child, c.child_given AS given, c.child_family AS family, c.state, c.next_step, b.name AS holder,
       c.holder_since, c.due_on, c.officer_given, c.officer_family, c.relations
FROM visible_case c JOIN bodies b ON b.la = c.la AND b.id = c.holder_body WHERE c.la = $1 AND c.id = $2;

-- find_born(la int, person int) -> one (born date)
SELECT born FROM visible_persons WHERE la = $1 AND id = $2;

-- A child of that birth date whose name has as many of the words, or who has the pupil number (by_number).
-- known_children(la int, born date, keys text, words int, upn text) -> many (person int, by_number int)
-- @system each case is then read through the viewer's visible rows
-- @sqlite
SELECT k.person, max(k.by_number) AS by_number FROM (
  SELECT i.person, 1 AS by_number FROM identifiers i WHERE i.la = $1 AND i.kind = 'upn' AND i.value = $5
  UNION ALL SELECT n.person, 0 FROM persons p
  JOIN name_keys n ON n.la = p.la AND n.person = p.id JOIN json_each($3) w ON substr(w.value, 3) = n.key
  WHERE p.la = $1 AND p.born = $2 GROUP BY n.person HAVING count(DISTINCT substr(w.value, 1, 1)) >= $4) k
GROUP BY k.person ORDER BY by_number DESC, k.person LIMIT 10;
-- @postgres
SELECT k.person, max(k.by_number) AS by_number FROM (
  SELECT i.person, 1 AS by_number FROM identifiers i WHERE i.la = $1 AND i.kind = 'upn' AND i.value = $5
  UNION ALL SELECT n.person, 0 FROM persons p
  JOIN name_keys n ON n.la = p.la AND n.person = p.id
  JOIN json_array_elements_text(CAST($3 AS json)) w (entry) ON substr(w.entry, 3) = n.key
  WHERE p.la = $1 AND p.born = $2 GROUP BY n.person HAVING count(DISTINCT substr(w.entry, 1, 1)) >= $4) k
GROUP BY k.person ORDER BY by_number DESC, k.person LIMIT 10;

-- The newest first: an open one, when there is one, is the newest.
-- known_cases(la int, child int) -> many (id int, state text)
-- @system each case is then read through the viewer's visible rows
SELECT id, state FROM cases WHERE la = $1 AND child = $2 ORDER BY received_on DESC, id DESC;

-- known_child(la int, child int) -> one (public_id text)
SELECT public_id FROM visible_persons WHERE la = $1 AND id = $2;

-- identifiers_of(la int, person int) -> many (kind text, value text)
SELECT kind, value FROM visible_identifiers WHERE la = $1 AND person = $2 ORDER BY kind;

-- identifier_taken(la int, kind text, value text, person int) -> one (n int)
-- @system a number belongs to one child only; who has it is not said
SELECT count(*) AS n FROM identifiers WHERE la = $1 AND kind = $2 AND value = $3 AND person <> $4;

-- identifier_forget(la int, person int, kind text) -> exec
-- @system the case was loaded through the viewer's visible rows in the same transaction
DELETE FROM identifiers WHERE la = $1 AND person = $2 AND kind = $3;

-- identifier_insert(la int, person int, kind text, value text) -> exec
INSERT INTO identifiers (la, person, kind, value) VALUES ($1, $2, $3, $4);
