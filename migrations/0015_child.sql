-- A name is kept as it is sorted and as it is heard; slips of the fingers are guessed when somebody searches.
DELETE FROM name_keys WHERE key LIKE '-%';

-- A number is looked for among the councils of the database too: a child who moves has it in two.
DROP INDEX identifiers_by_value;
CREATE INDEX identifiers_by_value ON identifiers (kind, value, la);
