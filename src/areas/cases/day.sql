-- The officer's day.  What stands on it is chosen from columns that are kept, past the views, for speed; each case
-- that is shown is then read through the viewer's visible rows (day_cases), or left out.  officer 0: the whole teams',
-- in an arm of its own: one officer's cases are entered in the index by the officer, and counted from it alone.

-- Cases as rows of the day, of a JSON list of ids.  How the viewer stands to them is not asked: that costs more than
-- the rest.
-- day_cases(ids text) -> many (la int, id int, public_id text, reference text, given text, family text, next_step text, holder text, holder_since date, due_on date, officer_given text, officer_family text)
-- @sqlite
SELECT c.la, c.id, c.public_id, c.reference, c.child_given AS given, c.child_family AS family, c.next_step, b.name AS holder,
       c.holder_since, c.due_on, c.officer_given, c.officer_family
FROM (SELECT DISTINCT la FROM my_posts) m CROSS JOIN json_each($1) w CROSS JOIN visible_case c JOIN bodies b ON b.la = c.la AND b.id = c.holder_body
WHERE c.la = m.la AND c.id = w.value;
-- @postgres
SELECT c.la, c.id, c.public_id, c.reference, c.given, c.family, c.next_step, c.holder, c.holder_since, c.due_on, c.officer_given, c.officer_family
FROM (SELECT DISTINCT la FROM my_posts) m CROSS JOIN (SELECT DISTINCT CAST(value AS bigint) AS id FROM json_array_elements_text(CAST($1 AS json)) AS v(value)) w
CROSS JOIN LATERAL (SELECT c.la, c.id, c.public_id, c.reference, c.child_given AS given, c.child_family AS family, c.next_step,
    (SELECT b.name FROM bodies b WHERE b.la = c.la AND b.id = c.holder_body) AS holder, c.holder_since, c.due_on, c.officer_given, c.officer_family
  FROM visible_case c WHERE c.la = m.la AND c.id = w.id LIMIT 1) c;

-- One of them by itself.
-- day_case(la int, id int) -> one (public_id text, reference text, given text, family text)
SELECT public_id, reference, child_given AS given, child_family AS family FROM visible_case WHERE la = $1 AND id = $2;

-- day_counts(officer int, soon date) -> one (late int, soon int)
-- @system how many of the viewer's teams' cases are due, and nothing of them
SELECT count(*) FILTER (WHERE k.due_on < today()) AS late, count(*) FILTER (WHERE k.due_on >= today()) AS soon
FROM (SELECT k.due_on FROM (SELECT DISTINCT la, team FROM my_teams) t
    JOIN cases k ON k.la = t.la AND k.team = t.team AND k.officer = $1 AND k.due_on <= $2
  UNION ALL SELECT k.due_on FROM (SELECT DISTINCT la, team FROM my_teams) t
    JOIN cases k ON k.la = t.la AND k.team = t.team AND k.due_on <= $2 WHERE $1 = 0) k;

-- day_due(officer int, from_on date, to_on date, skip int, most int) -> many (la int, id int)
-- @system each case is then read through the viewer's visible rows
SELECT k.la, k.id FROM (SELECT k.la, k.id, k.due_on, k.next_step FROM (SELECT DISTINCT la, team FROM my_teams) t
    JOIN cases k ON k.la = t.la AND k.team = t.team AND k.officer = $1 AND k.due_on >= $2 AND k.due_on <= $3
  UNION ALL SELECT k.la, k.id, k.due_on, k.next_step FROM (SELECT DISTINCT la, team FROM my_teams) t
    JOIN cases k ON k.la = t.la AND k.team = t.team AND k.due_on >= $2 AND k.due_on <= $3 WHERE $1 = 0) k
ORDER BY CASE WHEN k.next_step LIKE 'order_%' THEN 0 ELSE 1 END, k.due_on, k.id LIMIT $5 OFFSET $4;

-- day_new_count() -> one (n int)
-- @system how many of the viewer's teams' cases nobody has taken, and nothing of them
SELECT count(*) AS n FROM (SELECT DISTINCT la, team FROM my_teams) t
JOIN cases k ON k.officer IS NULL AND k.la = t.la AND k.team = t.team WHERE k.state NOT IN ('REFUSED_ASSESS', 'REFUSED_ISSUE', 'CEASED', 'TRANSFERRED', 'WITHDRAWN');

