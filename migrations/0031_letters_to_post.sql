-- Letters to post, and mail that goes where somebody is reached when it is sent.

-- public_id: of a message about a case.  case_id: the case on which one of its family is written to, or a body by
-- letter; NULL: somebody at work, or nobody's case.  notice_letter: the letter that goes; NULL: what the template says.
ALTER TABLE outbox ADD COLUMN public_id text;
ALTER TABLE outbox ADD COLUMN case_id int;
ALTER TABLE outbox ADD COLUMN notice_letter int;
CREATE INDEX outbox_by_case ON outbox (la, case_id);

-- What was written to a family before: it is reached by its contacts.
UPDATE outbox SET public_id = 'letter' || CAST(id AS text),
  case_id = (SELECT min(k.id) FROM cases k WHERE k.la = outbox.la AND k.reference = outbox.reference)
WHERE reference IS NOT NULL AND (channel = 'letter'
  OR EXISTS (SELECT 1 FROM contacts c WHERE c.la = outbox.la AND c.person = outbox.person));
-- A letter with a decision is the decision itself, not news of it.
UPDATE outbox SET notice_letter = (SELECT l.id FROM notice_letters l
  JOIN notice_recipients r ON r.la = l.la AND r.id = l.recipient
  WHERE l.la = outbox.la AND r.person = outbox.person AND r.sent_at = outbox.created_at)
WHERE channel = 'letter';

-- The day on which a letter was posted, and who says so.
ALTER TABLE deliveries ADD COLUMN posted_on date;
ALTER TABLE deliveries ADD COLUMN posted_by int;
