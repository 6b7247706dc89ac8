-- Accounts.  @system throughout: nobody is signed in yet, or the route's permission was checked.

-- account_find_email(email text) -> one (la int, id int, public_id text, person int, email text, active bool, authz_epoch int, password text, totp blob, oidc_issuer text, oidc_subject text)
-- @system sign-in: nobody is signed in yet
SELECT la, id, public_id, person, email, active, authz_epoch, password, totp, oidc_issuer, oidc_subject
FROM accounts WHERE email = $1;

-- account_find_id(la int, id int) -> one (la int, id int, public_id text, person int, email text, active bool, authz_epoch int, password text, totp blob, oidc_issuer text, oidc_subject text)
-- @system sign-in and the account's own pages
SELECT la, id, public_id, person, email, active, authz_epoch, password, totp, oidc_issuer, oidc_subject
FROM accounts WHERE la = $1 AND id = $2;

-- account_find_person(la int, person int) -> one (la int, id int, public_id text, person int, email text, active bool, authz_epoch int, password text, totp blob, oidc_issuer text, oidc_subject text)
-- @system administration of accounts, behind its own permission
SELECT la, id, public_id, person, email, active, authz_epoch, password, totp, oidc_issuer, oidc_subject
FROM accounts WHERE la = $1 AND person = $2 ORDER BY id LIMIT 1;

-- account_find_oidc(issuer text, subject text) -> one (la int, id int, public_id text, person int, email text, active bool, authz_epoch int, password text, totp blob, oidc_issuer text, oidc_subject text)
-- @system sign-in: nobody is signed in yet
SELECT la, id, public_id, person, email, active, authz_epoch, password, totp, oidc_issuer, oidc_subject
FROM accounts WHERE oidc_issuer = $1 AND oidc_subject = $2;

-- account_insert(la int, id int, public_id text, person int, email text, created_at time) -> exec
-- @system administration, or a request that was sent without an account
INSERT INTO accounts (la, id, public_id, person, email, created_at) VALUES ($1, $2, $3, $4, $5, $6);

-- account_write_password(la int, id int, password text, raise int) -> exec
-- @system the person's own page, or sign-in that renews the hash
UPDATE accounts SET password = $3, authz_epoch = authz_epoch + $4 WHERE la = $1 AND id = $2;

-- account_write_totp(la int, id int, totp blob) -> exec
-- @system the person's own page, or an administrator's reset
UPDATE accounts SET totp = $3, authz_epoch = authz_epoch + 1 WHERE la = $1 AND id = $2;

-- account_write_oidc(la int, id int, issuer text, subject text) -> exec
-- @system connecting an account that is signed in, or making one at first sign-in
UPDATE accounts SET oidc_issuer = $3, oidc_subject = $4, authz_epoch = authz_epoch + 1 WHERE la = $1 AND id = $2;

-- account_write_email(la int, id int, email text) -> exec
-- @system the family's record of a case, behind its own permission
UPDATE accounts SET email = $3, authz_epoch = authz_epoch + 1 WHERE la = $1 AND id = $2;

-- account_write_active(la int, id int, active bool) -> exec
-- @system administration of accounts, behind its own permission
UPDATE accounts SET active = $3, authz_epoch = authz_epoch + 1 WHERE la = $1 AND id = $2;

-- account_raise_epochs(la int, person int) -> exec
-- @system administration of posts, behind its own permission, or a claim that changed
UPDATE accounts SET authz_epoch = authz_epoch + 1 WHERE la = $1 AND person = $2;

-- totp_step_start(la int, account int) -> exec
INSERT INTO totp_steps (la, account, step) VALUES ($1, $2, 0) ON CONFLICT (la, account) DO NOTHING;

-- totp_step_last(la int, account int) -> one (step int)
SELECT step FROM totp_steps WHERE la = $1 AND account = $2;

-- totp_step_use(la int, account int, step int) -> exec
UPDATE totp_steps SET step = $3 WHERE la = $1 AND account = $2 AND step < $3;

-- recovery_remove(la int, account int) -> exec
DELETE FROM recovery_codes WHERE la = $1 AND account = $2;

-- recovery_insert(la int, id int, account int, code_hash text) -> exec
INSERT INTO recovery_codes (la, id, account, code_hash) VALUES ($1, $2, $3, $4);

-- recovery_use(la int, account int, code_hash text, used_at time) -> exec
UPDATE recovery_codes SET used_at = $4 WHERE la = $1 AND account = $2 AND code_hash = $3 AND used_at IS NULL;
