CREATE VIEW visible_children AS SELECT * FROM children WHERE id = viewer();
CREATE VIEW plain AS SELECT * FROM children;
