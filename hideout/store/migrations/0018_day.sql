-- What a whole day at the desk asked for. Whether what was decided hung on the wall at that moment (2: and was to be read again), and how many had
-- reported it: taking the answer back brings both back. Who passed a post on, so that they can take it back.
ALTER TABLE decisions ADD COLUMN hung INTEGER NOT NULL DEFAULT 0;
ALTER TABLE decisions ADD COLUMN reported INTEGER NOT NULL DEFAULT 0;
ALTER TABLE posts ADD COLUMN passed_by TEXT;
-- Whom a first page of the desk has greeted; those who have worked here before need none.
ALTER TABLE staff ADD COLUMN greeted INTEGER NOT NULL DEFAULT 0;
UPDATE staff SET greeted = 1 WHERE state = 'active';
-- Advice that came for whoever asked: an answer in words, or what was decided; `seen` when they opened it.
CREATE TABLE advised (
  post TEXT NOT NULL REFERENCES posts (id),
  staff TEXT NOT NULL REFERENCES staff (id),
  at BIGINT NOT NULL,
  seen BIGINT,
  PRIMARY KEY (post, staff)
);
CREATE INDEX advised_staff ON advised (staff, seen, at);
