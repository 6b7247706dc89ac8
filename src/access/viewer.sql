-- Who the viewer is.  Rights are counted from the posts held today.

-- A person known to several authorities has a record with each, of the same name.
-- viewer_person(person int) -> one (la int, given text, family text, language text)
SELECT la, given, family, language FROM visible_persons WHERE id = $1 ORDER BY la LIMIT 1;

-- viewer_posts_held() -> many (la int, body int, role text, body_name text)
SELECT DISTINCT o.la, o.body, o.role, b.name AS body_name
FROM my_posts o JOIN bodies b ON b.la = o.la AND b.id = o.body
ORDER BY o.la, o.role, b.name;
