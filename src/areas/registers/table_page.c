/* Table pages: a list as a file, and a file as records: sent, checked, shown, then loaded whole. */
#include "areas/registers/cells.h"
#include "areas/registers/load.h"
#include "areas/registers/pages.h"
#include "areas/registers/registers.html.h"
#include "areas/registers/registers.sql.h"
#include "areas/registers/registers_view.h"
#include "areas/registers/search.h"
#include "base/buf.h"
#include "base/err.h"
#include "base/rng.h"
#include "base/str.h"
#include "files/serve.h"
#include "text/text.h"

#include <unistd.h>

enum { MOST_OUT = 10000, LARGEST = 8 << 20, KEPT_SECONDS = 7 * 24 * 3600 };

/* ---- out ---- */

static void
send_bytes(struct rq *rq, const char *type, const char *name, const struct buf *b)
{
	rq->response->status = 200;
	rq->response->type = type;
	rq->response->body = b->p;
	rq->response->n_body = b->n;
	http_set_header(rq->response, "Content-Disposition", files_disposition(rq->arena, name));
}

/* NULL: refused, or longer than a request has memory for: half a table would be taken for the
 * whole. */
static const struct register_def *
table_of(struct rq *rq, struct sheet *ret)
{
	const struct register_def *d = pages_register(rq);
	struct record_search all;
	struct record_list found;

	if (d == NULL) {
		pages_refuse(rq);
		return NULL;
	}
	all = search_of(rq, d)->search;
	all.beside = NULL;
	all.back = false;
	all.most = MOST_OUT;
	found = record_search(rq->tx, d->type, &all);
	if (found.more) {
		rq_redirect(rq, search_href(search_of(rq, d), NULL), "table_too_long");
		return NULL;
	}
	pages_log_readings(rq, d, &found);
	*ret = cells_sheet(rq->tx, d, &found);
	return d;
}

void
pages_csv(struct rq *rq)
{
	struct sheet s;
	const struct register_def *d = table_of(rq, &s);

	if (d != NULL)
		send_bytes(rq, "text/csv; charset=utf-8",
		    arena_printf(rq->arena, "%s.csv", d->name), sheet_csv(rq->arena, &s));
}

void
pages_xlsx(struct rq *rq)
{
	struct sheet s;
	const struct register_def *d = table_of(rq, &s);

	if (d != NULL)
		send_bytes(rq, "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
		    arena_printf(rq->arena, "%s.xlsx", d->name), xlsx_write(rq->arena, &s));
}

/* ---- in: sent ---- */

static const struct register_def *
register_to_load(struct rq *rq)
{
	const struct register_def *d = pages_register(rq);

	return d != NULL && pages_may_load(rq, d) && pages_own_la(rq, d) != 0 ? d : NULL;
}

const struct form *
pages_load_form(struct rq *rq)
{
	static const struct field fields[] = {
		{ "table", FIELD_FILE, 0, N_("A table, as CSV or Excel workbook (.xlsx)"),
		    .hint = N_("Its first row names the columns"), .accept = ".csv,.xlsx" },
		{ 0 },
	};
	static const struct form form = { "load", fields, 8, NULL };

	return register_to_load(rq) == NULL ? NULL : &form;
}

static const char *
kind_in_words(struct rq *rq, enum register_type t)
{
	switch ((int)t) {
	case TYPE_DATE:
		return text_tr(rq->language, "A date like 2026-03-02 or 2/3/2026");
	case TYPE_YES_NO:
		return text_tr(rq->language, "yes or no");
	case TYPE_CHOICES:
		return text_tr(rq->language, "One or several of these, with commas between them");
	case TYPE_CHOICE:
		return text_tr(rq->language, "One of these");
	case TYPE_PERSON:
	case TYPE_SCHOOL:
	case TYPE_BODY:
	case TYPE_RECORD:
		return text_tr(rq->language, "A name that the form offers");
	case TYPE_CHILD:
		return text_tr(rq->language, "The reference of a case");
	case TYPE_FILE:
		return text_tr(rq->language, "Nothing: files are added in the form");
	}
	return NULL;
}

static const char *
values_in_words(struct rq *rq, const struct register_field *f)
{
	struct buf *b = buf_new(rq->arena);

	for (const struct choice *c = f->choices; c != NULL && c->value != NULL; c++)
		buf_printf(b, "%s%s", b->n ? ", " : "", c->value);
	return b->n > 0 ? b->p : NULL;
}

void
pages_load_show(struct rq *rq)
{
	const struct register_def *d = register_to_load(rq);
	struct view_load_field *list = anew_n(rq->arena, struct view_load_field, d->n_fields);
	struct view_load v = { .title = text_tr(rq->language, d->title),
		.back = pages_path(rq, d, NULL),
		.action = arena_printf(rq->arena, "%s/load", pages_path(rq, d, NULL)),
		.form = rq->form };
	struct out *o = rq_page(rq);

	for (unsigned i = 0; i < d->n_fields; i++)
		list[i] = (struct view_load_field){
			.name = d->fields[i].name,
			.label = text_tr(rq->language, d->fields[i].label),
			.kind = kind_in_words(rq, d->fields[i].type),
			.values = values_in_words(rq, &d->fields[i]),
			.required = d->fields[i].required != NULL &&
				    d->fields[i].required_when == NULL &&
				    d->fields[i].asked_when == NULL,
		};
	v.fields.a = list;
	v.fields.n = d->n_fields;
	register_load(o, &v);
	rq_send(rq, o);
}

