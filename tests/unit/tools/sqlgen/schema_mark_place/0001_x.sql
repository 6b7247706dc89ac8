-- @personal
CREATE INDEX i ON t (a);
