/* Mime and the templates: what goes over the wire, and what can never be in it. */
#include "base/err.h"
#include "base/str.h"
#include "check.h"
#include "mail/mime.h"
#include "mail/template.h"
#include "text/text.h"

#include <stdio.h>
#include <string.h>

static struct mime_message
message(void)
{
	struct mime_message m = { .from_name = "Waymark",
		.from = "no-reply@council.example",
		.to = "parent@mail.example",
		.subject = "Hello",
		.text = "A line.\n",
		.language = "en",
		.message_id = "1@council.example" };

	instant_parse("2026-03-02T09:08:07Z", &m.date);
	return m;
}

static bool
holds(const char *text, const char *part)
{
	return strstr(text, part) != NULL;
}

static void
writes_the_headers(void)
{
	struct arena *a = arena_new(0);
	struct mime_message m = message();
	const char *s = mime_write(a, &m);

	CHECK(holds(s, "From: \"Waymark\"\r\n <no-reply@council.example>\r\n"));
	CHECK(holds(s, "\r\nTo: <parent@mail.example>\r\n"));
	CHECK(holds(s, "\r\nDate: Mon, 2 Mar 2026 09:08:07 +0000\r\n"));
	CHECK(holds(s, "\r\nMessage-ID: <1@council.example>\r\n"));
	CHECK(holds(s, "\r\n\r\nA line.\r\n"));
	arena_free(a);
}

static void
encodes_other_scripts_between_characters(void)
{
	struct arena *a = arena_new(0);
	struct mime_message m = message();
	const char *s, *p;

	m.subject = "رسالة عن طلبكم — Łódź, señal, 子どもについてのお知らせです";
	s = mime_write(a, &m);
	CHECK(holds(s, "Subject: =?UTF-8?B?"));
	for (p = s; *p != '\0'; p++)
		CHECK((unsigned char)*p < 0x80);
	arena_free(a);
}

static void
lines_are_short_and_end_in_crlf(void)
{
	struct arena *a = arena_new(0);
	struct mime_message m = message();
	char *text = arena_alloc(a, 3000);
	size_t column = 0;
	const char *s;

	for (int i = 0; i < 2990; i++)
		text[i] = "abc =\xc3\xa9.\n"[i % 9 == 8 && i % 700 != 0 ? 0 : i % 9];
	m.text = text;
	m.subject =
	    "A subject that is much longer than one line of a message may ever be, so that it "
	    "has to be folded somewhere";
	for (s = mime_write(a, &m); *s != '\0'; s++) {
		if (*s == '\n')
			CHECK(s[-1] == '\r');
		column = *s == '\n' ? 0 : column + 1;
		CHECK(column <= 77); /* with the CR */
	}
	arena_free(a);
}

static void
no_line_of_the_body_begins_with_a_dot(void)
{
	struct arena *a = arena_new(0);
	struct mime_message m = message();

	m.text = ".\n.hidden\nFrom here\nend \n";
	CHECK(holds(mime_write(a, &m), "\r\n\r\n=2E\r\n=2Ehidden\r\n=46rom here\r\nend=20\r\n"));
	arena_free(a);
}

/* Each place a value can stand in a header, with each way to begin another header. */
static struct mime_message hostile;
static struct arena *scratch;

static void
write_hostile(void)
{
	mime_write(scratch, &hostile);
}

static void
headers_cannot_be_injected(void)
{
	static const char *const values[] = { "a@b.example\r\nBcc: x@y.example",
		"a@b.example\nBcc: x@y.example", "a@b.example\rBcc: x", "\x1b[2Ja@b.example",
		"a@b.example>\x7f", "a@b.example\xff" };

	for (size_t i = 0; i < sizeof values / sizeof values[0]; i++) {
		const char **const places[] = { &hostile.from_name, &hostile.from, &hostile.to,
			&hostile.subject, &hostile.language, &hostile.message_id };

		for (size_t k = 0; k < sizeof places / sizeof places[0]; k++) {
			hostile = message();
			*places[k] = values[i];
			scratch = arena_new(0);
			CHECK_FAILS(FAULT_BUG, write_hostile);
			arena_free(scratch);
		}
	}
}

