-- Keys of programs.  Here "system" means: who the viewer is comes from the key.

-- api_key_insert(la int, id int, public_id text, token_hash text, name text, register text, may_write bool, person int, made_by int, made_at time, ends_on date) -> exec
INSERT INTO api_keys (la, id, public_id, token_hash, name, register, may_write, person, made_by, made_at, ends_on)
VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11);

-- api_key_by_token(token_hash text) -> one (la int, id int, public_id text, register text, may_write bool, person int)
-- @system a key is good while the account of its person is on
SELECT k.la, k.id, k.public_id, k.register, k.may_write, k.person FROM api_keys k
WHERE k.token_hash = $1 AND k.revoked_at IS NULL AND k.ends_on >= today()
AND EXISTS (SELECT 1 FROM accounts a WHERE a.la = k.la AND a.person = k.person AND a.active);

-- api_key_used(la int, id int, at time) -> exec
INSERT INTO api_key_uses (la, api_key, used_at) VALUES ($1, $2, $3)
ON CONFLICT (la, api_key) DO UPDATE SET used_at = excluded.used_at;

-- api_keys_of(la int) -> many (public_id text, name text, register text, may_write bool, given text, family text, ends_on date, revoked_at time, used_at time)
SELECT k.public_id, k.name, k.register, k.may_write, p.given, p.family, k.ends_on, k.revoked_at, u.used_at
FROM api_keys k LEFT JOIN visible_persons p ON p.la = k.la AND p.id = k.person
LEFT JOIN api_key_uses u ON u.la = k.la AND u.api_key = k.id
WHERE k.la = $1 ORDER BY k.revoked_at IS NOT NULL, k.name, k.id;

-- api_key_by_public_id(public_id text) -> one (la int, id int)
SELECT la, id FROM api_keys WHERE public_id = $1 AND revoked_at IS NULL;

-- api_key_revoke(la int, id int, at time) -> exec
UPDATE api_keys SET revoked_at = $3 WHERE la = $1 AND id = $2 AND revoked_at IS NULL;

-- api_key_address(la int, person int) -> one (email text, language text)
-- @system the person in whose name a key is made is told
SELECT a.email, p.language FROM accounts a JOIN persons p ON p.la = a.la AND p.id = a.person
WHERE a.la = $1 AND a.person = $2 AND a.active;

-- api_case(la int, reference text) -> one (id int, public_id text, child int, relations int)
SELECT id, public_id, child, relations FROM visible_case WHERE la = $1 AND reference = $2;
