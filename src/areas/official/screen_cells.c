/* Screen: filters, indicators and what no cell may say. */
#include "areas/official/screening.h"
#include "base/str.h"

#define EACH_COLUMN(s, c)                                                                          \
	for (const struct screen_column *c = (s)->columns.a; c < (s)->columns.a + (s)->columns.n;  \
	     c++)

/* A finding for a column where such a cell was noted. */
static void
find_fact(struct screening *s, const struct screen_column *c, enum cell_fact fact, const char *said)
{
	if (c->lines[fact] > 0)
		screening_found(s, s->data_path, c->name, c->lines[fact], "Line %d: \"%s\" %s",
		    c->lines[fact], c->name, said);
}

void
check_general_null(struct screening *s)
{
	EACH_COLUMN(s, c)
	find_fact(s, c, CELL_NULL,
	    "says NULL or NA. Write z, x, c or low in an indicator, and leave a place blank.");
	if (s->meta_null > 0)
		screening_found(s, s->meta_path, NULL, s->meta_null,
		    "Line %d says NULL or NA. Leave the cell blank.", s->meta_null);
}

void
check_general_legacy(struct screening *s)
{
	EACH_COLUMN(s, c)
	find_fact(s, c, CELL_LEGACY,
	    "has an old sign for no data, such as N/A or a dash. Write z for not applicable, x "
	    "for not available.");
}

void
check_filter_not_singular(struct screening *s)
{
	EACH_COLUMN(s, c)
	if (c->filter && s->rows > 0 && !c->varies)
		screening_found(s, s->meta_path, c->name, 0,
		    "The filter \"%s\" has only one item. Remove it from the metadata.", c->name);
}

/* A group that is a filter too is asked for the filter's default. */
static const char *
default_of(const struct screening *s, const struct screen_column *c)
{
	for (size_t i = 0; i < s->meta.n; i++)
		if (str_eq(s->meta.a[i].cells[META_COL_NAME], c->name) &&
		    *s->meta.a[i].cells[META_DEFAULT] != '\0')
			return s->meta.a[i].cells[META_DEFAULT];
	return "Total";
}

void
check_filter_defaults(struct screening *s)
{
	EACH_COLUMN(s, c)
	if ((c->filter || c->group) && !values_have(c->values, default_of(s, c)))
		screening_found(s, s->data_path, c->name, 0,
		    "\"%s\" has no item \"%s\". Add rows for it, or name the item that people "
		    "see first in filter_default.",
		    c->name, default_of(s, c));
}

void
check_filter_group_level(struct screening *s)
{
	for (size_t i = 0; i < s->meta.n; i++) {
		const struct screen_meta *m = &s->meta.a[i];
		int filter = screening_column(s, m->cells[META_COL_NAME]);
		int group = screening_column(s, m->cells[META_FILTER_GROUP]);

		if (!m->filter || filter < 0 || group < 0)
			continue;
		if (s->columns.a[group].values->n > s->columns.a[filter].values->n)
			screening_found(s, s->meta_path, m->cells[META_COL_NAME], m->line,
			    "Line %d: the group \"%s\" has more items (%zu) than the filter \"%s\" "
			    "(%zu). They may be the wrong way round.",
			    m->line, m->cells[META_FILTER_GROUP], s->columns.a[group].values->n,
			    m->cells[META_COL_NAME], s->columns.a[filter].values->n);
	}
}

void
check_filter_item_limit(struct screening *s)
{
	EACH_COLUMN(s, c)
	if ((c->filter || c->group) && c->values->n > SCREEN_ITEMS)
		screening_found(s, s->data_path, c->name, 0,
		    "\"%s\" has over %d items. Split the file, or use fewer.", c->name,
		    SCREEN_ITEMS);
}

void
check_filter_whitespace(struct screening *s)
{
	EACH_COLUMN(s, c)
	if (c->filter || c->group || c->unit)
		find_fact(
		    s, c, CELL_SPACED, "has white space before or behind its text. Remove it.");
}

/* A school's or provider's name may be the one filter. */
static bool
is_sole_filter(const struct screening *s, const struct screen_column *column)
{
	size_t filters = 0;

	EACH_COLUMN(s, c)
	filters += c->filter;
	return filters == 1 && (column->filter || column->group) &&
	       (str_eq(column->name, "school_name") || str_eq(column->name, "provider_name"));
}

void
check_filter_ob_total(struct screening *s)
{
	EACH_COLUMN(s, c)
	if ((c->unit || c->looks) && !is_sole_filter(s, c))
		find_fact(s, c, CELL_TOTAL,
		    "says Total or All. Leave the cell blank: the level says what is summed.");
}

void
check_filter_blanks(struct screening *s)
{
	EACH_COLUMN(s, c)
	if (c->filter || c->group)
		find_fact(s, c, CELL_BLANK, "is blank. Write Total where all are meant.");
}

void
check_general_dupes(struct screening *s)
{
	if (s->duplicates > 0)
		screening_found(s, s->data_path, NULL, s->duplicate,
		    "Line %d: an earlier line has the same time, place and filters; so it is in "
		    "%zu "
		    "lines. Remove them, or add the filter that tells them apart.",
		    s->duplicate, s->duplicates);
}

void
check_ind_invalid_entry(struct screening *s)
{
	EACH_COLUMN(s, c)
	{
		if (!c->indicator)
			continue;
		find_fact(s, c, CELL_BLANK,
		    "is blank. Write z for not applicable, x for not available, c for hidden.");
		find_fact(s, c, CELL_OBSOLETE,
		    "has an obsolete symbol. Write x instead of :, and low instead of ~.");
	}
}

void
check_ind_no_number(struct screening *s)
{
	EACH_COLUMN(s, c)
	if (c->indicator && c->lines[CELL_NO_NUMBER] > 0 && c->lines[CELL_NULL] == 0 &&
	    c->lines[CELL_LEGACY] == 0 && c->lines[CELL_OBSOLETE] == 0)
		find_fact(s, c, CELL_NO_NUMBER,
		    "is neither a number nor one of the symbols z, x, c, low, k and u.");
}
