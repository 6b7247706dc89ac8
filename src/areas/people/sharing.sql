-- Whom a young person lets follow their own case.

-- sharing_of(la int, child int) -> many (person int, public_id text, given text, family text, basis text, from_on date)
-- @system the young person alone asks, and knows whom they let in
SELECT s.person, p.public_id, p.given, p.family, s.basis, s.from_on
FROM visible_shares s JOIN persons p ON p.la = s.la AND p.id = s.person
WHERE s.la = $1 AND s.child = $2 AND s.from_on <= today() AND (s.ended_on IS NULL OR s.ended_on > today())
ORDER BY s.from_on, s.id;

-- Parents and carers who could be let in.  A restriction outlives compulsory school age: they are left out.
-- sharing_parents(la int, child int) -> many (person int, public_id text, given text, family text)
-- @system the young person alone asks, and knows their own parents' names
SELECT p.id AS person, p.public_id, p.given, p.family FROM parenthoods f JOIN persons p ON p.la = f.la AND p.id = f.person
WHERE f.la = $1 AND f.child = $2 AND f.sees_case AND (f.ended_on IS NULL OR f.ended_on > today())
AND NOT EXISTS (SELECT 1 FROM shares s WHERE s.la = f.la AND s.child = f.child AND s.person = f.person
  AND s.from_on <= today() AND (s.ended_on IS NULL OR s.ended_on > today()))
ORDER BY f.id;

-- sharing_before(la int, child int, person int) -> one (basis text, ended_on date)
SELECT basis, ended_on FROM visible_shares WHERE la = $1 AND child = $2 AND person = $3;

-- sharing_barred(la int, child int, person int) -> one (n int)
-- @system whether it may be, and nothing of why not
SELECT count(*) AS n FROM parenthoods WHERE la = $1 AND child = $2 AND person = $3 AND NOT sees_case;
