-- People and bodies.  @system throughout: the command or the route's permission is the right.

-- body_insert(la int, id int, public_id text, kind text, name text, urn int?, parent int?, phone text, email text, active bool, setting text) -> exec
INSERT INTO bodies (la, id, public_id, kind, name, urn, parent, phone, email, active, setting, closed_on)
VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11,
  (SELECT CASE WHEN e.status = 'closed' THEN coalesce(e.closed_on, e.changed_on, today()) ELSE e.closed_on END
   FROM establishments e WHERE e.urn = $6 AND e.status IN ('closed', 'closing')));

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

-- people_parent_insert(la int, id int, child int, person int, kind text, sees_case bool) -> exec
-- @system administration
INSERT INTO parenthoods (la, id, child, person, kind, sees_case) VALUES ($1, $2, $3, $4, $5, $6);

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
