-- When rights pass to the young person, and whom they then let in.

-- The last day of compulsory school age (Education Act 1996 s.8), computed by
-- access_csa_end() whenever born is set.  NULL: not known, treated as a child.

-- A young person over compulsory school age lets somebody follow the case; or
-- somebody acts for one who lacks the capacity to (CFA 2014 s.80, SEND Regs 2014 reg. 64).
-- @personal
CREATE TABLE shares (
  la       int  NOT NULL,
  id       id   NOT NULL,
  child    int  NOT NULL,
  person   int  NOT NULL,
  basis    text NOT NULL CHECK (basis IN ('consent', 'capacity')),
  from_on  date NOT NULL,
  ended_on date,
  PRIMARY KEY (la, id),
  FOREIGN KEY (la, child) REFERENCES persons (la, id),
  FOREIGN KEY (la, person) REFERENCES persons (la, id)
);
CREATE UNIQUE INDEX shares_by_person ON shares (person, la, child);

-- One row says how a person stands to a child: a second could undo what the first restricts.
DROP INDEX parenthoods_by_person;
CREATE UNIQUE INDEX parenthoods_by_person ON parenthoods (person, la, child);

CREATE INDEX bodies_by_parent ON bodies (la, parent);
