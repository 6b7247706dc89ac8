-- What was changed in the record of a child's family, by whom and why: a court's order, a protected address.

-- No address, number or name stands here: what is protected has one place, and that is contacts.
-- order_on: the day of the court's order that a restriction rests on.
-- @personal
CREATE TABLE family_changes (
  la        int  NOT NULL,
  id        id   NOT NULL,
  child     int  NOT NULL,
  person    int  NOT NULL,
  kind      text NOT NULL CHECK (kind IN ('added', 'details', 'protected', 'unprotected', 'follows', 'without', 'restricted', 'ended', 'let_in', 'acts', 'let_out')),
  reason    text,
  order_on  date,
  on_date   date NOT NULL,
  by_person int  NOT NULL,
  PRIMARY KEY (la, id),
  FOREIGN KEY (la, child) REFERENCES persons (la, id),
  FOREIGN KEY (la, person) REFERENCES persons (la, id)
);
CREATE INDEX family_changes_by_child ON family_changes (la, child, on_date);
