-- Mails about what is due in registers.  Here "system" means: the worker reminds everybody; nobody is signed in.

-- remind_staff(la int, person int) -> many (la int, person int, email text, language text)
-- @system people with a post, in order, behind the last one that was done
SELECT a.la, a.person, a.email, p.language FROM accounts a JOIN persons p ON p.la = a.la AND p.id = a.person
WHERE (a.la > $1 OR (a.la = $1 AND a.person > $2)) AND a.active AND a.email IS NOT NULL
AND EXISTS (SELECT 1 FROM posts o WHERE o.la = a.la AND o.person = a.person AND o.from_on <= today()
  AND (o.to_on IS NULL OR o.to_on > today()))
ORDER BY a.la, a.person LIMIT 100;

-- remind_person(la int, person int) -> one (la int, person int, email text, language text)
-- @system somebody whom a record names as its owner
SELECT a.la, a.person, a.email, p.language FROM accounts a JOIN persons p ON p.la = a.la AND p.id = a.person
WHERE a.la = $1 AND a.person = $2 AND a.active AND a.email IS NOT NULL;

-- remind_note(la int, person int, register text, record text, duty text, due_on date, stage int, at time) -> exec
INSERT INTO record_reminders (la, person, register, record, duty, due_on, stage, sent_at)
VALUES ($1, $2, $3, $4, $5, $6, $7, $8) ON CONFLICT DO NOTHING;

-- remind_forget(before time) -> exec
DELETE FROM record_reminders WHERE sent_at < $1;
