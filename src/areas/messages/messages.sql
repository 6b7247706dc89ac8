-- Messages between a family and the council, and what the council promised.

-- messages_of(la int, case_id int) -> many (id int, public_id text, topic text, answers int, from_family bool, text text, at_time time, reply_by date, answered_on date, by_person int, given text, family text)
-- @system the messages come through the viewer's visible rows, and who wrote one is part of it
SELECT m.id, m.public_id, m.topic, m.answers, m.from_family, m.text, m.at_time, m.reply_by, m.answered_on, m.by_person, p.given, p.family
FROM visible_messages m JOIN persons p ON p.la = m.la AND p.id = m.by_person
WHERE m.la = $1 AND m.case_id = $2 ORDER BY m.at_time, m.id;

-- message_root(la int, case_id int, public_id text) -> one (id int, topic text)
SELECT id, topic FROM visible_messages WHERE la = $1 AND case_id = $2 AND public_id = $3 AND answers IS NULL;

-- message_insert(la int, id int, public_id text, case_id int, topic text, answers int?, from_family bool, text text, by_person int, at_time time, reply_by date) -> exec
INSERT INTO messages (la, id, public_id, case_id, topic, answers, from_family, text, by_person, at_time, reply_by)
VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11);

-- messages_answered(la int, case_id int, root int, answered_on date) -> exec
-- @system the thread was read through the viewer's visible rows in the same transaction
UPDATE messages SET answered_on = $4
WHERE la = $1 AND case_id = $2 AND (id = $3 OR answers = $3) AND from_family AND answered_on IS NULL;

-- message_facts(la int, case_id int) -> one (given text, family text, team int, team_name text, phone text, officer int, officer_given text, officer_family text)
SELECT c.child_given AS given, c.child_family AS family, c.team, t.name AS team_name, t.phone, c.officer, c.officer_given, c.officer_family
FROM visible_case c JOIN bodies t ON t.la = c.la AND t.id = c.team WHERE c.la = $1 AND c.id = $2;

-- message_family(la int, case_id int) -> many (person int, language text, kind text, value text)
-- @system news goes where each who may answer for the child asked, shown to nobody
SELECT p.id AS person, p.language, n.kind, n.value FROM cases k
JOIN persons c ON c.la = k.la AND c.id = k.child
JOIN persons p ON p.la = k.la
JOIN contacts n ON n.la = p.la AND n.person = p.id
WHERE k.la = $1 AND k.id = $2
AND ((c.csa_ends_on < today() AND p.id = c.id)
  OR ((c.csa_ends_on IS NULL OR c.csa_ends_on >= today()) AND p.id IN (SELECT f.person FROM parenthoods f
    WHERE f.la = k.la AND f.child = k.child AND f.sees_case AND f.responsibility AND (f.ended_on IS NULL OR f.ended_on > today())))
  OR (c.csa_ends_on < today() AND p.id IN (SELECT s.person FROM shares s
    WHERE s.la = k.la AND s.child = k.child AND s.from_on <= today() AND (s.ended_on IS NULL OR s.ended_on > today())
    AND NOT EXISTS (SELECT 1 FROM parenthoods r WHERE r.person = s.person AND r.la = s.la AND r.child = s.child AND NOT r.sees_case))))
AND n.id = (SELECT m.id FROM contacts m WHERE m.la = p.la AND m.person = p.id AND m.ended_on IS NULL AND m.kind IN ('email', 'address')
  ORDER BY m.preferred DESC, m.id DESC LIMIT 1)
ORDER BY p.id;

-- message_staff_address(la int, person int) -> one (email text, language text)
-- @system the officer is told of news at the address of their own account
SELECT a.email, p.language FROM persons p JOIN accounts a ON a.la = p.la AND a.person = p.id AND a.active
WHERE p.la = $1 AND p.id = $2 AND a.email IS NOT NULL;

-- message_body_address(la int, body int) -> one (email text)
SELECT email FROM bodies WHERE la = $1 AND id = $2 AND active AND email IS NOT NULL;

-- promises_of(la int, case_id int) -> many (public_id text, text text, made_on date, due_on date, kept_on date, given text, family text)
-- @system the promises come through the viewer's visible rows, and whose it is to keep one is part of it
SELECT m.public_id, m.text, m.made_on, m.due_on, m.kept_on, p.given, p.family
FROM visible_promises m JOIN persons p ON p.la = m.la AND p.id = m.by_person
WHERE m.la = $1 AND m.case_id = $2 ORDER BY m.kept_on IS NOT NULL, m.due_on, m.id;

-- promise_insert(la int, id int, public_id text, case_id int, text text, made_on date, due_on date, by_person int) -> exec
INSERT INTO promises (la, id, public_id, case_id, text, made_on, due_on, by_person) VALUES ($1, $2, $3, $4, $5, $6, $7, $8);

-- promise_keep(la int, case_id int, public_id text, kept_on date) -> exec
UPDATE promises SET kept_on = $4 WHERE la = $1 AND case_id = $2 AND public_id = $3 AND kept_on IS NULL
AND case_id IN (SELECT id FROM visible_cases WHERE la = $1);

-- promises_hand_over(la int, case_id int, to_person int) -> exec
-- @system the case was loaded through the viewer's visible rows in the same transaction
UPDATE promises SET by_person = $3 WHERE la = $1 AND case_id = $2 AND kept_on IS NULL;

-- replies_of_teams(since time) -> many (at_time time, reply_by date, answered_on date, team text)
-- @system a manager sees how soon the teams answered, and nothing of what was written
SELECT m.at_time, m.reply_by, m.answered_on, t.name AS team FROM my_posts o
JOIN bodies t ON t.la = o.la AND t.parent = o.body
JOIN cases k ON k.la = t.la AND k.team = t.id
JOIN messages m ON m.la = k.la AND m.case_id = k.id
WHERE o.role = 'manager' AND m.from_family AND m.reply_by IS NOT NULL AND m.at_time >= $1 ORDER BY m.at_time DESC, m.id;
