CREATE TABLE t (id id PRIMARY KEY,
  x int REFERENCES other (id));
