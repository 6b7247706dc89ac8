-- A name is kept as it is sorted and as it is heard; slips of the fingers are guessed when somebody searches.
DELETE FROM name_keys WHERE key LIKE '-%';
