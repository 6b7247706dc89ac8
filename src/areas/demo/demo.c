/* Demo: tells the story of Larkshire day by day, each act in its own transaction at its own time.
 */
#include "areas/demo/demo.h"
#include "areas/cases/cases.h"
#include "areas/demo/bulk.h"
#include "areas/demo/demo.sql.h"
#include "areas/demo/forecast.h"
#include "areas/demo/play.h"
#include "areas/demo/story.h"
#include "areas/demo/story_builder.h"
#include "areas/demo/story_final.h"
#include "areas/demo/story_officer.h"
#include "areas/demo/story_advice.h"
#include "areas/demo/story_return.h"
#include "areas/official/official.h"
#include "areas/people/people.h"
#include "areas/plans/plans.h"
#include "areas/registers/registers.h"
#include "areas/returns/returns.h"
#include "areas/statistics/statistics.h"
#include "audit/audit.h"
#include "auth/account.h"
#include "auth/password.h"
#include "base/conf.h"
#include "base/err.h"
#include "base/rng.h"
#include "db/db.h"
#include "policy/policy.h"
#include "text/text.h"

#include <string.h>

enum { MONTHS_A_YEAR = 12, LONGEST_STORY = 90, TAKEN_AFTER = 2, CLOSED_DAYS = 180 };

struct story {
	struct arena *arena;
	struct pool *pool;
	const struct demo_plan *plan;
	const char *password; /* its hash: one for all, because each costs 60 ms */
	int64_t bodies[PLACE__MAX], staff[STAFF__MAX];
	struct told *told; /* one a family */
};

enum demo_state
demo_look(struct arena *a, struct pool *pool, struct now now)
{
	struct tx *tx = tx_begin(pool, TX_READ, a, (struct tx_context){ .now = now });
	const struct demo_mark_row *mark = demo_mark(tx);
	enum demo_state state = DEMO_OTHER;

	if (mark != NULL)
		state = mark->active ? DEMO_WHOLE : DEMO_STARTED;
	tx_rollback(tx);
	return state;
}

struct totp_secret
demo_totp(void)
{
	struct totp_secret s;

	memcpy(s.bytes, "Larkshire is made up", sizeof s.bytes);
	return s;
}

static struct tx *
begin(const struct story *s, struct arena *a, int days)
{
	return tx_begin(
	    s->pool, TX_WRITE, a, (struct tx_context){ .now = play_days_ago(s->plan, days) });
}

static void
say(struct tx *tx, const char *action, const char *kind, int64_t object, int64_t on_behalf)
{
	audit_say(tx, &(struct audit_entry){ .la = LARKSHIRE,
			  .action = action,
			  .object_kind = kind,
			  .object_id = object,
			  .on_behalf = on_behalf,
			  .route = "waymark demo" });
}

/* ---- bodies and staff ---- */

/* The council is not offered before the story is told: that marks a making that was interrupted. */
static void
add_bodies(struct story *s, struct tx *tx)
{
	for (int i = PLACE_COUNCIL; i < PLACE__MAX; i++) {
		const struct demo_body *b = &demo_bodies[i];

		if (b->type != 0)
			demo_establishment_insert(tx, b->urn, LARKSHIRE, b->name, b->type,
			    b->type_name, b->followed_by == 0 ? "open" : "closed",
			    b->followed_by == 0 ? (struct date){ 0 }
						: date_add_days(tx_now(tx).today, -CLOSED_DAYS));
		s->bodies[i] =
		    people_add_body(tx, &(struct people_body){ .la = LARKSHIRE,
					    .public_id = i == PLACE_COUNCIL ? "larkshire" : NULL,
					    .kind = b->kind,
					    .name = b->name,
					    .urn = b->urn,
					    .parent = s->bodies[b->parent],
					    .phone = b->phone,
					    .email = b->email,
					    .inactive = i == PLACE_COUNCIL,
					    .setting = b->setting });
		if (b->followed_by != 0)
			demo_link_insert(
			    tx, b->urn, b->followed_by, demo_bodies[PLACE_MEADOW].name);
	}
}

static void
add_account(struct story *s, struct tx *tx, int64_t person, const struct demo_account *d)
{
	const struct account *acc = account_add(tx, LARKSHIRE, person, d->email);
	struct totp_secret totp = demo_totp();

	if (!d->staff)
		return;
	account_set_password(tx, acc, s->password);
	account_set_totp(tx, acc, &totp);
}

