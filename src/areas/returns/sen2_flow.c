/* Sen2 flow: people of a file, parcel by parcel. */
#include "areas/returns/sen2_flow.h"
#include "areas/returns/sen2_belt.h"
#include "base/err.h"
#include "base/vec.h"

enum { PARCEL = 64 };

/* A parcel with what it owns. */
struct load {
	struct sen2_parcel parcel;
	struct sen2_arrived people[PARCEL];
	struct arena *arenas[PARCEL]; /* of its people */
};

struct sen2_flow {
	const char *path;
	/* The reader's alone: */
	struct sen2_belt *to;
	struct load *filling;
	struct sen2_seen *seen;
	/* The taker's alone: */
	struct sen2_belt *from;
	struct load *taken;
};

static struct load *
load_new(void)
{
	struct arena *a = arena_new(0);
	struct load *l = anew(a, struct load);

	l->parcel.arena = a;
	l->parcel.people = l->people;
	return l;
}

static void
load_free(void *load)
{
	struct load *l = load;

	if (l == NULL)
		return;
	for (size_t i = 0; i < l->parcel.n; i++)
		arena_free(l->arenas[i]);
	arena_free(l->parcel.arena);
}

/* ---- the reader ---- */

static void
hand_over(struct sen2_flow *f)
{
	struct load *full = f->filling;

	f->filling = NULL;
	sen2_belt_put(f->to, full);
}

static void
take_finding(void *context, const struct sen2_finding *found)
{
	struct sen2_flow *f = context;
	struct sen2_finding own = *found;
	struct arena *a;

	if (f->filling == NULL) /* reading ends, and nobody asks what was found */
		return;
	a = f->filling->parcel.arena;
	own.person = arena_strdup(a, found->person);
	own.path = arena_strdup(a, found->path);
	own.message = arena_strdup(a, found->message);
	vec_push(a, &f->filling->parcel.found, own);
}

static void
find_logs(struct sen2_reading *r, const struct sen2_node *person, struct sen2_arrived *to)
{
	struct date born = { 0 };

	date_parse(sen2_text(person, SEN2_BIRTH_DATE), &born);
	for (const struct sen2_node *q = sen2_child(person, SEN2_REQUEST); q != NULL;
	     q = sen2_next(q)) {
		struct sen2_log log = sen2_log_of(r, q, born);

		if (log.n == 0)
			sen2_find_fault(r, "I03", SEN2_ERROR, q, SEN2_RECEIVED_DATE,
			    "The request has no day at all, so no case can begin. Give the day it "
			    "was received, or the day the plan started");
		vec_push(r->arena, &to->requests, (struct sen2_arrived_request){ q, log });
	}
}

static void
put_totals(struct sen2_flow *f, const struct sen2_reading *r, int64_t persons)
{
	struct sen2_parcel *p = &f->filling->parcel;

	p->persons = persons;
	p->errors = r->errors;
	p->queries = r->queries;
}

/* A full parcel goes when the next person comes: findings are told behind this. */
static void
take_person(struct sen2_reading *r, const struct sen2_node *person)
{
	struct sen2_flow *f = r->context;
	struct load *l = f->filling;

	if (l->parcel.n == PARCEL) {
		hand_over(f);
		f->filling = l = load_new();
	}
	sen2_check_person(r, person, f->seen);
	l->people[l->parcel.n] = (struct sen2_arrived){ .person = person, .number = r->persons };
	find_logs(r, person, &l->people[l->parcel.n]);
	if (l->parcel.authority == NULL)
		l->parcel.authority = arena_strdup(l->parcel.arena, r->authority);
	put_totals(f, r, r->persons + 1);
	l->arenas[l->parcel.n++] = r->arena;
}

static void
put_end(struct sen2_flow *f, const struct sen2_reading *r)
{
	struct sen2_parcel *p = &f->filling->parcel;

	put_totals(f, r, r->persons);
	p->digest = hash_hex(p->arena, &r->digest);
}

struct reader {
	struct sen2_flow *flow;
	struct sen2_reading reading;
};

static void
run_reader(void *arg)
{
	struct reader *r = arg;

	sen2_read(&r->reading, r->flow->path);
}

static void
fill(struct sen2_belt *belt, void *context)
{
	struct sen2_flow *f = context;
	struct arena *a = arena_new((size_t)1 << 30);
	struct reader r = {
		f,
		{ .context = f, .keeps = true, .finding = take_finding, .take_person = take_person }
	};
	struct fault fault;
	bool done;

	f->to = belt;
	f->seen = sen2_seen_new(a);
	f->filling = load_new();
	done = attempt(run_reader, &r, &fault);
	arena_free(a);
	if (!done)
		fail(fault.kind, "%s", fault.message);
	put_end(f, &r.reading);
	hand_over(f);
}

/* ---- the taker ---- */

static void
end(void *arg)
{
	struct sen2_flow *f = arg;

	load_free(f->taken);
	load_free(f->filling);
}

struct sen2_flow *
sen2_flow_begin(struct arena *a, const char *path)
{
	struct sen2_flow *f = anew(a, struct sen2_flow);

	f->path = path;
	arena_on_free(a, end, f);
	f->from = sen2_belt_begin(
	    a, &(struct sen2_filling){ .fill = fill, .drop = load_free, .context = f });
	return f;
}

const struct sen2_parcel *
sen2_flow_next(struct sen2_flow *f)
{
	load_free(f->taken);
	f->taken = NULL;
	f->taken = sen2_belt_take(f->from);
	return f->taken == NULL ? NULL : &f->taken->parcel;
}
