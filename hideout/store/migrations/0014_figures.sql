-- The queue at a hundred thousand: each level and each board has an order of its own to walk, and the few that are set
-- apart are found without walking the many.
CREATE INDEX posts_level ON posts (open, level, band DESC, due, id);
CREATE INDEX posts_board ON posts (open, board, band DESC, due, id);
CREATE INDEX posts_escalated ON posts (band DESC, due, id) WHERE escalated = 1;
CREATE INDEX posts_set_aside ON posts (band DESC, due, id) WHERE parked IS NOT NULL;
CREATE INDEX posts_reported ON posts (band DESC, due, id) WHERE reported > 0;
-- From a decision back to its post: what can still be undone is asked for on every page of the desk.
CREATE INDEX posts_revision ON posts (revision);
