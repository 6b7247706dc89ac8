-- q(la int) -> many (name text)
-- @system
SELECT name FROM children WHERE la = $1;
