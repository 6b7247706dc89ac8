-- Accounts, sessions, links and sign-in through OpenID Connect.
--
-- Secrets are stored as hashes or sealed (docs/keys.md): a copy of this
-- database signs nobody in.

-- How a person signs in.  Raising authz_epoch ends every session, link and code at once.
-- @personal
CREATE TABLE accounts (
  la           int  NOT NULL,
  id           id   NOT NULL,
  public_id    text NOT NULL UNIQUE,
  person       int  NOT NULL,
  email        text,
  active       bool NOT NULL DEFAULT TRUE,
  authz_epoch  int  NOT NULL DEFAULT 1,
  password     text,
  totp         blob,
  oidc_issuer  text,
  oidc_subject text,
  created_at   time NOT NULL,
  PRIMARY KEY (la, id),
  UNIQUE (email),
  UNIQUE (oidc_issuer, oidc_subject),
  CHECK (email = lower(email)),
  FOREIGN KEY (la, person) REFERENCES persons (la, id)
);
CREATE INDEX accounts_by_person ON accounts (la, person);

-- The last time step whose code an account used: each code counts once (RFC 6238 section 5.2).
-- @housekeeping
CREATE TABLE totp_steps (
  la      int NOT NULL,
  account int NOT NULL,
  step    int NOT NULL,
  PRIMARY KEY (la, account)
);

-- Codes on paper for who has lost the device.
CREATE TABLE recovery_codes (
  la        int  NOT NULL,
  id        id   NOT NULL,
  account   int  NOT NULL,
  code_hash text NOT NULL,
  used_at   time,
  PRIMARY KEY (la, id),
  UNIQUE (la, account, code_hash),
  FOREIGN KEY (la, account) REFERENCES accounts (la, id)
);

-- Who is signed in.  Found by the hash of the cookie's token.
-- @housekeeping
CREATE TABLE sessions (
  token_hash    text NOT NULL PRIMARY KEY,
  la            int  NOT NULL,
  account       int  NOT NULL,
  public_id     text NOT NULL UNIQUE,
  epoch         int  NOT NULL,
  post          int,
  how           text NOT NULL CHECK (how IN ('password', 'link', 'oidc')),
  second_factor bool NOT NULL,
  opened_at     time NOT NULL,
  seen_at       time NOT NULL,
  idle_seconds  int  NOT NULL,
  ends_at       time NOT NULL,
  step_up_at    time,
  csrf          text NOT NULL,
  agent         text NOT NULL
);
CREATE INDEX sessions_by_account ON sessions (la, account);
CREATE INDEX sessions_by_end ON sessions (ends_at);

-- Links with a secret, sent by mail.  account is null for an address that nobody here has:
-- the row is made all the same, so that asking tells nothing.
-- @housekeeping
CREATE TABLE links (
  token_hash   text NOT NULL PRIMARY KEY,
  la           int,
  account      int,
  epoch        int,
  purpose      text NOT NULL CHECK (purpose IN ('sign_in', 'invitation')),
  browser_hash text,
  code_hash    text,
  tries        int  NOT NULL DEFAULT 0,
  made_at      time NOT NULL,
  expires_at   time NOT NULL,
  used_at      time
);
CREATE INDEX links_by_browser ON links (browser_hash);
CREATE INDEX links_by_expiry ON links (expires_at);

-- How often somebody tried, by the keyed hash of what is counted (an account's name, an address, both).
-- @housekeeping
CREATE TABLE throttles (
  key_hash   text NOT NULL PRIMARY KEY,
  tries      int  NOT NULL,
  from_at    time NOT NULL,
  retry_at   time
);
CREATE INDEX throttles_by_start ON throttles (from_at);

-- Sign-ins that are away at the identity provider.
-- @housekeeping
CREATE TABLE oidc_flows (
  state_hash   text NOT NULL PRIMARY KEY,
  browser_hash text NOT NULL,
  purpose      text NOT NULL CHECK (purpose IN ('sign_in', 'step_up', 'connect')),
  la           int,
  account      int,
  nonce        text NOT NULL,
  verifier     text NOT NULL,
  return_to    text NOT NULL,
  expires_at   time NOT NULL
);
CREATE INDEX oidc_flows_by_expiry ON oidc_flows (expires_at);

-- What a claim of the identity provider gives: a role at a body.
CREATE TABLE oidc_grants (
  la    int  NOT NULL,
  id    id   NOT NULL,
  claim text NOT NULL,
  value text NOT NULL,
  role  text NOT NULL,
  body  int  NOT NULL,
  PRIMARY KEY (la, id),
  UNIQUE (la, claim, value, role, body),
  FOREIGN KEY (la, body) REFERENCES bodies (la, id)
);

-- Posts that came from a claim, and so end with it.
CREATE TABLE oidc_posts (
  la   int NOT NULL,
  post int NOT NULL,
  PRIMARY KEY (la, post),
  FOREIGN KEY (la, post) REFERENCES posts (la, id)
);
