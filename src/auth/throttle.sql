-- Tries, counted by the keyed hash of what is tried.

-- throttle_find(key_hash text) -> one (tries int, from_at time, retry_at time)
-- @sqlite
SELECT tries, from_at, retry_at FROM throttles WHERE key_hash = $1;
-- @postgres
SELECT tries, from_at, retry_at FROM throttles WHERE key_hash = $1 FOR UPDATE;

-- throttle_start(key_hash text, from_at time) -> exec
INSERT INTO throttles (key_hash, tries, from_at) VALUES ($1, 0, $2) ON CONFLICT (key_hash) DO NOTHING;

-- throttle_set(key_hash text, tries int, from_at time, retry_at time) -> exec
UPDATE throttles SET tries = $2, from_at = $3, retry_at = $4 WHERE key_hash = $1;

-- throttle_remove(key_hash text) -> exec
DELETE FROM throttles WHERE key_hash = $1;

-- throttle_remove_before(from_at time) -> exec
DELETE FROM throttles WHERE from_at < $1;
