/* Clock JSON: reads events strictly, one finding for each that cannot be read, and writes duties.
 */
#include "areas/cases/clock_json.h"
#include "base/err.h"
#include "base/str.h"
#include "base/vec.h"
#include "io/json.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

enum { MOST_EVENTS = 10000, MOST_CLOSURES = 1000, LONGEST = 200 };

static const struct json_limits limits = { CLOCK_JSON_LARGEST, "give the events of one case",
	"waymark clock --help" };

struct reader {
	struct arena *arena;
	struct clock_document *doc;
	const json_t *event; /* the one being read */
	int place;
	bool bad;
};

static void __attribute__((format(printf, 2, 3))) refuse(struct reader *r, const char *format, ...)
{
	va_list args;

	r->bad = true;
	va_start(args, format);
	clock_find(r->arena, &r->doc->findings, r->place, CLOCK_ERROR, "unreadable", "%s",
	    arena_vprintf(r->arena, format, args));
	va_end(args);
}

/* The text of a key; NULL with a finding when it is needed and not there, or is no short text. */
static const char *
text_of(struct reader *r, const char *key, bool needed)
{
	const json_t *v = json_object_get(r->event, key);

	if (v == NULL || json_is_null(v)) {
		if (needed)
			refuse(r, "%s is missing; add it", key);
		return NULL;
	}
	if (!json_is_string(v) || json_string_length(v) == 0 || json_string_length(v) > LONGEST) {
		refuse(r, "%s is not a text of 1 to %d characters; correct it", key, LONGEST);
		return NULL;
	}
	return json_string_value(v);
}

static bool
is_plausible(struct date d)
{
	int year = date_ymd(d).year;

	return year >= 1990 && year <= 2200;
}

static struct date
date_of(struct reader *r, const char *key, bool needed)
{
	const char *s = text_of(r, key, needed);
	struct date d = { 0 };

	if (s == NULL)
		return d;
	if (!date_parse(s, &d))
		refuse(r, "%s: %s is no date; write it as YYYY-MM-DD", key, s);
	else if (!is_plausible(d))
		refuse(r, "%s: %s lies outside 1990 to 2200; correct it", key, s);
	return d;
}

/* Keys that an event may have beside type and on, and how each is read. */
static void
read_outcome(struct reader *r, struct case_event *e, const char *s)
{
	bool of_review = e->type == EVENT_REVIEW_DECISION;

	if (!event_outcome_parse(s, &e->outcome) || of_review != (e->outcome >= OUTCOME_MAINTAIN))
		refuse(r, "outcome: %s is none; write %s", s,
		    of_review ? "maintain, amend or cease" : "yes or no");
}

static int
value_of(struct reader *r, enum policy_names kind, const char *key, const char *s)
{
	int v = 0;

	if (!policy_value(kind, s, &v))
		refuse(r, "%s: %s is none that is known; see waymark clock --help", key, s);
	return v;
}

static void
read_notice(struct reader *r, struct case_event *e, const char *s)
{
	e->notice = (enum policy_notice)value_of(r, NAMES_NOTICE, "notice", s);
}

static void
read_advice(struct reader *r, struct case_event *e, const char *s)
{
	if (s[0] < 'a' || s[0] > 'h' || s[1] != '\0')
		refuse(r, "advice: %s is no key; write a letter from a to h", s);
	e->advice = s[0];
}

static void
read_party(struct reader *r, struct case_event *e, const char *s)
{
	if (!event_party_parse(s, &e->party))
		refuse(r, "party: %s is none; write giver, la or family", s);
}

static void
read_body(struct reader *r, struct case_event *e, const char *s)
{
	(void)r;
	e->body = s;
}

static void
read_setting(struct reader *r, struct case_event *e, const char *s)
{
	(void)r;
	e->setting = s;
}

static void
read_transfer(struct reader *r, struct case_event *e, const char *s)
{
	e->transfer = (enum policy_phase)value_of(r, NAMES_PHASE, "transfer", s);
}

static void
read_decision(struct reader *r, struct case_event *e, const char *s)
{
	e->decision = (enum policy_decision)value_of(r, NAMES_DECISION, "decision", s);
}

static void
read_order(struct reader *r, struct case_event *e, const char *s)
{
	if (!event_order_parse(s, &e->order))
		refuse(r, "order: %s is none that is known; see waymark clock --help", s);
}

static void
read_code(struct reader *r, struct case_event *e, const char *s)
{
	e->code = (enum policy_exception)value_of(r, NAMES_EXCEPTION, "code", s);
}

static void
read_nothing(struct reader *r, struct case_event *e, const char *s)
{
	(void)r;
	(void)e;
	(void)s;
}

