/*
 * Nation: shapes between the crossings of a crooked grid, so that neighbours share their
 * borders; their codes are nobody's.  One of them has no figure.
 */
#include "areas/demo/nation.h"
#include "areas/demo/bulk_logs.h"
#include "areas/demo/demo.sql.h"
#include "areas/statistics/statistics.h"
#include "base/buf.h"
#include "db/db.h"

enum { ACROSS = 4, DOWN = 3, PLACES = ACROSS * DOWN, YEARS = 3, CROOKED = 120, NO_FIGURE = 7 };

static const char *const names[PLACES] = { "Larkshire", "Wrenshire", "Swiftland", "Ternmouth",
	"Heronshire", "Finchley Vale", "Curlew Coast", "Dunnock Isle", "Plovershire", "Rookdale",
	"Martinbridge", "Kestrelshire" };

/* A crossing of the grid: the same for all four that meet there. */
static void
put_crossing(struct buf *b, const char *before, int across, int down)
{
	uint64_t draws = (uint64_t)(down * (ACROSS + 1) + across + 1);
	int x = CROOKED + across * (MAP_WIDTH - 2 * CROOKED) / ACROSS;
	int y = CROOKED + down * (MAP_HEIGHT - 2 * CROOKED) / DOWN;

	x += bulk_draw(&draws, 2 * CROOKED) - CROOKED;
	y += bulk_draw(&draws, 2 * CROOKED) - CROOKED;
	buf_printf(b, "%s%d %d", before, x, y);
}

static const char *
shape(struct arena *a, int place)
{
	struct buf *b = buf_new(a);
	int across = place % ACROSS, down = place / ACROSS;

	put_crossing(b, "M", across, down);
	put_crossing(b, "L", across + 1, down);
	put_crossing(b, "L", across + 1, down + 1);
	put_crossing(b, "L", across, down + 1);
	buf_putc(b, 'z');
	return b->p;
}

static void
add_figures(struct tx *tx, const char *code, int place)
{
	struct arena *a = tx_arena(tx);
	int last = date_ymd(tx_now(tx).today).year - 1;
	uint64_t draws = (uint64_t)place + 1;
	int share = 30 + bulk_draw(&draws, 50);

	for (int year = last - YEARS + 1; year <= last; year++) {
		share += bulk_draw(&draws, 11) - 5;
		demo_official_row(tx, code, arena_printf(a, "%d", year), names[place],
		    place == NO_FIGURE ? "x" : arena_printf(a, "%d.%d", share, place % 10));
	}
}

void
demo_nation(struct tx *tx)
{
	struct arena *a = tx_arena(tx);
	struct map_place places[PLACES];

	demo_official_file(tx, tx_now(tx).instant);
	for (int i = 0; i < PLACES; i++) {
		const char *code = arena_printf(a, "E99%06d", i + 1);

		places[i] = (struct map_place){ code, names[i], shape(a, i) };
		add_figures(tx, code, i);
	}
	map_keep(tx, &(struct map_places){ places, PLACES });
}
