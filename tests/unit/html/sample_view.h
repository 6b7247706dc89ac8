/* Sample: what the templates of these tests show. */
#pragma once
#include "base/date.h"
#include "base/money.h"
#include "html/out.h"

struct sample_row {
	const char *name, *id;
	struct date due;
	bool late;
};
struct sample_page {
	const char *title;
	struct html aside;
};
struct sample_tag {
	const char *text, *colour;
	struct out_attributes attributes;
};
struct sample {
	const char *title, *link, *note;
	struct date day;
	struct instant at;
	struct money fee;
	struct {
		const struct sample_row *a;
		size_t n;
	} rows;
};
