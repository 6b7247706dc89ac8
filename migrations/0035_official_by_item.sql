-- All places' figures of one item and period, in the order of the places. Not by the file first, as the key has it: with both
-- beginning so SQLite takes the key, and walks through the whole file.
DROP INDEX official_rows_by_item;
CREATE INDEX official_rows_by_item ON official_rows (topic, item, level, period, place);
