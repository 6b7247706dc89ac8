-- The family on a case, as whoever may decide on it keeps it.

-- family_members(la int, child int) -> many (person int, public_id text, given text, family text, language text, version int, born date, csa_ends_on date, kind text, responsibility bool, sees_case bool, ended_on date, basis text, let_out_on date)
SELECT p.id AS person, p.public_id, p.given, p.family, p.language, p.version, p.born, p.csa_ends_on,
  f.kind, COALESCE(f.responsibility, FALSE) AS responsibility, COALESCE(f.sees_case, FALSE) AS sees_case, f.ended_on,
  s.basis, s.ended_on AS let_out_on
FROM (SELECT $2 AS person UNION SELECT h.person FROM visible_parenthoods h WHERE h.la = $1 AND h.child = $2
  UNION SELECT x.person FROM visible_shares x WHERE x.la = $1 AND x.child = $2) w
JOIN visible_persons p ON p.la = $1 AND p.id = w.person
LEFT JOIN visible_parenthoods f ON f.la = $1 AND f.child = $2 AND f.person = p.id
LEFT JOIN visible_shares s ON s.la = $1 AND s.child = $2 AND s.person = p.id
ORDER BY CASE WHEN p.id = $2 THEN 0 WHEN f.id IS NOT NULL THEN 1 ELSE 2 END, f.id, s.id;

-- family_contacts(la int, person int) -> many (id int, kind text, value text, postcode text, protected bool, preferred bool)
SELECT id, kind, value, postcode, protected, preferred FROM visible_contacts
WHERE la = $1 AND person = $2 AND ended_on IS NULL ORDER BY id;

-- family_person_set(la int, id int, version int, given text, family text, language text) -> exec
-- @system row-level security knows whole rows, and a parent's date of birth is hidden: the right stands in the WHERE
UPDATE persons SET given = $4, family = $5, language = $6, version = version + 1
WHERE la = $1 AND id = $2 AND version = $3 AND id IN (SELECT id FROM visible_persons WHERE la = $1 AND id = $2);

-- family_born_set(la int, child int, born date, csa_ends_on date) -> exec
-- @system as above: the child's row was taken by its version in the same transaction
UPDATE persons SET born = $3, csa_ends_on = $4
WHERE la = $1 AND id = $2 AND id IN (SELECT id FROM visible_persons WHERE la = $1 AND id = $2);

-- family_contact_end(la int, id int, ended_on date) -> exec
UPDATE contacts SET ended_on = $3, preferred = FALSE
WHERE la = $1 AND id = $2 AND id IN (SELECT id FROM visible_contacts WHERE la = $1 AND id = $2);

-- family_contact_prefer(la int, id int, preferred bool) -> exec
UPDATE contacts SET preferred = $3
WHERE la = $1 AND id = $2 AND id IN (SELECT id FROM visible_contacts WHERE la = $1 AND id = $2);

-- Where they lived before may lead to where they live now: what has ended is protected too, and stays so.
-- family_contacts_guard(la int, person int, protected bool) -> exec
UPDATE contacts SET protected = $3
WHERE la = $1 AND person = $2 AND (ended_on IS NULL OR $3) AND id IN (SELECT id FROM visible_contacts WHERE la = $1 AND person = $2);

-- family_letters_guard(la int, person int) -> exec
-- @system letters that went out bear an address that is protected from today on
UPDATE notice_letters SET guarded = TRUE
WHERE la = $1 AND addressed AND recipient IN (SELECT r.id FROM notice_recipients r WHERE r.la = $1 AND r.person = $2);

-- Protected lines of a person that this viewer does not see.
-- family_hidden(la int, person int) -> one (n int)
-- @system that something is kept from the viewer is said, and nothing of it
SELECT count(*) AS n FROM contacts c WHERE c.la = $1 AND c.person = $2 AND c.protected AND c.ended_on IS NULL
AND NOT EXISTS (SELECT 1 FROM visible_contacts v WHERE v.la = c.la AND v.id = c.id AND v.value IS NOT NULL);

-- family_parent_kind(la int, child int, person int, kind text) -> exec
UPDATE parenthoods SET kind = $4
WHERE la = $1 AND child = $2 AND person = $3 AND id IN (SELECT id FROM visible_parenthoods WHERE la = $1 AND child = $2);

-- family_parent_stand(la int, child int, person int, responsibility bool, sees_case bool, ended_on date) -> exec
UPDATE parenthoods SET responsibility = $4, sees_case = $5, ended_on = $6
WHERE la = $1 AND child = $2 AND person = $3 AND id IN (SELECT id FROM visible_parenthoods WHERE la = $1 AND child = $2);

-- family_share_stand(la int, child int, person int, basis text, from_on date, ended_on date) -> exec
UPDATE shares SET basis = $4, from_on = $5, ended_on = $6
WHERE la = $1 AND child = $2 AND person = $3 AND id IN (SELECT id FROM visible_shares WHERE la = $1 AND child = $2);

-- family_share_end(la int, child int, person int, ended_on date) -> exec
UPDATE shares SET ended_on = $4 WHERE la = $1 AND child = $2 AND person = $3 AND (ended_on IS NULL OR ended_on > $4)
AND id IN (SELECT id FROM visible_shares WHERE la = $1 AND child = $2);

-- family_share_insert(la int, id int, child int, person int, basis text, from_on date) -> exec
INSERT INTO shares (la, id, child, person, basis, from_on) VALUES ($1, $2, $3, $4, $5, $6);

-- family_change_insert(la int, id int, child int, person int, kind text, reason text, order_on date, was_born date, on_date date, by_person int) -> exec
INSERT INTO family_changes (la, id, child, person, kind, reason, order_on, was_born, on_date, by_person) VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10);

-- family_changes_of(la int, child int) -> many (person int, kind text, reason text, order_on date, was_born date, on_date date, given text, family text, by_given text, by_family text)
SELECT c.person, c.kind, c.reason, c.order_on, c.was_born, c.on_date, p.given, p.family, b.given AS by_given, b.family AS by_family
FROM visible_family_changes c JOIN visible_persons p ON p.la = c.la AND p.id = c.person
LEFT JOIN visible_persons b ON b.la = c.la AND b.id = c.by_person
WHERE c.la = $1 AND c.child = $2 ORDER BY c.on_date DESC, c.id DESC;

-- A person with a post: how they sign in is the administrator's matter.
-- family_works(la int, person int) -> one (n int)
SELECT count(*) AS n FROM posts WHERE la = $1 AND person = $2 AND (to_on IS NULL OR to_on > today());

-- family_known(la int, person int) -> one (given text, family text, version int)
-- @system whoever signs in with an address is the same person when the name is the same
SELECT given, family, version FROM persons WHERE la = $1 AND id = $2;

-- family_reach(la int, person int) -> one (language text, kind text, value text)
-- @system news of one's own record goes where that person asked, shown to nobody
SELECT p.language, m.kind, m.value FROM persons p
LEFT JOIN contacts m ON m.la = p.la AND m.id = (SELECT c.id FROM contacts c
  WHERE c.la = p.la AND c.person = p.id AND c.ended_on IS NULL AND c.kind IN ('email', 'address')
  ORDER BY c.preferred DESC, c.id DESC LIMIT 1)
WHERE p.la = $1 AND p.id = $2;
