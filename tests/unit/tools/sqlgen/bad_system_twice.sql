-- q(la int) -> many (name text)
-- @system a
-- @system b
SELECT name FROM children WHERE la = $1;