static void
add_staff(struct story *s, struct tx *tx)
{
	for (int i = 0; i < STAFF__MAX; i++) {
		const struct demo_staff *d = &demo_staff[i];

		s->staff[i] = people_add_person(tx,
		    &(struct people_person){
			.la = LARKSHIRE, .given = d->account.given, .family = d->account.family });
		people_add_post(
		    tx, LARKSHIRE, s->staff[i], s->bodies[d->place], d->role, tx_now(tx).today);
		add_account(s, tx, s->staff[i], &d->account);
	}
}

static const struct register_def *
the_register(const struct story *s, const char *name)
{
	const struct register_def *def = registers_find(s->plan->registers, name);

	if (def == NULL)
		fail(FAULT_USAGE, "there is no register %s; --build names the wrong folder", name);
	return def;
}

static void
add_services(struct story *s, struct tx *tx)
{
	const char *today = date_iso(s->arena, tx_now(tx).today);

	for (int i = 0; i < demo_services_n; i++) {
		const struct demo_service *d = &demo_services[i];

		register_add(tx, the_register(s, "advice-services"), LARKSHIRE, 0,
		    (const struct register_value[]){
			{ "name", d->name },
			{ "kind", d->kind },
			{ "phone", d->phone },
			{ "open", d->open },
			{ "email", d->email },
			{ "for_whom", d->for_whom },
			{ "offers", d->offers },
			{ "languages", d->languages },
			{ "independent", d->independent ? "1" : "0" },
			{ "checked_on", today },
			{ 0 },
		    },
		    true);
	}
}

static void
begin_area(struct story *s, struct arena *a)
{
	struct tx *tx = begin(s, a, LONGEST_STORY);

	add_bodies(s, tx);
	add_staff(s, tx);
	add_services(s, tx);
	say(tx, "demo_begin", "body", s->bodies[PLACE_COUNCIL], 0);
	tx_commit(tx);
}

/* ---- a family asks ---- */

static void
add_contacts(struct tx *tx, int64_t person, const struct demo_adult *d)
{
	const struct people_contact contacts[] = {
		{ .kind = "email", .value = d->account.email, .preferred = true },
		{ .kind = "mobile", .value = d->phone },
		{ .kind = "address", .value = d->address, .postcode = d->postcode },
	};

	for (size_t i = 0; i < sizeof contacts / sizeof contacts[0]; i++) {
		struct people_contact c = contacts[i];

		c.la = LARKSHIRE;
		c.person = person;
		c.protected = d->protected;
		if (c.value != NULL)
			people_add_contact(tx, &c);
	}
}

static int64_t
add_adult(struct story *s, struct tx *tx, int64_t child, const struct demo_adult *d)
{
	int64_t person = people_add_person(tx, &(struct people_person){ .la = LARKSHIRE,
						   .given = d->account.given,
						   .family = d->account.family,
						   .language = d->language });

	people_add_parent(tx, &(struct people_parent){ .la = LARKSHIRE,
				  .child = child,
				  .person = person,
				  .kind = d->kind,
				  .restricted = d->restricted });
	add_contacts(tx, person, d);
	add_account(s, tx, person, &d->account);
	return person;
}

/* Adds the child and the adults; whoever asks is the first adult, or the young person. */
static void
add_family(struct story *s, struct tx *tx, const struct demo_family *f, struct told *t)
{
	struct date born =
	    date_add_months(s->plan->now.today, -(f->years * MONTHS_A_YEAR + f->months));

	t->child = people_add_person(
	    tx, &(struct people_person){
		    .la = LARKSHIRE, .given = f->given, .family = f->family, .born = born });
	people_enrol(tx, LARKSHIRE, t->child, s->bodies[f->school],
	    date_add_days(s->plan->now.today, -2 * LONGEST_STORY));
	for (int i = 0; i < DEMO_ADULTS && f->adults[i].kind != NULL; i++) {
		int64_t person = add_adult(s, tx, t->child, &f->adults[i]);

		if (i == 0)
			t->asker = person;
	}
	if (!f->young_person)
		return;
	t->asker = t->child;
	people_add_contact(tx, &(struct people_contact){ .la = LARKSHIRE,
				   .person = t->child,
				   .kind = "email",
				   .value = f->email,
				   .preferred = true });
	add_account(s, tx, t->child, &(struct demo_account){ .email = f->email });
}

