-- Pieces: what the team writes for visitors. Nothing of it appears unread: `pieces_up` can only hold what is, to the
-- letter, a revision that somebody other than its writer has read and approved. A row that breaks this cannot be written.
CREATE TABLE pieces (
  id TEXT PRIMARY KEY CHECK (id <> ''),
  kind TEXT NOT NULL CHECK (kind IN ('story', 'answer', 'prompt')),
  state TEXT NOT NULL CHECK (state IN ('draft', 'offered', 'read', 'up', 'withdrawn')),
  revision TEXT NOT NULL,
  changed BIGINT NOT NULL,
  UNIQUE (id, kind)
);
CREATE INDEX pieces_state ON pieces (state, changed DESC, id);
CREATE TABLE piece_revisions (
  id TEXT PRIMARY KEY,
  piece TEXT NOT NULL REFERENCES pieces (id),
  number INTEGER NOT NULL CHECK (number > 0),
  language TEXT NOT NULL,
  board TEXT NOT NULL,
  week INTEGER NOT NULL,
  title TEXT NOT NULL,
  body TEXT NOT NULL CHECK (body <> ''),
  heard TEXT NOT NULL,
  writer TEXT NOT NULL REFERENCES staff (id),
  at BIGINT NOT NULL,
  UNIQUE (piece, number),
  UNIQUE (id, writer),
  UNIQUE (id, piece, language, board, week, title, body)
);
CREATE TABLE piece_readings (
  id TEXT PRIMARY KEY,
  revision TEXT NOT NULL,
  writer TEXT NOT NULL,
  reader TEXT NOT NULL REFERENCES staff (id),
  verdict TEXT NOT NULL CHECK (verdict IN ('approve', 'return')),
  words TEXT NOT NULL DEFAULT '',
  at BIGINT NOT NULL,
  CHECK (reader <> writer),
  CHECK (verdict <> 'return' OR words <> ''),
  FOREIGN KEY (revision, writer) REFERENCES piece_revisions (id, writer),
  UNIQUE (id, revision, verdict)
);
CREATE INDEX piece_readings_revision ON piece_readings (revision, at);
CREATE TABLE pieces_up (
  piece TEXT PRIMARY KEY,
  kind TEXT NOT NULL,
  revision TEXT NOT NULL,
  language TEXT NOT NULL,
  board TEXT NOT NULL,
  week INTEGER NOT NULL,
  title TEXT NOT NULL,
  body TEXT NOT NULL,
  reading TEXT NOT NULL,
  verdict TEXT NOT NULL DEFAULT 'approve' CHECK (verdict = 'approve'),
  starts BIGINT NOT NULL,
  ends BIGINT,
  CHECK (ends IS NULL OR ends > starts),
  CHECK ((kind = 'prompt') = (board <> '' AND week > 0)),
  FOREIGN KEY (piece, kind) REFERENCES pieces (id, kind),
  FOREIGN KEY (revision, piece, language, board, week, title, body)
    REFERENCES piece_revisions (id, piece, language, board, week, title, body),
  FOREIGN KEY (reading, revision, verdict) REFERENCES piece_readings (id, revision, verdict)
);
CREATE INDEX pieces_up_shelf ON pieces_up (kind, language, starts DESC, piece DESC);
CREATE UNIQUE INDEX pieces_up_week ON pieces_up (board, week, language) WHERE kind = 'prompt';
