/* What the registers' templates show. */
#pragma once
#include "areas/registers/registers.h"
#include "areas/registers/shown.h"
#include "html/chart.h"
#include "html/form.h"

struct view_index {
	struct {
		const struct view_register {
			const char *name, *title, *description;
		} * a;
		size_t n;
	} list;
};

struct view_register_figures {
	const char *title, *back;
	struct date from, to;
	bool has_period; /* some of them are of the period */
	struct {
		const struct chart_bars *a;
		size_t n;
	} figures;
};

struct view_cells {
	const struct shown *a;
	size_t n;
};

struct view_row {
	const char *href, *heading;
	const char *reference; /* of the case; NULL: not of one, or the page is the case's */
	const char *state;
	struct view_cells cells;
};

struct view_filter {
	const char *name, *label;
	const char *value; /* typed; only of a filter without choices */
	struct {
		const struct view_option {
			const char *value, *text;
			bool selected;
		} * a;
		size_t n;
	} options;
};

struct view_column {
	const char *text, *href; /* NULL: the list is not to be had in its order */
	const char *sort;	 /* "ascending", "descending" as the list is now; NULL: neither */
};

struct view_list {
	const char *title, *description, *source, *record, *action;
	const char *back, *new_href, *load_href; /* NULL: the viewer may not */
	const char *csv_href, *xlsx_href, *print_href;
	const char *figures_href;   /* NULL: it counts nothing */
	const char *sort;	    /* what the list is in the order of, as asked for; NULL */
	const char *case_reference; /* the page is one case's; NULL: it is not */
	bool has_cases, has_states;
	struct {
		const struct view_column *a;
		size_t n;
	} columns;
	struct {
		const struct view_row *a;
		size_t n;
	} rows;
	struct {
		const struct view_filter *a;
		size_t n;
	} filters;
	int64_t total; /* of all pages; when is_more, that there are more than this */
	bool is_more;
	struct date on;		     /* the day it is printed */
	const char *previous, *next; /* NULL: none */
};

struct view_change {
	const char *label, *before, *after; /* NULL: no value */
};

struct view_version {
	int64_t number;
	struct instant at;
	const char *by; /* NULL: not to be said */
	struct {
		const struct view_change *a;
		size_t n;
	} changes; /* from the version before; none of the first */
};

struct view_record {
	const char *source;
	const char *owner; /* whose the duties are; NULL: whoever may write it */
	struct {
		const struct view_record_due {
			const char *title, *source;
			struct date on;
			bool late;
		} * a;
		size_t n;
	} due;
	const char *copy_href; /* what others see, when something is kept back; NULL */
	struct date on;	       /* the day of a copy */
	const char *title, *register_title, *back, *edit_href, *state, *case_reference, *case_href;
	struct view_cells cells;
	struct {
		const struct view_version *a;
		size_t n;
	} versions;
};

struct view_form {
	const char *title, *back, *action;
	const char *changed_href; /* the record as it is now, when somebody else changed it; NULL */
	const struct register_def *def;
	const struct form_state *form;
	struct {
		const char *const *a;
		size_t n;
	} fields; /* those that no other brings with it */
	struct {
		const struct view_help {
			const char *label, *help, *own_help, *source;
		} * a;
		size_t n;
	} help;
};

struct view_load_field {
	const char *name, *label;
	const char *kind, *values; /* what may stand in the column; NULL: any text */
	bool required;
};

struct view_load {
	const char *title, *back, *action;
	const struct form_state *form;
	struct {
		const struct view_load_field *a;
		size_t n;
	} fields;
};

struct view_load_finding {
	int64_t line; /* 0: the whole table */
	const char *column, *message, *cell;
	int64_t other; /* the row that says the same; 0: none */
};

struct view_loaded {
	const char *title, *name, *back, *action;
	int64_t n_findings, n_new, n_changed, n_same;
	struct {
		const struct view_load_finding *a;
		size_t n;
	} findings;
};

struct view_area {
	const char *name;
	struct {
		const struct view_service {
			const char *name;
			struct view_cells first, rest; /* how to call; the other answers */
		} * a;
		size_t n;
	} services;
};

struct view_advice {
	struct {
		const struct view_area *a;
		size_t n;
	} areas;
};
