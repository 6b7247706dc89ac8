-- Letters to post.  Which wait is chosen past the views, for speed; each is then read through the viewer's visible
-- rows (letter_waiting), or left out.  officer 0: the whole teams'.

-- letters_waiting(officer int, most int) -> many (la int, id int, case_id int)
-- @system each letter is then read through the viewer's visible rows
SELECT d.la, d.id, k.id AS case_id FROM (SELECT DISTINCT la FROM my_posts) m
JOIN deliveries d ON d.la = m.la AND d.state = 'to_print'
JOIN outbox o ON o.la = d.la AND o.id = d.id
JOIN cases k ON k.la = o.la AND k.id = o.case_id AND (k.la, k.team) IN (SELECT la, team FROM my_teams)
WHERE $1 = 0 OR k.officer = $1 OR k.officer IS NULL
ORDER BY d.created_at, d.id LIMIT $2;

-- letters_count(officer int) -> one (n int)
-- @system how many letters wait on the viewer's cases, and nothing of them
SELECT count(*) AS n FROM (SELECT DISTINCT la FROM my_posts) m
JOIN deliveries d ON d.la = m.la AND d.state = 'to_print'
JOIN outbox o ON o.la = d.la AND o.id = d.id
JOIN cases k ON k.la = o.la AND k.id = o.case_id AND (k.la, k.team) IN (SELECT la, team FROM my_teams)
WHERE $1 = 0 OR k.officer = $1 OR k.officer IS NULL;

-- letter_waiting(la int, id int) -> one (public_id text, case_id int, person int, notice_letter int, template text, event text, language text, made_at time)
SELECT o.public_id, o.case_id, o.person, o.notice_letter, o.template, o.event, o.language, d.created_at AS made_at
FROM visible_outbox o JOIN deliveries d ON d.la = o.la AND d.id = o.id AND d.state = 'to_print'
WHERE o.la = $1 AND o.id = $2;

-- letter_on_case(la int, case_id int, public_id text) -> one (id int)
SELECT id FROM visible_outbox WHERE la = $1 AND case_id = $2 AND public_id = $3;

-- A case as it stands on the list, and what is needed to record on it that a letter was posted.
-- letter_case(la int, id int) -> one (public_id text, reference text, given text, family text, pack text, version int, relations int, team int, phone text)
SELECT c.public_id, c.reference, c.child_given AS given, c.child_family AS family, c.pack, c.version, c.relations, c.team, t.phone
FROM visible_case c JOIN bodies t ON t.la = c.la AND t.id = c.team WHERE c.la = $1 AND c.id = $2;

-- letter_person(la int, id int) -> one (given text, family text)
SELECT given, family FROM visible_persons WHERE la = $1 AND id = $2;

-- The letter of a notice; hash NULL: its address is kept from the viewer, and the letter with it.
-- letter_notice(la int, id int) -> one (kind text, notice text, letter text, body text)
-- @system the message that it goes with is a visible one; the letter itself is asked for through the visible rows
SELECT n.kind, n.public_id AS notice, v.public_id AS letter, b.name AS body
FROM notice_letters l JOIN notices n ON n.la = l.la AND n.id = l.notice
JOIN notice_recipients r ON r.la = l.la AND r.id = l.recipient
LEFT JOIN visible_notice_letters v ON v.la = l.la AND v.id = l.id
LEFT JOIN bodies b ON b.la = r.la AND b.id = r.body
WHERE l.la = $1 AND l.id = $2;

-- How a letter of a notice went: NULL posted_on: it waits.
-- letters_posted(la int, case_id int) -> many (notice_letter int, posted_on date, given text, family text)
SELECT o.notice_letter, d.posted_on, p.given, p.family
FROM visible_outbox o JOIN deliveries d ON d.la = o.la AND d.id = o.id AND d.state = 'printed'
LEFT JOIN visible_persons p ON p.la = o.la AND p.id = d.posted_by
WHERE o.la = $1 AND o.case_id = $2 AND o.notice_letter IS NOT NULL;

-- letter_contact(la int, person int) -> one (id int, kind text, value text, postcode text)
SELECT id, kind, value, postcode FROM visible_contacts WHERE la = $1 AND person = $2 AND ended_on IS NULL AND kind IN ('email', 'address')
ORDER BY kind, preferred DESC, id DESC LIMIT 1;