enum key {
	KEY_BY,
	KEY_OUTCOME,
	KEY_NOTICE,
	KEY_ADVICE,
	KEY_PARTY,
	KEY_SETTING,
	KEY_ANSWER,
	KEY_TRANSFER,
	KEY_DECISION,
	KEY_APPEALABLE, /* the one key that is true or false */
	KEY_ORDER,
	KEY_CODE,
	KEY_FROM,
	KEY_TO,
	KEY_BODY,
	KEY__MAX
};

static const struct {
	const char *name;
	void (*read)(struct reader *, struct case_event *, const char *);
} keys[KEY__MAX] = {
	[KEY_BY] = { "by", read_nothing },
	[KEY_OUTCOME] = { "outcome", read_outcome },
	[KEY_NOTICE] = { "notice", read_notice },
	[KEY_ADVICE] = { "advice", read_advice },
	[KEY_PARTY] = { "party", read_party },
	[KEY_SETTING] = { "setting", read_setting },
	[KEY_ANSWER] = { "answer", read_nothing },
	[KEY_TRANSFER] = { "transfer", read_transfer },
	[KEY_DECISION] = { "decision", read_decision },
	[KEY_APPEALABLE] = { "appealable", NULL },
	[KEY_ORDER] = { "order", read_order },
	[KEY_CODE] = { "code", read_code },
	[KEY_FROM] = { "from", NULL },
	[KEY_TO] = { "to", NULL },
	[KEY_BODY] = { "body", read_body },
};

#define K(key) (1u << KEY_##key)

/* Which keys a type needs, and which it may have. */
static const struct {
	unsigned needs, may;
} shapes[EVENT__MAX] = {
	[EVENT_REQUEST_RECEIVED] = { .may = K(BY) },
	[EVENT_ATTENTION] = { .may = K(BY) },
	[EVENT_ASSESS_DECISION] = { .needs = K(OUTCOME) },
	[EVENT_NOTICE_SENT] = { .needs = K(NOTICE) },
	[EVENT_ADVICE_REQUESTED] = { .needs = K(ADVICE), .may = K(BODY) },
	[EVENT_ADVICE_RECEIVED] = { .needs = K(ADVICE), .may = K(BODY) },
	[EVENT_REUSE_AGREED] = { .needs = K(ADVICE) | K(PARTY), .may = K(BODY) },
	[EVENT_ADVICE_WITHDRAWN] = { .needs = K(ADVICE), .may = K(BODY) },
	[EVENT_ISSUE_DECISION] = { .needs = K(OUTCOME) },
	[EVENT_SETTING_REQUESTED] = { .may = K(SETTING) },
	[EVENT_CONSULT_SENT] = { .needs = K(SETTING) },
	[EVENT_CONSULT_REPLY] = { .needs = K(SETTING), .may = K(ANSWER) },
	[EVENT_FINAL_ISSUED] = { .may = K(SETTING) },
	[EVENT_AMENDED_FINAL] = { .may = K(SETTING) },
	[EVENT_REVIEW_DECISION] = { .needs = K(OUTCOME) },
	[EVENT_REASSESS_REQUESTED] = { .may = K(BY) },
	[EVENT_REASSESS_DECISION] = { .needs = K(OUTCOME) },
	[EVENT_PHASE_TRANSFER] = { .needs = K(TRANSFER) },
	[EVENT_DECISION_SENT] = { .needs = K(DECISION) },
	[EVENT_MEDIATION_AGREEMENT] = { .needs = K(APPEALABLE), .may = K(ORDER) },
	[EVENT_ORDER_MADE] = { .needs = K(ORDER) },
	[EVENT_UNOPPOSED] = { .needs = K(ORDER) },
	[EVENT_ORDER_COMPLIED] = { .may = K(ORDER) },
	[EVENT_LETTER_POSTED] = { .may = K(NOTICE) | K(PARTY) },
	[EVENT_EXCEPTION_CLAIMED] = { .needs = K(CODE),
	    .may = K(FROM) | K(TO) | K(ADVICE) | K(BODY) },
};

/* A key that the type does not have may be a slip of the pen for one that it has. */
static void
check_keys(struct reader *r, unsigned allowed)
{
	const char *name;
	json_t *value;

	json_object_foreach((json_t *)(uintptr_t)r->event, name, value)
	{
		bool known = str_eq(name, "type") || str_eq(name, "on");

		for (int i = 0; i < KEY__MAX; i++)
			known = known || (allowed & 1u << i && str_eq(name, keys[i].name));
		if (!known)
			clock_find(r->arena, &r->doc->findings, r->place, CLOCK_WARNING,
			    "unknown_key",
			    "%.60s is no key of this event; it is left out of account", name);
	}
}

