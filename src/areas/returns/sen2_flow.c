/* Sen2 flow: one thread fills parcels, the other empties them; few lie between the two. */
#include "areas/returns/sen2_flow.h"
#include "base/err.h"
#include "base/vec.h"

#include <pthread.h>

/* People in a parcel, and parcels that wait: some hundred people are in memory at once. */
enum { PARCEL = 64, WAITING = 2 };

/* A parcel with what it owns. */
struct load {
	struct sen2_parcel parcel;
	struct sen2_arrived people[PARCEL];
	struct arena *arenas[PARCEL]; /* of its people */
	bool last;
	bool failed; /* with the fault; the last one */
	struct fault fault;
};

struct sen2_flow {
	const char *path;
	pthread_t thread;
	pthread_mutex_t mutex;
	pthread_cond_t changed;
	/* Under the mutex: */
	struct load *waiting[WAITING];
	size_t n;
	bool stopped; /* nobody takes parcels any more */
	/* The reader's alone: */
	struct load *filling;
	struct sen2_seen *seen;
	/* The taker's alone: */
	struct load *taken;
	bool begun, over;
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
load_free(struct load *l)
{
	if (l == NULL)
		return;
	for (size_t i = 0; i < l->parcel.n; i++)
		arena_free(l->arenas[i]);
	arena_free(l->parcel.arena);
}

/* ---- the reader ---- */

/* Waits for room.  When nobody takes it, it is dropped and reading ends. */
static void
hand_over(struct sen2_flow *f)
{
	bool stopped;

	pthread_mutex_lock(&f->mutex);
	while (f->n == WAITING && !f->stopped)
		pthread_cond_wait(&f->changed, &f->mutex);
	stopped = f->stopped;
	if (!stopped)
		f->waiting[f->n++] = f->filling;
	pthread_cond_broadcast(&f->changed);
	pthread_mutex_unlock(&f->mutex);
	if (stopped)
		load_free(f->filling);
	f->filling = NULL;
	if (stopped)
		fail(FAULT_USAGE, "nobody takes what is read");
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
run_last(void *arg)
{
	hand_over(arg);
}

static void *
reader_main(void *arg)
{
	struct sen2_flow *f = arg;
	struct arena *a = arena_new((size_t)1 << 30);
	struct reader r = {
		f,
		{ .context = f, .keeps = true, .finding = take_finding, .take_person = take_person }
	};
	struct fault fault, ignored;
	bool done;

	f->seen = sen2_seen_new(a);
	f->filling = load_new();
	done = attempt(run_reader, &r, &fault);
	if (f->filling != NULL) {
		if (done)
			put_end(f, &r.reading);
		f->filling->last = true;
		f->filling->failed = !done;
		f->filling->fault = fault;
		(void)attempt(run_last, f, &ignored);
	}
	arena_free(a);
	return NULL;
}

/* ---- the taker ---- */

static void
end(void *arg)
{
	struct sen2_flow *f = arg;

	pthread_mutex_lock(&f->mutex);
	f->stopped = true;
	pthread_cond_broadcast(&f->changed);
	pthread_mutex_unlock(&f->mutex);
	if (f->begun)
		pthread_join(f->thread, NULL);
	for (size_t i = 0; i < f->n; i++)
		load_free(f->waiting[i]);
	load_free(f->taken);
	pthread_cond_destroy(&f->changed);
	pthread_mutex_destroy(&f->mutex);
}

struct sen2_flow *
sen2_flow_begin(struct arena *a, const char *path)
{
	struct sen2_flow *f = anew(a, struct sen2_flow);

	f->path = path;
	pthread_mutex_init(&f->mutex, NULL);
	pthread_cond_init(&f->changed, NULL);
	arena_on_free(a, end, f);
	f->begun = pthread_create(&f->thread, NULL, reader_main, f) == 0;
	if (!f->begun)
		fail(FAULT_MEMORY, "no thread can be made to read the return");
	return f;
}

static struct load *
wait_for_one(struct sen2_flow *f)
{
	struct load *l;

	pthread_mutex_lock(&f->mutex);
	while (f->n == 0)
		pthread_cond_wait(&f->changed, &f->mutex);
	l = f->waiting[0];
	f->n--;
	for (size_t i = 0; i < f->n; i++)
		f->waiting[i] = f->waiting[i + 1];
	pthread_cond_broadcast(&f->changed);
	pthread_mutex_unlock(&f->mutex);
	return l;
}

const struct sen2_parcel *
sen2_flow_next(struct sen2_flow *f)
{
	load_free(f->taken);
	f->taken = NULL;
	if (f->over)
		return NULL;
	f->taken = wait_for_one(f);
	f->over = f->taken->last;
	if (f->taken->failed)
		fail(f->taken->fault.kind, "%s", f->taken->fault.message);
	return &f->taken->parcel;
}
