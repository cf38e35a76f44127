-- The queue at a hundred thousand: each level and each board has an order of its own to walk, and the few that are set
-- apart are found without walking the many.
CREATE INDEX posts_level ON posts (open, level, band DESC, due, id);
CREATE INDEX posts_board ON posts (open, board, band DESC, due, id);
CREATE INDEX posts_escalated ON posts (band DESC, due, id) WHERE escalated = 1;
CREATE INDEX posts_set_aside ON posts (band DESC, due, id) WHERE parked IS NOT NULL;
CREATE INDEX posts_reported ON posts (band DESC, due, id) WHERE reported > 0;
-- From a decision back to its post: what can still be undone is asked for on every page of the desk.
CREATE INDEX posts_revision ON posts (revision);
-- When somebody took up the reading that led to a decision: how long it took is told in sums only, and forgotten with them.
ALTER TABLE posts ADD COLUMN opened BIGINT;
ALTER TABLE decisions ADD COLUMN opened BIGINT;
-- How soon advice is wanted: 2 now, 1 today, 0 when there is time.
ALTER TABLE posts ADD COLUMN urgency INTEGER NOT NULL DEFAULT 0;
ALTER TABLE alarms ADD COLUMN urgency INTEGER NOT NULL DEFAULT 0 CHECK (urgency BETWEEN 0 AND 2);
UPDATE alarms SET urgency = 2 WHERE urgent = 1;
ALTER TABLE alarms DROP COLUMN urgent;
UPDATE posts SET urgency = 2, band = 2 WHERE open = 1 AND escalated = 1
  AND id IN (SELECT post FROM alarms WHERE handled_at IS NULL AND urgency = 2);
-- The log is searched by time and by kind.
CREATE INDEX audit_at ON audit (at);
CREATE INDEX audit_action ON audit (action, seq);
