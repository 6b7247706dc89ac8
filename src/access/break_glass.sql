-- Break-glass: the case asked for, the grant, and who is told.

-- break_glass_visible(reference text) -> one (la int, id int, public_id text)
SELECT la, id, public_id FROM visible_case WHERE reference = $1;

-- break_glass_case(reference text) -> one (la int, id int, public_id text, child int, team int, officer int)
-- @system a case outside one's own, named by its reference; of it nothing is shown before the grant
SELECT k.la, k.id, k.public_id, k.child, k.team, k.officer FROM cases k
WHERE k.reference = $1 AND NOT EXISTS (
  SELECT 1 FROM parenthoods f WHERE f.person = viewer() AND f.la = k.la AND f.child = k.child);

-- break_glass_insert(la int, id int, case int, person int, reason text, from_at time, until_at time) -> exec
INSERT INTO break_glass (la, id, case_id, person, reason, from_at, until_at)
VALUES ($1, $2, $3, $4, $5, $6, $7);

-- The case's officer while still in post, else the managers over its team; and the privacy officers.
-- break_glass_tell(la int, officer int?, team int) -> many (person int)
SELECT DISTINCT p.person FROM posts p
WHERE p.la = $1 AND p.from_on <= today() AND (p.to_on IS NULL OR p.to_on > today())
AND p.person <> viewer() AND (
  p.role = 'privacy'
  OR (p.role = 'officer' AND p.person = $2)
  OR (p.role = 'manager'
    AND EXISTS (SELECT 1 FROM bodies t WHERE t.la = p.la AND t.id = $3 AND t.parent = p.body)
    AND NOT EXISTS (SELECT 1 FROM posts o
      WHERE o.la = p.la AND o.person = $2 AND o.role = 'officer'
      AND o.from_on <= today() AND (o.to_on IS NULL OR o.to_on > today()))))
ORDER BY p.person;
