-- Metrics: what is read of cases to count them, and the facts and tallies that come of it.
-- Figures count every case, whoever looks; no query here names anybody.

-- metric_authorities() -> many (la int, name text)
SELECT la, name FROM bodies WHERE kind = 'authority' ORDER BY la, id;

-- metric_mark(la int) -> one (counted_to time, definitions int, busy_until time)
SELECT counted_to, definitions, busy_until FROM metric_marks WHERE la = $1;

-- metric_mark_set(la int, counted_to time, definitions int) -> exec
INSERT INTO metric_marks (la, counted_to, definitions) VALUES ($1, $2, $3)
ON CONFLICT (la) DO UPDATE SET counted_to = excluded.counted_to, definitions = excluded.definitions, busy_until = NULL;

-- Until it is done the tallies are of no table of metrics: what is broken off begins anew.
-- metric_mark_busy(la int, counted_to time, busy_until time) -> one (la int)
INSERT INTO metric_marks (la, counted_to, definitions, busy_until) VALUES ($1, $2, 0, $3)
ON CONFLICT (la) DO UPDATE SET busy_until = excluded.busy_until, definitions = 0
WHERE metric_marks.busy_until IS NULL OR metric_marks.busy_until < $2 RETURNING la;

-- metric_cases_after(la int, after int, most int) -> many (id int)
-- @system every case is counted
SELECT id FROM cases WHERE la = $1 AND id > $2 ORDER BY id LIMIT $3;

-- A day's work: events and messages by the moment, what is kept by the day alone by the day.
-- metric_cases_changed(la int, since time, since_day date) -> many (id int)
-- @system every case with something new is counted again
SELECT DISTINCT id FROM (
  SELECT case_id AS id FROM case_events WHERE la = $1 AND recorded_at >= $2
  UNION ALL SELECT case_id FROM messages WHERE la = $1 AND at_time >= $2
  UNION ALL SELECT case_id FROM messages WHERE la = $1 AND answered_on >= $3
  UNION ALL SELECT case_id FROM promises WHERE la = $1 AND made_on >= $3
  UNION ALL SELECT case_id FROM promises WHERE la = $1 AND kept_on >= $3
  UNION ALL SELECT case_id FROM plan_versions WHERE la = $1 AND issued_on >= $3
  UNION ALL SELECT k.id FROM closures c JOIN enrolments e ON e.la = c.la AND e.body = c.body
  JOIN cases k ON k.la = e.la AND k.child = e.child WHERE c.la = $1 AND c.entered_at >= $2) n;

-- metric_plans_wanting(la int, since_day date) -> many (version int, case_id int, issued_on date, area int, setting_type text)
-- @system every plan is counted
SELECT v.id AS version, v.case_id, v.issued_on,
  (SELECT r.area FROM plan_rows r WHERE r.la = p.la AND r.plan = p.id AND r.section = 'B' AND NOT r.removed
   AND r.area IS NOT NULL ORDER BY r.position, r.id LIMIT 1) AS area, p.setting_type
FROM plan_versions v LEFT JOIN plans p ON p.la = v.la AND p.case_id = v.case_id
WHERE v.la = $1 AND v.issued_on >= $2 AND v.kind IN ('final', 'amended')
AND NOT EXISTS (SELECT 1 FROM metric_plans m WHERE m.la = v.la AND m.version = v.id);

-- metric_plan_keep(la int, version int, case_id int, issued_on date, area int?, setting_type text) -> exec
-- @system what a final plan says is kept as it is issued
INSERT INTO metric_plans (la, version, case_id, issued_on, area, setting_type) VALUES ($1, $2, $3, $4, $5, $6)
ON CONFLICT (la, version) DO NOTHING;

-- metric_cases_in(la int, first int, last int) -> many (id int, pack text, born date, source text)
-- @system every case is counted
SELECT k.id, k.pack, p.born,
  (SELECT r.source FROM requests r WHERE r.la = k.la AND r.case_id = k.id ORDER BY r.id LIMIT 1) AS source
FROM cases k JOIN persons p ON p.la = k.la AND p.id = k.child
WHERE k.la = $1 AND k.id BETWEEN $2 AND $3 ORDER BY k.id;

-- metric_plans_in(la int, first int, last int) -> many (case_id int, issued_on date, area int, setting_type text)
-- @system every case is counted
SELECT case_id, issued_on, area, setting_type FROM metric_plans
WHERE la = $1 AND case_id BETWEEN $2 AND $3 ORDER BY case_id, issued_on, version;

-- metric_messages_in(la int, first int, last int) -> many (case_id int, reply_by date, answered_on date)
-- @system every case is counted
SELECT case_id, reply_by, answered_on FROM messages
WHERE la = $1 AND case_id BETWEEN $2 AND $3 AND from_family AND reply_by IS NOT NULL ORDER BY case_id;

-- metric_promises_in(la int, first int, last int) -> many (case_id int, due_on date, kept_on date)
-- @system every case is counted
SELECT case_id, due_on, kept_on FROM promises WHERE la = $1 AND case_id BETWEEN $2 AND $3 ORDER BY case_id;

-- metric_advice_in(la int, first int, last int) -> many (case_id int, request text, advice_key text, body text)
-- @system every case is counted
SELECT a.case_id, a.public_id AS request, a.advice_key, b.name AS body FROM advice_requests a JOIN bodies b ON b.la = a.la AND b.id = a.body
WHERE a.la = $1 AND a.case_id BETWEEN $2 AND $3 ORDER BY a.case_id, a.id;

-- metric_facts_of(la int, case_id int) -> many (metric text, topic text, item text, day date, numerator int, denominator int)
-- @system a case's facts are compared with those it had
SELECT metric, topic, item, day, numerator, denominator FROM metric_facts WHERE la = $1 AND case_id = $2;

