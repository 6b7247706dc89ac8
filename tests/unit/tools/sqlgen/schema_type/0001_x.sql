CREATE TABLE t (
  id id PRIMARY KEY,
  n varchar
);
