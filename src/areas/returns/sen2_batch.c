/* Sen2 batch: lists of rows by case, walked together. */
#include "areas/returns/sen2_batch.h"
#include "areas/returns/returns.sql.h"
#include "areas/returns/sen2_person.h"
#include "base/err.h"
#include "base/str.h"
#include "base/vec.h"
#include "db/db.h"
#include "policy/policy.h"

/* Where each list stands: what is before it has been dealt with. */
struct places {
	size_t log, number, need, placement, named, fact, postcode;
};

/* The requests of the last person from that node on are of that case. */
struct owned {
	const struct sen2_node *request;
	int64_t case_id;
};

/* The case of that place in the list is of a child with more. */
struct other {
	size_t place;
	struct sen2_batch *batch; /* of one of them; NULL: the child stands at an earlier one */
};

struct sen2_batch {
	struct arena *arena;
	struct date today;
	const struct policy_set *packs;
	const struct sen2_year *year;
	int64_t la;
	struct return_cases_after_rows cases;
	struct cases_logs logs;
	struct return_numbers_in_rows numbers;
	struct return_needs_in_rows needs;
	struct return_placements_in_rows placements;
	struct return_named_in_rows named;
	struct sen2_case_facts_list facts;
	struct return_postcodes_in_rows postcodes;
	VEC(struct other) others;
	struct places at;
	VEC(struct owned) owned;
};

static void
read_lists(struct sen2_batch *b, struct tx *tx, int64_t first, int64_t last)
{
	b->logs = cases_logs(tx, b->la, first, last);
	b->numbers = return_numbers_in(tx, b->la, first, last);
	b->needs = return_needs_in(tx, b->la, first, last);
	b->placements = return_placements_in(tx, b->la, first, last);
	b->named = return_named_in(tx, b->la, first, last);
	b->facts = sen2_facts_read(tx, b->la, first, last);
	b->postcodes = return_postcodes_in(tx, b->la, first, last);
}

/* Children with two cases are few: each of the others is read by itself. */
static void
read_others(struct sen2_batch *b, struct tx *tx, size_t place)
{
	const struct return_cases_after_row *k = &b->cases.a[place];
	struct return_cases_of_rows ids = return_cases_of(tx, b->la, k->child);

	if (ids.a[0].id != k->id) {
		vec_push(b->arena, &b->others, (struct other){ place, NULL });
		return;
	}
	for (size_t i = 1; i < ids.n; i++)
		vec_push(b->arena, &b->others,
		    (struct other){
			place, sen2_batch_next(tx, b->packs, b->year, b->la, ids.a[i].id - 1, 1) });
}

struct sen2_batch *
sen2_batch_next(struct tx *tx, const struct policy_set *packs, const struct sen2_year *year,
    int64_t la, int64_t after, int most)
{
	struct sen2_batch *b = anew(tx_arena(tx), struct sen2_batch);

	*b = (struct sen2_batch){ .arena = tx_arena(tx),
		.today = tx_now(tx).today,
		.packs = packs,
		.year = year,
		.la = la };
	b->cases = return_cases_after(tx, la, after, most);
	if (b->cases.n == 0)
		return NULL;
	read_lists(b, tx, b->cases.a[0].id, b->cases.a[b->cases.n - 1].id);
	for (size_t i = 0; i < b->cases.n; i++)
		if (b->cases.a[i].cases > 1)
			read_others(b, tx, i);
	return b;
}

size_t
sen2_batch_cases(const struct sen2_batch *b)
{
	return b->cases.n;
}

int64_t
sen2_batch_case(const struct sen2_batch *b, size_t i)
{
	return b->cases.a[i].id;
}

bool
sen2_batch_is_one_of_many(const struct sen2_batch *b, size_t i)
{
	return b->cases.a[i].cases > 1;
}

