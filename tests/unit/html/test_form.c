/* Form: answers in, values or messages out. */
#include "check.h"
#include "sample_form.h"

#include "base/err.h"
#include "base/str.h"
#include "html/form.html.h"
#include "html/page.h"

#include <stdio.h>
#include <string.h>

enum { PARAMS = 24 };

struct sent {
	struct form_param p[PARAMS];
};

static const struct form_param good[] = {
	{ "name", " Zoë " },
	{ "worry", "She\r\nis sad" },
	{ "born-day", "2" },
	{ "born-month", "3" },
	{ "born-year", "2016" },
	{ "role", "parent" },
};

struct trial {
	struct arena *arena;
	struct form_state *state;
	struct sample_answers v;
	enum form_outcome outcome;
};

static struct date
today(void)
{
	struct date d = { 0 };

	date_from_ymd(2026, 11, 22, &d);
	return d;
}

/* The good answers, each that is named in "with" replaced, and "with"'s others added. */
static struct trial
try(const struct sent *with)
{
	struct trial t = { .arena = arena_new(0) };
	struct form_param all[2 * PARAMS];
	size_t n = 0;

	for (size_t i = 0; i < sizeof good / sizeof *good; i++) {
		bool replaced = false;

		for (const struct form_param *p = with->p; p->name != NULL; p++)
			replaced |= str_eq(p->name, good[i].name);
		if (!replaced)
			all[n++] = good[i];
	}
	for (const struct form_param *p = with->p; p->name != NULL; p++)
		if (p->value != NULL)
			all[n++] = *p;
	t.state = form_new(t.arena, &sample_form, NULL);
	form_choices(t.state, "school", sample_schools);
	t.outcome = form_parse(
	    t.state, &(struct form_input){ .today = today(), .params = all, .n = n }, &t.v);
	return t;
}

#define TRY(...) try(&(struct sent){ { __VA_ARGS__ } })

static void
takes_good_answers(void)
{
	struct trial t = TRY({ "_csrf", "c" }, { "_key", "k" }, { "version", "7" },
	    { "help", "sign" }, { "help", "large" }, { "school", "s2" }, { "area", "south" },
	    { "children", " 1,2 " }, { "email", "zoe@example.org" }, { "phone", "01632 960 001" },
	    { "postcode", "sw1a1aa" }, { "secret", " a b " }, { "button", "later" },
	    { "agrees", "no" }, { "visit-day", "22" }, { "visit-month", "nov" },
	    { "visit-year", "2026" });

	CHECK_INT(t.outcome, FORM_VALID);
	CHECK_STR(t.v.name, "Zoë");
	CHECK_STR(t.v.worry, "She\nis sad");
	CHECK_STR(date_iso(t.arena, t.v.born), "2016-03-02");
	CHECK_STR(date_iso(t.arena, t.v.visit), "2026-11-22");
	CHECK_INT(t.v.role, ROLE_PARENT);
	CHECK_INT(t.v.agrees, ANSWER_NO);
	CHECK_INT((int64_t)t.v.help, 1 << HELP_SIGN | 1 << HELP_LARGE);
	CHECK_INT(t.v.version, 7);
	CHECK_INT(t.v.children, 12);
	CHECK_INT(t.v.area, 2);
	CHECK_INT(t.v.button, 2);
	CHECK_STR(t.v.school, "s2");
	CHECK_STR(t.v.phone, "+441632960001");
	CHECK_STR(t.v.postcode, "SW1A 1AA");
	CHECK_STR(t.v.secret, " a b ");
	CHECK(t.v.other_role == NULL);
	arena_free(t.arena);
}

