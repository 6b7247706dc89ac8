/* Screen: what each row of the metadata says. */
#include "areas/official/screening.h"
#include "base/str.h"

#include <ctype.h>
#include <string.h>

/* Walks the metadata's rows. */
#define EACH_META(s, m)                                                                            \
	for (const struct screen_meta *m = (s)->meta.a; m < (s)->meta.a + (s)->meta.n; m++)

static const char *
name_of(const struct screen_meta *m)
{
	return m->cells[META_COL_NAME];
}

static const char *
shown(const struct screen_meta *m)
{
	return *name_of(m) != '\0' ? name_of(m) : NULL;
}

void
check_meta_col_type(struct screening *s)
{
	EACH_META(s, m)
	if (!m->filter && !m->indicator)
		screening_found(s, s->meta_path, shown(m), m->line,
		    "Line %d: col_type is \"%s\". Write Filter or Indicator.", m->line,
		    m->cells[META_COL_TYPE]);
}

/* A school or provider may be the one filter of a file. */
static bool
may_be_filter(const char *name)
{
	return str_eq(name, "school_name") || str_eq(name, "provider_name");
}

static bool
is_unit(const char *name)
{
	if (str_eq(name, "time_period") || str_eq(name, "time_identifier") ||
	    str_eq(name, "geographic_level"))
		return true;
	for (int i = 0; i < LEVELS; i++)
		for (int j = 0; j < LEVEL_COLUMNS; j++)
			if (str_eq(levels[i].columns[j], name))
				return !may_be_filter(name);
	return false;
}

void
check_meta_ob_unit(struct screening *s)
{
	EACH_META(s, m)
	{
		const char *name = is_unit(name_of(m)) ? name_of(m) : m->cells[META_FILTER_GROUP];

		if (is_unit(name))
			screening_found(s, s->meta_path, name, m->line,
			    "Line %d: \"%s\" is a column of time or place. Remove it from the "
			    "metadata.",
			    m->line, name);
	}
}

void
check_meta_col_name(struct screening *s)
{
	EACH_META(s, m)
	if (str_blank(name_of(m)))
		screening_found(s, s->meta_path, "col_name", m->line,
		    "Line %d: col_name is blank. Write the name of a column.", m->line);
}

/* The first row before m that has the same text; NULL: none. */
static const struct screen_meta *
earlier(const struct screening *s, const struct screen_meta *m, enum meta_cell cell)
{
	EACH_META(s, other)
	{
		if (other == m)
			return NULL;
		if (str_eq(other->cells[cell], m->cells[cell]))
			return other;
	}
	return NULL;
}

static void
find_repeated(struct screening *s, enum meta_cell cell, const char *what)
{
	EACH_META(s, m)
	{
		const struct screen_meta *other =
		    *m->cells[cell] != '\0' ? earlier(s, m, cell) : NULL;

		if (other != NULL)
			screening_found(s, s->meta_path, shown(m), m->line,
			    "Line %d: the %s \"%s\" stands in line %d too. Give each its own.",
			    m->line, what, m->cells[cell], other->line);
	}
}

void
check_meta_dupe_label(struct screening *s)
{
	find_repeated(s, META_LABEL, "label");
}

void
check_meta_col_name_dupe(struct screening *s)
{
	find_repeated(s, META_COL_NAME, "col_name");
}

/* What only the other kind of column may have. */
static void
find_filled(struct screening *s, bool of_filters, enum meta_cell cell, const char *what)
{
	EACH_META(s, m)
	if ((of_filters ? m->filter : m->indicator) && *m->cells[cell] != '\0')
		screening_found(s, s->meta_path, shown(m), m->line,
		    "Line %d: \"%s\" is %s, which has no %s. Leave it blank.", m->line, name_of(m),
		    of_filters ? "a filter" : "an indicator", what);
}

void
check_meta_fil_grp(struct screening *s)
{
	find_filled(s, false, META_FILTER_GROUP, "filter_grouping_column");
}

void
check_meta_filter_hint(struct screening *s)
{
	find_filled(s, false, META_HINT, "filter_hint");
}

void
check_meta_indicator_dp(struct screening *s)
{
	find_filled(s, true, META_DP, "indicator_dp");
}

void
check_meta_ind_unit(struct screening *s)
{
	find_filled(s, true, META_UNIT, "indicator_unit");
}

void
check_meta_indicator_grouping(struct screening *s)
{
	find_filled(s, true, META_GROUPING, "indicator_grouping");
}

void
check_meta_fil_grp_dupe(struct screening *s)
{
	EACH_META(s, m)
	{
		const struct screen_meta *other =
		    *m->cells[META_FILTER_GROUP] != '\0' ? earlier(s, m, META_FILTER_GROUP) : NULL;

		if (other != NULL)
			screening_found(s, s->meta_path, m->cells[META_FILTER_GROUP], m->line,
			    "Line %d: \"%s\" groups \"%s\" already. A column may group one filter.",
			    m->line, m->cells[META_FILTER_GROUP], name_of(other));
	}
}

