-- The log of reads: written in groups, read back for families and for the proof.

-- reads_insert(la int, batch int, n int, at_time time, person int, child int, case_id int?, route text, relation text, break_glass bool) -> exec
-- @system the log is about readers of every authority and belongs to no viewer
INSERT INTO read_log (la, batch, n, at_time, person, child, case_id, route, relation, break_glass)
VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10);

-- reads_place(la int, batch int) -> exec
-- @system the log puts its own lines in order
INSERT INTO read_log_places (la, child, at_time, batch, n)
SELECT r.la, r.child, r.at_time, r.batch, r.n FROM read_log r
WHERE r.la = $1 AND r.batch <= $2 AND r.batch > COALESCE((SELECT p.batch FROM read_log_placed p WHERE p.la = $1), 0)
ORDER BY r.la, r.child, r.at_time, r.batch, r.n;

-- reads_placed(la int, batch int) -> exec
INSERT INTO read_log_placed (la, batch) VALUES ($1, $2) ON CONFLICT (la) DO UPDATE SET batch = excluded.batch;

-- reads_of_child(la int, child int, before time, many int) -> many (at_time time, person int, given text, family text, route text, relation text, break_glass bool)
-- @system names of the readers of one child's record; whoever asks has been checked by the route's permission
SELECT r.at_time, r.person, p.given, p.family, r.route, r.relation, r.break_glass
FROM (SELECT b.batch, b.n FROM (SELECT s.batch, s.n FROM read_log_places s
        WHERE s.la = $1 AND s.child = $2 AND s.at_time < $3 ORDER BY s.at_time DESC LIMIT $4) b
      UNION ALL SELECT c.batch, c.n FROM read_log c
        WHERE c.la = $1 AND c.batch > COALESCE((SELECT q.batch FROM read_log_placed q WHERE q.la = $1), 0)
        AND c.child = $2 AND c.at_time < $3) f
JOIN read_log r ON r.la = $1 AND r.batch = f.batch AND r.n = f.n
JOIN persons p ON p.la = r.la AND p.id = r.person
ORDER BY r.at_time DESC LIMIT $4;

-- reads_after(la int, batch int, n int, many int) -> many (la int, batch int, n int, at_time time, person int, child int, case_id int, route text, relation text, break_glass bool)
-- @system the proof walks every line
SELECT la, batch, n, at_time, person, child, case_id, route, relation, break_glass
FROM read_log WHERE (la, batch, n) > ($1, $2, $3) ORDER BY la, batch, n LIMIT $4;
