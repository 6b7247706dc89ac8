/* Map: boundaries kept and asked for, and classes of values. */
#include "areas/official/map.h"
#include "areas/official/map.sql.h"
#include "db/db.h"
#include "stat/order.h"

#include <string.h>

void
map_keep(struct tx *tx, const struct map_places *p)
{
	boundaries_clear(tx);
	for (size_t i = 0; i < p->n; i++)
		boundary_keep(tx, p->a[i].code, p->a[i].name, p->a[i].path);
}

struct map_places
map_places(struct tx *tx)
{
	struct boundaries_all_rows rows = boundaries_all(tx);
	struct map_place *a = anew_n(tx_arena(tx), struct map_place, rows.n + 1);

	for (size_t i = 0; i < rows.n; i++)
		a[i] = (struct map_place){ rows.a[i].code, rows.a[i].name, rows.a[i].path };
	return (struct map_places){ a, rows.n };
}

/* ---- classes ---- */

int
map_breaks(struct arena *a, const double *values, size_t n, double ret[MAP_CLASSES])
{
	double *sorted = anew_n(a, double, n + 1);
	int classes = 0;

	memcpy(sorted, values, n * sizeof *values);
	order_values(sorted, n);
	for (int i = 0; i < MAP_CLASSES && n > 0; i++) {
		double at = sorted[n * (size_t)i / MAP_CLASSES];

		if (classes == 0 || at > ret[classes - 1])
			ret[classes++] = at;
	}
	return classes;
}

int
map_class(const double *breaks, int n, double value)
{
	int class = 0;

	while (class + 1 < n && value >= breaks[class + 1])
		class ++;
	return class;
}
