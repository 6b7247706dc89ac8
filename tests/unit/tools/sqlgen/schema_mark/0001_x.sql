-- @persnal
CREATE TABLE t (id id PRIMARY KEY);
