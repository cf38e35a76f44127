-- How grave a heavy post is among the heavy ones (hideout/store/views.py): it counts as if it had come some hours earlier.
-- What waits already keeps its place until its words are heard anew.
ALTER TABLE posts ADD COLUMN weight INTEGER NOT NULL DEFAULT 0 CHECK (weight BETWEEN 0 AND 3);
