/* Form, kinds: an answer as typed to a value of C, or what is wrong with it, in GOV.UK's words. */
#include "html/form_kind.h"

#include "base/buf.h"
#include "base/str.h"

#include <ctype.h>

enum { TEXT_LIMIT = 200, TEXTAREA_LIMIT = 10000, EMAIL_LIMIT = 254 /* RFC 5321, 4.5.3.1.3 */ };

const char *const *
form_part_names(void)
{
	static const char *const names[] = { "day", "month", "year" };

	return names;
}

bool
form_is_empty(const struct field *f, const struct form_answer *answer)
{
	if (f->kind == FIELD_DATE)
		return str_blank(answer->part[0]) && str_blank(answer->part[1]) &&
		       str_blank(answer->part[2]);
	if (f->kind == FIELD_CHOICES)
		return answer->n_chosen == 0;
	if (f->kind == FIELD_PASSWORD)
		return answer->text == NULL || *answer->text == '\0';
	return str_blank(answer->text);
}

static const char *
translated(const struct reading *r, const char *message)
{
	return text_tr(r->state->language, message);
}

static void
wrong(const struct reading *r, const char *translated_message)
{
	if (r->answer->error == NULL)
		r->state->n_errors++;
	r->answer->error = translated_message;
}

/* A label that is a question, or says more in brackets, does not read on as "… must be". */
static const char *
noun(const struct reading *r)
{
	const struct field *f = r->field;

	if (f->noun != NULL)
		return translated(r, f->noun);
	if (f->label == NULL)
		return translated(r, f->name);
	if (str_ends(f->label, "?") || str_ends(f->label, ")"))
		return translated(r, N_("Your answer"));
	return translated(r, f->label);
}

struct hole {
	const char *name; /* "{max}" */
	const char *text;
};

/* The message in the reader's language, its holes filled; the noun goes into "{what}". */
static void
wrong_with(const struct reading *r, const char *message, const struct hole *holes, size_t n)
{
	struct buf *b = buf_new(r->state->arena);
	const struct hole what = { "{what}", noun(r) };

	for (const char *p = translated(r, message); *p; p++) {
		const struct hole *hole = str_starts(p, what.name) ? &what : NULL;

		for (size_t i = 0; i < n; i++)
			if (str_starts(p, holes[i].name))
				hole = &holes[i];
		if (hole == NULL) {
			buf_putc(b, *p);
			continue;
		}
		buf_puts(b, hole->text);
		p += strlen(hole->name) - 1;
	}
	wrong(r, b->p);
}

static const char *
digits(const struct reading *r, int64_t n)
{
	return arena_printf(r->state->arena, "%lld", (long long)n);
}

static void
wrong_noun(const struct reading *r, const char *message)
{
	wrong_with(r, message, NULL, 0);
}

/* --- text --- */

/* Line ends as LF; in a single line they are spaces.  Trimmed. */
static char *
cleaned(const struct reading *r)
{
	struct buf *b = buf_new(r->state->arena);
	bool lines = r->field->kind == FIELD_TEXTAREA;

	for (const char *p = r->answer->text; *p; p++) {
		if (*p == '\r' && p[1] == '\n')
			continue;
		if (*p == '\n' || *p == '\r')
			buf_putc(b, lines ? '\n' : ' ');
		else
			buf_putc(b, *p);
	}
	return str_trim(r->state->arena, b->n ? b->p : "");
}

static bool
fits(const struct reading *r, const char *text)
{
	const struct field *f = r->field;
	int limit = f->max_length		? f->max_length
		    : f->kind == FIELD_TEXTAREA ? TEXTAREA_LIMIT
						: TEXT_LIMIT;

	if (str_utf8_length(text) <= (size_t)limit)
		return true;
	wrong_with(r, N_("{what} must be {max} characters or less"),
	    (struct hole[]){ { "{max}", digits(r, limit) } }, 1);
	return false;
}

static void
read_text(const struct reading *r)
{
	char *text = cleaned(r);

	if (fits(r, text))
		*(const char **)r->value = text;
}

static void
read_password(const struct reading *r)
{
	if (fits(r, r->answer->text))
		*(const char **)r->value = r->answer->text;
}

/* --- numbers --- */

/* Without the commas and spaces that people group digits with. */
static char *
without(const struct reading *r, const char *letters)
{
	struct buf *b = buf_new(r->state->arena);

	for (const char *p = cleaned(r); *p; p++)
		if (strchr(letters, *p) == NULL)
			buf_putc(b, *p);
	return b->n ? b->p : arena_strdup(r->state->arena, "");
}

