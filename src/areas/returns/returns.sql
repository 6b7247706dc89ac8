-- Returns: what is brought in from a SEN2 return, and what it meets.

-- return_team(la int, name text) -> many (id int)
SELECT t.id FROM bodies t JOIN bodies b ON b.la = t.la AND b.id = t.parent AND b.kind = 'authority'
WHERE t.la = $1 AND t.kind = 'team' AND t.active AND t.name = $2 ORDER BY t.id;

-- return_teams(la int) -> many (name text)
SELECT name FROM bodies WHERE la = $1 AND kind = 'team' AND active ORDER BY name LIMIT 20;

-- return_authority(la int) -> one (id int, name text)
SELECT id, name FROM bodies WHERE la = $1 AND kind = 'authority' ORDER BY id LIMIT 1;

-- Which of the numbers (a JSON list) any council here has.
-- return_numbers_taken(kind text, numbers text) -> many (la int, value text)
-- @system whether the child is there already, and nothing of the child
-- @sqlite
SELECT DISTINCT i.la, i.value FROM json_each($2) v CROSS JOIN identifiers i ON i.kind = $1 AND i.value = v.value;
-- @postgres
SELECT DISTINCT i.la, i.value FROM json_array_elements_text(CAST($2 AS json)) AS v(value) JOIN identifiers i ON i.kind = $1 AND i.value = v.value;

-- return_number_insert(la int, person int, kind text, value text) -> exec
-- @system the case is being made: nobody stands in a relation to it yet
INSERT INTO identifiers (la, person, kind, value) VALUES ($1, $2, $3, $4);

-- return_need_insert(la int, case_id int, rank int, code text) -> exec
-- @system the case is being made: nobody stands in a relation to it yet
INSERT INTO case_needs (la, case_id, rank, code) VALUES ($1, $2, $3, $4);

-- return_settings(la int) -> many (id int, urn int)
SELECT id, urn FROM bodies WHERE la = $1 AND urn IS NOT NULL AND active ORDER BY urn, id;

-- return_setting_name(urn int) -> one (name text)
SELECT name FROM establishments WHERE urn = $1;

-- return_setting_urn(ukprn int) -> one (urn int)
SELECT urn FROM establishments WHERE ukprn = $1 ORDER BY status = 'open' DESC, urn LIMIT 1;

-- ---- the return out: a range of cases at a time, each list in their order ----

-- cases: how many the child has here.
-- return_cases_after(la int, after int, most int) -> many (id int, child int, pack text, given text, family text, born date, source text, cases int)
-- @system the return is of every case of the authority
SELECT k.id, k.child, k.pack, p.given, p.family, p.born,
  (SELECT r.source FROM requests r WHERE r.la = k.la AND r.case_id = k.id ORDER BY r.id LIMIT 1) AS source,
  (SELECT count(*) FROM cases o WHERE o.la = k.la AND o.child = k.child) AS cases
FROM cases k JOIN persons p ON p.la = k.la AND p.id = k.child
WHERE k.la = $1 AND k.id > $2 ORDER BY k.id LIMIT $3;

-- return_cases_of(la int, child int) -> many (id int)
-- @system the return is of every case of the authority
SELECT id FROM cases WHERE la = $1 AND child = $2 ORDER BY id;

-- return_child_of(la int, case_id int) -> one (child int)
-- @system the rules are asked of a case that is then read through the viewer's visible rows
SELECT child FROM cases WHERE la = $1 AND id = $2;

-- return_numbers_in(la int, first int, last int) -> many (case_id int, kind text, value text)
-- @system the return is of every case of the authority
SELECT k.id AS case_id, i.kind, i.value FROM cases k JOIN identifiers i ON i.la = k.la AND i.person = k.child AND i.kind <> 'nhs'
WHERE k.la = $1 AND k.id BETWEEN $2 AND $3 ORDER BY k.id, i.kind;

-- return_needs_in(la int, first int, last int) -> many (case_id int, rank int, code text)
-- @system the return is of every case of the authority
SELECT case_id, rank, code FROM case_needs WHERE la = $1 AND case_id BETWEEN $2 AND $3 ORDER BY case_id, rank;

-- return_placements_in(la int, first int, last int) -> many (case_id int, urn int, name text, from_on date, to_on date)
-- @system the return is of every case of the authority
SELECT k.id AS case_id, b.urn, b.name, e.from_on, e.to_on
FROM cases k JOIN enrolments e ON e.la = k.la AND e.child = k.child JOIN bodies b ON b.la = e.la AND b.id = e.body
WHERE k.la = $1 AND k.id BETWEEN $2 AND $3 ORDER BY k.id, e.id;

