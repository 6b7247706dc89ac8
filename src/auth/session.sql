-- Sessions, joined with the account on every request.

-- session_insert(token_hash text, la int, account int, public_id text, epoch int, post int?, how text, second_factor bool, opened_at time, seen_at time, idle_seconds int, ends_at time, step_up_at time, csrf text, agent text) -> exec
INSERT INTO sessions (token_hash, la, account, public_id, epoch, post, how, second_factor, opened_at, seen_at, idle_seconds, ends_at, step_up_at, csrf, agent)
VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, $14, $15);

-- session_by_token(token_hash text) -> one (la int, account int, person int, public_id text, post int, how text, second_factor bool, has_app bool, opened_at time, seen_at time, idle_seconds int, ends_at time, step_up_at time, csrf text, agent text)
-- @system who the viewer is comes from here
SELECT s.la, s.account, a.person, s.public_id, s.post, s.how, s.second_factor, a.totp IS NOT NULL AS has_app, s.opened_at, s.seen_at, s.idle_seconds, s.ends_at, s.step_up_at, s.csrf, s.agent
FROM sessions s JOIN accounts a ON a.la = s.la AND a.id = s.account
WHERE s.token_hash = $1 AND a.active AND a.authz_epoch = s.epoch;

-- session_by_account(la int, account int) -> many (la int, account int, person int, public_id text, post int, how text, second_factor bool, has_app bool, opened_at time, seen_at time, idle_seconds int, ends_at time, step_up_at time, csrf text, agent text)
-- @system the person's own page
SELECT s.la, s.account, a.person, s.public_id, s.post, s.how, s.second_factor, a.totp IS NOT NULL AS has_app, s.opened_at, s.seen_at, s.idle_seconds, s.ends_at, s.step_up_at, s.csrf, s.agent
FROM sessions s JOIN accounts a ON a.la = s.la AND a.id = s.account
WHERE s.la = $1 AND s.account = $2 AND a.active AND a.authz_epoch = s.epoch
ORDER BY s.seen_at DESC;

-- session_write_seen(token_hash text, seen_at time) -> exec
UPDATE sessions SET seen_at = $2 WHERE token_hash = $1;

-- session_write_token(token_hash text, new_hash text, csrf text, post int?, second_factor bool, step_up_at time) -> exec
UPDATE sessions SET token_hash = $2, csrf = $3, post = $4, second_factor = $5, step_up_at = $6 WHERE token_hash = $1;

-- session_remove(token_hash text) -> exec
DELETE FROM sessions WHERE token_hash = $1;

-- session_remove_one(la int, account int, public_id text) -> exec
DELETE FROM sessions WHERE la = $1 AND account = $2 AND public_id = $3;

-- session_remove_others(la int, account int, keep text) -> exec
DELETE FROM sessions WHERE la = $1 AND account = $2 AND public_id <> $3;

-- session_remove_over(now time) -> exec
DELETE FROM sessions WHERE ends_at <= $1;
