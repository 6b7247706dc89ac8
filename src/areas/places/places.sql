-- Settings and postcodes: reference data that everybody may read.

-- establishment_put(urn int, ukprn int?, authority int, number int?, name text, type int, type_name text, status text, opened_on date, closed_on date, phase text, low_age int?, high_age int?, town text, postcode text, easting int?, northing int?, section_41 bool, needs text, provision text, capacity int?, changed_on date, digest text) -> exec
INSERT INTO establishments (urn, ukprn, authority, number, name, type, type_name, status, opened_on, closed_on, phase, low_age, high_age, town, postcode, easting, northing, section_41, needs, provision, capacity, changed_on, digest)
VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, $14, $15, $16, $17, $18, $19, $20, $21, $22, $23)
ON CONFLICT (urn) DO UPDATE SET ukprn = excluded.ukprn, authority = excluded.authority, number = excluded.number,
  name = excluded.name, type = excluded.type, type_name = excluded.type_name, status = excluded.status,
  opened_on = excluded.opened_on, closed_on = excluded.closed_on, phase = excluded.phase, low_age = excluded.low_age,
  high_age = excluded.high_age, town = excluded.town, postcode = excluded.postcode, easting = excluded.easting,
  northing = excluded.northing, section_41 = excluded.section_41, needs = excluded.needs, provision = excluded.provision,
  capacity = excluded.capacity, changed_on = excluded.changed_on, digest = excluded.digest
WHERE establishments.digest <> excluded.digest;

-- postcode_put(postcode text, authority text, easting int, northing int) -> exec
INSERT INTO postcodes (postcode, authority, easting, northing) VALUES ($1, $2, $3, $4)
ON CONFLICT (postcode) DO UPDATE SET authority = excluded.authority, easting = excluded.easting, northing = excluded.northing
WHERE postcodes.easting <> excluded.easting OR postcodes.northing <> excluded.northing OR postcodes.authority <> excluded.authority;

-- link_put(urn int, successor int, name text, on_date date) -> exec
INSERT INTO establishment_links (urn, successor, name, on_date) VALUES ($1, $2, $3, $4)
ON CONFLICT (urn, successor) DO UPDATE SET name = excluded.name, on_date = excluded.on_date
WHERE establishment_links.name <> excluded.name;

-- successor_of(urn int) -> one (successor int, name text, status text)
SELECT l.successor, l.name, e.status FROM establishment_links l LEFT JOIN establishments e ON e.urn = l.successor
WHERE l.urn = $1 ORDER BY e.status = 'closed', l.on_date DESC, l.successor LIMIT 1;

-- establishment_by_urn(urn int) -> one (urn int, ukprn int, authority int, number int, name text, type int, type_name text, status text, opened_on date, closed_on date, phase text, low_age int, high_age int, town text, postcode text, easting int, northing int, section_41 bool, needs text, provision text, capacity int, changed_on date)
SELECT urn, ukprn, authority, number, name, type, type_name, status, opened_on, closed_on, phase, low_age, high_age, town, postcode, easting, northing, section_41, needs, provision, capacity, changed_on
FROM establishments WHERE urn = $1;

-- postcode_find(postcode text) -> one (easting int, northing int)
SELECT easting, northing FROM postcodes WHERE postcode = $1;

-- The box keeps the search among the near ones; the distance itself is reckoned in C.  A box that
-- begins at 0 has those too whose place is not known.
-- establishments_in(west int, east int, south int, north int, words text, phase text) -> many (urn int, name text, type_name text, phase text, low_age int, high_age int, town text, postcode text, easting int, northing int, section_41 bool, needs text, provision text)
SELECT urn, name, type_name, phase, low_age, high_age, town, postcode, easting, northing, section_41, needs, provision
FROM establishments
WHERE (easting BETWEEN $1 AND $2 AND northing BETWEEN $3 AND $4 OR easting IS NULL AND $1 = 0)
AND status IN ('open', 'closing') AND lower(name) LIKE '%' || lower($5) || '%' AND ($6 = '' OR phase = $6)
ORDER BY urn LIMIT 2000;

-- What the plan names that is here, else what the last return says of a plan that is not.
-- named_setting(la int, case_id int) -> one (urn int, name text)
SELECT b.urn, b.name FROM visible_plans p JOIN bodies b ON b.la = p.la AND b.id = p.setting
WHERE p.la = $1 AND p.case_id = $2 AND b.urn IS NOT NULL
UNION ALL
SELECT e.urn, e.name FROM visible_return_facts f JOIN establishments e ON e.urn = CAST(nullif(f.plan_urn, '') AS bigint)
WHERE f.la = $1 AND f.case_id = $2
AND NOT EXISTS (SELECT 1 FROM visible_plans p WHERE p.la = f.la AND p.case_id = f.case_id AND p.setting IS NOT NULL);

-- bodies_keep_closed() -> exec
UPDATE bodies SET closed_on = (SELECT CASE WHEN e.status = 'closed' THEN coalesce(e.closed_on, e.changed_on, today()) ELSE e.closed_on END
  FROM establishments e WHERE e.urn = bodies.urn AND e.status IN ('closed', 'closing'))
WHERE urn IS NOT NULL;
