/* Render: a plan and the facts of its version become what is shown. */
#include "areas/renderings/render_rows.h"
#include "base/str.h"

/* What fits on the page of the summary. */
enum { MOST_HELP = 10, MOST_OUTCOMES = 6, MATTERS_WORDS = 80, LINE_WORDS = 18 };

static const char h1_title[] =
    N_("Social care provision under section 2 of the Chronically Sick and Disabled "
       "Persons Act 1970");

/* The headings of reg 12(1) of the SEND Regulations 2014, in plain words. */
static const char *const titles[SECTION__MAX] = {
	[SECTION_A] = N_("Views, interests and hopes"),
	[SECTION_B] = N_("Special educational needs"),
	[SECTION_C] = N_("Health needs"),
	[SECTION_D] = N_("Social care needs"),
	[SECTION_E] = N_("Outcomes: what we aim for"),
	[SECTION_F] = N_("Special educational provision"),
	[SECTION_G] = N_("Health care provision"),
	[SECTION_H1] = h1_title,
	[SECTION_H2] = N_("Other social care provision"),
	[SECTION_I] = N_("School, college or other setting"),
	[SECTION_J] = N_("Personal budget"),
	[SECTION_K] = N_("Advice and information"),
};

const char *
render_section_title(const struct language *l, enum plan_section s)
{
	return text_tr(l, titles[s]);
}

static const char *
say(const struct render *r, const char *message)
{
	return text_tr(r->language, message);
}

const char *
plan_kind_title(const struct language *language, enum plan_kind kind)
{
	static const char *const kinds[] = {
		[PLAN_DRAFT] = N_("Draft plan"),
		[PLAN_FINAL] = N_("Final plan"),
		[PLAN_AMENDMENT] = N_("Plan with proposed amendments"),
		[PLAN_AMENDED] = N_("Amended final plan"),
	};

	return text_tr(language, kinds[kind]);
}

/* --- sections --- */

static void
add_row(struct render *r, enum plan_section s, const struct view_row *row)
{
	vec_push(r->arena, &r->view->sections.a[s].rows, *row);
}

/* A section may be empty where it says so by being empty; that it is, is said. */
static const char *
absent(struct render *r, enum plan_section s)
{
	if (s == SECTION_I && !plan_is_final(r->plan))
		return say(r, N_("A draft names no setting. The final plan names it here."));
	if (s == SECTION_J)
		return say(r, N_("No personal budget is written here."));
	return say(r, N_("Nothing is written in this section."));
}

static void
make_sections(struct render *r)
{
	const struct plan *p = r->plan;

	for (int s = SECTION_A; s < SECTION_SUMMARY; s++) {
		const char *letter = plan_section_name((enum plan_section)s);

		vec_push(r->arena, &r->view->sections,
		    (struct view_section){ .letter = letter,
			.anchor = arena_printf(r->arena, "section-%s", letter),
			.title = say(r, titles[s]),
			.text = p->sections[s].text != NULL ? p->sections[s].text : "",
			.said = p->sections[s].on });
	}
	for (size_t i = 0; i < p->n_needs; i++)
		add_row(r, p->needs[i].section, &r->needs[i]);
	for (size_t i = 0; i < p->n_outcomes; i++)
		add_row(r, SECTION_E, &r->outcomes[i]);
	for (size_t i = 0; i < p->n_provision; i++)
		add_row(r, p->provision[i].section, &r->provision[i]);
	for (size_t i = 0; i < p->n_advice; i++)
		add_row(r, SECTION_K, &r->advice[i]);
	for (int s = SECTION_A; s < SECTION_SUMMARY; s++) {
		struct view_section *v = &r->view->sections.a[s];

		if (v->rows.n == 0 && str_blank(v->text))
			v->absent = absent(r, (enum plan_section)s);
	}
}

/* --- the summary --- */

static void
make_matters(struct render *r)
{
	const struct plan_text *own = &r->plan->sections[SECTION_SUMMARY];
	const char *a = r->plan->sections[SECTION_A].text;

	r->view->own_summary = !str_blank(own->text) ? own->text : "";
	if (!str_blank(own->text)) {
		r->view->matters = own->text;
		return;
	}
	if (str_blank(a)) {
		r->view->matters = say(r, N_("Nothing is written yet."));
		return;
	}
	r->view->matters = render_opening(r->arena, a, MATTERS_WORDS);
	r->view->matters_more = "section-A";
}

static void
add_line(struct render *r, struct view_lines *lines, size_t most, struct view_line line)
{
	if (lines->n == most)
		lines->more++;
	else
		vec_push(r->arena, lines, line);
}