static const struct buf *
bytes_of(struct rq *rq, const struct http_upload *u)
{
	struct buf *b = buf_new(rq->arena);
	ssize_t n;

	if (u->size > LARGEST)
		return NULL;
	while ((n = pread(u->fd, buf_reserve(b, 65536), 65536, (off_t)b->n)) > 0)
		b->n += (size_t)n;
	if (n < 0)
		fail(FAULT_STORAGE, "an upload cannot be read");
	return b;
}

static const char *
text_of(struct rq *rq)
{
	struct load_finding f = { 0 };
	const struct buf *b;
	const char *text;

	if (rq->http->n_uploads != 1) {
		form_error(rq->form, "table", N_("Choose the file with the table"));
		return NULL;
	}
	b = bytes_of(rq, &rq->http->uploads[0]);
	if (b == NULL) {
		form_error(
		    rq->form, "table", N_("The file is bigger than 8 MB. Load the table in parts"));
		return NULL;
	}
	text = load_text(rq->arena, b->p, b->n, &f);
	if (text == NULL && f.line > 0)
		form_error(rq->form, "table",
		    arena_printf(rq->arena, "%s %d: %s", text_tr(rq->language, "Row"), f.line,
			text_tr(rq->language, f.message)));
	else if (text == NULL)
		form_error(rq->form, "table", f.message);
	return text;
}

/* It is kept for a week, for the person who sent it alone, and emptied when it is loaded. */
void
pages_load_save(struct rq *rq)
{
	const struct register_def *d = register_to_load(rq);
	const char *public_id = rng_public_id(rq->arena), *text = text_of(rq);
	int64_t la = pages_own_la(rq, d), id = rng_row_id();

	if (text == NULL)
		return;
	register_loads_forget(rq->tx, la, instant_add_seconds(rq->now.instant, -KEPT_SECONDS));
	register_load_insert(rq->tx, la, id, public_id, d->name, rq->viewer->person,
	    rq->now.instant, rq->http->uploads[0].filename, text);
	rq_say(rq, (struct audit_entry){ .la = la,
		       .action = "register_table_sent",
		       .object_kind = "record_load",
		       .object_id = id });
	rq_redirect(
	    rq, arena_printf(rq->arena, "%s/loads/%s", pages_path(rq, d, NULL), public_id), NULL);
}

/* ---- in: checked and loaded ---- */

static struct view_loaded
view_of(struct rq *rq, const struct load *load, const struct register_load_find_row *row)
{
	struct view_load_finding *list =
	    anew_n(rq->arena, struct view_load_finding, load->findings.n + 1);
	const char *path = pages_path(rq, load->def, NULL);
	struct view_loaded v = {
		.title = text_tr(rq->language, load->def->title),
		.name = row->name,
		.back = arena_printf(rq->arena, "%s/load", path),
		.action = arena_printf(rq->arena, "%s/loads/%s", path, row->public_id),
		.n_findings = load->n_findings,
		.n_new = load->n_new,
		.n_changed = load->n_changed,
		.n_same = load->n_same,
	};

	for (size_t i = 0; i < load->findings.n; i++)
		list[i] = (struct view_load_finding){ load->findings.a[i].line,
			load->findings.a[i].column,
			text_tr(rq->language, load->findings.a[i].message),
			load->findings.a[i].cell, load->findings.a[i].other };
	v.findings.a = list;
	v.findings.n = load->findings.n;
	return v;
}

/* Checked against the register as it is now, however long ago the table was sent. */
static const struct load *
load_on_page(struct rq *rq, const struct register_load_find_row **ret_row)
{
	const struct register_def *d = register_to_load(rq);
	const struct register_load_find_row *row =
	    d == NULL ? NULL : register_load_find(rq->tx, rq_arg(rq, "load"));

	if (row == NULL || !str_eq(row->register_, d->name) || row->loaded) {
		rq_not_found(rq);
		return NULL;
	}
	*ret_row = row;
	return load_check(rq->tx, d, rq->viewer, row->la, row->content);
}

static void
show_load(struct rq *rq, const struct load *load, const struct register_load_find_row *row)
{
	struct view_loaded v = view_of(rq, load, row);
	struct out *o = rq_page(rq);

	register_loaded(o, &v);
	rq_send(rq, o);
}

void
pages_loaded_show(struct rq *rq)
{
	const struct register_load_find_row *row;
	const struct load *load = load_on_page(rq, &row);

	if (load != NULL)
		show_load(rq, load, row);
}

void
pages_loaded_save(struct rq *rq)
{
	const struct register_load_find_row *row;
	const struct load *load = load_on_page(rq, &row);

	if (load == NULL)
		return;
	if (load->n_findings > 0 || !load_write(rq->tx, load, rq)) {
		rq->response->status = 422; /* nothing is kept */
		show_load(rq, load, row);
		return;
	}
	register_load_done(rq->tx, row->la, row->id, rq->now.instant, load->n_new, load->n_changed);
	rq_say(rq, (struct audit_entry){ .la = row->la,
		       .action = "register_table_loaded",
		       .object_kind = "record_load",
		       .object_id = row->id });
	rq_redirect(rq, pages_path(rq, load->def, NULL), "records_loaded");
}
