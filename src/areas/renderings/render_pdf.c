/* Render, PDF: ordinary print with tables; large print with everything in one column. */
#include "areas/renderings/render_walk.h"
#include "io/pdf.h"

struct print {
	struct pdf *pdf;
	struct pdf_column columns[SINK_COLUMNS];
};

static void
heading(void *to, int level, const char *text)
{
	pdf_heading(((struct print *)to)->pdf, level, text);
}

static void
paragraph(void *to, const char *text)
{
	pdf_paragraph(((struct print *)to)->pdf, text);
}

static void
labelled(void *to, const char *label, const char *text)
{
	pdf_labelled(((struct print *)to)->pdf, label, text);
}

static void
list_begin(void *to)
{
	pdf_list_begin(((struct print *)to)->pdf);
}

static void
item(void *to, const char *text)
{
	pdf_item(((struct print *)to)->pdf, text);
}

static void
list_end(void *to)
{
	pdf_list_end(((struct print *)to)->pdf);
}

static void
table_begin(void *to, const struct render_column *columns, size_t n)
{
	struct print *print = to;

	for (size_t i = 0; i < n; i++)
		print->columns[i] = (struct pdf_column){ columns[i].head, columns[i].share };
	pdf_table_begin(print->pdf, print->columns, n);
}

static void
row(void *to, const char *const *cells, size_t n)
{
	pdf_row(((struct print *)to)->pdf, (struct pdf_cells){ cells, n });
}

static void
table_end(void *to)
{
	pdf_table_end(((struct print *)to)->pdf);
}

struct buf *
plan_pdf(
    struct arena *arena, const struct view_plan *v, enum plan_pdf_kind kind, size_t *ret_unknown)
{
	struct print print = { pdf_new(
	    arena, &(struct pdf_facts){
		       .title = v->title,
		       .language = text_document_language(v->language),
		       .subject = v->kind,
		       .on = v->on,
		       .size = kind == PLAN_PDF_LARGE ? 18 : 11,
		       .rtl = v->language->rtl,
		       .foot = v->mark,
		       .of_pages = text_tr(v->language, N_("Page {n} of {m}")),
		   }) };
	struct render_sink sink = { &print, heading, paragraph, labelled, list_begin, item,
		list_end };
	struct buf *b;

	if (kind == PLAN_PDF) {
		sink.table_begin = table_begin;
		sink.row = row;
		sink.table_end = table_end;
	}
	render_walk(arena, v, &sink);
	b = pdf_finish(print.pdf);
	if (ret_unknown != NULL)
		*ret_unknown = pdf_unknown(print.pdf);
	return b;
}
