-- Requests that came by post, email or telephone, typed by somebody of the council.

-- Who of the council types it; NULL: a family's own, found by its secret.
ALTER TABLE request_drafts ADD COLUMN typed_by int;
CREATE INDEX request_drafts_by_typist ON request_drafts (la, typed_by);

-- How the request came; NULL: by the family's own form.
ALTER TABLE requests ADD COLUMN came_by text;

-- Of a document that came by post or email: who sent it, where that is nobody of the family, and the day on which
-- the council received it.  NULL: whoever added it sent it, when they added it.
ALTER TABLE documents ADD COLUMN came_from text;
ALTER TABLE documents ADD COLUMN came_on date;