/* From *at on, the rows of the case; *at moves behind them. */
#define CASE_ROWS(rows, at, id, ret_first, ret_n)                                                  \
	do {                                                                                       \
		while (*(at) < (rows).n && (rows).a[*(at)].case_id < (id))                         \
			(*(at))++;                                                                 \
		*(ret_first) = *(at);                                                              \
		while (*(at) < (rows).n && (rows).a[*(at)].case_id == (id))                        \
			(*(at))++;                                                                 \
		*(ret_n) = *(at) - *(ret_first);                                                   \
	} while (0)

/* ---- a case ---- */

static struct sen2_story
story_of(struct sen2_batch *b, const struct return_cases_after_row *k)
{
	struct arena *a = b->arena;
	struct date today = b->today;
	const struct policy_pack *pack = policy_find(b->packs, k->pack);
	struct case_event *events;
	struct cases_log known;
	struct clock_result clock;
	size_t from, n;

	if (pack == NULL)
		fail(FAULT_USAGE, "policy pack %.40s is not loaded; a case runs under it", k->pack);
	CASE_ROWS(b->logs, &b->at.log, k->id, &from, &n);
	if (n == 0)
		return (struct sen2_story){ 0 };
	known = b->logs.a[from];
	events = anew_n(a, struct case_event, known.n);
	known.n = sen2_story_known(b->year, known.a, known.n, events);
	known.a = events;
	clock = cases_log_clock(
	    a, &known, pack, date_compare(today, b->year->census) < 0 ? today : b->year->census);
	return sen2_story_of(a, b->year, &clock, known.a, known.n);
}

static void
add_needs(struct sen2_batch *b, struct sen2_case *c)
{
	size_t from, n;

	CASE_ROWS(b->needs, &b->at.need, c->id, &from, &n);
	for (size_t i = from; i < from + n; i++)
		if (b->needs.a[i].rank >= 1 && b->needs.a[i].rank <= 2)
			c->needs[b->needs.a[i].rank - 1] = b->needs.a[i].code;
}

/* Among n by the day of entry; a database would sort each child's few by itself too, and slower. */
static void
put_in_order(struct sen2_setting *s, size_t n, struct sen2_setting new)
{
	for (; n > 0 && date_compare(s[n - 1].from, new.from) > 0; n--)
		s[n] = s[n - 1];
	s[n] = new;
}

static void
add_settings(struct sen2_batch *b, struct sen2_case *c)
{
	struct arena *a = b->arena;
	struct sen2_setting *s;
	size_t from, n;

	CASE_ROWS(b->placements, &b->at.placement, c->id, &from, &n);
	c->placements = s = anew_n(a, struct sen2_setting, n + 1);
	c->n_placements = n;
	for (size_t i = 0; i < n; i++)
		put_in_order(s, i,
		    (struct sen2_setting){ .urn = b->placements.a[from + i].urn,
			.name = b->placements.a[from + i].name,
			.from = b->placements.a[from + i].from_on,
			.to = b->placements.a[from + i].to_on });
	CASE_ROWS(b->named, &b->at.named, c->id, &from, &n);
	if (n == 0)
		return;
	s += c->n_placements;
	*s = (struct sen2_setting){ .urn = b->named.a[from].urn,
		.name = b->named.a[from].name,
		.type = b->named.a[from].setting_type };
	c->named = s;
}

static const struct sen2_facts *
facts_of(struct sen2_batch *b, int64_t id)
{
	size_t from, n;

	CASE_ROWS(b->facts, &b->at.fact, id, &from, &n);
	return n == 0 ? NULL : &b->facts.a[from].facts;
}

static struct sen2_case
case_of(struct sen2_batch *b, const struct return_cases_after_row *k)
{
	struct sen2_case c = { .id = k->id, .source = k->source };

	c.story = story_of(b, k);
	c.facts = facts_of(b, k->id);
	add_needs(b, &c);
	add_settings(b, &c);
	return c;
}

/* ---- a person ---- */

/* The child's own, where all its addresses say the same, and never a protected one: an address that
 * is kept from almost everybody stays here. */
