-- What two first evenings at the desk showed. Who parked or passed on a post, when and to whom: this stays beside it until it is answered,
-- also when somebody has taken it up again.
ALTER TABLE posts ADD COLUMN aside TEXT NOT NULL DEFAULT '';
ALTER TABLE posts ADD COLUMN aside_by TEXT;
ALTER TABLE posts ADD COLUMN aside_to TEXT;
ALTER TABLE posts ADD COLUMN aside_at BIGINT;
UPDATE posts SET aside = 'park', aside_by = parked_by, aside_at = parked WHERE open = 1 AND parked IS NOT NULL AND parked_by IS NOT NULL;
UPDATE posts SET aside = 'pass', aside_by = passed_by, aside_to = passed_to, aside_at = passed
  WHERE open = 1 AND passed IS NOT NULL AND passed_by IS NOT NULL;
-- How readers reach somebody who leads outside the desk: a telephone number or an address, if they gave one.
ALTER TABLE staff ADD COLUMN reach TEXT NOT NULL DEFAULT '';
-- What one has set aside is looked up on every card, before however long a queue.
CREATE INDEX posts_passed_by ON posts (passed_by) WHERE passed_by IS NOT NULL;
CREATE INDEX skips_staff ON skips (staff, at);