void
check_meta_fil_grp_is_fil(struct screening *s)
{
	EACH_META(s, group)
	EACH_META(s, m)
	if (*group->cells[META_FILTER_GROUP] != '\0' && m->filter &&
	    str_eq(name_of(m), group->cells[META_FILTER_GROUP]))
		screening_found(s, s->meta_path, name_of(m), m->line,
		    "Line %d: \"%s\" groups \"%s\" and is a filter too. Remove this "
		    "line.",
		    m->line, name_of(m), name_of(group));
}

void
check_meta_fil_grp_match(struct screening *s)
{
	EACH_META(s, m)
	{
		const char *group = m->cells[META_FILTER_GROUP];

		if (*group != '\0' && screening_column(s, group) < 0)
			screening_found(s, s->meta_path, group, m->line,
			    "Line %d: the data have no column \"%s\" to group by. Correct "
			    "filter_grouping_column.",
			    m->line, group);
	}
}

static const char *
stripped(struct arena *a, const char *text)
{
	char *s = arena_strdup(a, text), *to = s;

	for (const char *p = s; *p != '\0'; p++)
		if (isalnum((unsigned char)*p) || (unsigned char)*p >= 0x80)
			*to++ = *p;
	*to = '\0';
	return s;
}

void
check_meta_fil_grp_stripped(struct screening *s)
{
	for (size_t i = 0; i < s->columns.n; i++) {
		const struct screen_column *c = &s->columns.a[i];
		struct values *seen = values_new(s->arena, SCREEN_ITEMS + 1);

		for (size_t j = 0; c->group && j < c->values->n; j++) {
			const struct value *v = &c->values->a[j];

			if (!values_add(seen, stripped(s->arena, v->text), v->line))
				screening_found(s, s->data_path, c->name, v->line,
				    "Line %d: the group \"%s\" differs from another only in what "
				    "is no "
				    "letter or digit. Name them alike, or clearly otherwise.",
				    v->line, v->text);
		}
	}
}

void
check_meta_label(struct screening *s)
{
	EACH_META(s, m)
	if (str_blank(m->cells[META_LABEL]))
		screening_found(s, s->meta_path, shown(m), m->line,
		    "Line %d: \"%s\" has no label. Write what people are to read.", m->line,
		    name_of(m));
}

void
check_meta_geog_catch(struct screening *s)
{
	EACH_META(s, m)
	{
		int at = screening_column(s, name_of(m));

		if (at >= 0 && s->columns.a[at].looks && !s->columns.a[at].unit)
			screening_found(s, s->meta_path, name_of(m), m->line,
			    "Line %d: \"%s\" looks like a column of a place. Use the standard's "
			    "columns for places, and do not mention them here.",
			    m->line, name_of(m));
	}
}

void
check_meta_col_name_spaces(struct screening *s)
{
	EACH_META(s, m)
	if (!str_blank(name_of(m)) && strpbrk(name_of(m), " \t\r\n") != NULL)
		screening_found(s, s->meta_path, name_of(m), m->line,
		    "Line %d: the col_name \"%s\" has a space. Write _ instead, here and in the "
		    "data.",
		    m->line, name_of(m));
}

void
check_meta_ind_dp_set(struct screening *s)
{
	EACH_META(s, m)
	if (m->indicator && str_blank(m->cells[META_DP]))
		screening_found(s, s->meta_path, shown(m), m->line,
		    "Line %d: \"%s\" does not say how many decimal places to show. Write a "
		    "number in indicator_dp.",
		    m->line, name_of(m));
}

void
check_meta_ind_dp_values(struct screening *s)
{
	EACH_META(s, m)
	{
		const char *dp = m->cells[META_DP];

		if (m->indicator && *dp != '\0' && dp[strspn(dp, "0123456789")] != '\0')
			screening_found(s, s->meta_path, shown(m), m->line,
			    "Line %d: indicator_dp is \"%s\". Write a whole number, 0 or more.",
			    m->line, dp);
	}
}

void
check_meta_ind_unit_validation(struct screening *s)
{
	static const char *const units[] = { "", "%", "pp", "£", "£m", "numberstring" };

	EACH_META(s, m)
	{
		bool known = !m->indicator;

		for (size_t i = 0; i < sizeof units / sizeof units[0]; i++)
			known |= str_eq(units[i], m->cells[META_UNIT]);
		if (!known)
			screening_found(s, s->meta_path, shown(m), m->line,
			    "Line %d: indicator_unit is \"%s\". Leave it blank, or write %%, pp, "
			    "£, £m "
			    "or numberstring.",
			    m->line, m->cells[META_UNIT]);
	}
}
