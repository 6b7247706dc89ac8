-- What a child's special educational needs are called: the department's codes (SPLD, ASD …), the first by
-- rank 1, as a return of another system or the council's own record has them.
-- @personal
CREATE TABLE case_needs (
  la      int  NOT NULL,
  case_id int  NOT NULL,
  rank    int  NOT NULL,
  code    text NOT NULL,
  PRIMARY KEY (la, case_id, rank),
  FOREIGN KEY (la, case_id) REFERENCES cases (la, id)
);
