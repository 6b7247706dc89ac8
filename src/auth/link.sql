-- Links.  Housekeeping: what they lead to is audited.

-- link_insert(token_hash text, la int?, account int?, epoch int?, purpose text, browser_hash text, code_hash text, made_at time, expires_at time) -> exec
INSERT INTO links (token_hash, la, account, epoch, purpose, browser_hash, code_hash, made_at, expires_at)
VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9);

-- link_find(token_hash text, now time) -> one (la int, account int, epoch int, purpose text, browser_hash text)
SELECT la, account, epoch, purpose, browser_hash FROM links
WHERE token_hash = $1 AND used_at IS NULL AND expires_at > $2;

-- link_of_browser(browser_hash text, now time) -> one (token_hash text, code_hash text)
SELECT token_hash, code_hash FROM links
WHERE browser_hash = $1 AND used_at IS NULL AND expires_at > $2
ORDER BY made_at DESC, token_hash LIMIT 1;

-- link_count_try(token_hash text, most int, now time) -> exec
UPDATE links SET tries = tries + 1 WHERE token_hash = $1 AND tries < $2 AND used_at IS NULL AND expires_at > $3;

-- link_write_used(token_hash text, now time) -> exec
UPDATE links SET used_at = $2 WHERE token_hash = $1 AND used_at IS NULL AND expires_at > $2;

-- link_remove_over(now time) -> exec
DELETE FROM links WHERE expires_at <= $1;
