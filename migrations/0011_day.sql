-- The officer's day looks for a team's cases by officer, and for those that have none: without going to each case.

CREATE INDEX cases_by_team_officer ON cases (la, team, officer, due_on);

-- What the families of an officer's cases wait to hear.
CREATE INDEX messages_by_case_answer ON messages (la, case_id, answered_on);
