-- Who sent a form and what stood in it: a page that the browser kept, sent again with what was typed,
-- has a key of its own and is known by its content.
ALTER TABLE form_keys ADD COLUMN sender text;
ALTER TABLE form_keys ADD COLUMN content text;
CREATE INDEX form_keys_by_sender ON form_keys (sender, at_time);
