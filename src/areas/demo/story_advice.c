/* Story, advice: a table of acts; each is a form that somebody of the story sends. */
#include "areas/demo/story_advice.h"
#include "areas/cases/cases.h"
#include "areas/demo/demo.sql.h"
#include "areas/demo/play.h"
#include "areas/demo/story.h"
#include "audit/audit.h"
#include "base/err.h"
#include "base/rng.h"
#include "base/str.h"
#include "base/vec.h"
#include "db/db.h"

enum { MOST_PARAMS = 12, OLD_ADVICE_DAYS = 400, EARLIEST = 47 };

static const char freya[] = "LRK5DVCS", oskar[] = "LRK9SSNG";
static const char psychology[] = "Larkshire Educational Psychology Service";
static const char therapy[] = "Larkshire Children's Therapy Service";
static const char care[] = "Larkshire Children's Social Care";

#define WORK(name) name "@larkshire.example.org"
static const char priya[] = WORK("priya.marsh"), tom[] = WORK("tom.hale");
static const char nadia[] = WORK("nadia.orme"), callum[] = WORK("callum.reeve");
static const char judith[] = WORK("judith.marlow"), helen[] = WORK("helen.brooke");
static const char ines[] = "ines.calder@larkshire-health.example.org";

/* Values that are looked up: "@body NAME", "@person MAIL", "@version", "@request". */
struct act {
	int days_ago;
	const char *who, *reference;
	const char *key;  /* of the request that the path names; NULL: none */
	const char *path; /* "{case}" and "{request}" are filled in */
	struct form_param params[MOST_PARAMS];
};

#define QUESTION                                                                                   \
	{                                                                                          \
		"question", "Please say what the child needs, what outcomes you advise, and what " \
			    "provision "                                                           \
			    "would meet them."                                                     \
	}

