-- Figures for SQLite's planner, written after every migration.
--
-- Every key leads with la, and nearly all rows of a database have the same
-- one.  Of empty tables SQLite knows nothing and would take la for a good
-- guide, that is, walk through whole tables.  These say what is known before
-- any row is there: la alone narrows nothing, one column more leaves ten rows,
-- a whole unique key one.
ANALYZE;
DELETE FROM sqlite_stat1;
INSERT INTO sqlite_stat1 (tbl, idx, stat)
SELECT t.name, CASE WHEN i.origin = 'pk' AND t.wr THEN t.name ELSE i.name END,
  '100000 ' || (
    SELECT group_concat(CASE
      WHEN c.name = 'la' AND c.seqno = 0 THEN 100000
      WHEN i."unique" AND c.seqno = (SELECT max(l.seqno) FROM pragma_index_info(i.name) l) THEN 1
      ELSE 10 END, ' ')
    FROM pragma_index_info(i.name) c)
FROM pragma_table_list t, pragma_index_list(t.name) i
WHERE t.schema = 'main' AND t.type = 'table' AND t.name NOT LIKE 'sqlite%';
ANALYZE sqlite_schema;
