-- Second eyes: nobody reads a second time what they decided themselves, and an author appeals once. Both stand in keys.
CREATE TABLE second_reads (
  id TEXT PRIMARY KEY,
  post TEXT NOT NULL REFERENCES posts (id),
  revision TEXT NOT NULL REFERENCES revisions (id),
  round INTEGER NOT NULL,
  why TEXT NOT NULL CHECK (why IN ('sample', 'grave', 'appeal')),
  first TEXT NOT NULL REFERENCES staff (id),
  verdict TEXT NOT NULL CHECK (verdict IN ('approve', 'decline')),
  words TEXT NOT NULL DEFAULT '',
  at BIGINT NOT NULL,
  claimed_by TEXT REFERENCES staff (id),
  lease_until BIGINT,
  second TEXT REFERENCES staff (id),
  answer TEXT NOT NULL DEFAULT '' CHECK (answer IN ('', 'approve', 'decline')),
  reason TEXT NOT NULL DEFAULT '',
  read_at BIGINT,
  CHECK (second IS NULL OR second <> first),
  CHECK ((second IS NULL) = (read_at IS NULL)),
  UNIQUE (revision, round, why)
);
CREATE UNIQUE INDEX second_appeal ON second_reads (post) WHERE why = 'appeal';
CREATE INDEX second_open ON second_reads (read_at, at);
CREATE INDEX second_post ON second_reads (post);
