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

-- official_place_rows(file text, level text, period text, topic text, item text) -> many (period text, identifier text, place text, place_name text, level text, figures text)
SELECT period, identifier, place, place_name, level, figures FROM official_rows
WHERE file = $1 AND level = $2 AND period = $3 AND topic = $4 AND item = $5 ORDER BY place;

-- official_last_period(file text, level text, topic text, item text) -> one (period text)
SELECT max(period) AS period FROM official_rows WHERE file = $1 AND level = $2 AND topic = $3 AND item = $4;