-- day_new(skip int, most int) -> many (la int, id int)
-- @system each case is then read through the viewer's visible rows
SELECT k.la, k.id FROM (SELECT DISTINCT la, team FROM my_teams) t
JOIN cases k ON k.officer IS NULL AND k.la = t.la AND k.team = t.team WHERE k.state NOT IN ('REFUSED_ASSESS', 'REFUSED_ISSUE', 'CEASED', 'TRANSFERRED', 'WITHDRAWN')
ORDER BY k.due_on, k.id LIMIT $2 OFFSET $1;

-- day_promises(officer int, skip int, most int) -> many (la int, id int, text text, due_on date, public_id text, total int)
-- @system each case is then read through the viewer's visible rows
SELECT k.la, k.id, p.text, p.due_on, p.public_id, count(*) OVER () AS total FROM (SELECT DISTINCT la FROM my_posts) m
JOIN promises p ON p.la = m.la AND p.kept_on IS NULL
JOIN cases k ON k.la = p.la AND k.id = p.case_id AND (k.la, k.team) IN (SELECT la, team FROM my_teams)
WHERE p.by_person = $1 OR ($1 = 0 AND p.due_on < today())
ORDER BY p.due_on, p.id LIMIT $3 OFFSET $2;

-- day_messages(officer int, skip int, most int) -> many (la int, id int, topic text, reply_by date, thread text, total int)
-- @system each case is then read through the viewer's visible rows
SELECT w.la, w.case_id AS id, w.topic, w.reply_by, coalesce(r.public_id, w.public_id) AS thread, count(*) OVER () AS total
FROM (SELECT x.la, x.id, x.case_id, x.topic, x.reply_by, x.public_id, x.answers FROM (SELECT DISTINCT la, team FROM my_teams) t
    JOIN cases k ON k.la = t.la AND k.team = t.team AND (k.officer = $1 OR k.officer IS NULL)
    CROSS JOIN messages x WHERE x.la = k.la AND x.case_id = k.id AND x.answered_on IS NULL AND x.from_family AND $1 <> 0
  UNION ALL SELECT x.la, x.id, x.case_id, x.topic, x.reply_by, x.public_id, x.answers FROM (SELECT DISTINCT la FROM my_posts) m
    JOIN messages x ON x.la = m.la AND x.answered_on IS NULL AND x.from_family AND x.reply_by < today()
    JOIN cases k ON k.la = x.la AND k.id = x.case_id AND (k.la, k.team) IN (SELECT la, team FROM my_teams) WHERE $1 = 0) w
LEFT JOIN messages r ON r.la = w.la AND r.id = w.answers
ORDER BY w.reply_by, w.id LIMIT $3 OFFSET $2;

-- day_wishes(officer int, skip int, most int) -> many (la int, id int, kind text, answer_by date, total int)
-- @system each case is then read through the viewer's visible rows
SELECT k.la, k.id, w.kind, w.answer_by, count(*) OVER () AS total FROM (SELECT DISTINCT la, team FROM my_teams) t
JOIN cases k ON k.la = t.la AND k.team = t.team
JOIN family_wishes w ON w.la = k.la AND w.case_id = k.id AND w.answered_on IS NULL
WHERE k.officer = $1 OR ($1 <> 0 AND k.officer IS NULL) OR ($1 = 0 AND w.answer_by < today())
ORDER BY w.answer_by, w.id LIMIT $3 OFFSET $2;

-- day_handed(officer int, since date, skip int, most int) -> many (la int, id int, promises int, messages int, wishes int, total int)
-- @system each case is then read through the viewer's visible rows
SELECT h.la, h.case_id AS id, h.promises, h.messages, h.wishes, count(*) OVER () AS total FROM (SELECT DISTINCT la FROM my_posts) m
JOIN hand_overs h ON h.la = m.la AND h.to_officer = $1 AND h.by_person <> $1 AND h.on_date >= $2
JOIN cases k ON k.la = h.la AND k.id = h.case_id AND k.officer = $1
WHERE NOT EXISTS (SELECT 1 FROM hand_overs l WHERE l.la = h.la AND l.case_id = h.case_id AND l.id > h.id)
ORDER BY h.on_date DESC, h.id LIMIT $4 OFFSET $3;

