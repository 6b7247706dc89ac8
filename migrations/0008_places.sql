-- Reference data that everybody shares: settings, as Get Information about Schools has them, and
-- where postcodes lie.  Filled by "waymark import", never by hand.

-- digest is of the cells that are kept: a row that says the same is not written again.
CREATE TABLE establishments (
  urn        int  NOT NULL PRIMARY KEY,
  ukprn      int,
  authority  int  NOT NULL,
  number     int,
  name       text NOT NULL,
  type       int  NOT NULL,
  type_name  text NOT NULL,
  status     text NOT NULL CHECK (status IN ('open', 'closing', 'closed', 'proposed')),
  opened_on  date,
  closed_on  date,
  phase      text NOT NULL,
  low_age    int,
  high_age   int,
  town       text NOT NULL,
  postcode   text,
  easting    int,
  northing   int,
  section_41 bool NOT NULL,
  needs      text NOT NULL,
  provision  text NOT NULL,
  capacity   int,
  changed_on date,
  digest     text NOT NULL
);
CREATE INDEX establishments_by_place ON establishments (easting, northing);
CREATE INDEX establishments_by_authority ON establishments (authority, name);

-- In capitals with one space.  authority is the council's code at the Office for National Statistics.
CREATE TABLE postcodes (
  postcode  text NOT NULL PRIMARY KEY,
  authority text NOT NULL,
  easting   int  NOT NULL,
  northing  int  NOT NULL
);
