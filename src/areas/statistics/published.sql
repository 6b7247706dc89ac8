-- Releases to the public: suppressed and rounded figures, and apart from them the counts behind.

-- published_release_keep(id int, la int, label text, published_at time) -> one (id int)
INSERT INTO releases (id, la, label, published_at) VALUES ($1, $2, $3, $4)
ON CONFLICT (la, label) DO NOTHING RETURNING id;

-- published_release_latest(la int) -> one (id int, label text, published_at time)
SELECT id, label, published_at FROM releases WHERE la = $1 ORDER BY published_at DESC, id DESC LIMIT 1;

-- Whoever has published, with the name of the authority that is here.
-- published_by() -> many (la int, name text)
SELECT r.la, (SELECT min(b.name) FROM bodies b WHERE b.la = r.la AND b.kind = 'authority') AS name
FROM releases r GROUP BY r.la ORDER BY r.la;

-- published_figure_keep(release int, metric text, place text, period text, topic text, item text, title text, base text, level text, place_name text, parent text, identifier text, numerator int, denominator int, value real, status text) -> one (metric text)
INSERT INTO release_figures (release, metric, place, period, topic, item, title, base, level, place_name, parent, identifier,
  numerator, denominator, value, status)
VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, $14, $15, $16)
ON CONFLICT (release, metric, place, period, topic, item) DO NOTHING RETURNING metric;

-- published_count_keep(release int, metric text, place text, period text, topic text, item text, numerator int, denominator int) -> exec
INSERT INTO release_counts (release, metric, place, period, topic, item, numerator, denominator)
VALUES ($1, $2, $3, $4, $5, $6, $7, $8);

-- published_figures_of(release int) -> many (metric text, place text, period text, topic text, item text, title text, base text, level text, place_name text, parent text, identifier text, numerator int, denominator int, value real, status text)
SELECT metric, place, period, topic, item, title, base, level, place_name, parent, identifier,
  numerator, denominator, value, status
FROM release_figures WHERE release = $1 ORDER BY metric, place, period, topic, item;

-- published_counts_of(release int) -> many (metric text, place text, period text, topic text, item text, numerator int, denominator int)
SELECT metric, place, period, topic, item, numerator, denominator
FROM release_counts WHERE release = $1 ORDER BY metric, place, period, topic, item;

-- The totals of a measure in the last release of each author.
-- published_totals(metric text) -> many (la int, name text, period text, numerator int, denominator int, value real, status text, says bool)
SELECT r.la, f.place_name AS name, f.period, f.numerator, f.denominator, f.value, f.status,
  EXISTS (SELECT 1 FROM figure_words w WHERE w.la = r.la AND w.metric = f.metric) AS says
FROM releases r JOIN release_figures f ON f.release = r.id AND f.metric = $1 AND f.topic = 'Total'
WHERE r.id = (SELECT l.id FROM releases l WHERE l.la = r.la ORDER BY l.published_at DESC, l.id DESC LIMIT 1)
ORDER BY r.la, f.period;
