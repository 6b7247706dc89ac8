-- The officer's day looks for a team's cases by officer, and for those that have none: without going to each case.

CREATE INDEX cases_by_team_officer ON cases (la, team, officer, due_on);
