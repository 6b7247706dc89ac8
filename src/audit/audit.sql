-- The audit log's own queries: it writes at the chain's end and reads in order.

-- audit_lock(la int) -> one (locked bool)
-- @sqlite
SELECT $1 IS NOT NULL AS locked;
-- @postgres
SELECT pg_advisory_xact_lock(hashtextextended('audit', $1)) IS NOT NULL AS locked;

-- audit_head(la int) -> one (seq int, hash text)
SELECT seq, hash FROM audit_log WHERE la = $1 ORDER BY seq DESC LIMIT 1;

-- audit_insert(la int, seq int, at_time time, actor int?, role text, on_behalf int?, reason text, action text, object_kind text, object_id int?, object_version int?, object_hash text, fields text, outcome text, route text, request int?, key_id int, prev text, hash text) -> exec
INSERT INTO audit_log (la, seq, at_time, actor, role, on_behalf, reason, action, object_kind, object_id, object_version, object_hash, fields, outcome, route, request, key_id, prev, hash)
VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, $14, $15, $16, $17, $18, $19);

-- audit_state_of(la int, object_kind text, object_id int) -> one (seq int, version int, hash text)
SELECT seq, object_version AS version, object_hash AS hash FROM audit_log
WHERE la = $1 AND object_kind = $2 AND object_id = $3 AND object_hash IS NOT NULL
ORDER BY seq DESC LIMIT 1;

-- audit_after(la int, seq int, many int) -> many (la int, seq int, at_time time, actor int, role text, on_behalf int, reason text, action text, object_kind text, object_id int, object_version int, object_hash text, fields text, outcome text, route text, request int, key_id int, prev text, hash text)
SELECT la, seq, at_time, actor, role, on_behalf, reason, action, object_kind, object_id, object_version, object_hash, fields, outcome, route, request, key_id, prev, hash
FROM audit_log WHERE (la, seq) > ($1, $2) ORDER BY la, seq LIMIT $3;

-- audit_next_chain(la int) -> one (la int)
SELECT la FROM audit_log WHERE la > $1 ORDER BY la, seq LIMIT 1;
