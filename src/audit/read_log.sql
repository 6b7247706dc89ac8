-- The log of reads: written in groups, read back for families and for the proof.

-- reads_insert(la int, batch int, n int, at_time time, person int, child int, case_id int?, route text, relation text, break_glass bool) -> exec
-- @system the log is about readers of every authority and belongs to no viewer
INSERT INTO read_log (la, batch, n, at_time, person, child, case_id, route, relation, break_glass)
VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10);

-- reads_of_child(la int, child int, before time, many int) -> many (at_time time, person int, given text, family text, route text, relation text, break_glass bool)
-- @system names of the readers of one child's record; whoever asks has been checked by the route's permission
SELECT r.at_time, r.person, p.given, p.family, r.route, r.relation, r.break_glass
FROM read_log r JOIN persons p ON p.la = r.la AND p.id = r.person
WHERE r.la = $1 AND r.child = $2 AND r.at_time < $3
ORDER BY r.at_time DESC LIMIT $4;

-- reads_after(la int, batch int, n int, many int) -> many (la int, batch int, n int, at_time time, person int, child int, case_id int, route text, relation text, break_glass bool)
-- @system the proof walks every line
SELECT la, batch, n, at_time, person, child, case_id, route, relation, break_glass
FROM read_log WHERE (la, batch, n) > ($1, $2, $3) ORDER BY la, batch, n LIMIT $4;
