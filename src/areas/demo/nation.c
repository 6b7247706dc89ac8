/*
 * Nation: shapes between the crossings of a crooked grid, so that neighbours share their
 * borders; their codes are nobody's.  One of them has no figure.  Those to the north and those
 * to the south are a region each, and all together England.
 */
#include "areas/demo/nation.h"
#include "areas/demo/bulk_logs.h"
#include "areas/demo/demo.sql.h"
#include "areas/demo/story.h"
#include "areas/official/official.h"
#include "base/buf.h"
#include "db/db.h"

enum {
	ACROSS = 4,
	DOWN = 3,
	PLACES = ACROSS * DOWN,
	YEARS = 3,
	CROOKED = 120,
	NO_FIGURE = 7,
	REGIONS = 2,
	NEAREST = 10,
	OTHERS_FROM = 970, /* numbers that no authority has */
	PER_CENT = 100,
	MILLE = 1000
};

static const char *const names[PLACES] = { "Larkshire", "Wrenshire", "Swiftland", "Ternmouth",
	"Heronshire", "Finchley Vale", "Curlew Coast", "Dunnock Isle", "Plovershire", "Rookdale",
	"Martinbridge", "Kestrelshire" };

/* A crossing of the grid: the same for all four that meet there. */
static void
put_crossing(struct buf *b, const char *before, int across, int down)
{
	uint64_t draws = (uint64_t)down * (ACROSS + 1) + (uint64_t)across + 1;
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

static int64_t
number_of(int place)
{
	return place == 0 ? LARKSHIRE : OTHERS_FROM + place;
}

static int
region_of(int place)
{
	return place * REGIONS / PLACES;
}

static const char *
region_code(struct arena *a, int region)
{
	return arena_printf(a, "E98%06d", region + 1);
}

/* Plans issued in a year, and within 20 weeks. */
struct issued {
	int64_t on_time, all;
};

static const char *
cells(struct arena *a, struct issued n)
{
	int64_t mille = (n.on_time * MILLE + n.all / 2) / n.all;

	return arena_printf(a, "%lld.%lld,%lld,%lld", (long long)(mille / 10),
	    (long long)(mille % 10), (long long)n.on_time, (long long)n.all);
}

static void
add(struct issued *to, struct issued n)
{
	to->on_time += n.on_time;
	to->all += n.all;
}

/* Most keep about the same share; one is far above the others and one far below. */
static struct issued
issued_in(int place, int year)
{
	uint64_t draws = (uint64_t)year * PLACES + (uint64_t)place + 1;
	int share = place == 0 ? 86 : place == 4 ? 97 : place == 9 ? 8 : 42 + bulk_draw(&draws, 25);
	int64_t all = 150 + 40 * place + bulk_draw(&draws, 60);

	return (struct issued){ all * share / PER_CENT, all };
}

static void
add_year(struct tx *tx, int year)
{
	static const char *const regions[REGIONS] = { "North of the made-up map",
		"South of the made-up map" };
	struct arena *a = tx_arena(tx);
	const char *period = arena_printf(a, "%d", year);
	struct issued region[REGIONS] = { { 0 } }, whole = { 0 };

	for (int i = 0; i < PLACES; i++) {
		struct issued n = issued_in(i, year);

		demo_official_row(tx, "Local authority", arena_printf(a, "E99%06d", i + 1), period,
		    names[i], i == NO_FIGURE ? "x,x,x" : cells(a, n));
		if (i == NO_FIGURE)
			continue;
		add(&region[region_of(i)], n);
		add(&whole, n);
	}
	for (int i = 0; i < REGIONS; i++)
		demo_official_row(
		    tx, "Regional", region_code(a, i), period, regions[i], cells(a, region[i]));
	demo_official_row(tx, "National", "E92000001", period, "England", cells(a, whole));
}

static void
add_neighbours(struct tx *tx)
{
	struct neighbours all[PLACES] = { { 0 } };

	for (int i = 0; i < PLACES; i++) {
		all[i].la = number_of(i);
		for (int k = 0; k < NEAREST; k++)
			all[i].nearest[k] = number_of((i + k + 1) % PLACES);
	}
	neighbours_keep(tx, &(struct neighbours_list){ all, PLACES });
}

void
demo_nation(struct tx *tx)
{
	struct arena *a = tx_arena(tx);
	struct map_place places[PLACES];
	int last = date_ymd(tx_now(tx).today).year - 1;

	demo_official_file(tx, tx_now(tx).instant);
	for (int i = 0; i < PLACES; i++) {
		const char *code = arena_printf(a, "E99%06d", i + 1);

		places[i] = (struct map_place){ code, names[i], shape(a, i) };
		demo_official_place(tx, code, number_of(i), region_code(a, region_of(i)));
	}
	for (int year = last - YEARS + 1; year <= last; year++)
		add_year(tx, year);
	map_keep(tx, &(struct map_places){ places, PLACES });
	add_neighbours(tx);
}
