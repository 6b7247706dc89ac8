-- Whom an authority's official figures are compared with: its region, and its statistical neighbours.

-- The authorities that official releases name.  la: the department's three-digit number, 0 where a release gives none;
-- region: the code of the region that a release says it lies in, or nothing.
CREATE TABLE official_places (
  place  text NOT NULL PRIMARY KEY,
  la     int  NOT NULL,
  region text NOT NULL
);
CREATE INDEX official_places_by_la ON official_places (la);

-- The nearest is 1.
CREATE TABLE neighbours (
  la        int NOT NULL,
  rank      int NOT NULL,
  neighbour int NOT NULL,
  PRIMARY KEY (la, rank)
);

-- The next import of a release reads its authorities, even if nothing else in it is new.
UPDATE official_files SET hash = '';
