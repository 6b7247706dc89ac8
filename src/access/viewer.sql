-- Who the viewer is.  Rights are counted from the posts held today.

-- A person known to several authorities has a record with each, of the same name.  A row for each
-- post; one without any where there is none.  $1 is viewer(), which row-level security would not let into an index.
-- viewer_with_posts(person int) -> many (la int, given text, family text, language text, post_la int, body int, role text, body_name text)
-- @system one's own record, of whom the transaction runs for, is always visible to oneself
SELECT p.la, p.given, p.family, p.language, o.la AS post_la, o.body, o.role, o.body_name
FROM (SELECT la, given, family, language FROM persons WHERE id = $1 ORDER BY la LIMIT 1) p
LEFT JOIN (SELECT DISTINCT o.la, o.body, o.role, b.name AS body_name
  FROM my_posts o JOIN bodies b ON b.la = o.la AND b.id = o.body) o ON TRUE
ORDER BY o.la, o.role, o.body_name;
