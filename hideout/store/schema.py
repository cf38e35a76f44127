"""The schema, as migrations that run once each; the first promise stands here, in keys and checks."""

from collections.abc import Callable

from sqlite_utils import Database, Migrations

from hideout.store.engine import Db

migrations = Migrations("hideout")

# Nothing appears before a person said yes: `published` can only hold a text that is, to the letter, the body of a
# revision, together with a decision about that very revision whose verdict is "approve" and whose staff member
# exists. No trigger, no setting: a row that breaks this cannot be written, in SQLite or PostgreSQL.
_FIRST = """
CREATE TABLE staff (
  id TEXT PRIMARY KEY CHECK (id <> ''),
  name TEXT NOT NULL UNIQUE CHECK (name <> ''),
  role TEXT NOT NULL CHECK (role IN ('reader', 'lead', 'admin')),
  state TEXT NOT NULL CHECK (state IN ('invited', 'active', 'disabled')),
  password TEXT NOT NULL DEFAULT '',
  since BIGINT NOT NULL
);
CREATE TABLE invitations (
  digest TEXT PRIMARY KEY,
  staff TEXT NOT NULL REFERENCES staff (id),
  kind TEXT NOT NULL CHECK (kind IN ('invitation', 'sign-in')),
  until BIGINT NOT NULL
);
CREATE TABLE sessions (
  digest TEXT PRIMARY KEY,
  staff TEXT NOT NULL REFERENCES staff (id),
  seen BIGINT NOT NULL,
  until BIGINT NOT NULL
);
CREATE TABLE posts (
  id TEXT PRIMARY KEY,
  board TEXT NOT NULL,
  receipt TEXT NOT NULL UNIQUE,
  state TEXT NOT NULL CHECK (
    state IN ('waiting', 'published', 'declined', 'withdrawn', 'unpublished', 'faded')
  ),
  revision TEXT NOT NULL,
  round INTEGER NOT NULL DEFAULT 0,
  level INTEGER NOT NULL CHECK (level BETWEEN 0 AND 3),
  urgent INTEGER NOT NULL DEFAULT 0,
  escalated INTEGER NOT NULL DEFAULT 0,
  reported INTEGER NOT NULL DEFAULT 0,
  open INTEGER NOT NULL CHECK (open IN (0, 1)),
  language TEXT NOT NULL,
  fold TEXT NOT NULL,
  arrived BIGINT NOT NULL,
  decided BIGINT,
  claimed_by TEXT REFERENCES staff (id),
  lease_until BIGINT,
  lease_no INTEGER NOT NULL DEFAULT 0,
  UNIQUE (id, board)
);
CREATE INDEX posts_queue ON posts (open, urgent DESC, level DESC, arrived, id);
CREATE INDEX posts_oldest ON posts (open, reported, arrived);
CREATE INDEX posts_fold ON posts (open, fold);
CREATE INDEX posts_decided ON posts (decided);
CREATE INDEX posts_claimed ON posts (claimed_by, lease_until);
CREATE TABLE revisions (
  id TEXT PRIMARY KEY,
  post TEXT NOT NULL REFERENCES posts (id),
  body TEXT NOT NULL,
  heard TEXT NOT NULL,
  UNIQUE (id, post, body)
);
CREATE INDEX revisions_post ON revisions (post);
CREATE TABLE decisions (
  id TEXT PRIMARY KEY,
  revision TEXT NOT NULL REFERENCES revisions (id),
  round INTEGER NOT NULL,
  verdict TEXT NOT NULL CHECK (verdict IN ('approve', 'decline', 'escalate', 'undo', 'unpublish')),
  reason TEXT NOT NULL DEFAULT '',
  note TEXT NOT NULL DEFAULT '',
  staff TEXT NOT NULL REFERENCES staff (id),
  at BIGINT NOT NULL,
  CHECK (verdict <> 'decline' OR reason <> ''),
  UNIQUE (revision, round),
  UNIQUE (id, revision, verdict)
);
CREATE INDEX decisions_at ON decisions (at);
CREATE TABLE published (
  post TEXT PRIMARY KEY,
  board TEXT NOT NULL,
  revision TEXT NOT NULL,
  body TEXT NOT NULL CHECK (body <> ''),
  decision TEXT NOT NULL UNIQUE,
  verdict TEXT NOT NULL DEFAULT 'approve' CHECK (verdict = 'approve'),
  heavy INTEGER NOT NULL CHECK (heavy IN (0, 1)),
  shown BIGINT NOT NULL,
  FOREIGN KEY (post, board) REFERENCES posts (id, board),
  FOREIGN KEY (revision, post, body) REFERENCES revisions (id, post, body),
  FOREIGN KEY (decision, revision, verdict) REFERENCES decisions (id, revision, verdict)
);
CREATE INDEX published_page ON published (board, shown DESC, post DESC);
CREATE TABLE reports (
  id TEXT PRIMARY KEY,
  post TEXT NOT NULL REFERENCES posts (id),
  reason TEXT NOT NULL,
  hid INTEGER NOT NULL CHECK (hid IN (0, 1)),
  at BIGINT NOT NULL
);
CREATE INDEX reports_post ON reports (post);
CREATE TABLE boards (board TEXT PRIMARY KEY, version BIGINT NOT NULL);
CREATE TABLE pauses (board TEXT PRIMARY KEY, staff TEXT NOT NULL REFERENCES staff (id), at BIGINT NOT NULL);
CREATE TABLE audit (
  seq INTEGER PRIMARY KEY,
  at BIGINT NOT NULL,
  staff TEXT NOT NULL,
  action TEXT NOT NULL,
  subject TEXT NOT NULL,
  digest TEXT NOT NULL,
  link TEXT NOT NULL
);
CREATE TABLE audit_ends (id INTEGER PRIMARY KEY CHECK (id IN (1, 2)), seq INTEGER NOT NULL, link TEXT NOT NULL);
CREATE TABLE keys (day INTEGER PRIMARY KEY, key TEXT NOT NULL);
CREATE TABLE chores (id TEXT PRIMARY KEY, kind TEXT NOT NULL, at BIGINT NOT NULL, done INTEGER NOT NULL DEFAULT 0);
CREATE TABLE districts (
  code TEXT PRIMARY KEY,
  name_ja TEXT NOT NULL,
  name_en TEXT NOT NULL,
  open INTEGER NOT NULL DEFAULT 1 CHECK (open IN (0, 1))
);
"""

