-- When a school entered the closure: a case that claims one is counted again then.  NULL: before this
-- column.
ALTER TABLE closures ADD COLUMN entered_at time;
