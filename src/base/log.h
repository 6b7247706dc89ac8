/*
 * Log: one JSON object a line on standard error, where the journal keeps it.
 *
 * Logs carry ids and counts, never names, addresses or free text about a
 * person.  Every message is rate-limited by its place in the code, so that
 * trouble that repeats cannot fill the disk the database is on.
 */
#pragma once
#include <stdbool.h>
#include <stdint.h>

enum log_level { LOG_INFO, LOG_NOTICE, LOG_WARN, LOG_ERROR };

struct log_field {
	const char *name;
	const char *text; /* NULL: the number counts */
	int64_t number;
};
#define LOG_TEXT(n, t) ((struct log_field){ .name = (n), .text = (t) })
#define LOG_INT(n, i) ((struct log_field){ .name = (n), .number = (i) })

/* What a place has logged in its current second. */
struct log_place {
	int64_t second;
	int count, dropped;
};

/*
 *	log_event(LOG_WARN, "mail_refused", LOG_INT("job", id), LOG_TEXT("server", host));
 * The event is a fixed word from the code.
 */
#define log_event(level, event, ...)                                                               \
	do {                                                                                       \
		static struct log_place place_;                                                    \
		log_write(&place_, (level), (event),                                               \
		    (const struct log_field[]){ __VA_ARGS__ __VA_OPT__(, ){ 0 } });                \
	} while (0)

void log_write(struct log_place *, enum log_level, const char *event, const struct log_field *);
void log_set_level(enum log_level least);
