-- Releases to the public: suppressed and rounded figures, and apart from them the counts behind.

-- published_release_keep(id int, label text, published_at time) -> one (id int)
INSERT INTO published_releases (id, label, published_at) VALUES ($1, $2, $3) ON CONFLICT (label) DO NOTHING RETURNING id;

-- published_release_latest() -> one (id int, label text, published_at time)
SELECT id, label, published_at FROM published_releases ORDER BY published_at DESC, id DESC LIMIT 1;

-- published_figure_keep(release int, metric text, place text, period text, topic text, item text, title text, base text, level text, place_name text, parent text, identifier text, numerator int, denominator int, value real, status text) -> one (metric text)
INSERT INTO published_figures (release, metric, place, period, topic, item, title, base, level, place_name, parent, identifier,
  numerator, denominator, value, status)
VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, $14, $15, $16)
ON CONFLICT (release, metric, place, period, topic, item) DO NOTHING RETURNING metric;

-- published_count_keep(release int, metric text, place text, period text, topic text, item text, numerator int, denominator int) -> exec
INSERT INTO published_counts (release, metric, place, period, topic, item, numerator, denominator)
VALUES ($1, $2, $3, $4, $5, $6, $7, $8);

-- published_figures_of(release int) -> many (metric text, place text, period text, topic text, item text, title text, base text, level text, place_name text, parent text, identifier text, numerator int, denominator int, value real, status text)
SELECT metric, place, period, topic, item, title, base, level, place_name, parent, identifier,
  numerator, denominator, value, status
FROM published_figures WHERE release = $1 ORDER BY metric, place, period, topic, item;

-- published_counts_of(release int) -> many (metric text, place text, period text, topic text, item text, numerator int, denominator int)
SELECT metric, place, period, topic, item, numerator, denominator
FROM published_counts WHERE release = $1 ORDER BY metric, place, period, topic, item;
