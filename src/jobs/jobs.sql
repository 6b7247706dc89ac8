-- Leased jobs and their timetable.

-- job_insert(la int, id int, kind text, payload text, run_after time) -> exec
INSERT INTO jobs (la, id, kind, payload, run_after) VALUES ($1, $2, $3, $4, $5);

-- jobs_due(at time) -> many (la int, id int, kind text, payload text, attempts int)
SELECT la, id, kind, payload, attempts FROM jobs
WHERE NOT dead AND run_after <= $1 AND (lease_until IS NULL OR lease_until <= $1)
ORDER BY run_after, id LIMIT 20;

-- job_lease(la int, id int, seen int, at time, until time) -> exec
UPDATE jobs SET attempts = attempts + 1, lease_until = $5
WHERE la = $1 AND id = $2 AND attempts = $3 AND NOT dead AND (lease_until IS NULL OR lease_until <= $4);

-- job_done(la int, id int, lease int) -> exec
DELETE FROM jobs WHERE la = $1 AND id = $2 AND attempts = $3;

-- job_retry(la int, id int, lease int, run_after time, reason text) -> exec
UPDATE jobs SET lease_until = NULL, run_after = $4, reason = $5 WHERE la = $1 AND id = $2 AND attempts = $3;

-- job_bury(la int, id int, lease int, reason text) -> exec
UPDATE jobs SET lease_until = NULL, dead = TRUE, reason = $4 WHERE la = $1 AND id = $2 AND attempts = $3;

-- job_list_dead() -> many (la int, id int, kind text, reason text, attempts int)
SELECT la, id, kind, reason, attempts FROM jobs WHERE dead ORDER BY la, id;

-- job_revive(la int, id int, at time) -> exec
UPDATE jobs SET dead = FALSE, attempts = 0, run_after = $3 WHERE la = $1 AND id = $2 AND dead;

-- timetable_insert(kind text, next_at time) -> exec
INSERT INTO job_timetable (kind, next_at) VALUES ($1, $2) ON CONFLICT (kind) DO NOTHING;

-- timetable_all() -> many (kind text, next_at time)
SELECT kind, next_at FROM job_timetable ORDER BY kind;

-- timetable_move(kind text, seen time, next_at time) -> exec
UPDATE job_timetable SET next_at = $3 WHERE kind = $1 AND next_at = $2;
