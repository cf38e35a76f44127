CREATE TABLE wordlists (
  version BIGINT PRIMARY KEY,
  language TEXT NOT NULL,
  name TEXT NOT NULL,
  body TEXT NOT NULL,
  staff TEXT NOT NULL,
  at BIGINT NOT NULL
);
CREATE INDEX wordlists_newest ON wordlists (language, name, version);