static const struct act acts[] = {
	/* Freya, from 46 days ago: due four days ago */
	{ 46, priya, freya, NULL, "/cases/{case}/advice/ask",
	    { QUESTION, { "keys", "a" }, { "keys", "b" }, { "keys", "d" }, { "keys", "e" },
		{ "body_b", "@body Larkshire Meadow Primary School" }, { "body_d", psychology },
		{ "body_e", care },
		{ "more_d", "Does she follow spoken language as well as her marks suggest?" },
		{ "version", "@version" } } },
	{ 45, priya, freya, NULL, "/cases/{case}/advice/refuse",
	    { { "who", "A private reading coach, about a programme that the family paid for." },
		{ "reason",
		    "The coach has not met Freya since last year and says herself that she cannot "
		    "advise now. The family's own account of the programme is in their "
		    "request." } } },
	{ 44, nadia, freya, "d", "/advice/{request}/allocate",
	    { { "who", "@person callum.reeve@larkshire.example.org" },
		{ "version", "@request" } } },
	{ 40, helen, freya, "b", "/advice/{request}/take", { { 0 } } },
	{ 38, helen, freya, "b", "/advice/{request}/need",
	    { { "text",
		  "Freya does not understand instructions of more than two steps. She watches "
		  "the others and copies." },
		{ "area", "1" }, { "section", "B" }, { "version", "0" } } },
	{ 38, helen, freya, "b", "/advice/{request}/outcome",
	    { { "text", "By the end of Year 5 Freya will be able to follow instructions of three "
			"steps without looking at others." },
		{ "measure", "Four times of five, noted each fortnight by her teacher" },
		{ "version", "0" } } },
	{ 37, helen, freya, "b", "/advice/{request}/provision",
	    { { "text", "Pre-teaching of the week's words, with pictures, before the lessons." },
		{ "section", "F" }, { "type", "ta_support" }, { "quantity", "20" },
		{ "unit", "minutes" }, { "frequency", "daily" }, { "group", "1" },
		{ "deliverer", "a teaching assistant trained by the therapist" },
		{ "version", "0" } } },
	{ 36, helen, freya, "b", "/advice/{request}/send",
	    { { "author", "Helen Brooke" }, { "role", "SENCO" }, { "written-day", "@day" },
		{ "written-month", "@month" }, { "written-year", "@year" },
		{ "summary", "Freya is kind, funny and loves drawing." } } },
	{ 20, priya, freya, NULL, "/cases/{case}/advice/ask",
	    { QUESTION, { "keys", "c" }, { "reuse_c", "@earlier" }, { "body_c", therapy },
		{ "version", "@version" } } },
	{ 18, ines, freya, "c", "/advice/{request}/reuse",
	    { { "enough", "yes" }, { "version", "@request" } } },
	{ 6, callum, freya, "d", "/advice/{request}/need",
	    { { "text", "Freya's understanding of spoken language is far below her age; her "
			"reasoning with pictures is not." },
		{ "area", "1" }, { "section", "B" }, { "version", "0" } } },
	{ 6, callum, freya, "d", "/advice/{request}/provision",
	    { { "text", "Regular access to adult support as appropriate." }, { "section", "F" },
		{ "version", "0" } } },
	/* Oskar, from 24 days ago: due in 18 days */
	{ 24, tom, oskar, NULL, "/cases/{case}/advice/ask",
	    { QUESTION, { "keys", "a" }, { "keys", "b" }, { "keys", "c" }, { "keys", "d" },
		{ "keys", "e" }, { "body_b", "@body Larkshire Hill Primary School" },
		{ "body_c", therapy }, { "body_d", psychology }, { "body_e", care },
		{ "version", "@version" } } },
	{ 22, judith, oskar, "c", "/advice/{request}/allocate",
	    { { "who", "@person ines.calder@larkshire-health.example.org" },
		{ "version", "@request" } } },
	{ 12, ines, oskar, "c", "/advice/{request}/need",
	    { { "text", "Oskar speaks in single words and does not start a conversation." },
		{ "area", "1" }, { "section", "B" }, { "version", "0" } } },
	{ 12, ines, oskar, "c", "/advice/{request}/outcome",
	    { { "text",
		  "Within a year Oskar will be able to ask another child for something in two "
		  "words." },
		{ "measure", "Three times in a school day" }, { "version", "0" } } },
	{ 11, ines, oskar, "c", "/advice/{request}/provision",
	    { { "text", "Direct therapy on starting conversations, with his teaching assistant in "
			"the room." },
		{ "section", "F" }, { "type", "speech_language" }, { "quantity", "30" },
		{ "unit", "minutes" }, { "frequency", "weekly" }, { "group", "1" },
		{ "deliverer", "a speech and language therapist" }, { "version", "0" } } },
	{ 10, ines, oskar, "c", "/advice/{request}/send",
	    { { "author", "Ines Calder" }, { "role", "Speech and language therapist" },
		{ "written-day", "@day" }, { "written-month", "@month" },
		{ "written-year", "@year" },
		{ "summary", "Oskar warmed to me quickly and showed me every train he has." } } },
};

struct scene {
	struct arena *arena;
	struct pool *pool;
	const struct demo_plan *plan;
	const struct act *act;
	struct now now;
	const struct demo_case_by_reference_row *kase;
	const struct demo_advice_open_row *request;
	int64_t person;
	struct tx *tx; /* for looking up */
};

static const char *
number(const struct scene *s, int64_t n)
{
	return arena_printf(s->arena, "%lld", (long long)n);
}

static const char *
body_of(const struct scene *s, const char *name)
{
	return demo_body(s->tx, name)->public_id;
}

/* The open request for advice that the act is about. */
static const struct demo_advice_open_row *
request_of(const struct scene *s)
{
	if (s->request == NULL)
		fail(FAULT_BUG, "the story tells of advice that was not asked for");
	return s->request;
}

static const char *
looked_up(const struct scene *s, const char *name, const char *value)
{
	struct ymd day = date_ymd(s->now.today);

	if (str_starts(value, "@body "))
		return body_of(s, value + strlen("@body "));
	if (str_starts(name, "body_"))
		return body_of(s, value);
	if (str_starts(value, "@person "))
		return demo_person(s->tx, demo_person_of(s->tx, value + strlen("@person "))->person)
		    ->public_id;
	if (str_eq(value, "@version"))
		return number(s, s->kase->version);
	if (str_eq(value, "@request"))
		return number(s, request_of(s)->version);
	if (str_eq(value, "@earlier"))
		return number(s, demo_old_advice(s->tx, s->kase->child)->id);
	if (str_eq(value, "@day"))
		return number(s, day.day);
	if (str_eq(value, "@month"))
		return number(s, day.month);
	return str_eq(value, "@year") ? number(s, day.year) : value;
}