static void
read_integer(const struct reading *r)
{
	const struct field *f = r->field;
	int64_t n;

	if (!str_to_int(without(r, ", "), &n))
		wrong_noun(r, N_("{what} must be a whole number"));
	else if (f->max > f->min && (n < f->min || n > f->max))
		wrong_with(r, N_("{what} must be between {min} and {max}"),
		    (struct hole[]){
			{ "{min}", digits(r, f->min) }, { "{max}", digits(r, f->max) } },
		    2);
	else
		*(int64_t *)r->value = n;
}

/* Hidden: whoever changed it has not used our page, and sees that the row has changed. */
static void
read_version(const struct reading *r)
{
	int64_t n;

	*(int64_t *)r->value = str_to_int(r->answer->text, &n) ? n : -1;
}

/* --- dates --- */

/* Which parts are missing, as bits day 1, month 2, year 4. */
static const char *const missing_parts[] = {
	[1] = N_("{what} must include a day"),
	[2] = N_("{what} must include a month"),
	[3] = N_("{what} must include a day and month"),
	[4] = N_("{what} must include a year"),
	[5] = N_("{what} must include a day and year"),
	[6] = N_("{what} must include a month and year"),
	[7] = N_("{what} must include a day, month and year"),
};

static bool
has_all_parts(const struct reading *r)
{
	unsigned missing = 0;

	for (unsigned i = 0; i < 3; i++)
		if (str_blank(r->answer->part[i])) {
			missing |= 1U << i;
			r->answer->part_wrong[i] = true;
		}
	if (missing == 0)
		return true;
	wrong_noun(r, missing_parts[missing]);
	return false;
}

/* A number, or the English name of a month in full or by at least three letters. */
static int
month_of(const char *text)
{
	static const char *const names[] = { "january", "february", "march", "april", "may", "june",
		"july", "august", "september", "october", "november", "december" };
	size_t n = strlen(text);
	int64_t number;

	if (str_to_int(text, &number))
		return number >= 1 && number <= 12 ? (int)number : 0;
	for (int i = 0; i < 12; i++)
		if (n >= 3 && strncasecmp(names[i], text, n) == 0)
			return i + 1;
	return 0;
}

static int
part_of(const struct reading *r, int i)
{
	char *text = str_trim(r->state->arena, r->answer->part[i]);
	int64_t n;

	if (i == 1)
		return month_of(text);
	return str_to_int(text, &n) && n >= 1 && n <= 9999 ? (int)n : 0;
}

static bool
keeps_to_time(const struct reading *r, struct date d)
{
	int order = date_compare(d, r->input->today);

	switch (r->field->dates) {
	case DATES_ANY:
		return true;
	case DATES_PAST:
		if (order >= 0)
			wrong_noun(r, N_("{what} must be in the past"));
		return order < 0;
	case DATES_PAST_OR_TODAY:
		if (order > 0)
			wrong_noun(r, N_("{what} must be today or in the past"));
		return order <= 0;
	case DATES_FUTURE:
		if (order <= 0)
			wrong_noun(r, N_("{what} must be in the future"));
		return order > 0;
	case DATES_TODAY_OR_FUTURE:
		if (order < 0)
			wrong_noun(r, N_("{what} must be today or in the future"));
		return order >= 0;
	}
	return true;
}

static void
read_date(const struct reading *r)
{
	int part[3];
	struct date d;

	if (!has_all_parts(r))
		return;
	for (int i = 0; i < 3; i++) {
		part[i] = part_of(r, i);
		r->answer->part_wrong[i] = part[i] == 0;
	}
	if (part[2] > 0 && part[2] < 1000) {
		r->answer->part_wrong[2] = true;
		wrong(r, translated(r, N_("Year must include 4 numbers")));
	} else if (!date_from_ymd(part[2], part[1], part[0], &d)) {
		wrong_noun(r, N_("{what} must be a real date"));
	} else if (keeps_to_time(r, d)) {
		*(struct date *)r->value = d;
	}
}

/* --- choices --- */

static void
read_choice(const struct reading *r)
{
	const char *value = r->answer->text;

	for (const struct choice *c = r->answer->choices; c != NULL && c->value != NULL; c++) {
		if (!str_eq(c->value, value))
			continue;
		if (r->field->kind == FIELD_PICK)
			*(const char **)r->value = c->value;
		else
			*(int *)r->value = c->number;
		return;
	}
	wrong(r, translated(r, N_("Select one of the answers on this page")));
}

static const struct choice *
choice_of(const struct choice *c, const char *value)
{
	for (; c != NULL && c->value != NULL; c++)
		if (str_eq(c->value, value))
			return c;
	return NULL;
}