static void
says_what_is_wrong(void)
{
	static const struct {
		struct sent sent;
		const char *field, *message;
	} cases[] = {
		{ { { { "name", " " } } }, "name", "Enter your child’s name" },
		{ { { { "name", NULL } } }, "name", "Enter your child’s name" },
		{ { { { "name", "123456789012345678901" } } }, "name",
		    "Name must be 20 characters or less" },
		{ { { { "name", "éééééééééééééééééééé" } } }, "name", NULL },
		{ { { { "worry", "123456789\r\n123456789\r\n1234567890" } } }, "worry", NULL },
		{ { { { "worry", "123456789\r\n123456789\r\n12345678901" } } }, "worry",
		    "Worry must be 30 characters or less" },
		{ { { { "born-day", NULL }, { "born-month", NULL }, { "born-year", NULL } } },
		    "born", "Enter your child’s date of birth" },
		{ { { { "born-day", "" } } }, "born", "Date of birth must include a day" },
		{ { { { "born-month", "" } } }, "born", "Date of birth must include a month" },
		{ { { { "born-year", " " } } }, "born", "Date of birth must include a year" },
		{ { { { "born-day", "" }, { "born-month", "" } } }, "born",
		    "Date of birth must include a day and month" },
		{ { { { "born-month", "" }, { "born-year", "" } } }, "born",
		    "Date of birth must include a month and year" },
		{ { { { "born-day", "" }, { "born-year", "" } } }, "born",
		    "Date of birth must include a day and year" },
		{ { { { "born-day", "30" }, { "born-month", "2" } } }, "born",
		    "Date of birth must be a real date" },
		{ { { { "born-day", "x" } } }, "born", "Date of birth must be a real date" },
		{ { { { "born-month", "ma" } } }, "born", "Date of birth must be a real date" },
		{ { { { "born-month", "13" } } }, "born", "Date of birth must be a real date" },
		{ { { { "born-month", "Mar" } } }, "born", NULL },
		{ { { { "born-month", "march" } } }, "born", NULL },
		{ { { { "born-year", "16" } } }, "born", "Year must include 4 numbers" },
		{ { { { "born-year", "99999999999999999999" } } }, "born",
		    "Date of birth must be a real date" },
		{ { { { "born-day", "22" }, { "born-month", "11" }, { "born-year", "2026" } } },
		    "born", "Date of birth must be in the past" },
		{ { { { "born-day", "21" }, { "born-month", "11" }, { "born-year", "2026" } } },
		    "born", NULL },
		{ { { { "visit-day", "21" }, { "visit-month", "11" }, { "visit-year", "2026" } } },
		    "visit", "Visit must be today or in the future" },
		{ { { { "role", NULL } } }, "role", "Select who you are" },
		{ { { { "role", "king" } } }, "role", "Select one of the answers on this page" },
		{ { { { "role", "other" } } }, "other-role", "Enter who you are" },
		{ { { { "role", "other" }, { "other-role", "An aunt" } } }, "other-role", NULL },
		{ { { { "role", "self" } } }, "born",
		    "You must be 16 or over to ask for yourself" },
		{ { { { "help", "sign" }, { "help", "none" } } }, "help",
		    "Select what applies, or select ‘No help’" },
		{ { { { "help", "x" } } }, "help", "Select from the answers on this page" },
		{ { { { "school", "s9" } } }, "school", "Select one of the answers on this page" },
		{ { { { "area", "" } } }, "area", NULL },
		{ { { { "children", "two" } } }, "children",
		    "Number of children must be a whole number" },
		{ { { { "children", "1.5" } } }, "children",
		    "Number of children must be a whole number" },
		{ { { { "children", "31" } } }, "children",
		    "Number of children must be between 1 and 30" },
		{ { { { "email", "zoe" } } }, "email",
		    "Enter an email address in the correct format, like name@example.com" },
		{ { { { "email", "a@b@c.uk" } } }, "email",
		    "Enter an email address in the correct format, like name@example.com" },
		{ { { { "email", "a b@c.uk" } } }, "email",
		    "Enter an email address in the correct format, like name@example.com" },
		{ { { { "email", "o'brien+send@mail.example.co.uk" } } }, "email", NULL },
		{ { { { "phone", "07700 900 982" } } }, "phone", NULL },
		{ { { { "phone", "+44 (0)808 157 0192" } } }, "phone", NULL },
		{ { { { "phone", "0049 30 123456" } } }, "phone", NULL },
		{ { { { "phone", "12345" } } }, "phone",
		    "Enter a telephone number, like 01632 960 001, 07700 900 982 or +44 808 157 "
		    "0192" },
		{ { { { "phone", "01632 96000O" } } }, "phone",
		    "Enter a telephone number, like 01632 960 001, 07700 900 982 or +44 808 157 "
		    "0192" },
		{ { { { "postcode", "m1 1ae" } } }, "postcode", NULL },
		{ { { { "postcode", "EC1A" } } }, "postcode",
		    "Enter a full UK postcode, like SW1A 1AA" },
		{ { { { "postcode", "11A 1AA" } } }, "postcode",
		    "Enter a full UK postcode, like SW1A 1AA" },
	};

	for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
		struct trial t = try(&cases[i].sent);

		CHECK_INT(t.outcome, cases[i].message ? FORM_WRONG : FORM_VALID);
		CHECK_STR(form_error_on(t.state, cases[i].field), cases[i].message);
		CHECK_INT((int64_t)t.state->n_errors, cases[i].message != NULL);
		if (t.outcome == FORM_WRONG)
			CHECK(t.v.name == NULL && t.v.role == 0);
		arena_free(t.arena);
	}
}

