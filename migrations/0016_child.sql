-- A name is kept as it is sorted and as it is heard; slips of the fingers are guessed when somebody searches.
DELETE FROM name_keys WHERE key LIKE '-%';

-- A number is looked for among the councils of the database too: a child who moves has it in two.
DROP INDEX identifiers_by_value;
CREATE INDEX identifiers_by_value ON identifiers (kind, value, la);

-- Where the plan names, or the child is in, no setting that has a number: the return's code, and words for OTH.
ALTER TABLE return_facts ADD COLUMN plan_setting text;
ALTER TABLE return_facts ADD COLUMN plan_setting_other text;
ALTER TABLE return_facts ADD COLUMN setting text;
ALTER TABLE return_facts ADD COLUMN setting_other text;

-- The search sees from the index whether a child's case is one of the viewer's teams'.
DROP INDEX cases_by_child;
CREATE INDEX cases_by_child ON cases (la, child, team);