-- What bodies were asked and have not answered, on the cases of the scope, body by body.
-- day_bodies(officer int) -> many (la int, body int, public_id text, name text, n int, oldest date, late int)
-- @system how many answers the viewer's cases wait for, by body, and nothing of them
SELECT w.la, w.body, b.public_id, b.name, count(*) AS n, min(w.asked_on) AS oldest, count(*) FILTER (WHERE w.due_on < today()) AS late
FROM (SELECT a.la, a.body, a.asked_on, a.due_on FROM (SELECT DISTINCT la, team FROM my_teams) t
    JOIN cases k ON k.la = t.la AND k.team = t.team
    JOIN advice_requests a ON a.la = k.la AND a.case_id = k.id AND a.status = 'asked' WHERE $1 = 0 OR k.officer = $1
  UNION ALL SELECT n.la, n.body, n.sent_on, n.due_on FROM (SELECT DISTINCT la, team FROM my_teams) t
    JOIN cases k ON k.la = t.la AND k.team = t.team
    JOIN consultations n ON n.la = k.la AND n.case_id = k.id AND n.replied_on IS NULL AND n.ends_on IS NULL WHERE $1 = 0 OR k.officer = $1) w
JOIN bodies b ON b.la = w.la AND b.id = w.body
GROUP BY w.la, w.body, b.public_id, b.name ORDER BY late DESC, oldest, b.name;

-- What one body was asked and has not answered, with the last reminder.  officer 0: the whole teams'; body 0: all.
-- asks_of(officer int, body int, skip int, most int) -> many (la int, id int, ask text, advice_request int, consultation int, advice text, body int, adviser int, asked_on date, due_on date, chased_on date)
-- @system each case is then read through the viewer's visible rows
SELECT w.la, w.case_id AS id, w.public_id AS ask, w.advice_request, w.consultation, w.advice, w.body, w.adviser, w.asked_on, w.due_on,
  (SELECT max(h.on_date) FROM chases h WHERE h.la = w.la AND h.case_id = w.case_id
   AND (h.advice_request = w.advice_request OR h.consultation = w.consultation)) AS chased_on
FROM (SELECT a.la, a.case_id, a.public_id, a.id AS advice_request, 0 AS consultation, a.advice_key AS advice, a.body, a.adviser, a.asked_on, a.due_on
    FROM (SELECT DISTINCT la, team FROM my_teams) t JOIN cases k ON k.la = t.la AND k.team = t.team
    JOIN advice_requests a ON a.la = k.la AND a.case_id = k.id AND a.status = 'asked' WHERE ($1 = 0 OR k.officer = $1) AND ($2 = 0 OR a.body = $2)
  UNION ALL SELECT n.la, n.case_id, n.public_id, 0, n.id, NULL, n.body, NULL, n.sent_on, n.due_on
    FROM (SELECT DISTINCT la, team FROM my_teams) t JOIN cases k ON k.la = t.la AND k.team = t.team
    JOIN consultations n ON n.la = k.la AND n.case_id = k.id AND n.replied_on IS NULL AND n.ends_on IS NULL WHERE ($1 = 0 OR k.officer = $1) AND ($2 = 0 OR n.body = $2)) w
ORDER BY w.due_on, w.advice_request, w.consultation LIMIT $4 OFFSET $3;

-- Plans that name a setting which has closed: in section I here, or where the plan is not here as the last return says.
-- Closed settings are few and cases many: with a limit, far above what there can be, SQLite does not walk through the
-- cases first (it would make a Bloom filter of them all); and PostgreSQL enters the index of what returns say, into
-- which row-level security lets no CAST.
-- day_closed(officer int, skip int, most int) -> many (la int, id int, urn int, name text, total int)
-- @system each case is then read through the viewer's visible rows
SELECT k.la, k.id, w.urn, w.name, count(*) OVER () AS total FROM (
    SELECT 1 AS here, p.la, p.case_id, b.urn, b.name, b.closed_on FROM (SELECT DISTINCT la FROM my_posts) m
    JOIN bodies b ON b.la = m.la AND b.closed_on <= today()
    JOIN plans p ON p.la = b.la AND p.setting = b.id
  UNION ALL
    SELECT 0 AS here, f.la, f.case_id, b.urn, b.name, b.closed_on FROM (SELECT DISTINCT la FROM my_posts) m
    JOIN (SELECT la, urn, name, closed_on, CAST(urn AS text) AS plan_urn FROM bodies WHERE closed_on <= today() LIMIT 10000) b ON b.la = m.la
    JOIN return_facts f ON f.la = b.la AND f.plan_urn = b.plan_urn
  LIMIT 10000) w
