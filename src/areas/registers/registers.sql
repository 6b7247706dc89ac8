-- What the registers ask of tables that are not theirs.

-- register_areas() -> many (la int, name text)
SELECT la, name FROM bodies WHERE kind = 'authority' AND active ORDER BY name, la;

-- register_bodies(la int, kind text, also int) -> many (id int, public_id text, name text)
SELECT id, public_id, name FROM bodies
WHERE la = $1 AND ($2 = '' OR kind = $2) AND (active OR id = $3) ORDER BY name, id;

-- register_body_name(la int, id int) -> one (name text)
SELECT name FROM bodies WHERE la = $1 AND id = $2;

-- register_people_of_case(la int, child int, also int) -> many (id int, public_id text, given text, family text)
SELECT p.id, p.public_id, p.given, p.family FROM visible_persons p
WHERE p.la = $1 AND (p.id = $2 OR p.id = $3 OR p.id IN
  (SELECT f.person FROM visible_parenthoods f WHERE f.la = $1 AND f.child = $2))
ORDER BY p.family, p.given, p.id;

-- register_people_of_area(la int, also int, me int) -> many (id int, public_id text, given text, family text)
SELECT p.id, p.public_id, p.given, p.family FROM visible_persons p
WHERE p.la = $1 AND (p.id = $2 OR p.id = $3 OR p.id IN
  (SELECT s.person FROM posts s WHERE s.la = $1 AND s.from_on <= today() AND (s.to_on IS NULL OR s.to_on > today())))
ORDER BY p.family, p.given, p.id;

-- register_person_name(la int, id int) -> one (given text, family text)
SELECT given, family FROM visible_persons WHERE la = $1 AND id = $2;

-- register_child_by_reference(la int, reference text) -> one (child int)
SELECT child FROM visible_case WHERE la = $1 AND reference = $2;

-- register_reference_of_child(la int, child int) -> one (reference text, public_id text)
SELECT reference, public_id FROM visible_case WHERE la = $1 AND child = $2 ORDER BY id DESC LIMIT 1;

-- register_body_by_public_id(la int, public_id text) -> one (id int)
SELECT id FROM bodies WHERE la = $1 AND public_id = $2;

-- register_person_by_public_id(la int, public_id text) -> one (id int)
SELECT id FROM visible_persons WHERE la = $1 AND public_id = $2;

-- register_file_insert(la int, id int, hash text, register text, record int, at time) -> exec
INSERT INTO record_files (la, id, hash, register, record, kept_at) VALUES ($1, $2, $3, $4, $5, $6);

-- register_relations_to_child(la int, child int) -> many (relations int)
SELECT relations FROM visible_case WHERE la = $1 AND child = $2;

-- register_load_insert(la int, id int, public_id text, register text, person int, at time, name text, content text) -> exec
INSERT INTO record_loads (la, id, public_id, register, person, sent_at, name, content)
VALUES ($1, $2, $3, $4, $5, $6, $7, $8);

-- register_load_find(public_id text) -> one (la int, id int, public_id text, register text, name text, content text, loaded bool)
SELECT la, id, public_id, register, name, content, loaded_at IS NOT NULL AS loaded FROM visible_record_loads WHERE public_id = $1;

-- register_load_done(la int, id int, at time, n_added int, n_changed int) -> exec
UPDATE record_loads SET loaded_at = $3, n_added = $4, n_changed = $5, content = ''
WHERE la = $1 AND id = $2 AND id IN (SELECT id FROM visible_record_loads WHERE la = $1);

-- register_loads_forget(la int, before time) -> exec
DELETE FROM record_loads
WHERE la = $1 AND loaded_at IS NULL AND sent_at < $2 AND id IN (SELECT id FROM visible_record_loads WHERE la = $1);

-- register_person_public_id(la int, id int) -> one (public_id text)
SELECT public_id FROM visible_persons WHERE la = $1 AND id = $2;

-- register_body_public_id(la int, id int) -> one (public_id text)
SELECT public_id FROM bodies WHERE la = $1 AND id = $2;
