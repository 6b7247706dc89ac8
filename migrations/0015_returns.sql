-- The yearly return: what it asks for and no step of the process says, and what is wrong with it.

-- A fact of a case by its item number in the department's guide ("2.3"), as the return's code has it.
-- @personal
CREATE TABLE return_facts (
  la      int  NOT NULL,
  case_id int  NOT NULL,
  item    text NOT NULL,
  value   text NOT NULL,
  PRIMARY KEY (la, case_id, item),
  FOREIGN KEY (la, case_id) REFERENCES cases (la, id)
);

-- Of the authority: who is designated (items 0.1 to 0.3).
CREATE TABLE return_offices (
  la    int  NOT NULL,
  item  text NOT NULL,
  value text NOT NULL,
  PRIMARY KEY (la, item)
);

-- What the rules of the return last found of a case: for the officer's list and its number.  Made of the case, and
-- made again at any time.
-- @personal
CREATE TABLE return_findings (
  la      int  NOT NULL,
  case_id int  NOT NULL,
  place   int  NOT NULL,
  rule    text NOT NULL,
  error   bool NOT NULL,
  PRIMARY KEY (la, case_id, place),
  FOREIGN KEY (la, case_id) REFERENCES cases (la, id)
);