static void
tells_addresses_from_others(void)
{
	static const char *const good[] = { "a@b.example", "first.last+tag@sub.council.example",
		"o'neil@school.example", "x@localhost" };
	static const char *const bad[] = { "", "a", "@b.example", "a@", "a@b", "a b@c.example",
		"a@b.example ", "a@@b.example", "a@b..example", ".a@b.example", "a.@b.example",
		"a@-b.example", "<a@b.example>", "a,b@c.example", "a@b.example,c@d.example",
		"\xc3\xa9@b.example", "a@b.example\r\nRCPT TO:<x@y.example>", "\"a b\"@c.example" };

	for (size_t i = 0; i < sizeof good / sizeof good[0]; i++)
		CHECK(mime_address_ok(good[i]));
	for (size_t i = 0; i < sizeof bad / sizeof bad[0]; i++)
		CHECK(!mime_address_ok(bad[i]));
}

/* ---- templates ---- */

/* Only these five values exist; none can hold a name, a need or a setting. */
static bool
only_safe_holes(const char *text)
{
	static const char *const safe[] = { "{reference}", "{due_date}", "{link}", "{event}",
		"{code}" };

	while ((text = strchr(text, '{')) != NULL) {
		size_t i = 0;

		while (i < sizeof safe / sizeof safe[0] && !str_starts(text, safe[i]))
			i++;
		if (i == sizeof safe / sizeof safe[0])
			return false;
		text += strlen(safe[i]);
	}
	return true;
}

/* Words that say something about a child, or make mail look like a trick. */
static bool
says_nothing_about_anybody(const char *text)
{
	static const char *const words[] = { "autis", "adhd", "dyslex", "disab",
		"special educational", "diagnos", "school", "nursery", "college", "your child",
		"son ", "daughter", "pupil", "mental", "medical", "safeguard", "click here",
		"urgent", "%" };

	for (size_t i = 0; i < sizeof words / sizeof words[0]; i++)
		if (strcasestr(text, words[i]) != NULL)
			return false;
	return true;
}

static void
every_template_is_safe(void)
{
	CHECK(!only_safe_holes("Dear {name}"));
	CHECK(!says_nothing_about_anybody("Your child's plan"));
	for (int i = 0; i < MAIL_TEMPLATE__MAX; i++) {
		struct mail_text t = mail_template_source((enum mail_template)i);

		CHECK(only_safe_holes(t.subject) && only_safe_holes(t.body));
		CHECK(says_nothing_about_anybody(t.subject) && says_nothing_about_anybody(t.body));
		CHECK(!holds(t.subject, "{link}") && !holds(t.subject, "{code}"));
		CHECK(holds(t.body, "{link}") && str_ends(t.body, "\n"));
		CHECK_INT(mail_template_named(mail_template_name((enum mail_template)i)), i);
	}
	for (int i = MAIL_EVENT_NONE + 1; i < MAIL_EVENT__MAX; i++) {
		CHECK(!holds(mail_event_source((enum mail_event)i), "{"));
		CHECK(says_nothing_about_anybody(mail_event_source((enum mail_event)i)));
		CHECK_INT(mail_event_named(mail_event_name((enum mail_event)i)), i);
	}
	CHECK_INT(mail_event_named(NULL), MAIL_EVENT_NONE);
	CHECK_INT(mail_event_named("x"), MAIL_EVENT__MAX);
	CHECK_INT(mail_template_named("x"), MAIL_TEMPLATE__MAX);
}

static void
fills_the_holes_once(void)
{
	struct arena *a = arena_new(0);
	struct mail_values v = { .reference = "{link}", .link = "https://x.example/r" };
	struct mail_text t;

	date_from_ymd(2026, 4, 13, &v.due);
	t = mail_template_fill(a, &text_english, MAIL_RECEIVED, &v);
	CHECK(holds(t.body, "Its reference is {link}."));
	CHECK(holds(t.body, "by 13 April 2026."));
	CHECK(holds(t.body, "\nhttps://x.example/r\n"));
	arena_free(a);
}

static void
fill_without_date(void)
{
	mail_template_fill(scratch, &text_english, MAIL_RECEIVED,
	    &(struct mail_values){ .reference = "R-1", .link = "/x" });
}

static void
a_missing_value_is_a_fault(void)
{
	scratch = arena_new(0);
	CHECK_FAILS(FAULT_BUG, fill_without_date);
	arena_free(scratch);
}

int
main(void)
{
	return check_run((struct check_case[]){ CHECK_CASE(writes_the_headers),
	    CHECK_CASE(encodes_other_scripts_between_characters),
	    CHECK_CASE(lines_are_short_and_end_in_crlf),
	    CHECK_CASE(no_line_of_the_body_begins_with_a_dot),
	    CHECK_CASE(headers_cannot_be_injected), CHECK_CASE(tells_addresses_from_others),
	    CHECK_CASE(every_template_is_safe), CHECK_CASE(fills_the_holes_once),
	    CHECK_CASE(a_missing_value_is_a_fault), { 0 } });
}