_WORDLISTS = """
CREATE TABLE wordlists (
  version BIGINT PRIMARY KEY,
  language TEXT NOT NULL,
  name TEXT NOT NULL,
  body TEXT NOT NULL,
  staff TEXT NOT NULL,
  at BIGINT NOT NULL
);
CREATE INDEX wordlists_newest ON wordlists (language, name, version);
"""

# Sums without a person in them: how often the card came in a month (never by district), and what people said on leaving.
_SUMS = """
ALTER TABLE districts ADD COLUMN lamp TEXT NOT NULL DEFAULT '';
CREATE TABLE referrals (
  month INTEGER NOT NULL,
  category TEXT NOT NULL,
  level INTEGER NOT NULL CHECK (level IN (2, 3)),
  count INTEGER NOT NULL,
  PRIMARY KEY (month, category, level)
);
CREATE TABLE leavings (
  month INTEGER NOT NULL,
  question TEXT NOT NULL,
  answer INTEGER NOT NULL,
  count INTEGER NOT NULL,
  PRIMARY KEY (month, question, answer)
);
"""

# Care for readers. Shifts and breaks are told by the log itself; who had which post before them is
# noted beside it, so that caps are looked up and not counted anew.
_CARE = """
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
"""

# Escalation: an alarm for every post on which advice was asked for, who is on call when, and what to do then.
_ALARMS = """
CREATE TABLE alarms (
  id TEXT PRIMARY KEY,
  post TEXT NOT NULL REFERENCES posts (id),
  urgent INTEGER NOT NULL CHECK (urgent IN (0, 1)),
  raised_by TEXT NOT NULL REFERENCES staff (id),
  at BIGINT NOT NULL,
  handled_by TEXT REFERENCES staff (id),
  handled_at BIGINT,
  kind TEXT NOT NULL DEFAULT '',
  outcome TEXT NOT NULL DEFAULT ''
);
CREATE INDEX alarms_open ON alarms (handled_at, at);
CREATE INDEX alarms_post ON alarms (post, handled_at);
CREATE TABLE duties (
  id TEXT PRIMARY KEY,
  staff TEXT NOT NULL REFERENCES staff (id),
  day INTEGER NOT NULL CHECK (day BETWEEN 0 AND 6),
  start INTEGER NOT NULL CHECK (start BETWEEN 0 AND 1439),
  minutes INTEGER NOT NULL CHECK (minutes BETWEEN 1 AND 1440)
);
CREATE TABLE runbook (
  kind TEXT NOT NULL,
  version INTEGER NOT NULL,
  body TEXT NOT NULL,
  staff TEXT NOT NULL REFERENCES staff (id),
  at BIGINT NOT NULL,
  PRIMARY KEY (kind, version)
);
"""

# Second eyes: nobody reads a second time what they decided themselves, and an author appeals once. Both stand in keys.
_SECOND = """
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
"""


def _script(sql: str) -> Callable[[Database], None]:
    def apply(db: Database) -> None:
        # One by one: executescript would commit the transaction that makes a migration whole.
        for statement in sql.split(";"):
            if statement.strip():
                db.conn.execute(statement)

    return apply


migrations(name="0001_first")(_script(_FIRST))
migrations(name="0002_wordlists")(_script(_WORDLISTS))
migrations(name="0003_sums")(_script(_SUMS))
migrations(name="0005_care")(_script(_CARE))
migrations(name="0006_alarms")(_script(_ALARMS))
migrations(name="0007_second")(_script(_SECOND))


def apply(db: Database) -> None:
    """Apply every migration that has not run yet."""
    migrations.apply(db)


def pending(db: Database) -> list[str]:
    """Return the names of migrations that have not run yet."""
    return [migration.name for migration in migrations.pending(db)]


def reachable(db: Db) -> None:
    """Touch the newest table; raises when the store cannot be read or is not migrated."""
    db.one("SELECT 1 FROM second_reads LIMIT 1")