-- What section I names, once the plan is final.
-- return_named_in(la int, first int, last int) -> many (case_id int, urn int, name text, setting_type text)
-- @system the return is of every case of the authority
SELECT p.case_id, b.urn, b.name, p.setting_type FROM plans p LEFT JOIN bodies b ON b.la = p.la AND b.id = p.setting
WHERE p.la = $1 AND p.case_id BETWEEN $2 AND $3 AND (p.setting IS NOT NULL OR p.setting_type IS NOT NULL) ORDER BY p.case_id;

-- return_facts_in(la int, first int, last int) -> many (case_id int, sex text, ethnicity text, upn_unknown text, source text, rya text, exported_to text, plan_res text, plan_wbp text, pb text, oa text, dp text, cease_reason text, plan_urn text, transfer_la text, res text, wbp text, sen_unit text, resourced text, plan_setting text, plan_setting_other text, setting text, setting_other text)
-- @system the return is of every case of the authority
SELECT case_id, sex, ethnicity, upn_unknown, source, rya, exported_to, plan_res, plan_wbp, pb, oa, dp, cease_reason, plan_urn, transfer_la, res, wbp, sen_unit, resourced, plan_setting, plan_setting_other, setting, setting_other
FROM return_facts WHERE la = $1 AND case_id BETWEEN $2 AND $3 ORDER BY case_id;

-- return_facts_keep(la int, case_id int, sex text, ethnicity text, upn_unknown text, source text, rya text, exported_to text, plan_res text, plan_wbp text, pb text, oa text, dp text, cease_reason text, plan_urn text, transfer_la text, res text, wbp text, sen_unit text, resourced text, plan_setting text, plan_setting_other text, setting text, setting_other text) -> exec
-- @system the case was loaded through the viewer's visible rows in the same transaction, or is being made
INSERT INTO return_facts (la, case_id, sex, ethnicity, upn_unknown, source, rya, exported_to, plan_res, plan_wbp, pb, oa, dp, cease_reason, plan_urn, transfer_la, res, wbp, sen_unit, resourced, plan_setting, plan_setting_other, setting, setting_other)
VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, $14, $15, $16, $17, $18, $19, $20, $21, $22, $23, $24)
ON CONFLICT (la, case_id) DO UPDATE SET sex = excluded.sex, ethnicity = excluded.ethnicity, upn_unknown = excluded.upn_unknown, source = excluded.source, rya = excluded.rya, exported_to = excluded.exported_to, plan_res = excluded.plan_res, plan_wbp = excluded.plan_wbp, pb = excluded.pb, oa = excluded.oa, dp = excluded.dp, cease_reason = excluded.cease_reason, plan_urn = excluded.plan_urn, transfer_la = excluded.transfer_la, res = excluded.res, wbp = excluded.wbp, sen_unit = excluded.sen_unit, resourced = excluded.resourced, plan_setting = excluded.plan_setting, plan_setting_other = excluded.plan_setting_other, setting = excluded.setting, setting_other = excluded.setting_other, version = return_facts.version + 1;

-- return_facts_insert(la int, case_id int, sex text, ethnicity text, upn_unknown text, source text, rya text, exported_to text, plan_res text, plan_wbp text, pb text, oa text, dp text, cease_reason text, plan_urn text, transfer_la text, res text, wbp text, sen_unit text, resourced text, plan_setting text, plan_setting_other text, setting text, setting_other text) -> exec
-- @system the case is being made: nobody stands in a relation to it yet
INSERT INTO return_facts (la, case_id, sex, ethnicity, upn_unknown, source, rya, exported_to, plan_res, plan_wbp, pb, oa, dp, cease_reason, plan_urn, transfer_la, res, wbp, sen_unit, resourced, plan_setting, plan_setting_other, setting, setting_other)
VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, $14, $15, $16, $17, $18, $19, $20, $21, $22, $23, $24);

-- What the child's addresses say, the protected ones too: who reads it drops the postcode then.
-- return_postcodes_in(la int, first int, last int) -> many (case_id int, postcode text, protected bool)
-- @system the return is of every case of the authority
SELECT k.id AS case_id, c.postcode, c.protected FROM cases k
JOIN contacts c ON c.la = k.la AND c.person = k.child AND c.kind = 'address' AND c.postcode IS NOT NULL AND c.ended_on IS NULL
WHERE k.la = $1 AND k.id BETWEEN $2 AND $3 ORDER BY k.id;

-- return_offices(la int) -> many (item text, value text)
SELECT item, value FROM return_offices WHERE la = $1 ORDER BY item;

