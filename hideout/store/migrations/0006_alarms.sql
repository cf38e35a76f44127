-- Escalation: an alarm for every post on which advice was asked for, who is on call when, and what to do then.
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
