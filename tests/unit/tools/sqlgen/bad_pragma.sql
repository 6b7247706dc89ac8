-- q() -> exec
PRAGMA user_version = 1;
