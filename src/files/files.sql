-- What is known of the files of the store.

-- stored_file_insert(la int, hash text, state text, at time) -> exec
INSERT INTO stored_files (la, hash, state, stored_at) VALUES ($1, $2, $3, $4)
ON CONFLICT (la, hash) DO UPDATE SET state = $3 WHERE stored_files.state <> 'ready';

-- stored_file_find(la int, hash text) -> one (state text)
SELECT state FROM stored_files WHERE la = $1 AND hash = $2;

-- stored_files_quarantined() -> many (la int, hash text)
SELECT la, hash FROM stored_files WHERE state = 'quarantined' ORDER BY stored_at LIMIT 100;

-- stored_file_scanned(la int, hash text, state text) -> exec
UPDATE stored_files SET state = $3 WHERE la = $1 AND hash = $2 AND state = 'quarantined';

-- stored_file_forget(hash text) -> exec
DELETE FROM stored_files WHERE hash = $1;

-- documents_with_hash(hash text) -> one (n int)
-- @system a file that any authority's document, letter or register's record has is kept; only the count is read
SELECT (SELECT count(*) FROM documents WHERE hash = $1) + (SELECT count(*) FROM record_files WHERE hash = $1)
  + (SELECT count(*) FROM notice_letters WHERE hash = $1) AS n;
