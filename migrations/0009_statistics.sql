-- Statistics: official releases as they were published, and the figures that the public may see.

-- A file of an official release.  columns: the names of its indicators, separated by commas.
CREATE TABLE official_files (
  name        text NOT NULL PRIMARY KEY,
  hash        text NOT NULL,
  columns     text NOT NULL,
  row_count   int  NOT NULL,
  imported_at time NOT NULL
);

-- A row of it: what the release says of one place, period and breakdown.  place is the code of the
-- level (E92000001, E12000001, E06000001; the old number where there was none), figures the cells of
-- the file's columns, separated by commas.
CREATE TABLE official_rows (
  file       text NOT NULL,
  place      text NOT NULL,
  period     text NOT NULL,
  topic      text NOT NULL,
  item       text NOT NULL,
  level      text NOT NULL,
  place_name text NOT NULL,
  identifier text NOT NULL,
  figures    text NOT NULL,
  PRIMARY KEY (file, place, period, topic, item)
);

-- What a release to the public said: suppressed and rounded already, and nothing else is ever shown to
-- the public.  Numerator and denominator -1: hidden, or there is none; status says why.
CREATE TABLE published_releases (
  id           id   NOT NULL PRIMARY KEY,
  label        text NOT NULL UNIQUE,
  published_at time NOT NULL
);
CREATE INDEX published_releases_by_time ON published_releases (published_at);

CREATE TABLE published_figures (
  release     int  NOT NULL,
  metric      text NOT NULL,
  place       text NOT NULL,
  period      text NOT NULL,
  topic       text NOT NULL,
  item        text NOT NULL,
  title       text NOT NULL,
  base        text NOT NULL,
  level       text NOT NULL,
  place_name  text NOT NULL,
  parent      text,
  identifier  text NOT NULL,
  numerator   int  NOT NULL,
  denominator int  NOT NULL,
  value       real NOT NULL,
  status      text NOT NULL CHECK (status IN ('ok', 'low', 'c', 'z', 'x')),
  PRIMARY KEY (release, metric, place, period, topic, item),
  FOREIGN KEY (release) REFERENCES published_releases (id)
);

-- The counts behind a release, for comparing the next one with it.  Kept apart: no page reads them.
CREATE TABLE published_counts (
  release     int  NOT NULL,
  metric      text NOT NULL,
  place       text NOT NULL,
  period      text NOT NULL,
  topic       text NOT NULL,
  item        text NOT NULL,
  numerator   int  NOT NULL,
  denominator int  NOT NULL,
  PRIMARY KEY (release, metric, place, period, topic, item),
  FOREIGN KEY (release) REFERENCES published_releases (id)
);
