-- Where authorities lie.

-- boundaries_clear() -> exec
DELETE FROM boundaries;

-- boundary_keep(code text, name text, path text) -> exec
INSERT INTO boundaries (code, name, path) VALUES ($1, $2, $3);

-- boundaries_all() -> many (code text, name text, path text)
SELECT code, name, path FROM boundaries ORDER BY code;
