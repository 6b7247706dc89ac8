-- Forecasts of plans, places and cost; the money that comes in; where authorities lie; releases of
-- several authorities in one database.

-- What a forecast is made from: the files as they were loaded (docs/forecast.md).  A line of
-- transitions is a child's year without a name; it leads to no record.
-- @personal
CREATE TABLE forecast_inputs (
  la          int  NOT NULL PRIMARY KEY,
  source      text NOT NULL,
  states      text NOT NULL,
  population  text NOT NULL,
  costs       text NOT NULL,
  transitions text NOT NULL,
  first_year  int  NOT NULL,
  last_year   int  NOT NULL,
  end_year    int  NOT NULL,
  loaded_at   time NOT NULL,
  version     int  NOT NULL
);

-- What the files' codes are called, and the children a need or an age group is for.
CREATE TABLE forecast_names (
  la   int  NOT NULL,
  code text NOT NULL,
  name text NOT NULL,
  PRIMARY KEY (la, code)
);

-- Places that are known at a kind of setting: those of a setting in the register of schools (urn), or
-- as many as the council says.
CREATE TABLE forecast_places (
  la       int  NOT NULL,
  id       id   NOT NULL,
  setting  text NOT NULL,
  urn      int,
  places   int,
  PRIMARY KEY (la, id)
);
CREATE INDEX forecast_places_by_setting ON forecast_places (la, setting);

-- What would be different.  yaml is the file that the command reads too; the past as it goes on has
-- none.  A scenario waits until the worker has made it, or is wrong with what to do about it.
CREATE TABLE forecast_scenarios (
  la        int  NOT NULL,
  id        id   NOT NULL,
  public_id text NOT NULL UNIQUE,
  name      text NOT NULL,
  yaml      text,
  state     text NOT NULL CHECK (state IN ('waiting', 'made', 'wrong')),
  message   text,
  runs      int  NOT NULL,
  seed      int  NOT NULL,
  asked_by  int,
  asked_at  time NOT NULL,
  made_at   time,
  PRIMARY KEY (la, id)
);

-- What the runs gave, by year.  Of what is known already all numbers are the same.  Cost is in pence.
CREATE TABLE forecast_results (
  la       int  NOT NULL,
  scenario int  NOT NULL,
  topic    text NOT NULL CHECK (topic IN ('all', 'need', 'setting', 'age', 'cost')),
  item     text NOT NULL,
  year     int  NOT NULL,
  low      int  NOT NULL,
  q1       int  NOT NULL,
  middle   int  NOT NULL,
  q3       int  NOT NULL,
  high     int  NOT NULL,
  PRIMARY KEY (la, scenario, topic, item, year),
  FOREIGN KEY (la, scenario) REFERENCES forecast_scenarios (la, id)
);

-- What an authority has to spend in the financial year that begins in April of that year, as the
-- department publishes it.  authority is its three-digit number; 0: England.
CREATE TABLE budgets (
  authority int   NOT NULL,
  line      text  NOT NULL,
  year      int   NOT NULL,
  amount    money NOT NULL,
  source    text  NOT NULL,
  PRIMARY KEY (authority, line, year)
);

-- Where an authority lies: a path of SVG on a grid of half kilometres (areas/statistics/map.h).
CREATE TABLE boundaries (
  code text NOT NULL PRIMARY KEY,
  name text NOT NULL,
  path text NOT NULL
);

-- Releases of figures, now those of an authority each: several may share a database, and what one of
-- them has published neither hides nor changes what another has.  la 0: figures of no single authority
-- here.
CREATE TABLE releases (
  id           id   NOT NULL PRIMARY KEY,
  la           int  NOT NULL,
  label        text NOT NULL,
  published_at time NOT NULL,
  UNIQUE (la, label)
);
CREATE INDEX releases_by_time ON releases (la, published_at);

CREATE TABLE release_figures (
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
  FOREIGN KEY (release) REFERENCES releases (id)
);

CREATE TABLE release_counts (
  release     int  NOT NULL,
  metric      text NOT NULL,
  place       text NOT NULL,
  period      text NOT NULL,
  topic       text NOT NULL,
  item        text NOT NULL,
  numerator   int  NOT NULL,
  denominator int  NOT NULL,
  PRIMARY KEY (release, metric, place, period, topic, item),
  FOREIGN KEY (release) REFERENCES releases (id)
);

INSERT INTO releases (id, la, label, published_at)
SELECT id, coalesce((SELECT min(la) FROM bodies WHERE kind = 'authority'), 0), label, published_at
FROM published_releases;
INSERT INTO release_figures (release, metric, place, period, topic, item, title, base, level, place_name,
  parent, identifier, numerator, denominator, value, status)
SELECT release, metric, place, period, topic, item, title, base, level, place_name,
  parent, identifier, numerator, denominator, value, status FROM published_figures;
INSERT INTO release_counts (release, metric, place, period, topic, item, numerator, denominator)
SELECT release, metric, place, period, topic, item, numerator, denominator FROM published_counts;
DROP TABLE published_counts;
DROP TABLE published_figures;
DROP TABLE published_releases;
DROP INDEX figure_words_by_metric;
CREATE INDEX figure_words_by_metric ON figure_words (la, metric, said_at);
