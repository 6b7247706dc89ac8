-- People and bodies.  @system throughout: the command or the route's permission is the right.

-- body_insert(la int, id int, public_id text, kind text, name text, urn int?, parent int?, phone text, email text, active bool, setting text, closed_on date) -> exec
INSERT INTO bodies (la, id, public_id, kind, name, urn, parent, phone, email, active, setting, closed_on)
VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12);

-- body_closes(urn int) -> one (closed_on date)
SELECT CASE WHEN status = 'closed' THEN coalesce(closed_on, changed_on, today()) ELSE closed_on END AS closed_on
FROM establishments WHERE urn = $1 AND status IN ('closed', 'closing');

-- body_named(la int, name text) -> one (id int)
SELECT id FROM bodies WHERE la = $1 AND name = $2 AND active ORDER BY id LIMIT 1;

-- body_authority(la int) -> one (id int)
SELECT id FROM bodies WHERE la = $1 AND kind = 'authority' ORDER BY id LIMIT 1;

-- people_person_insert(la int, id int, public_id text, given text, family text, born date, csa_ends_on date, language text) -> exec
-- @system administration: nobody stands in a relation to a new person yet
INSERT INTO persons (la, id, public_id, given, family, born, csa_ends_on, language)
VALUES ($1, $2, $3, $4, $5, $6, $7, $8);

-- people_contact_insert(la int, id int, person int, kind text, value text, postcode text, protected bool, preferred bool) -> exec
-- @system administration
INSERT INTO contacts (la, id, person, kind, value, postcode, protected, preferred)
VALUES ($1, $2, $3, $4, $5, $6, $7, $8);

-- people_parent_insert(la int, id int, child int, person int, kind text, responsibility bool, sees_case bool) -> exec
-- @system administration
INSERT INTO parenthoods (la, id, child, person, kind, responsibility, sees_case) VALUES ($1, $2, $3, $4, $5, $6, $7);

-- people_enrolment_insert(la int, id int, child int, body int, from_on date, to_on date) -> exec
-- @system administration
INSERT INTO enrolments (la, id, child, body, from_on, to_on) VALUES ($1, $2, $3, $4, $5, $6);

-- post_insert(la int, id int, person int, body int, role text, from_on date) -> exec
INSERT INTO posts (la, id, person, body, role, from_on) VALUES ($1, $2, $3, $4, $5, $6);

-- posts_end(la int, person int, to_on date) -> exec
UPDATE posts SET to_on = $3 WHERE la = $1 AND person = $2 AND (to_on IS NULL OR to_on > $3);

-- people_name_keys_forget(la int, person int) -> exec
-- @system the name was just written by whoever may
DELETE FROM name_keys WHERE la = $1 AND person = $2;

-- people_name_key_insert(la int, key text, person int) -> exec
-- @system the name was just written by whoever may
INSERT INTO name_keys (la, key, person) VALUES ($1, $2, $3);

-- people_name_of(la int, person int) -> one (given text, family text)
-- @system the name becomes a key of the search, which shows only cases that the viewer may see
SELECT given, family FROM persons WHERE la = $1 AND id = $2;

-- Children and parents whose name the search does not have, in order, those after the one named.
-- people_unindexed(after_la int, after int, most int) -> many (la int, person int, given text, family text)
-- @system the name becomes a key of the search, which shows only cases that the viewer may see
SELECT p.la, p.id AS person, p.given, p.family FROM persons p
WHERE (p.la, p.id) > ($1, $2)
AND (EXISTS (SELECT 1 FROM parenthoods h WHERE h.person = p.id AND h.la = p.la) OR EXISTS (SELECT 1 FROM cases k WHERE k.la = p.la AND k.child = p.id))
AND NOT EXISTS (SELECT 1 FROM name_keys n WHERE n.la = p.la AND n.person = p.id)
ORDER BY p.la, p.id LIMIT $3;
