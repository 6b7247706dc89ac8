/* Value: C values and the text that stands for them in a database. */
#include "db/engine.h"
#include "base/str.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

/* PostgreSQL refuses what is not UTF-8; SQLite would keep it. */
void
value_check_text(const struct db_query *q, const char *text)
{
	if (text != NULL && !str_utf8_valid(text, strlen(text)))
		fail(FAULT_BUG, "%s: a text parameter is not UTF-8", q->name);
}

static void
put_digits(char *to, int n, int64_t number)
{
	while (n-- > 0) {
		to[n] = (char)('0' + number % 10);
		number /= 10;
	}
}

void
value_put_date(char text[11], struct date d)
{
	struct ymd ymd;

	text[0] = '\0';
	if (!date_is_set(d))
		return;
	ymd = date_ymd(d);
	memcpy(text, "0000-00-00", 11);
	put_digits(text, 4, ymd.year);
	put_digits(text + 5, 2, ymd.month);
	put_digits(text + 8, 2, ymd.day);
}

void
value_put_time(char text[28], struct instant t)
{
	static const struct date epoch = { 719163 }; /* 1970-01-01 */
	int64_t us_per_day = INT64_C(86400000000);
	int64_t day = t.us / us_per_day, us = t.us % us_per_day;

	text[0] = '\0';
	if (t.us == 0)
		return;
	if (us < 0) {
		us += us_per_day;
		day--;
	}
	value_put_date(text, (struct date){ (int32_t)(epoch.day + day) });
	memcpy(text + 10, "T00:00:00.000000Z", 18);
	put_digits(text + 11, 2, us / INT64_C(3600000000));
	put_digits(text + 14, 2, us / 60000000 % 60);
	put_digits(text + 17, 2, us / 1000000 % 60);
	put_digits(text + 20, 6, us % 1000000);
}

static bool
take(struct arena *a, const struct db_column *c, const char *text, void *to)
{
	char *end;

	switch (c->type) {
	case DB_INT:
	case DB_MONEY:
		return str_to_int(text, to);
	case DB_TEXT:
		*(const char **)to = arena_strdup(a, text);
		return true;
	case DB_DATE:
		return date_parse(text, to);
	case DB_TIME:
		return instant_parse(text, to);
	case DB_BOOL:
		*(bool *)to = text[0] == 't' || text[0] == '1';
		return true;
	case DB_REAL:
		*(double *)to = strtod(text, &end);
		return *end == '\0';
	case DB_BLOB:
		break;
	}
	return false;
}

void
value_take(struct arena *a, const struct db_query *q, const struct db_column *c, const char *text,
    void *row)
{
	if (text != NULL && !take(a, c, text, (char *)row + c->offset))
		fail(FAULT_BUG, "%s: column %zu does not read as its type", q->name,
		    (size_t)(c - q->columns) + 1);
}

union db_value
value_keep(struct arena *a, const struct db_param *p, union db_value v)
{
	if (p->type == DB_TEXT)
		v.text = arena_strdup(a, v.text);
	if (p->type == DB_BLOB)
		v.blob.p = arena_memdup(a, v.blob.p, v.blob.n);
	return v;
}
