-- What a first day at the desk showed. Whether something was noticed though nothing weighs: those are a view of their own.
ALTER TABLE posts ADD COLUMN noted INTEGER NOT NULL DEFAULT 0;
UPDATE posts SET noted = 1 WHERE level = 0 AND open = 1 AND revision IN
  (SELECT id FROM revisions WHERE heard LIKE '%"findings": [%' AND heard NOT LIKE '%"findings": []%');
DROP INDEX posts_tally;
CREATE INDEX posts_tally ON posts (open, level, noted, board, escalated, reported, parked, passed_to);
-- What a reader asks with a call for advice or with something parked, and what those who lead say to it.
CREATE TABLE counsel (
  id TEXT PRIMARY KEY,
  post TEXT NOT NULL REFERENCES posts (id),
  staff TEXT NOT NULL REFERENCES staff (id),
  answer INTEGER NOT NULL CHECK (answer IN (0, 1)),
  words TEXT NOT NULL,
  at BIGINT NOT NULL
);
CREATE INDEX counsel_post ON counsel (post, at);
-- What was done about a call, where somebody chose it from a list.
ALTER TABLE alarms ADD COLUMN step TEXT NOT NULL DEFAULT '';
-- Other words for a note to authors, proposed by a reader, until somebody who leads publishes them or sets them aside.
CREATE TABLE note_drafts (
  id TEXT PRIMARY KEY,
  language TEXT NOT NULL,
  reason TEXT NOT NULL,
  body TEXT NOT NULL,
  staff TEXT NOT NULL REFERENCES staff (id),
  at BIGINT NOT NULL
);
CREATE UNIQUE INDEX note_drafts_one ON note_drafts (language, reason, staff);
