-- Forecasts: what they are made from, scenarios, and what came of them.  Every query names the authority.

-- forecast_inputs_put(la int, source text, states text, population text, costs text, transitions text, first_year int, last_year int, end_year int, loaded_at time) -> exec
-- @system the council's files are loaded by a command
INSERT INTO forecast_inputs (la, source, states, population, costs, transitions, first_year, last_year, end_year, loaded_at, version)
VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, 1)
ON CONFLICT (la) DO UPDATE SET source = excluded.source, states = excluded.states, population = excluded.population,
  costs = excluded.costs, transitions = excluded.transitions, first_year = excluded.first_year, last_year = excluded.last_year,
  end_year = excluded.end_year, loaded_at = excluded.loaded_at, version = forecast_inputs.version + 1;

-- forecast_inputs_of(la int) -> one (states text, population text, costs text, transitions text, version int)
-- @system the worker makes the forecast of them; no page reads them
SELECT states, population, costs, transitions, version FROM forecast_inputs WHERE la = $1;

-- forecast_about(la int) -> one (source text, states text, first_year int, last_year int, end_year int, loaded_at time)
-- @system what a forecast is made from, without any child's line
SELECT source, states, first_year, last_year, end_year, loaded_at FROM forecast_inputs WHERE la = $1;

-- forecast_names_clear(la int) -> exec
DELETE FROM forecast_names WHERE la = $1;

-- forecast_name_put(la int, code text, name text) -> one (code text)
INSERT INTO forecast_names (la, code, name) VALUES ($1, $2, $3) ON CONFLICT (la, code) DO NOTHING RETURNING code;

-- forecast_names_of(la int) -> many (code text, name text)
SELECT code, name FROM forecast_names WHERE la = $1 ORDER BY code;

-- forecast_places_clear(la int) -> exec
DELETE FROM forecast_places WHERE la = $1;

-- forecast_place_put(la int, id int, setting text, urn int?, places int?) -> exec
INSERT INTO forecast_places (la, id, setting, urn, places) VALUES ($1, $2, $3, $4, $5);

-- A school that has closed has no places any more.
-- forecast_places_of(la int) -> many (setting text, places int, unknown int)
SELECT f.setting, CAST(sum(coalesce(f.places, e.capacity, 0)) AS bigint) AS places,
  CAST(sum(CASE WHEN f.places IS NULL AND e.capacity IS NULL THEN 1 ELSE 0 END) AS bigint) AS unknown
FROM forecast_places f LEFT JOIN establishments e ON e.urn = f.urn AND e.status IN ('open', 'closing')
WHERE f.la = $1 GROUP BY f.setting ORDER BY f.setting;

-- forecast_scenario_put(la int, id int, public_id text, name text, yaml text, runs int, seed int, asked_by int?, asked_at time) -> exec
INSERT INTO forecast_scenarios (la, id, public_id, name, yaml, state, runs, seed, asked_by, asked_at)
VALUES ($1, $2, $3, $4, $5, 'waiting', $6, $7, $8, $9);

-- The one of the past comes first.
-- forecast_scenarios_of(la int) -> many (id int, public_id text, name text, yaml text, state text, message text, runs int, asked_at time, made_at time)
SELECT id, public_id, name, yaml, state, message, runs, asked_at, made_at
FROM forecast_scenarios WHERE la = $1 ORDER BY CASE WHEN yaml IS NULL THEN 0 ELSE 1 END, asked_at, id;

-- forecast_scenario_at(la int, id int) -> one (name text, yaml text, runs int, seed int)
SELECT name, yaml, runs, seed FROM forecast_scenarios WHERE la = $1 AND id = $2;

-- forecast_scenario_waits(la int, id int, at time) -> exec
UPDATE forecast_scenarios SET state = 'waiting', message = NULL, asked_at = $3 WHERE la = $1 AND id = $2;

-- forecast_scenario_order(la int, id int, yaml text, runs int, seed int) -> exec
UPDATE forecast_scenarios SET yaml = $3, runs = $4, seed = $5 WHERE la = $1 AND id = $2;

-- Only what was made of the files that are there now is kept.
-- forecast_scenario_made(la int, id int, state text, message text, at time, version int) -> exec
-- @system the worker says what came of it
UPDATE forecast_scenarios SET state = $3, message = $4, made_at = $5
WHERE la = $1 AND id = $2 AND EXISTS (SELECT 1 FROM forecast_inputs i WHERE i.la = $1 AND i.version = $6);

-- forecast_scenario_remove(la int, id int) -> exec
DELETE FROM forecast_scenarios WHERE la = $1 AND id = $2 AND yaml IS NOT NULL;

-- forecast_results_clear(la int, scenario int) -> exec
DELETE FROM forecast_results WHERE la = $1 AND scenario = $2;

-- forecast_result_put(la int, scenario int, topic text, item text, year int, low int, q1 int, middle int, q3 int, high int) -> exec
INSERT INTO forecast_results (la, scenario, topic, item, year, low, q1, middle, q3, high)
VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10);

-- forecast_results_of(la int, scenario int) -> many (topic text, item text, year int, low int, q1 int, middle int, q3 int, high int)
SELECT topic, item, year, low, q1, middle, q3, high FROM forecast_results
WHERE la = $1 AND scenario = $2 ORDER BY topic, item, year;

-- The last year of each scenario, to compare them.
-- forecast_ends(la int, year int) -> many (scenario int, topic text, middle int)
SELECT scenario, topic, middle FROM forecast_results
WHERE la = $1 AND year = $2 AND topic IN ('all', 'cost') ORDER BY scenario, topic;

-- forecast_backtest_clear(la int) -> exec
DELETE FROM forecast_backtests WHERE la = $1;

-- forecast_backtest_put(la int, topic text, item text, year int, came int, low int, middle int, high int) -> exec
INSERT INTO forecast_backtests (la, topic, item, year, came, low, middle, high) VALUES ($1, $2, $3, $4, $5, $6, $7, $8);

-- forecast_backtest_of(la int) -> many (topic text, item text, year int, came int, low int, middle int, high int)
SELECT topic, item, year, came, low, middle, high FROM forecast_backtests WHERE la = $1 ORDER BY topic, item, year;

-- ---- history.c: the authority's own cases as transitions ----

-- forecast_plans_had(la int) -> many (child int, born date, need text, begins date, ends date)
-- @system counted by the program; no name is read, and no row is shown
SELECT k.child, p.born, n.code AS need,
  (SELECT min(e.on_date) FROM case_events e WHERE e.la = k.la AND e.case_id = k.id AND e.type IN ('final_issued', 'transferred_in')) AS begins,
  (SELECT min(e.on_date) FROM case_events e WHERE e.la = k.la AND e.case_id = k.id AND e.type IN ('ceased', 'transferred_out')) AS ends
FROM cases k JOIN persons p ON p.la = k.la AND p.id = k.child
LEFT JOIN case_needs n ON n.la = k.la AND n.case_id = k.id AND n.rank = 1
WHERE k.la = $1 AND p.born IS NOT NULL ORDER BY k.child, k.id;

-- forecast_schools_had(la int) -> many (child int, from_on date, to_on date, type_name text, phase text)
-- @system counted by the program; no name is read, and no row is shown
SELECT e.child, e.from_on, e.to_on, s.type_name, s.phase
FROM enrolments e JOIN bodies b ON b.la = e.la AND b.id = e.body LEFT JOIN establishments s ON s.urn = b.urn
WHERE e.la = $1 ORDER BY e.child, e.from_on, e.id;
