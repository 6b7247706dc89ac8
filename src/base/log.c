/* Log: a line is built whole and written with one call, so lines of threads do not mix. */
#include "base/log.h"
#include "base/date.h"

#include <pthread.h>
#include <stdio.h>
#include <string.h>
#include <unistd.h>

enum { LINE_SIZE = 2048, PER_SECOND = 10 };

static enum log_level least_level = LOG_INFO;
static pthread_mutex_t lock = PTHREAD_MUTEX_INITIALIZER;

/* A line that is cut rather than grown: logging must work when no memory is left. */
struct line {
	char text[LINE_SIZE];
	size_t n;
};

void
log_set_level(enum log_level least)
{
	least_level = least;
}

static void
add_char(struct line *l, char c)
{
	if (l->n < sizeof l->text - 8)
		l->text[l->n++] = c;
}

static void
add_raw(struct line *l, const char *s)
{
	while (*s != '\0')
		add_char(l, *s++);
}

/* JSON string (RFC 8259): control characters, quote and backslash are escaped. */
static void
add_string(struct line *l, const char *s)
{
	char code[8];

	add_char(l, '"');
	for (; *s != '\0'; s++) {
		unsigned char c = (unsigned char)*s;

		if (c == '"' || c == '\\') {
			add_char(l, '\\');
			add_char(l, (char)c);
		} else if (c < 0x20 || c == 0x7f) {
			snprintf(code, sizeof code, "\\u%04x", c);
			add_raw(l, code);
		} else {
			add_char(l, (char)c);
		}
	}
	add_char(l, '"');
}

static void
add_member(struct line *l, const struct log_field *f)
{
	char number[24];

	add_char(l, ',');
	add_string(l, f->name);
	add_char(l, ':');
	if (f->text != NULL) {
		add_string(l, f->text);
	} else {
		snprintf(number, sizeof number, "%lld", (long long)f->number);
		add_raw(l, number);
	}
}

/* True when this place may speak; *ret_dropped says how many of its lines were held back before. */
static bool
admit(struct log_place *p, int64_t second, int *ret_dropped)
{
	bool ok;

	pthread_mutex_lock(&lock);
	*ret_dropped = 0;
	if (p->second != second) {
		*ret_dropped = p->dropped;
		*p = (struct log_place){ .second = second };
	}
	ok = p->count < PER_SECOND;
	if (ok)
		p->count++;
	else
		p->dropped++;
	pthread_mutex_unlock(&lock);
	return ok;
}

static void
add_head(struct line *l, enum log_level level, const char *event, int64_t us)
{
	static const char *const names[] = { "info", "notice", "warn", "error" };
	char head[64];

	snprintf(head, sizeof head,
	    "{\"t\":%lld.%06lld,\"level\":\"%s\",\"event\":", (long long)(us / 1000000),
	    (long long)(us % 1000000), names[level]);
	add_raw(l, head);
	add_string(l, event);
}

void
log_write(struct log_place *p, enum log_level level, const char *event, const struct log_field *f)
{
	struct line l = { .n = 0 };
	struct now now = now_read();
	int dropped;
	ssize_t ignored;

	if (level < least_level || !admit(p, now.instant.us / 1000000, &dropped))
		return;
	add_head(&l, level, event, now.instant.us);
	for (; f->name != NULL; f++)
		add_member(&l, f);
	if (dropped > 0)
		add_member(&l, &LOG_INT("dropped", dropped));
	memcpy(l.text + l.n, "}\n", 2);
	ignored = write(STDERR_FILENO, l.text, l.n + 2);
	(void)ignored; /* nowhere left to say that the log cannot be written */
}
