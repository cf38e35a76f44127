-- Whoever has a district here sees that district's record and figures, and no post: a role below every reader's.
ALTER TABLE staff ADD COLUMN district TEXT NOT NULL DEFAULT '';
