/* Define, checking: what the checks of a definition share.  Only define*.c include this. */
#pragma once
#include "areas/registers/define.h"

/* What is looked at, for the message. */
struct checking {
	const struct strict_file *file;
	struct register_def *d;
	int line; /* of the field or list that is being checked */
	struct define_from
	    from; /* what stands before is of another file, and was checked with it */
};
void define_refuse(const struct checking *, int line, const char *format, ...)
    __attribute__((noreturn, format(printf, 3, 4)));
/* On the line of the key after the place that is being checked. */
#define refuse(c, key, ...)                                                                        \
	do {                                                                                       \
		int at_ = strict_line_of((c)->file->text, (key), (c)->line > 0 ? (c)->line : 1);   \
		define_refuse((c), at_ > 0 ? at_ : (c)->line, __VA_ARGS__);                        \
	} while (0)
/* The line of "KEY: VALUE" with nothing more of a word behind it, from that line on; 0: none. */
int define_line(const struct checking *, const char *key, const char *value, int from);
/* The line of the i-th element of a list by its name, behind that line; the same line for those
 * of another file. */
int define_element_line(
    const struct checking *, unsigned i, unsigned first, const char *name, int behind);
enum { DEFINE_CHOICES = 62 /* bits of html/form.h */ };
bool define_is_choosing(enum register_type);
bool define_has_state(const struct register_def *, const char *name);
bool define_is_word(const char *, const char *extra, size_t longest);
const struct register_field *define_named(
    const struct checking *, const char *key, const char *name);
void define_check_when(
    const struct checking *, unsigned before, const char *key, const struct register_when *);
/* define_access.c */
void define_check_may(const struct checking *, struct register_field *);
void define_check_access(const struct checking *);
void define_check_own(struct checking *);
void define_check_moves(struct checking *);
/* Makes two fields of each period and place (define_widen.c). */
void define_widen(struct arena *, struct checking *);
/* define_duty.c */
void define_check_duties(struct checking *);
void define_check_counts(struct checking *);
