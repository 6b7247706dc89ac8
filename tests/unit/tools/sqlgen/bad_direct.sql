-- q(la int) -> many (name text)
SELECT name FROM children WHERE la = $1;
