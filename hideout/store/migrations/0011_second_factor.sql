-- The second factor of staff: an authenticator each (`confirmed` is 0 while it is being set up, `step` the time step of
-- the last code that was used), and sign-ins that are half done. What an authenticator knows is sealed with the site's
-- secret, which never lies in the database.
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
  staff TEXT NOT NULL REFERENCES staff (id),
  kind TEXT NOT NULL CHECK (kind IN ('code', 'set-up')),
  until BIGINT NOT NULL
);
CREATE TABLE recovery_codes (
  digest TEXT PRIMARY KEY,
  staff TEXT NOT NULL REFERENCES staff (id)
);
CREATE INDEX recovery_codes_staff ON recovery_codes (staff);
