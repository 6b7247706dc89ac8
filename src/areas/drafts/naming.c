/*
 * Naming: section I.  The setting that the family asked for is named unless a
 * ground of CFA 2014 s.39(4) is met; rules.c decides what is sound.
 */
#include "areas/drafts/consult.h"
#include "areas/drafts/draft_pages.h"
#include "areas/drafts/drafts.html.h"
#include "areas/drafts/drafts.sql.h"
#include "areas/drafts/settings.h"
#include "areas/drafts/words.h"
#include "base/str.h"
#include "db/db.h"
#include "text/text.h"

enum { NO_GROUND = GROUND__MAX }; /* "none is needed": a choice of the form */

/* CFA 2014 s.61: the council is satisfied, and the family was consulted. */
enum otherwise { OTHERWISE = 1, FAMILY_CONSULTED = 2 };

struct naming {
	const char *setting; /* public id; NULL: a type only */
	const char *type;
	uint64_t otherwise; /* bits of enum otherwise */
	int ground;
	const char *reasons;
	int64_t version;
};

static const struct choice otherwises[] = {
	{ "otherwise",
	    N_("It would be inappropriate for the provision to be made in any school, college or "
	       "early years setting: it is made otherwise (section 61(1) and (2))"),
	    OTHERWISE },
	{ "consulted", N_("The parent or young person was consulted about that (section 61(3))"),
	    FAMILY_CONSULTED },
	{ 0 },
};

static const struct choice grounds[] = {
	{ "none", N_("No ground is needed: no setting that the family asked for is passed over"),
	    NO_GROUND },
	{ "unsuitable",
	    N_("It is unsuitable for the child’s or young person’s age, ability, aptitude or "
	       "special "
	       "educational needs (section 39(4)(a))"),
	    GROUND_UNSUITABLE },
	{ "other_children",
	    N_("It would be incompatible with the efficient education of others (section "
	       "39(4)(b)(i))"),
	    GROUND_OTHER_CHILDREN },
	{ "resources",
	    N_("It would be incompatible with the efficient use of resources (section "
	       "39(4)(b)(ii))"),
	    GROUND_RESOURCES },
	{ 0 },
};

static const struct field fields[] = {
	{ "setting", FIELD_PICK, offsetof(struct naming, setting),
	    N_("School or college to be named"), .hint = N_("Leave this to name a type only"),
	    .as_select = true },
	{ "type", FIELD_TEXT, offsetof(struct naming, type),
	    N_("Type of school or other institution"),
	    .hint = N_("For example: a mainstream primary school"), .max_length = 200 },
	{ "otherwise", FIELD_CHOICES, offsetof(struct naming, otherwise),
	    N_("Education otherwise than in a setting, if that is the case"),
	    .choices = otherwises },
	{ "ground", FIELD_CHOICE, offsetof(struct naming, ground),
	    N_("If the family asked for a setting and it is not named: on which ground?"),
	    .choices = grounds, .required = N_("Select a ground, or that none is needed") },
	{ "reasons", FIELD_TEXTAREA, offsetof(struct naming, reasons),
	    N_("Reasons, as the family will read them"),
	    .hint =
		N_("Needed when a setting that the family asked for is not named, or a type only "
		   "is. “The school is full” or “the school says no” is not a ground by itself."),
	    .noun = N_("Reasons"), .max_length = 6000 },
	{ "version", FIELD_VERSION, offsetof(struct naming, version), NULL },
	{ 0 },
};

static const struct form naming_form = { "naming", fields, sizeof(struct naming), NULL };

static const struct naming_of_row *
naming_on_page(struct rq *rq)
{
	return naming_of(rq->tx, rq->kase->la, rq->kase->id);
}

const struct form *
naming_form_of(struct rq *rq)
{
	if (naming_on_page(rq) == NULL || !respond_is_open(rq->kase->state))
		return NULL;
	return settings_form(rq, &naming_form, "setting");
}

/* What section I says where no setting is named under s.61. */
static const char *
otherwise_title(struct rq *rq)
{
	return rq_pack(rq)->settings[SETTING_OTHERWISE]->title;
}

static void
fill(struct rq *rq)
{
	const struct naming_of_row *n = naming_on_page(rq);
	enum naming_ground ground = ground_of_word(n->setting_ground);

	form_fill(rq->form, &(struct naming){ .setting = n->setting_public_id,
				.type = n->setting_type,
				.otherwise = str_eq(n->setting_type, otherwise_title(rq))
						 ? 1u << OTHERWISE | 1u << FAMILY_CONSULTED
						 : 0,
				.ground = !date_is_set(n->setting_on) ? 0
					  : ground == GROUND_NONE     ? NO_GROUND
								      : (int)ground,
				.reasons = n->setting_reason,
				.version = n->version });
}

void
naming_show(struct rq *rq)
{
	struct view_consultations asked = consult_rows(rq);
	struct view_naming v = { .public_id = rq->kase->public_id,
		.reference = rq->kase->reference,
		.child = case_child_name(rq),
		.wishes = draft_wishes(rq),
		.form = rq->form };
	struct out *o = rq_page(rq);

	v.consultations.a = asked.rows.a;
	v.consultations.n = asked.rows.n;
	if (rq->form->n_errors == 0)
		fill(rq);
	drafts_naming(o, &v);
	rq_send(rq, o);
}

/* ---- what the rule asks ---- */

static bool
is_binding(struct rq *rq, int64_t urn, const char *kind)
{
	struct setting_standing s = settings_standing(rq, urn, kind);

	return settings_is_binding(&s);
}

