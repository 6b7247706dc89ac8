-- The yearly return: what it asks for and no step of the process says, and what is wrong with it.

-- Facts of a case, each as the return's code has it; NULL: not known.  In brackets the items of the department's
-- guide.  sex, ethnicity and upn_unknown are of the child.
-- @personal
CREATE TABLE return_facts (
  la           int  NOT NULL,
  case_id      int  NOT NULL,
  sex          text, -- (1.4)
  ethnicity    text, -- (1.5)
  upn_unknown  text, -- (1.7c) why there is neither UPN nor ULN
  source       text, -- (2.2) who asked, where the request itself is not here
  rya          text, -- (2.3) in relevant youth accommodation
  exported_to  text, -- (2.8) authority to which the child moved before there was a plan
  plan_res     text, -- (4.2) residential, as the plan says
  plan_wbp     text, -- (4.3) work-based learning, as the plan says
  pb           text, -- (4.4a) a personal budget is taken up
  oa           text, -- (4.4b) with organised arrangements
  dp           text, -- (4.4c) with direct payments
  cease_reason text, -- (4.6)
  plan_urn     text, -- (4.7a) what section I names, where the plan itself is not here
  transfer_la  text, -- (5.1) authority from which the plan came
  res          text, -- (5.2) residential, where the child is placed
  wbp          text, -- (5.3) work-based learning, where the child is placed
  sen_unit     text, -- (5.7g) in a SEN unit
  resourced    text, -- (5.7h) in resourced provision
  version      int  NOT NULL DEFAULT 1,
  PRIMARY KEY (la, case_id),
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