static const char *
path_of(const struct scene *s)
{
	const char *path = s->act->path;

	if (str_starts(path, "/cases/{case}"))
		return arena_printf(
		    s->arena, "/cases/%s%s", s->kase->public_id, path + strlen("/cases/{case}"));
	return arena_printf(
	    s->arena, "/advice/%s%s", request_of(s)->public_id, path + strlen("/advice/{request}"));
}

static void
look_up(struct scene *s)
{
	s->kase = demo_case_by_reference(s->tx, s->act->reference);
	s->person = demo_person_of(s->tx, s->act->who)->person;
	s->request = s->act->key == NULL ? NULL : demo_advice_open(s->tx, s->kase->id, s->act->key);
	if (s->act->key != NULL && s->request == NULL)
		fail(FAULT_BUG, "the story has no request for advice %s", s->act->key);
}

static void
play_act(struct arena *a, struct pool *pool, const struct demo_plan *plan, const struct act *act)
{
	struct scene s = { .arena = a,
		.pool = pool,
		.plan = plan,
		.act = act,
		.now = play_days_ago(plan, act->days_ago) };
	VEC(struct form_param) params = { 0 };
	const char *path;

	s.tx = tx_begin(pool, TX_READ, a, (struct tx_context){ .now = s.now });
	look_up(&s);
	for (int i = 0; i < MOST_PARAMS && act->params[i].name != NULL; i++)
		vec_push(a, &params,
		    (struct form_param){ act->params[i].name,
			looked_up(&s, act->params[i].name, act->params[i].value) });
	path = path_of(&s);
	tx_rollback(s.tx);
	play_send_path(&(struct play){ .arena = a,
			   .pool = pool,
			   .plan = plan,
			   .now = s.now,
			   .person = s.person,
			   .case_public_id = s.kase->public_id },
	    path, params.a, params.n);
}

/* Freya's family asked once before, and took the request back; a therapist had advised by then. */
static void
add_old_advice(struct arena *a, struct pool *pool, const struct demo_plan *plan)
{
	struct now then = play_days_ago(plan, OLD_ADVICE_DAYS);
	struct tx *tx = tx_begin(pool, TX_WRITE, a, (struct tx_context){ .now = then });
	const struct demo_old_case_row *now_open = demo_old_case(tx, freya);
	int64_t advice = rng_row_id();
	struct case_opened opened = cases_open(tx, &(struct case_opening){ .la = LARKSHIRE,
						       .child = now_open->child,
						       .requested_by = now_open->child,
						       .team = now_open->team,
						       .authority = now_open->holder_body,
						       .received_on = then.today,
						       .reference = "LRK5LDYR",
						       .pack = plan->pack });

	demo_old_advice_insert(tx, advice, rng_public_id(a), opened.id, "Ines Calder",
	    "Speech and language therapist", demo_person_of(tx, ines)->person,
	    date_add_days(then.today, 20));
	demo_old_row_insert(tx, rng_row_id(), advice, "need", 1,
	    "Freya understands single words and not sentences.", "B");
	demo_old_row_insert(tx, rng_row_id(), advice, "outcome", 2,
	    "Freya will be able to follow one step without a gesture.", NULL);
	cases_record(tx, &(struct case_at){ LARKSHIRE, opened.id, 1 }, plan->pack,
	    &(struct case_event){ .type = EVENT_WITHDRAWN, .on = then.today });
	audit_say(tx, &(struct audit_entry){ .la = LARKSHIRE,
			  .action = "request_send",
			  .object_kind = "case",
			  .object_id = opened.id,
			  .route = "waymark demo" });
	tx_commit(tx);
}

void
story_advice_day(struct arena *a, struct pool *pool, const struct demo_plan *plan, int day)
{
	if (day == EARLIEST)
		add_old_advice(a, pool, plan);
	for (size_t i = 0; i < sizeof acts / sizeof acts[0]; i++)
		if (acts[i].days_ago == day)
			play_act(a, pool, plan, &acts[i]);
}
