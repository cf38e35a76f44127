-- Sums without a person in them: how often the card came in a month (never by district), and what people said on leaving.
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
