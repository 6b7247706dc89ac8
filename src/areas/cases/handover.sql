-- A case goes from one officer to another.

-- handover_facts(la int, case_id int) -> one (officer int, state text, next_step text, due_on date, promises int, messages int, wishes int)
-- @system the case was read through the viewer's visible rows in the same transaction
SELECT k.officer, k.state, k.next_step, k.due_on,
  (SELECT count(*) FROM promises p WHERE p.la = k.la AND p.case_id = k.id AND p.kept_on IS NULL) AS promises,
  (SELECT count(*) FROM messages m WHERE m.la = k.la AND m.case_id = k.id AND m.from_family AND m.answered_on IS NULL) AS messages,
  (SELECT count(*) FROM family_wishes w WHERE w.la = k.la AND w.case_id = k.id AND w.answered_on IS NULL) AS wishes
FROM cases k WHERE k.la = $1 AND k.id = $2;

-- handover_insert(la int, id int, case_id int, from_officer int?, to_officer int, on_date date, by_person int, state text, next_step text, due_on date, promises int, messages int, wishes int, note text) -> exec
INSERT INTO hand_overs (la, id, case_id, from_officer, to_officer, on_date, by_person, state, next_step, due_on, promises, messages, wishes, note)
VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, $14);

-- handover_last(la int, case_id int) -> one (from_given text, from_family text, to_given text, to_family text, on_date date, next_step text, due_on date, promises int, messages int, wishes int, note text)
SELECT f.given AS from_given, f.family AS from_family, t.given AS to_given, t.family AS to_family,
       h.on_date, h.next_step, h.due_on, h.promises, h.messages, h.wishes, h.note
FROM visible_hand_overs h
LEFT JOIN visible_persons f ON f.la = h.la AND f.id = h.from_officer
LEFT JOIN visible_persons t ON t.la = h.la AND t.id = h.to_officer
WHERE h.la = $1 AND h.case_id = $2 ORDER BY h.id DESC LIMIT 1;