static const char *
postcode_of(struct sen2_batch *b, int64_t id)
{
	size_t from, n;

	CASE_ROWS(b->postcodes, &b->at.postcode, id, &from, &n);
	for (size_t i = from; i < from + n; i++)
		if (b->postcodes.a[i].protected ||
		    !str_eq(b->postcodes.a[i].postcode, b->postcodes.a[from].postcode))
			return NULL;
	return n > 0 ? b->postcodes.a[from].postcode : NULL;
}

static struct sen2_known_child
child_of(
    struct sen2_batch *b, const struct return_cases_after_row *k, const struct sen2_facts *facts)
{
	struct sen2_known_child child = {
		.given = k->given, .family = k->family, .born = k->born, .facts = facts
	};
	size_t from, n;

	CASE_ROWS(b->numbers, &b->at.number, k->id, &from, &n);
	for (size_t i = from; i < from + n; i++)
		*(str_eq(b->numbers.a[i].kind, "upn") ? &child.upn : &child.uln) =
		    b->numbers.a[i].value;
	child.postcode = postcode_of(b, k->id);
	return child;
}

static void
add_case(struct sen2_batch *b, struct sen2_node *person, const struct sen2_case *c)
{
	struct sen2_node *first = sen2_person_add_case(b->arena, b->year, person, c);

	if (first != NULL)
		vec_push(b->arena, &b->owned, (struct owned){ first, c->id });
}

static bool
stands_here(const struct sen2_batch *b, size_t place)
{
	for (size_t i = 0; i < b->others.n; i++)
		if (b->others.a[i].place == place && b->others.a[i].batch == NULL)
			return false;
	return true;
}

static void
add_others(struct sen2_batch *b, struct sen2_node *person, size_t place)
{
	for (size_t i = 0; i < b->others.n; i++) {
		struct sen2_batch *one = b->others.a[i].batch;
		struct sen2_case c;

		if (b->others.a[i].place != place)
			continue;
		c = case_of(one, &one->cases.a[0]);
		add_case(b, person, &c);
	}
}

struct sen2_node *
sen2_batch_person(struct sen2_batch *b, size_t i)
{
	const struct return_cases_after_row *k = &b->cases.a[i];
	struct sen2_case c;
	struct sen2_known_child child;
	struct sen2_node *person;

	b->owned.n = 0;
	if (!stands_here(b, i))
		return NULL;
	c = case_of(b, k);
	if (c.story.n == 0 && k->cases == 1)
		return NULL;
	child = child_of(b, k, c.facts);
	person = sen2_person_new(b->arena, b->year, &child);
	add_case(b, person, &c);
	add_others(b, person, i);
	return b->owned.n > 0 ? person : NULL;
}

int64_t
sen2_batch_case_of(const struct sen2_batch *b, const struct sen2_node *n)
{
	int64_t found = b->owned.n > 0 ? b->owned.a[0].case_id : 0;

	while (n != NULL && n->element != SEN2_REQUEST)
		n = n->parent;
	for (const struct sen2_node *r = n == NULL ? NULL : n->parent->children; r != NULL;
	     r = r->next) {
		for (size_t i = 0; i < b->owned.n; i++)
			if (b->owned.a[i].request == r)
				found = b->owned.a[i].case_id;
		if (r == n)
			break;
	}
	return found;
}

struct sen2_node *
sen2_person_of(struct tx *tx, const struct policy_set *packs, const struct sen2_year *year,
    int64_t la, int64_t case_id, struct sen2_batch **ret)
{
	const struct return_child_of_row *row = return_child_of(tx, la, case_id);
	struct return_cases_of_rows ids;

	if (row == NULL)
		return NULL;
	ids = return_cases_of(tx, la, row->child);
	*ret = sen2_batch_next(tx, packs, year, la, ids.a[0].id - 1, 1);
	return sen2_batch_person(*ret, 0);
}