CROSS JOIN cases k WHERE k.la = w.la AND k.id = w.case_id AND (k.la, k.team) IN (SELECT la, team FROM my_teams)
AND ($1 = 0 OR k.officer = $1) AND k.state NOT IN ('CEASED', 'TRANSFERRED', 'WITHDRAWN')
AND (w.here = 1 OR NOT EXISTS (SELECT 1 FROM plans p WHERE p.la = k.la AND p.case_id = k.id AND p.setting IS NOT NULL))
ORDER BY w.closed_on, k.id LIMIT $3 OFFSET $2;

-- What was asked on one case, answered or not, for its page and the family's.
-- asks_on(la int, case_id int) -> many (ask text, advice_request int, consultation int, advice text, body int, adviser int, name text, asked_on date, due_on date, ended_on date, chased_on date, reason text, expected_on date, escalated_on date)
-- @system the case was loaded through the viewer's visible rows in the same transaction
SELECT w.ask, w.advice_request, w.consultation, w.advice, w.body, w.adviser, b.name, w.asked_on, w.due_on, w.ended_on,
  (SELECT max(h.on_date) FROM chases h WHERE h.la = $1 AND h.case_id = $2
   AND (h.advice_request = w.advice_request OR h.consultation = w.consultation)) AS chased_on,
  e.reason, e.expected_on, e.on_date AS escalated_on
FROM (SELECT a.public_id AS ask, a.id AS advice_request, 0 AS consultation, a.advice_key AS advice, a.body, a.adviser, a.asked_on, a.due_on,
        CASE WHEN a.status = 'asked' THEN NULL ELSE a.ended_on END AS ended_on
      FROM advice_requests a WHERE a.la = $1 AND a.case_id = $2 AND a.status <> 'withdrawn'
  UNION ALL SELECT n.public_id, 0, n.id, NULL, n.body, NULL, n.sent_on, n.due_on, n.replied_on
      FROM consultations n WHERE n.la = $1 AND n.case_id = $2) w
JOIN bodies b ON b.la = $1 AND b.id = w.body
LEFT JOIN chases e ON e.la = $1 AND e.id = (SELECT max(h.id) FROM chases h WHERE h.la = $1 AND h.case_id = $2 AND h.escalated
   AND (h.advice_request = w.advice_request OR h.consultation = w.consultation))
ORDER BY w.ended_on IS NOT NULL, w.due_on, w.ask;

-- body_found(public_id text) -> one (la int, id int, name text)
SELECT la, id, name FROM bodies WHERE public_id = $1;

-- chase_insert(la int, id int, case_id int, advice_request int?, consultation int?, body int, by_person int, on_date date, escalated bool, reason text, expected_on date) -> exec
INSERT INTO chases (la, id, case_id, advice_request, consultation, body, by_person, on_date, escalated, reason, expected_on)
VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11);

-- body_heads(la int, body int) -> many (person int)
SELECT DISTINCT o.person FROM posts o WHERE o.la = $1 AND o.body = $2 AND o.role IN ('lead', 'head')
AND o.from_on <= today() AND (o.to_on IS NULL OR o.to_on > today()) ORDER BY o.person;

-- Officers of the teams the viewer is over.
-- team_officers() -> many (la int, person int, public_id text, given text, family text, team int, team_name text)
SELECT DISTINCT o.la, o.person, p.public_id, p.given, p.family, t.team, b.name AS team_name
FROM my_teams t JOIN posts o ON o.la = t.la AND o.body = t.team AND o.role = 'officer' AND o.from_on <= today() AND (o.to_on IS NULL OR o.to_on > today())
JOIN visible_persons p ON p.la = o.la AND p.id = o.person
JOIN bodies b ON b.la = t.la AND b.id = t.team WHERE t.role = 'manager' ORDER BY p.family, p.given, b.name;

-- give_case(public_id text) -> one (la int, id int, reference text, public_id text, team int, version int, relations int)
SELECT la, id, reference, public_id, team, version, relations FROM visible_case WHERE public_id = $1;

-- give_to(la int, id int, officer int) -> exec
-- @system the case was read through the viewer's visible rows in the same transaction
UPDATE cases SET officer = $3, version = version + 1 WHERE la = $1 AND id = $2;
