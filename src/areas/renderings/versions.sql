-- Issued versions on people's screens.

-- plan_versions_of(la int, case_id int) -> many (number int, kind text, issued_on date)
SELECT number, kind, issued_on FROM visible_plan_versions WHERE la = $1 AND case_id = $2 ORDER BY number DESC;

-- Whom to ask: the council, its team and, where the viewer may know, the officer.
-- plan_whom_to_ask(la int, case_id int) -> one (authority text, team text, phone text, officer_given text, officer_family text)
SELECT a.name AS authority, t.name AS team, t.phone, o.given AS officer_given, o.family AS officer_family
FROM visible_cases c
JOIN bodies t ON t.la = c.la AND t.id = c.team
JOIN bodies a ON a.la = c.la AND a.id = t.parent
LEFT JOIN visible_persons o ON o.la = c.la AND o.id = c.officer
WHERE c.la = $1 AND c.id = $2;