static void
add_request(struct tx *tx, const struct demo_family *f, const struct told *t)
{
	static const char *const bodies[] = { "school", "health", "care" };
	struct now now = tx_now(tx);

	demo_request_insert(tx, LARKSHIRE, rng_row_id(), t->case_id, t->asker,
	    f->young_person ? "young_person" : "parent",
	    f->young_person ? "young_person" : f->adults[0].kind, now.today, f->worry, f->tried,
	    demo_bodies[f->school].name, f->school_view, f->health);
	for (int i = 0; i < 3; i++)
		demo_consent_insert(tx, LARKSHIRE, rng_row_id(), t->case_id, bodies[i],
		    f->consents[i], t->asker, now.instant);
}

/* What the asker needs to take part (CFA 2014 s.19(c)). */
static void
add_help(struct story *s, struct tx *tx, const struct demo_family *f, const struct told *t)
{
	const struct demo_adult *d = &f->adults[0];

	if (d->interpreter == NULL)
		return;
	register_add(tx, the_register(s, "taking-part"), LARKSHIRE, t->case_id,
	    (const struct register_value[]){
		{ "person", arena_printf(s->arena, "%lld", (long long)t->asker) },
		{ "help", "interpreter" },
		{ "language", d->interpreter },
		{ "checked_on", date_iso(s->arena, tx_now(tx).today) },
		{ 0 },
	    },
	    true);
}

static void
ask(struct story *s, struct arena *a, const struct demo_family *f, struct told *t)
{
	struct tx *tx = begin(s, a, f->asked_days_ago);
	struct case_opened opened;

	add_family(s, tx, f, t);
	opened = cases_open(tx, &(struct case_opening){ .la = LARKSHIRE,
				    .child = t->child,
				    .requested_by = t->asker,
				    .team = s->bodies[f->team],
				    .authority = s->bodies[PLACE_COUNCIL],
				    .received_on = tx_now(tx).today,
				    .reference = f->reference,
				    .pack = s->plan->pack });
	t->case_id = opened.id;
	t->public_id = arena_strdup(s->arena, opened.public_id);
	add_request(tx, f, t);
	add_help(s, tx, f, t);
	say(tx, "request_send", "case", t->case_id, t->asker);
	tx_commit(tx);
}

/* ---- an officer acts ---- */

static struct play
officer_of(const struct story *s, struct arena *a, const struct demo_family *f,
    const struct told *t, int days)
{
	return (struct play){ .arena = a,
		.pool = s->pool,
		.plan = s->plan,
		.now = play_days_ago(s->plan, days),
		.person =
		    s->staff[f->team == PLACE_NORTH ? STAFF_OFFICER_NORTH : STAFF_OFFICER_SOUTH],
		.case_public_id = t->public_id };
}

static void
take(struct story *s, struct arena *a, const struct demo_family *f, const struct told *t)
{
	struct play p = officer_of(s, a, f, t, f->asked_days_ago - TAKEN_AFTER);

	play_send(&p, "/take", NULL, 0);
}

static void
decide(struct story *s, struct arena *a, const struct demo_family *f, const struct told *t)
{
	const struct demo_decision *d = &f->decision;
	struct play p = officer_of(s, a, f, t, d->days_ago);
	const struct form_param params[] = {
		{ "limb_a", "yes" },
		{ "evidence_a", d->evidence_a },
		{ "limb_b", d->assess ? "yes" : "no" },
		{ "evidence_b", d->evidence_b },
		{ "reasons", d->reasons },
		{ "version", "1" },
	};
	struct play_notice notice;

	play_send(&p, "/decide", params, sizeof params / sizeof params[0]);
	notice = play_read_notice(&p, t->case_id);
	play_send(&p, "/notice", notice.params, notice.n);
}

/* ---- the whole ---- */

