-- The second factor of staff: an authenticator each (`confirmed` is 0 while it is being set up, `step` the time step of
-- the last code that was used), recovery codes, passkeys, and sign-ins that are half done (a passkey knows whose it is
-- only at the end). What an authenticator knows is sealed with the site's secret, which never lies in the database.
CREATE TABLE authenticators (
  staff TEXT NOT NULL REFERENCES staff (id),
  confirmed INTEGER NOT NULL CHECK (confirmed IN (0, 1)),
  sealed TEXT NOT NULL,
  step BIGINT NOT NULL DEFAULT 0,
  at BIGINT NOT NULL,
  PRIMARY KEY (staff, confirmed)
);
CREATE TABLE half_sign_ins (
  digest TEXT PRIMARY KEY,
  staff TEXT REFERENCES staff (id),
  kind TEXT NOT NULL CHECK (kind IN ('code', 'set-up', 'passkey', 'new passkey')),
  until BIGINT NOT NULL
);
CREATE TABLE recovery_codes (
  digest TEXT PRIMARY KEY,
  staff TEXT NOT NULL REFERENCES staff (id)
);
CREATE INDEX recovery_codes_staff ON recovery_codes (staff);
CREATE TABLE passkeys (
  id TEXT PRIMARY KEY,
  staff TEXT NOT NULL REFERENCES staff (id),
  name TEXT NOT NULL CHECK (name <> ''),
  credential TEXT NOT NULL UNIQUE,
  key TEXT NOT NULL,
  count BIGINT NOT NULL,
  since BIGINT NOT NULL,
  used BIGINT
);
CREATE INDEX passkeys_staff ON passkeys (staff, since);
