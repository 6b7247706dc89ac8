-- Bodies are kept by administrators: two of them do not overwrite each other.
ALTER TABLE bodies ADD COLUMN version int NOT NULL DEFAULT 1;
