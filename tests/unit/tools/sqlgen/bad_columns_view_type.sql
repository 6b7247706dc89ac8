-- q(la int) -> one (born text)
SELECT born FROM visible_children WHERE la = $1;
