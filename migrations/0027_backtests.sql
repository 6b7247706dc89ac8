-- How near the forecast would have come: the last years as projected from those before, and what came.

CREATE TABLE forecast_backtests (
  la     int  NOT NULL,
  topic  text NOT NULL CHECK (topic IN ('all', 'need', 'setting')),
  item   text NOT NULL,
  year   int  NOT NULL,
  came   int  NOT NULL,
  low    int  NOT NULL,
  middle int  NOT NULL,
  high   int  NOT NULL,
  PRIMARY KEY (la, topic, item, year)
);

-- One official figure of all places, and its last period.
CREATE INDEX official_rows_by_item ON official_rows (file, topic, item, level, period);
