-- The sums beside the list, read from an index alone: what is set aside is a few, and counted by itself.
DROP INDEX posts_tally;
CREATE INDEX posts_tally ON posts (open, level, noted, board, escalated, urgent);