-- metric_fact_keep(la int, case_id int, metric text, topic text, item text, day date, numerator int, denominator int) -> exec
-- @system counted by the program
INSERT INTO metric_facts (la, case_id, metric, topic, item, day, numerator, denominator)
VALUES ($1, $2, $3, $4, $5, $6, $7, $8)
ON CONFLICT (la, case_id, metric, topic, item, day)
DO UPDATE SET numerator = excluded.numerator, denominator = excluded.denominator;

-- metric_fact_remove(la int, case_id int, metric text, topic text, item text, day date) -> exec
-- @system counted by the program
DELETE FROM metric_facts WHERE la = $1 AND case_id = $2 AND metric = $3 AND topic = $4 AND item = $5 AND day = $6;

-- metric_tally_add(la int, metric text, topic text, item text, day date, numerator int, denominator int) -> exec
INSERT INTO metric_tallies (la, metric, topic, item, day, numerator, denominator) VALUES ($1, $2, $3, $4, $5, $6, $7)
ON CONFLICT (la, metric, topic, item, day) DO UPDATE SET
  numerator = metric_tallies.numerator + excluded.numerator,
  denominator = metric_tallies.denominator + excluded.denominator;

-- metric_digests_in(la int, first int, last int) -> many (case_id int, digest int)
-- @system a case's facts are compared with those it had
SELECT case_id, digest FROM metric_cases WHERE la = $1 AND case_id BETWEEN $2 AND $3 ORDER BY case_id;

-- metric_digest_keep(la int, case_id int, digest int) -> exec
-- @system counted by the program
INSERT INTO metric_cases (la, case_id, digest) VALUES ($1, $2, $3)
ON CONFLICT (la, case_id) DO UPDATE SET digest = excluded.digest;

-- metric_facts_clear(la int, first int, last int) -> exec
-- @system counted by the program
DELETE FROM metric_facts WHERE la = $1 AND case_id BETWEEN $2 AND $3;

-- metric_digests_clear(la int, first int, last int) -> exec
-- @system counted by the program
DELETE FROM metric_cases WHERE la = $1 AND case_id BETWEEN $2 AND $3;

-- metric_tallies_of(la int) -> many (metric text, topic text, item text, day date, numerator int, denominator int)
SELECT metric, topic, item, day, numerator, denominator FROM metric_tallies WHERE la = $1;

-- metric_sums(la int, metric text, first date, last date) -> many (topic text, item text, numerator int, denominator int)
SELECT topic, item, CAST(sum(numerator) AS bigint) AS numerator, CAST(sum(denominator) AS bigint) AS denominator
FROM metric_tallies WHERE la = $1 AND metric = $2 AND day BETWEEN $3 AND $4 GROUP BY topic, item ORDER BY topic, item;

-- metric_days(la int, metric text, first date, last date) -> many (day date, numerator int, denominator int)
SELECT day, numerator, denominator FROM metric_tallies
WHERE la = $1 AND metric = $2 AND topic = 'Total' AND item = 'Total' AND day BETWEEN $3 AND $4 ORDER BY day;

-- The cases behind a figure, those first that have counted longest; of these the ones the viewer may see.
-- metric_behind(la int, metric text, topic text, item text, first date, last date, most int) -> many (public_id text, reference text, given text, family text, next_step text, holder text, holder_since date, due_on date, counts int)
-- @system facts are the program's; the cases come through the viewer's visible rows
SELECT c.public_id, c.reference, c.child_given AS given, c.child_family AS family, c.next_step, b.name AS holder,
  c.holder_since, c.due_on, f.counts
FROM (SELECT case_id, CAST(sum(numerator) AS bigint) AS counts, min(day) AS day FROM metric_facts
  WHERE la = $1 AND metric = $2 AND topic = $3 AND item = $4 AND day BETWEEN $5 AND $6
  GROUP BY case_id HAVING sum(numerator) <> 0 OR sum(denominator) <> 0 ORDER BY min(day), case_id LIMIT $7) f
JOIN visible_cases c ON c.la = $1 AND c.id = f.case_id
JOIN bodies b ON b.la = c.la AND b.id = c.holder_body
ORDER BY f.day, c.id;

-- figure_words_keep(la int, id int, metric text, words text, by_person int, said_at time) -> exec
INSERT INTO figure_words (la, id, metric, words, by_person, said_at) VALUES ($1, $2, $3, $4, $5, $6);

-- Everybody reads it beside the published figure.
-- figure_words_last(la int, metric text) -> one (words text, said_at time)
SELECT words, said_at FROM figure_words WHERE la = $1 AND metric = $2 ORDER BY said_at DESC, id DESC LIMIT 1;

-- What of a figure is whose: the cases of the viewer's teams, by the officer who has them; 0: nobody has.
-- metric_officers(la int, metric text, topic text, item text, first date, last date) -> many (officer int, numerator int, denominator int)
-- @system how much of a figure the viewer's teams' cases are, and nothing of them
SELECT coalesce(k.officer, 0) AS officer, CAST(sum(f.numerator) AS bigint) AS numerator, CAST(sum(f.denominator) AS bigint) AS denominator
FROM metric_facts f JOIN cases k ON k.la = f.la AND k.id = f.case_id
JOIN (SELECT DISTINCT la, team FROM my_teams) t ON t.la = k.la AND t.team = k.team
WHERE f.la = $1 AND f.metric = $2 AND f.topic = $3 AND f.item = $4 AND f.day BETWEEN $5 AND $6
GROUP BY coalesce(k.officer, 0);
