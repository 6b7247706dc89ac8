-- The day on which a body's setting closed, or will, as the register of schools says: kept, so that the officer's
-- day finds plans that name one without reading the register.  "waymark import gias" brings it up to date.
ALTER TABLE bodies ADD COLUMN closed_on date;
UPDATE bodies SET closed_on = (SELECT e.closed_on FROM establishments e WHERE e.urn = bodies.urn AND e.status IN ('closed', 'closing')) WHERE urn IS NOT NULL;
UPDATE bodies SET closed_on = (SELECT coalesce(e.changed_on, '1900-01-01') FROM establishments e WHERE e.urn = bodies.urn)
WHERE closed_on IS NULL AND urn IN (SELECT urn FROM establishments WHERE status = 'closed');
CREATE INDEX bodies_closed ON bodies (la, closed_on);

-- Which plans name a setting: in section I here, or where the plan is not here as the last return says.
CREATE INDEX plans_by_setting ON plans (la, setting);
CREATE INDEX return_facts_by_setting ON return_facts (la, plan_urn);
