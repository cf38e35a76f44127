-- The queue: `band` and `due` are its order (hideout/store/views.py), `since` is when a post began to wait for this
-- reading, `kin` what it is alike to, `tongue` the language of its words. A cut is a revision of its own.
ALTER TABLE staff ADD COLUMN languages TEXT NOT NULL DEFAULT '';
ALTER TABLE posts ADD COLUMN band INTEGER NOT NULL DEFAULT 0;
ALTER TABLE posts ADD COLUMN due BIGINT NOT NULL DEFAULT 0;
ALTER TABLE posts ADD COLUMN since BIGINT NOT NULL DEFAULT 0;
ALTER TABLE posts ADD COLUMN kin TEXT NOT NULL DEFAULT '';
ALTER TABLE posts ADD COLUMN tongue TEXT NOT NULL DEFAULT '';
ALTER TABLE posts ADD COLUMN changeable INTEGER NOT NULL DEFAULT 0;
ALTER TABLE posts ADD COLUMN held_from BIGINT;
ALTER TABLE posts ADD COLUMN parked BIGINT;
ALTER TABLE posts ADD COLUMN parked_by TEXT REFERENCES staff (id);
ALTER TABLE posts ADD COLUMN passed BIGINT;
ALTER TABLE posts ADD COLUMN passed_to TEXT REFERENCES staff (id);
ALTER TABLE revisions ADD COLUMN cut_of TEXT REFERENCES revisions (id);
ALTER TABLE decisions ADD COLUMN asks INTEGER NOT NULL DEFAULT 0;
ALTER TABLE decisions ADD COLUMN act TEXT NOT NULL DEFAULT '';
UPDATE posts SET band = CASE WHEN urgent = 1 THEN 2 WHEN level = 3 THEN 1 ELSE 0 END,
  due = arrived - CASE level WHEN 0 THEN 0 WHEN 1 THEN 21600 ELSE 86400 END, since = arrived, kin = fold;
DROP INDEX posts_queue;
CREATE INDEX posts_next ON posts (open, band DESC, due, id);
CREATE INDEX posts_kin ON posts (open, kin);
CREATE INDEX posts_tally ON posts (open, level, board, escalated, reported, parked, passed_to);
CREATE INDEX posts_since ON posts (open, since);
CREATE INDEX posts_passed ON posts (passed_to);
CREATE INDEX posts_parked ON posts (parked_by);
CREATE INDEX decisions_act ON decisions (act);
CREATE TABLE skips (
  post TEXT NOT NULL REFERENCES posts (id),
  staff TEXT NOT NULL REFERENCES staff (id),
  at BIGINT NOT NULL,
  PRIMARY KEY (post, staff)
);
CREATE TABLE likenesses (
  mark TEXT NOT NULL,
  post TEXT NOT NULL REFERENCES posts (id),
  PRIMARY KEY (mark, post)
);
CREATE INDEX likenesses_post ON likenesses (post);
CREATE TABLE notes (
  language TEXT NOT NULL,
  reason TEXT NOT NULL,
  body TEXT NOT NULL CHECK (body <> ''),
  staff TEXT NOT NULL REFERENCES staff (id),
  at BIGINT NOT NULL,
  PRIMARY KEY (language, reason)
);
