-- q() -> exec
DROP TABLE schools;
