-- Counting for districts: sums of a month while it runs, and what was told of it once it was over, for ever the same.
CREATE TABLE tallies (
  district TEXT NOT NULL,
  month INTEGER NOT NULL,
  kind TEXT NOT NULL,
  name TEXT NOT NULL,
  count INTEGER NOT NULL,
  PRIMARY KEY (month, district, kind, name)
);
CREATE TABLE snapshots (
  month INTEGER NOT NULL,
  scope TEXT NOT NULL,
  body TEXT NOT NULL,
  at BIGINT NOT NULL,
  PRIMARY KEY (month, scope)
);
