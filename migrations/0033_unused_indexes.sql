-- No question is answered from these two any more, on either engine: names are found by name_keys, an
-- officer's cases by cases_by_team_officer.
DROP INDEX persons_by_name;
DROP INDEX cases_by_officer;
