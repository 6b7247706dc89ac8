-- What was wrong in the record of a child is corrected, with what stood there before.

-- The same as before, with two kinds more: named (the child's name) and born (its date of birth), and was_born: the
-- date of birth that stood there.  No address, number or name stands here: an adopted child's earlier name least of all.
-- @personal
CREATE TABLE changes_of_families (
  la        int  NOT NULL,
  id        id   NOT NULL,
  child     int  NOT NULL,
  person    int  NOT NULL,
  kind      text NOT NULL CHECK (kind IN ('added', 'details', 'protected', 'unprotected', 'follows', 'without', 'restricted', 'ended', 'let_in', 'acts', 'let_out', 'named', 'born')),
  reason    text,
  order_on  date,
  was_born  date,
  on_date   date NOT NULL,
  by_person int  NOT NULL,
  PRIMARY KEY (la, id),
  FOREIGN KEY (la, child) REFERENCES persons (la, id),
  FOREIGN KEY (la, person) REFERENCES persons (la, id)
);
INSERT INTO changes_of_families (la, id, child, person, kind, reason, order_on, on_date, by_person)
SELECT la, id, child, person, kind, reason, order_on, on_date, by_person FROM family_changes;
DROP TABLE family_changes;
ALTER TABLE changes_of_families RENAME TO family_changes;
CREATE INDEX family_changes_by_child ON family_changes (la, child, on_date);