-- return_office_keep(la int, item text, value text) -> exec
INSERT INTO return_offices (la, item, value) VALUES ($1, $2, $3)
ON CONFLICT (la, item) DO UPDATE SET value = excluded.value;

-- ---- what is wrong, case by case ----

-- return_findings_in(la int, first int, last int) -> many (case_id int, place int, rule text, error bool)
-- @system what was found is compared with what was found before
SELECT case_id, place, rule, error FROM return_findings WHERE la = $1 AND case_id BETWEEN $2 AND $3 ORDER BY case_id, place;

-- return_findings_clear(la int, case_id int) -> exec
-- @system found by the program
DELETE FROM return_findings WHERE la = $1 AND case_id = $2;

-- return_finding_insert(la int, case_id int, place int, rule text, error bool) -> exec
-- @system found by the program
INSERT INTO return_findings (la, case_id, place, rule, error) VALUES ($1, $2, $3, $4, $5);

-- return_authorities() -> many (la int)
SELECT DISTINCT la FROM bodies WHERE kind = 'authority' ORDER BY la;

-- How many of the officer's cases have something wrong, and nothing of them.  It begins with the officer's cases:
-- PostgreSQL began with all that is wrong in the authority where the teams were joined.
-- return_wrong_count(officer int) -> one (n int)
-- @system how many of the viewer's teams' cases, and nothing of them
SELECT count(*) AS n FROM cases k WHERE k.officer = $1 AND (k.la, k.team) IN (SELECT la, team FROM my_teams)
AND EXISTS (SELECT 1 FROM return_findings f WHERE f.la = k.la AND f.case_id = k.id);

-- Those with errors first.  officer 0: nobody has the case.
-- return_wrong(officer int, skip int, most int) -> many (la int, id int, total int)
-- @system each case is then read through the viewer's visible rows
SELECT k.la, k.id, count(*) OVER () AS total
FROM (SELECT la, case_id, count(CASE WHEN error THEN 1 END) AS errors FROM return_findings GROUP BY la, case_id) f
JOIN cases k ON k.la = f.la AND k.id = f.case_id AND coalesce(k.officer, 0) = $1
JOIN (SELECT DISTINCT la, team FROM my_teams) t ON t.la = k.la AND t.team = k.team
ORDER BY CASE WHEN f.errors > 0 THEN 0 ELSE 1 END, k.reference LIMIT $3 OFFSET $2;

-- return_case(la int, id int) -> one (public_id text, reference text, given text, family text)
SELECT public_id, reference, child_given AS given, child_family AS family FROM visible_case WHERE la = $1 AND id = $2;

-- return_by_officer() -> many (officer int, cases int, errors int, queries int)
-- @system how many of the viewer's teams' cases, by officer, and nothing of them
SELECT coalesce(k.officer, 0) AS officer, count(DISTINCT k.id) AS cases, count(CASE WHEN f.error THEN 1 END) AS errors,
  count(CASE WHEN NOT f.error THEN 1 END) AS queries
FROM return_findings f JOIN cases k ON k.la = f.la AND k.id = f.case_id
JOIN (SELECT DISTINCT la, team FROM my_teams) t ON t.la = k.la AND t.team = k.team
GROUP BY coalesce(k.officer, 0);

-- Whose names the page shows: those who have cases of the viewer's teams.
-- return_officers() -> many (officer int, public_id text, given text, family text, cases int)
-- @system how many cases each has; the names come through the viewer's visible rows
SELECT c.officer, p.public_id, p.given, p.family, c.cases FROM
  (SELECT k.la, k.officer, count(*) AS cases FROM (SELECT DISTINCT la, team FROM my_teams) t
   JOIN cases k ON k.la = t.la AND k.team = t.team WHERE k.officer IS NOT NULL GROUP BY k.la, k.officer) c
JOIN visible_persons p ON p.la = c.la AND p.id = c.officer ORDER BY p.family, p.given, c.officer;

-- return_need_set(la int, case_id int, rank int, code text) -> exec
-- @system the case was loaded through the viewer's visible rows in the same transaction
INSERT INTO case_needs (la, case_id, rank, code) VALUES ($1, $2, $3, $4)
ON CONFLICT (la, case_id, rank) DO UPDATE SET code = excluded.code;

-- return_need_forget(la int, case_id int, rank int) -> exec
-- @system the case was loaded through the viewer's visible rows in the same transaction
DELETE FROM case_needs WHERE la = $1 AND case_id = $2 AND rank = $3;

-- return_facts_version(la int, case_id int) -> one (version int)
SELECT version FROM visible_return_facts WHERE la = $1 AND case_id = $2;