static void
add_wishes(struct rq *rq, int64_t named, struct naming_facts *f)
{
	struct wishes_of_rows rows = wishes_of(rq->tx, rq->kase->la, rq->kase->id);

	for (size_t i = 0; i < rows.n; i++) {
		if (!str_eq(rows.a[i].kind, "setting"))
			continue;
		if (rows.a[i].body != 0 && is_binding(rq, rows.a[i].urn, rows.a[i].setting))
			f->wish = WISH_OF_SECTION;
		else if (f->wish == WISH_NONE)
			f->wish = WISH_IN_WORDS;
		f->names_wish |= named != 0 && rows.a[i].body == named;
	}
}

static void
add_consultation(struct rq *rq, int64_t named, struct naming_facts *f)
{
	struct consultations_of_rows rows = consultations_of(rq->tx, rq->kase->la, rq->kase->id);

	for (size_t i = 0; i < rows.n; i++) {
		if (rows.a[i].body != named)
			continue;
		f->consulted = true;
		f->replied |= date_is_set(rows.a[i].replied_on);
		f->offered |=
		    str_eq(rows.a[i].answer, "yes") || str_eq(rows.a[i].answer, "with_changes");
		f->reply_time_over |= date_compare(rq->now.today, rows.a[i].due_on) > 0;
	}
}

static struct naming_ruling
rule(struct rq *rq, const struct naming *n, const struct setting_find_row *b,
    const struct setting_standing *standing)
{
	struct naming_facts f = { .names_setting = b != NULL,
		.type_given = !str_blank(n->type),
		.ground = n->ground == NO_GROUND ? GROUND_NONE : (enum naming_ground)n->ground,
		.reasons_given = !str_blank(n->reasons),
		.otherwise = (n->otherwise >> OTHERWISE & 1) != 0,
		.family_consulted = (n->otherwise >> FAMILY_CONSULTED & 1) != 0 };

	add_wishes(rq, b == NULL ? 0 : b->id, &f);
	if (b != NULL) {
		add_consultation(rq, b->id, &f);
		f.closed = standing->closed;
		f.must_offer = standing->rule != NULL && !standing->rule->admits;
	}
	return naming_rule(&f);
}

/* Where the form shows what the rule found; elsewhere: at the setting. */
static const char *
field_of_fault(enum naming_fault fault)
{
	if (fault == NAMING_GROUND_NEEDED || fault == NAMING_GROUND_IDLE)
		return "ground";
	if (fault == NAMING_OTHERWISE_NAMES || fault == NAMING_OTHERWISE_UNHEARD)
		return "otherwise";
	return fault == NAMING_REASONS_NEEDED ? "reasons" : "setting";
}

static const char *
type_of(struct rq *rq, const struct naming *n)
{
	return n->otherwise >> OTHERWISE & 1 ? otherwise_title(rq) : n->type;
}

/* Section I as it will stand in the plan: the name and the type, or the type. */
static const char *
placement(struct rq *rq, const struct naming *n, const struct setting_find_row *b)
{
	if (b == NULL)
		return type_of(rq, n);
	return str_blank(n->type) ? b->name : arena_printf(rq->arena, "%s, %s", b->name, n->type);
}

static bool
keep(struct rq *rq, const struct naming *n, const struct setting_find_row *b)
{
	const struct naming_of_row *plan = naming_on_page(rq);
	enum naming_ground ground =
	    n->ground == NO_GROUND ? GROUND_NONE : (enum naming_ground)n->ground;
	const char *text = placement(rq, n, b);

	if (naming_set(rq->tx, rq->kase->la, plan->id, n->version, b == NULL ? 0 : b->id,
		type_of(rq, n), n->reasons, ground_word(ground), rq->viewer->person,
		rq->now.today) != 1)
		return false;
	wishes_settle(rq->tx, rq->kase->la, rq->kase->id,
	    str_blank(n->reasons)
		? arena_printf(
		      rq->arena, "%s: %s", text_tr(rq->language, N_("The plan will name")), text)
		: arena_printf(rq->arena, "%s: %s\n%s",
		      text_tr(rq->language, N_("The plan will name")), text, n->reasons),
	    rq->viewer->person, rq->now.today);
	return true;
}

void
naming_save(struct rq *rq)
{
	const struct naming *n = rq->values;
	const struct setting_find_row *b =
	    n->setting == NULL ? NULL : setting_find(rq->tx, rq->kase->la, n->setting);
	struct setting_standing standing =
	    settings_standing(rq, b == NULL ? 0 : b->urn, b == NULL ? NULL : b->setting);
	struct naming_ruling ruling = rule(rq, n, b, &standing);

	if (ruling.fault != NAMING_SOUND) {
		form_error(rq->form, field_of_fault(ruling.fault),
		    ruling.fault == NAMING_CLOSED && b != NULL
			? settings_refused(rq, b->name, &standing)
			: naming_fault_text(ruling.fault));
		return;
	}
	if (!keep(rq, n, b)) {
		form_error(rq->form, "setting",
		    "Somebody else has changed this plan since you opened it. Your answers are "
		    "kept "
		    "here: look at what changed, then send this again");
		return;
	}
	audit_say(rq->tx, &(struct audit_entry){ .la = rq->kase->la,
			      .action = "setting_name",
			      .object_kind = "case",
			      .object_id = rq->kase->id,
			      .reason = ruling.law,
			      .role = access_relation_name(rq->kase->relations),
			      .route = rq->route->path,
			      .request = rq->http->number });
	rq_redirect(rq, draft_case_path(rq, "draft"), "named");
}
