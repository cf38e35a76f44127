-- Care for readers. Shifts and breaks are told by the log itself; who had which post before them is
-- noted beside it, so that caps are looked up and not counted anew.
CREATE INDEX audit_staff ON audit (staff, at, action);
CREATE INDEX decisions_staff ON decisions (staff, at);
CREATE TABLE care_rules (name TEXT PRIMARY KEY, value INTEGER NOT NULL CHECK (value >= 0));
CREATE TABLE exposures (
  staff TEXT NOT NULL REFERENCES staff (id),
  post TEXT NOT NULL REFERENCES posts (id),
  level INTEGER NOT NULL,
  at BIGINT NOT NULL,
  PRIMARY KEY (staff, post)
);
CREATE INDEX exposures_level ON exposures (staff, level, at);
CREATE INDEX exposures_at ON exposures (staff, at, level);
CREATE TABLE habits (
  staff TEXT PRIMARY KEY REFERENCES staff (id),
  folded INTEGER NOT NULL CHECK (folded IN (0, 1))
);
CREATE TABLE burdens (
  id TEXT PRIMARY KEY,
  staff TEXT NOT NULL REFERENCES staff (id),
  post TEXT NOT NULL REFERENCES posts (id),
  words TEXT NOT NULL,
  at BIGINT NOT NULL,
  met_by TEXT REFERENCES staff (id),
  met_at BIGINT
);
CREATE INDEX burdens_open ON burdens (met_at, at);