static void
read_appealable(struct reader *r, struct case_event *e)
{
	const json_t *v = json_object_get(r->event, "appealable");

	if (!json_is_boolean(v))
		refuse(r, "appealable is missing or not true or false; correct it");
	e->appealable = json_is_true(v);
	if (e->appealable && json_object_get(r->event, "order") == NULL)
		refuse(r, "order is missing; say what was agreed");
}

static void
read_keys(struct reader *r, struct case_event *e)
{
	unsigned needs = shapes[e->type].needs, allowed = needs | shapes[e->type].may;

	check_keys(r, allowed);
	for (unsigned i = 0; i < KEY__MAX; i++) {
		const char *s;

		if (!(allowed & 1u << i) || keys[i].read == NULL)
			continue;
		s = text_of(r, keys[i].name, (needs & 1u << i) != 0);
		if (s != NULL)
			keys[i].read(r, e, s);
	}
	if (needs & K(APPEALABLE))
		read_appealable(r, e);
	if (allowed & K(FROM)) {
		e->from = date_of(r, "from", false);
		e->to = date_of(r, "to", false);
		if (date_is_set(e->from) && date_is_set(e->to) && date_compare(e->from, e->to) > 0)
			refuse(r, "from lies after to; correct them");
	}
}

static bool
read_event(struct reader *r, struct case_event *ret)
{
	struct case_event e = { .place = r->place };
	const char *type;

	r->bad = false;
	if (!json_is_object(r->event)) {
		refuse(r, "not an object; write {\"type\": …, \"on\": …}");
		return false;
	}
	type = text_of(r, "type", true);
	if (type != NULL && !event_type_parse(type, &e.type))
		refuse(r, "type: %s is no event that is known; see waymark clock --help", type);
	e.on = date_of(r, "on", true);
	if (!r->bad)
		read_keys(r, &e);
	if (!r->bad)
		*ret = e;
	return !r->bad;
}

static const json_t *
list_of(const json_t *json, const char *key, size_t most, bool needed)
{
	const json_t *list = json_object_get(json, key);

	if (!needed && (list == NULL || json_is_null(list)))
		return NULL;
	if (!json_is_array(list))
		fail(FAULT_USAGE, "%s is missing or not a list; see waymark clock --help", key);
	if (json_array_size(list) > most)
		fail(
		    FAULT_USAGE, "%s has more than %zu entries; give those of one case", key, most);
	return list;
}

static void
read_events(struct reader *r, const json_t *list)
{
	size_t n = json_array_size(list), k = 0;
	struct case_event *events = anew_n(r->arena, struct case_event, n);

	for (size_t i = 0; i < n; i++) {
		r->event = json_array_get(list, i);
		r->place = (int)i + 1;
		if (read_event(r, &events[k]))
			k++;
	}
	r->doc->in.events = events;
	r->doc->in.n_events = k;
}

static void
read_closures(struct reader *r, const json_t *list)
{
	size_t n = json_array_size(list), k = 0;
	struct clock_closure *closures = anew_n(r->arena, struct clock_closure, n);

	r->place = 0;
	for (size_t i = 0; i < n; i++) {
		r->event = json_array_get(list, i);
		r->bad = !json_is_object(r->event);
		if (r->bad)
			refuse(r, "closure %zu is not an object; write {\"from\": …, \"to\": …}",
			    i + 1);
		else
			closures[k] = (struct clock_closure){ date_of(r, "from", true),
				date_of(r, "to", true) };
		if (!r->bad && date_compare(closures[k].from, closures[k].to) > 0)
			refuse(r, "closure %zu ends before it begins; correct it", i + 1);
		k += !r->bad;
	}
	r->doc->in.closures = closures;
	r->doc->in.n_closures = k;
}

static void
check_top(struct reader *r, const json_t *json)
{
	const char *name;
	json_t *value;

	json_object_foreach((json_t *)(uintptr_t)json, name,
	    value) if (!str_eq(name, "policy") && !str_eq(name, "today") &&
		       !str_eq(name, "events") && !str_eq(name, "closures"))
	    clock_find(r->arena, &r->doc->findings, 0, CLOCK_WARNING, "unknown_key",
		"%.60s is no key of this document; it is left out of account", name);
}

static const struct policy_pack *
pack_of(const struct policy_set *set, const json_t *json)
{
	const char *name = json_string_value(json_object_get(json, "policy"));
	const struct policy_pack *p;

	if (name == NULL)
		fail(FAULT_USAGE, "policy is missing; name a pack such as england-2014");
	p = policy_find(set, name);
	if (p == NULL)
		fail(FAULT_USAGE, "policy: no pack is named %.60s; name one such as england-2014",
		    name);
	return p;
}

