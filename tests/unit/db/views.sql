-- The simplest policy: everybody sees the person that they are.
CREATE VIEW visible_persons AS SELECT * FROM persons WHERE id = viewer();
