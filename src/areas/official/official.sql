-- Official releases.  None of it is about a person.

-- official_file_hash(name text) -> one (hash text)
SELECT hash FROM official_files WHERE name = $1;

-- official_file_keep(name text, hash text, columns text, row_count int, imported_at time) -> exec
INSERT INTO official_files (name, hash, columns, row_count, imported_at) VALUES ($1, $2, $3, $4, $5)
ON CONFLICT (name) DO UPDATE SET hash = excluded.hash, columns = excluded.columns, row_count = excluded.row_count,
  imported_at = excluded.imported_at;

-- official_file_columns(name text) -> one (columns text)
SELECT columns FROM official_files WHERE name = $1;

-- official_row_keep(file text, place text, period text, topic text, item text, level text, place_name text, identifier text, figures text) -> exec
INSERT INTO official_rows (file, place, period, topic, item, level, place_name, identifier, figures)
VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9)
ON CONFLICT (file, place, period, topic, item) DO UPDATE SET level = excluded.level, place_name = excluded.place_name,
  identifier = excluded.identifier, figures = excluded.figures
WHERE official_rows.figures <> excluded.figures OR official_rows.place_name <> excluded.place_name
  OR official_rows.level <> excluded.level OR official_rows.identifier <> excluded.identifier;

-- official_row_keys(file text) -> many (place text, period text, topic text, item text)
SELECT place, period, topic, item FROM official_rows WHERE file = $1;

-- official_row_remove(file text, place text, period text, topic text, item text) -> exec
DELETE FROM official_rows WHERE file = $1 AND place = $2 AND period = $3 AND topic = $4 AND item = $5;

-- official_series_rows(file text, place text, topic text, item text) -> many (period text, identifier text, place text, place_name text, level text, figures text)
SELECT period, identifier, place, place_name, level, figures FROM official_rows
WHERE file = $1 AND place = $2 AND topic = $3 AND item = $4 ORDER BY period;

-- file || '' is no part of a key: the index by item narrows more than a file does (migrations/0035_official_by_item.sql).
-- official_place_rows(file text, level text, period text, topic text, item text) -> many (period text, identifier text, place text, place_name text, level text, figures text)
SELECT period, identifier, place, place_name, level, figures FROM official_rows
WHERE file || '' = $1 AND level = $2 AND period = $3 AND topic = $4 AND item = $5 ORDER BY place;

-- official_last_period(file text, level text, topic text, item text) -> one (period text)
SELECT max(period) AS period FROM official_rows WHERE file || '' = $1 AND level = $2 AND topic = $3 AND item = $4;

-- ---- beside others: CROSS JOIN has SQLite begin with the few ----

-- official_place_keep(place text, la int, region text) -> exec
INSERT INTO official_places (place, la, region) VALUES ($1, $2, $3)
ON CONFLICT (place) DO UPDATE SET la = excluded.la, region = excluded.region;

-- The last period in which a release says anything of an authority.
-- official_own_period(file text, topic text, item text, la int) -> one (period text)
SELECT max(r.period) AS period FROM official_places p CROSS JOIN official_rows r
WHERE p.la = $4 AND r.file = $1 AND r.place = p.place AND r.topic = $2 AND r.item = $3;

-- The authority (rank 0), its neighbours from the nearest on, its region (-1) and England (-2).
-- official_kin(la int) -> many (rank int, place text)
SELECT n.rank, p.place FROM neighbours n CROSS JOIN official_places p WHERE n.la = $1 AND p.la = n.neighbour
UNION ALL SELECT 0 AS rank, place FROM official_places WHERE la = $1
UNION ALL SELECT -1 AS rank, region AS place FROM official_places WHERE la = $1
UNION ALL SELECT -2 AS rank, 'E92000001' AS place
ORDER BY rank;

-- official_row_at(file text, place text, period text, topic text, item text) -> one (period text, identifier text, place text, place_name text, level text, figures text)
SELECT period, identifier, place, place_name, level, figures FROM official_rows
WHERE file = $1 AND place = $2 AND period = $3 AND topic = $4 AND item = $5;

-- official_places_all() -> many (place text, la int, region text)
SELECT place, la, region FROM official_places ORDER BY place;

-- neighbours_all() -> many (la int, neighbour int)
SELECT la, neighbour FROM neighbours ORDER BY la, rank;

-- neighbours_clear() -> exec
DELETE FROM neighbours;

-- neighbour_keep(la int, rank int, neighbour int) -> exec
INSERT INTO neighbours (la, rank, neighbour) VALUES ($1, $2, $3);

-- neighbours_number(la int) -> one (n int)
SELECT count(*) AS n FROM neighbours WHERE la = $1;

-- neighbours_any() -> one (la int)
SELECT la FROM neighbours LIMIT 1;
