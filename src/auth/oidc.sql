-- Sign-in through the identity provider: flows, grants and the posts that come from claims.

-- oidc_flow_insert(state_hash text, browser_hash text, purpose text, la int?, account int?, nonce text, verifier text, return_to text, expires_at time) -> exec
INSERT INTO oidc_flows (state_hash, browser_hash, purpose, la, account, nonce, verifier, return_to, expires_at)
VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9);

-- oidc_flow_find(state_hash text, browser_hash text, now time) -> one (purpose text, la int, account int, nonce text, verifier text, return_to text)
SELECT purpose, la, account, nonce, verifier, return_to FROM oidc_flows
WHERE state_hash = $1 AND browser_hash = $2 AND expires_at > $3;

-- oidc_flow_remove(state_hash text) -> exec
DELETE FROM oidc_flows WHERE state_hash = $1;

-- oidc_flow_remove_over(now time) -> exec
DELETE FROM oidc_flows WHERE expires_at <= $1;

-- oidc_grant_all() -> many (la int, id int, claim text, value text, role text, body int)
SELECT la, id, claim, value, role, body FROM oidc_grants ORDER BY la, id;

-- oidc_grant_insert(la int, id int, claim text, value text, role text, body int) -> exec
INSERT INTO oidc_grants (la, id, claim, value, role, body) VALUES ($1, $2, $3, $4, $5, $6);

-- oidc_grant_delete(la int, id int) -> exec
DELETE FROM oidc_grants WHERE la = $1 AND id = $2;

-- oidc_posts_of(la int, person int) -> many (id int, body int, role text)
SELECT o.id, o.body, o.role FROM oidc_posts c JOIN posts o ON o.la = c.la AND o.id = c.post
WHERE o.la = $1 AND o.person = $2 AND (o.to_on IS NULL OR o.to_on > today());

-- oidc_post_insert(la int, id int, person int, body int, role text, from_on date) -> exec
INSERT INTO posts (la, id, person, body, role, from_on) VALUES ($1, $2, $3, $4, $5, $6);

-- oidc_post_mark(la int, post int) -> exec
INSERT INTO oidc_posts (la, post) VALUES ($1, $2);

-- oidc_post_end(la int, id int, to_on date) -> exec
UPDATE posts SET to_on = $3 WHERE la = $1 AND id = $2;

-- oidc_person_insert(la int, id int, public_id text, given text, family text) -> exec
-- @system the identity provider vouches for somebody new, to whom nobody stands in a relation yet
INSERT INTO persons (la, id, public_id, given, family) VALUES ($1, $2, $3, $4, $5);