static void
refuses_what_no_form_sends(void)
{
	static const struct {
		struct sent sent;
		const char *param;
	} cases[] = {
		{ { { { "owner", "1" } } }, "owner" },
		{ { { { "born", "2016-03-02" } } }, "born" },
		{ { { { "born-hour", "1" } } }, "born-hour" },
		{ { { { "name", "a" }, { "name", "b" } } }, "name" },
		{ { { { "born-day", "1" }, { "born-day", "2" } } }, "born-day" },
		{ { { { "help", "sign" }, { "help", "sign" } } }, "help" },
		{ { { { "_csrf", "1" }, { "_csrf", "2" } } }, "_csrf" },
		{ { { { "name", "\xff" } } }, "name" },
		{ { { { "", "x" } } }, "" },
	};

	for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
		struct trial t = try(&cases[i].sent);

		CHECK_INT(t.outcome, FORM_REFUSED);
		CHECK_STR(t.state->refused, cases[i].param);
		CHECK(t.v.name == NULL);
		arena_free(t.arena);
	}
}

static bool
shows(const struct out *o, const char *html)
{
	bool found = strstr(o->body->p, html) != NULL;

	if (!found)
		printf("# not in: %s\n", o->body->p);
	return found;
}

static void
keeps_what_was_typed(void)
{
	struct trial t = TRY({ "name", "<Zoë> \"&\"" }, { "born-day", "x" }, { "born-month", "" },
	    { "email", "zoe" }, { "help", "large" }, { "help", "x" }, { "secret", "hush" },
	    { "area", "south" });
	struct out *o = out_new(t.arena, NULL);

	CHECK_INT(t.outcome, FORM_WRONG);
	for (const struct field *f = sample_form.fields; f->kind != FIELD_BUTTON; f++)
		form_field(o, t.state, f->name);
	CHECK(shows(o, "value=\"&lt;Zoë&gt; &quot;&amp;&quot;\""));
	CHECK(shows(o, "name=\"born-day\" type=\"text\" value=\"x\""));
	CHECK(shows(o, "name=\"email\" type=\"email\" spellcheck=\"false\" value=\"zoe\""));
	CHECK(shows(o, "value=\"large\" checked"));
	CHECK(shows(o, "value=\"south\" selected"));
	CHECK(shows(o, "Second &lt;School&gt;"));
	CHECK(strstr(o->body->p, "hush") == NULL);
	arena_free(t.arena);
}