struct clock_document *
clock_json_read(struct arena *arena, const struct policy_set *set, const char *bytes, size_t n)
{
	const json_t *json = json_read(arena, &limits, bytes, n), *closures;
	struct clock_document *doc = anew(arena, struct clock_document);
	struct reader r = { .arena = arena, .doc = doc };
	const char *today = json_string_value(json_object_get(json, "today"));

	doc->in.pack = pack_of(set, json);
	if (today == NULL || !date_parse(today, &doc->in.today) || !is_plausible(doc->in.today))
		fail(FAULT_USAGE, "today is missing or no date; write it as YYYY-MM-DD");
	check_top(&r, json);
	read_events(&r, list_of(json, "events", MOST_EVENTS, true));
	closures = list_of(json, "closures", MOST_CLOSURES, false);
	if (closures != NULL)
		read_closures(&r, closures);
	return doc;
}

static json_t *
date_json(struct arena *arena, struct date d)
{
	return date_is_set(d) ? json_string(date_iso(arena, d)) : json_null();
}

static json_t *
duty_json(struct arena *arena, const struct clock_duty *d)
{
	json_t *j = json_object();

	json_object_set_new(j, "duty", json_string(policy_name(NAMES_DUTY, (int)d->duty)));
	if (d->advice != 0)
		json_object_set_new(j, "advice", json_stringn(&d->advice, 1));
	if (d->body != NULL)
		json_object_set_new(j, "body", json_string(d->body));
	if (d->setting != NULL)
		json_object_set_new(j, "setting", json_string(d->setting));
	if (d->decision >= 0)
		json_object_set_new(
		    j, "decision", json_string(policy_name(NAMES_DECISION, d->decision)));
	if (d->transfer >= 0)
		json_object_set_new(
		    j, "transfer", json_string(policy_name(NAMES_PHASE, d->transfer)));
	json_object_set_new(j, "from", date_json(arena, d->from));
	json_object_set_new(j, "due", date_json(arena, d->due));
	json_object_set_new(j, "status", json_string(clock_status_name(d->status)));
	json_object_set_new(j, "met_on", date_json(arena, d->met_on));
	json_object_set_new(j, "holder", json_string(policy_name(NAMES_HOLDER, (int)d->holder)));
	json_object_set_new(j, "basis", json_string(d->basis));
	json_object_set_new(j, "exception",
	    d->exception < 0 ? json_null()
			     : json_string(policy_name(NAMES_EXCEPTION, d->exception)));
	return j;
}

static void
add_findings(json_t *list, struct arena *arena, const struct clock_findings *f)
{
	for (size_t i = 0; i < f->n; i++) {
		const struct clock_finding *x = &f->a[i];
		json_t *j = json_object();

		if (x->event > 0) {
			json_object_set_new(j, "event", json_integer(x->event));
			json_object_set_new(j, "path",
			    json_string(arena_printf(arena, "/events/%d", x->event - 1)));
		}
		json_object_set_new(
		    j, "severity", json_string(x->severity == CLOCK_ERROR ? "error" : "warning"));
		json_object_set_new(j, "code", json_string(x->code));
		json_object_set_new(j, "message", json_string(x->message));
		json_array_append_new(list, j);
	}
}

char *
clock_json_write(
    struct arena *arena, const struct clock_document *doc, const struct clock_result *r)
{
	json_t *j = json_object(), *duties = json_array(), *findings = json_array();

	for (size_t i = 0; i < r->duties.n; i++)
		json_array_append_new(duties, duty_json(arena, &r->duties.a[i]));
	add_findings(findings, arena, &doc->findings);
	add_findings(findings, arena, &r->findings);
	json_object_set_new(j, "policy", json_string(r->pack->name));
	json_object_set_new(j, "version", json_string(r->pack->version));
	if (r->pack->banner != NULL)
		json_object_set_new(j, "banner", json_string(r->pack->banner));
	json_object_set_new(j, "state", json_string(event_state_name(r->state)));
	json_object_set_new(j, "duties", duties);
	json_object_set_new(j, "findings", findings);
	return json_text(arena, j, JSON_INDENT(1));
}

int
clock_json_errors(const struct clock_document *doc, const struct clock_result *r)
{
	int n = 0;

	for (size_t i = 0; i < doc->findings.n; i++)
		n += doc->findings.a[i].severity == CLOCK_ERROR;
	for (size_t i = 0; i < r->findings.n; i++)
		n += r->findings.a[i].severity == CLOCK_ERROR;
	return n;
}