static void
read_choices(const struct reading *r)
{
	struct form_answer *answer = r->answer;
	uint64_t bits = 0;

	for (size_t i = 0; i < answer->n_chosen; i++) {
		const struct choice *c = choice_of(answer->choices, answer->chosen[i]);

		if (c == NULL) {
			wrong(r, translated(r, N_("Select from the answers on this page")));
			return;
		}
		if (c->alone && answer->n_chosen > 1) {
			wrong_with(r, N_("Select what applies, or select ‘{choice}’"),
			    (struct hole[]){ { "{choice}", translated(r, c->label) } }, 1);
			return;
		}
		bits |= (uint64_t)1 << c->number;
	}
	*(uint64_t *)r->value = bits;
}

/* --- addresses of people --- */

/* Enough to catch slips; only a message that arrives proves an address. */
static bool
is_email(const char *s)
{
	const char *at = strchr(s, '@'), *dot;

	if (at == NULL || at == s || strchr(at + 1, '@') != NULL || strlen(s) > EMAIL_LIMIT)
		return false;
	for (const char *p = s; *p; p++)
		if ((unsigned char)*p <= ' ' || strchr("<>()[],;:\\\"", *p) != NULL)
			return false;
	dot = strrchr(at, '.');
	return dot != NULL && dot > at + 1 && strlen(dot) > 2 && at[1] != '.' &&
	       strstr(s, "..") == NULL && s[0] != '.' && at[-1] != '.';
}

static void
read_email(const struct reading *r)
{
	char *text = cleaned(r);

	if (is_email(text))
		*(const char **)r->value = text;
	else
		wrong(r,
		    translated(r,
			N_("Enter an email address in the correct format, like name@example.com")));
}

static bool
all_digits(const char *s)
{
	return *s != '\0' && strspn(s, "0123456789") == strlen(s);
}

/* National numbers of the United Kingdom have 10 or 11 digits with their 0; abroad up to 15
 * (E.164). */
static const char *
phone_of(const struct reading *r)
{
	struct arena *a = r->state->arena;
	char *s = without(r, " -().");
	size_t n;

	if (str_starts(s, "00"))
		s = arena_printf(a, "+%s", s + 2);
	if (str_starts(s, "+440"))
		s = arena_printf(a, "+44%s", s + 4);
	if (*s == '0')
		s = arena_printf(a, "+44%s", s + 1);
	n = strlen(s);
	if (*s != '+' || !all_digits(s + 1) || n < 9 || n > 16)
		return NULL;
	if (str_starts(s, "+44") && n != 12 && n != 13)
		return NULL;
	return s;
}

static void
read_phone(const struct reading *r)
{
	const char *number = phone_of(r);

	if (number != NULL)
		*(const char **)r->value = number;
	else
		wrong(r,
		    translated(r,
			N_("Enter a telephone number, like 01632 960 001, 07700 900 982 or +44 808 "
			   "157 0192")));
}

/* The shapes of BS 7666: A9 A99 AA9 AA99 A9A AA9A, then 9AA. */
static const char *
postcode_of(const struct reading *r)
{
	static const char *const outward[] = { "A9", "A99", "AA9", "AA99", "A9A", "AA9A" };
	char *s = without(r, " -"), shape[8];
	size_t n = strlen(s);

	if (n < 5 || n > 7)
		return NULL;
	for (size_t i = 0; i <= n; i++) {
		unsigned char c = (unsigned char)s[i];

		s[i] = (char)toupper(c);
		shape[i] = (char)(isdigit(c) ? '9' : isalpha(c) ? 'A' : c ? '?' : '\0');
	}
	if (!str_eq(shape + n - 3, "9AA"))
		return NULL;
	shape[n - 3] = '\0';
	for (size_t i = 0; i < sizeof outward / sizeof *outward; i++)
		if (str_eq(shape, outward[i]))
			return arena_printf(r->state->arena, "%.*s %s", (int)(n - 3), s, s + n - 3);
	return NULL;
}

static void
read_postcode(const struct reading *r)
{
	const char *postcode = postcode_of(r);

	if (postcode != NULL)
		*(const char **)r->value = postcode;
	else
		wrong(r, translated(r, N_("Enter a full UK postcode, like SW1A 1AA")));
}

void
form_read(const struct reading *r)
{
	static void (*const readers[FIELD_KIND__MAX])(const struct reading *) = {
		[FIELD_TEXT] = read_text,
		[FIELD_TEXTAREA] = read_text,
		[FIELD_INTEGER] = read_integer,
		[FIELD_DATE] = read_date,
		[FIELD_CHOICE] = read_choice,
		[FIELD_CHOICES] = read_choices,
		[FIELD_PICK] = read_choice,
		[FIELD_EMAIL] = read_email,
		[FIELD_PHONE] = read_phone,
		[FIELD_POSTCODE] = read_postcode,
		[FIELD_PASSWORD] = read_password,
		[FIELD_VERSION] = read_version,
		[FIELD_BUTTON] = read_choice,
	};

	if (readers[r->field->kind] != NULL)
		readers[r->field->kind](r);
}