static void
make_lines(struct render *r)
{
	const struct plan *p = r->plan;

	for (size_t i = 0; i < p->n_provision; i++)
		add_line(r, &r->view->help, MOST_HELP,
		    (struct view_line){ .id = p->provision[i].id,
			.anchor = r->provision[i].anchor,
			.what = render_short(r->arena, p->provision[i].text, LINE_WORDS),
			.who = p->provision[i].deliverer,
			.amount = render_amount(r, &p->provision[i]) });
	for (size_t i = 0; i < p->n_outcomes; i++)
		add_line(r, &r->view->outcomes, MOST_OUTCOMES,
		    (struct view_line){ .id = p->outcomes[i].id,
			.anchor = r->outcomes[i].anchor,
			.what = render_short(r->arena, p->outcomes[i].text, LINE_WORDS * 2),
			.by = p->outcomes[i].due });
}

static const char *
version_of(struct render *r)
{
	return r->facts->version > 0 ? arena_printf(r->arena, "%d", r->facts->version) : "";
}

static const char *
year_of(struct render *r)
{
	int year = plan_year_of(r->plan);

	if (year == NCY_NONE)
		return "";
	if (year == 0)
		return say(r, N_("Reception"));
	return arena_printf(r->arena, "%d", year);
}

static const char *
changed_by_notice(struct render *r)
{
	struct buf *b = buf_new(r->arena);

	buf_puts(b, "");
	for (size_t i = 0; i < r->plan->notice.items.n; i++)
		buf_printf(b, "%s%s", i > 0 ? ", " : "", r->plan->notice.items.a[i]);
	return b->p;
}

static void
make_facts(struct render *r)
{
	struct view_plan *v = r->view;
	const struct plan *p = r->plan;

	render_fact(r, &v->child, N_("Name"), p->name);
	render_fact(r, &v->child, N_("Known as"), p->known_as);
	render_fact_date(r, &v->child, N_("Date of birth"), p->dob);
	render_fact(r, &v->child, N_("School year"), year_of(r));
	render_fact(r, &v->facts, N_("Kind of plan"), v->kind);
	render_fact_date(r, &v->facts, N_("Date of the plan"), p->on);
	render_fact(r, &v->facts, N_("Version"), version_of(r));
	render_fact(r, &v->facts, N_("Reference"), r->facts->reference);
	render_fact(r, &v->facts, N_("Council"), r->facts->authority);
	render_fact(r, &v->facts, N_("Changed by the amendment notice"), changed_by_notice(r));
	render_fact(r, &v->facts, N_("Fingerprint of this version"), r->facts->hash);
	render_fact(r, &v->ask, N_("Who to ask"), r->facts->officer);
	render_fact(r, &v->ask, N_("How to reach them"), r->facts->contact);
	render_fact(r, &v->ask, N_("What happens next"), r->facts->next);
	render_fact_date(r, &v->ask, N_("By when"), r->facts->next_by);
	render_fact_date(r, &v->ask, N_("The whole plan is reviewed by"), p->review);
}

/* "A.E." of "AE" */
static const char *
dotted(struct arena *arena, const char *letters)
{
	struct buf *b = buf_new(arena);

	buf_puts(b, "");
	for (const char *c = letters; *c != '\0'; c++) {
		buf_putc(b, *c);
		if ((c[1] & 0xc0) != 0x80)
			buf_putc(b, '.');
	}
	return b->p;
}

/* What stands at the foot of every printed page: never the whole name. */
static const char *
mark_of(struct render *r)
{
	struct buf *b = buf_new(r->arena);

	buf_puts(b, r->view->initials);
	if (!str_blank(r->facts->reference))
		buf_printf(b, "%s%s", b->n > 0 ? " · " : "", r->facts->reference);
	buf_printf(b, "%s%s", b->n > 0 ? " · " : "", r->view->kind);
	if (r->facts->version > 0)
		buf_printf(b, " · %s %d", say(r, N_("version")), r->facts->version);
	buf_printf(b, " · %s", text_date(r->arena, r->language, r->plan->on));
	return b->p;
}

struct view_plan *
plan_view(struct arena *arena, const struct plan *p, const struct render_facts *facts)
{
	struct view_plan *v = anew(arena, struct view_plan);
	struct render r = { arena, p, facts,
		facts->language != NULL ? facts->language : &text_english, v };

	v->language = r.language;
	v->name = !str_blank(p->known_as) ? p->known_as : p->name != NULL ? p->name : "";
	v->title = str_blank(p->name)
		       ? say(&r, N_("Education, health and care plan"))
		       : arena_printf(arena, "%s: %s",
			     say(&r, N_("Education, health and care plan")), p->name);
	v->initials = dotted(arena, text_initials(arena, p->name != NULL ? p->name : ""));
	v->kind = plan_kind_title(r.language, p->kind);
	v->on = p->on;
	v->mark = mark_of(&r);
	render_make_rows(&r);
	make_sections(&r);
	make_matters(&r);
	make_lines(&r);
	make_facts(&r);
	return v;
}
