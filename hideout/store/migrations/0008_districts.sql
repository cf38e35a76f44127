-- What a district wants for its children; `changed` grows with every change, so that a server sees one number.
ALTER TABLE districts ADD COLUMN prefecture TEXT NOT NULL DEFAULT '';
ALTER TABLE districts ADD COLUMN timezone TEXT NOT NULL DEFAULT 'Asia/Tokyo';
ALTER TABLE districts ADD COLUMN languages TEXT NOT NULL DEFAULT '';
ALTER TABLE districts ADD COLUMN tone TEXT NOT NULL DEFAULT 'older' CHECK (tone IN ('younger', 'older'));
ALTER TABLE districts ADD COLUMN furigana INTEGER NOT NULL DEFAULT 0 CHECK (furigana IN (0, 1));
ALTER TABLE districts ADD COLUMN exit_url TEXT NOT NULL DEFAULT '';
ALTER TABLE districts ADD COLUMN filter_notice INTEGER NOT NULL DEFAULT 0 CHECK (filter_notice IN (0, 1));
ALTER TABLE districts ADD COLUMN desk_from INTEGER NOT NULL DEFAULT 0;
ALTER TABLE districts ADD COLUMN desk_to INTEGER NOT NULL DEFAULT 0;
ALTER TABLE districts ADD COLUMN opens TEXT NOT NULL DEFAULT '';
ALTER TABLE districts ADD COLUMN closes TEXT NOT NULL DEFAULT '';
ALTER TABLE districts ADD COLUMN pupils INTEGER NOT NULL DEFAULT 0;
ALTER TABLE districts ADD COLUMN changed BIGINT NOT NULL DEFAULT 0;
CREATE INDEX districts_changed ON districts (changed);