static void
tell_day(struct story *s, struct arena *a, int day)
{
	for (int i = 0; i < demo_families_n; i++) {
		const struct demo_family *f = &demo_families[i];
		struct told *t = &s->told[i];

		if (f->asked_days_ago == day)
			ask(s, a, f, t);
		if (f->asked_days_ago - TAKEN_AFTER == day)
			take(s, a, f, t);
		if (f->decision.days_ago == day && day != 0)
			decide(s, a, f, t);
		story_final_day(&(struct story_final){ .officer = officer_of(s, a, f, t, day),
				    .asker = t->asker,
				    .case_id = t->case_id,
				    .bodies = s->bodies },
		    f, day);
	}
	story_advice_day(a, s->pool, s->plan, day);
}

/* The plan that is being written, a week ago. */
static void
write_plan(struct story *s, struct arena *a)
{
	struct tx *tx = begin(s, a, 7);

	story_plan(tx, s->plan);
	tx_commit(tx);
}

/* What the yearly return asks of the story's children.  Returns how many there are. */
static int64_t
tell_return(struct story *s, struct arena *a)
{
	struct tx *tx = begin(s, a, 0);
	int64_t children = story_return_families(tx);

	story_return_offices(tx);
	say(tx, "demo_return", "body", s->bodies[PLACE_COUNCIL], 0);
	tx_commit(tx);
	return children;
}

/* The council publishes its year so far and the one before. */
static void
publish_figures(struct story *s, struct arena *a)
{
	struct date today = s->plan->now.today, year;
	struct disclosure_rules rules = published_rules(conf_load(a, NULL));
	struct lists *lists = lists_new(a);
	struct figures figures[2], all = { 0 };
	struct tx *tx;

	metrics_count(s->pool, s->plan->packs, s->plan->now, LARKSHIRE, true);
	date_from_ymd(date_ymd(today).year, 1, 1, &year);
	tx = begin(s, a, 0);
	for (int i = 0; i < 2; i++) {
		struct date from = date_add_months(year, -MONTHS_A_YEAR * i);

		figures[i] = metrics_figures(tx, lists, LARKSHIRE, from,
		    date_add_days(date_add_months(from, MONTHS_A_YEAR), -1), true);
		all.n += figures[i].n;
	}
	all.a = anew_n(a, struct figure, all.n);
	memcpy(all.a, figures[0].a, figures[0].n * sizeof *all.a);
	memcpy(all.a + figures[0].n, figures[1].a, figures[1].n * sizeof *all.a);
	published_make(tx, LARKSHIRE, text_date(a, text_language("en"), today), &all, &rules);
	tx_commit(tx);
}

static void
finish_area(struct story *s, struct arena *a)
{
	struct tx *tx = begin(s, a, 0);

	demo_finish(tx);
	say(tx, "demo_finish", "body", s->bodies[PLACE_COUNCIL], 0);
	tx_commit(tx);
}

void
demo_make(struct arena *a, struct pool *pool, const struct demo_plan *plan)
{
	struct demo_plan whole = *plan;
	struct story s = { .arena = a,
		.pool = pool,
		.plan = &whole,
		.password = password_hash(a, demo_password),
		.told = anew_n(a, struct told, (size_t)demo_families_n) };
	int64_t children;

	whole.rules = plans_rules_new(a, plan->packs);
	begin_area(&s, a);
	for (int day = LONGEST_STORY - 1; day >= 0; day--)
		tell_day(&s, a, day);
	write_plan(&s, a);
	officer_story(&(struct officer_story){ .arena = a,
	    .pool = pool,
	    .plan = plan,
	    .told = s.told,
	    .bodies = s.bodies,
	    .staff = s.staff });
	children = tell_return(&s, a);
	bulk_make(pool, &whole,
	    &(struct bulk_place){ .council = s.bodies[PLACE_COUNCIL],
		.teams = { s.bodies[PLACE_NORTH], s.bodies[PLACE_SOUTH] },
		.officers = { s.staff[STAFF_OFFICER_NORTH], s.staff[STAFF_OFFICER_SOUTH] },
		.primary = { s.bodies[PLACE_MEADOW], s.bodies[PLACE_HILL] },
		.secondary = s.bodies[PLACE_VALE],
		.college = s.bodies[PLACE_BROOK],
		.health = s.bodies[PLACE_HEALTH],
		.care = s.bodies[PLACE_CARE],
		.psychology = s.bodies[PLACE_PSYCHOLOGY],
		.children = children });
	publish_figures(&s, a);
	returns_look(pool, plan->packs, plan->now, LARKSHIRE);
	demo_forecast(a, pool, plan->now);
	finish_area(&s, a);
}