static void
sums_errors_up(void)
{
	struct trial t = TRY({ "name", "" }, { "born-month", "" }, { "role", NULL });
	struct out *o = out_new(t.arena, NULL);

	form_errors(o, t.state);
	CHECK(shows(o, "<h2 class=\"govuk-error-summary__title\">There is a problem"));
	CHECK(shows(o, "<a href=\"#name\">Enter your child’s name"));
	CHECK(shows(o, "<a href=\"#born-month\">Date of birth must include a month"));
	CHECK(shows(o, "<a href=\"#role\">Select who you are"));
	o = out_new(t.arena, NULL);
	form_errors(o, form_new(t.arena, &sample_form, NULL));
	CHECK_INT((int64_t)o->body->n, 0);
	arena_free(t.arena);
}

/* What is filled in and sent again is the same. */
static void
fills_for_editing(void)
{
	struct trial t = TRY({ "version", "3" }, { "help", "sign" }, { "children", "4" });
	struct form_state *s = form_new(t.arena, &sample_form, NULL);
	const struct form_answer *answer;

	form_choices(s, "school", sample_schools);
	form_fill(s, &t.v);
	answer = s->answers;
	CHECK_STR(answer[0].text, "3");
	CHECK_STR(answer[1].text, "Zoë");
	CHECK_STR(answer[3].part[0], "2");
	CHECK_STR(answer[3].part[2], "2016");
	CHECK(answer[4].part[0] == NULL);
	CHECK_STR(answer[5].text, "parent");
	CHECK_INT((int64_t)answer[8].n_chosen, 1);
	CHECK_STR(answer[8].chosen[0], "sign");
	CHECK_STR(answer[11].text, "4");
	arena_free(t.arena);
}

static struct form_state *unknown_asked;

static void
ask_unknown(void)
{
	form_error(unknown_asked, "nmae", "x");
}

static void
knows_its_fields(void)
{
	struct arena *a = arena_new(0);

	unknown_asked = form_new(a, &sample_form, NULL);
	CHECK_FAILS(FAULT_BUG, ask_unknown);
	arena_free(a);
}

static void
frames_forms(void)
{
	struct arena *a = arena_new(0);
	struct out *o = out_new(a, NULL);
	struct frame frame = { .csrf = "token", .key = "once" };

	o->frame = &frame;
	form_frame_open(
	    o, form_frame_of(.action = "/ask", .state = form_new(a, &sample_form, NULL)));
	form_frame_close(o, form_frame_of(.action = "/ask"));
	CHECK(shows(o,
	    "<form action=\"/ask\" method=\"post\" novalidate enctype=\"multipart/form-data\">"));
	CHECK(shows(o, "<input type=\"hidden\" name=\"_csrf\" value=\"token\">"));
	CHECK(shows(o, "<input type=\"hidden\" name=\"_key\" value=\"once\">"));
	CHECK(shows(o, "</form>"));
	arena_free(a);
}

static void
documents_itself(void)
{
	static char text[8192];
	FILE *f = fmemopen(text, sizeof text, "w");

	form_document(&sample_form, f);
	fclose(f);
	CHECK(strstr(text, "| `born` | When was your child born? | date | yes | |") != NULL);
	CHECK(strstr(text, "Sign language, Large print, No help") != NULL);
}

int
main(void)
{
	return check_run((struct check_case[]){
	    CHECK_CASE(takes_good_answers),
	    CHECK_CASE(says_what_is_wrong),
	    CHECK_CASE(refuses_what_no_form_sends),
	    CHECK_CASE(keeps_what_was_typed),
	    CHECK_CASE(sums_errors_up),
	    CHECK_CASE(fills_for_editing),
	    CHECK_CASE(knows_its_fields),
	    CHECK_CASE(frames_forms),
	    CHECK_CASE(documents_itself),
	    { 0 },
	});
}
