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
SELECT i.la, i.value FROM json_each($2) v CROSS JOIN identifiers i ON i.kind = $1 AND i.value = v.value;
-- @postgres
SELECT i.la, i.value FROM json_array_elements_text(CAST($2 AS json)) AS v(value) JOIN identifiers i ON i.kind = $1 AND i.value = v.value;

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
