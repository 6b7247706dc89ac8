/* Answers: what was answered, as people read it before they send it. */
#include "areas/portal/answers.h"
#include "areas/portal/portal.sql.h"
#include "base/str.h"
#include "base/vec.h"
#include "db/db.h"
#include "text/text.h"

static const char *
label_of(const struct choice *c, const char *value)
{
	for (; c->value != NULL; c++)
		if (str_eq(c->value, value))
			return c->label;
	return NULL;
}

/* An answer as people read it, by the kind of its field. */
static const char *
answer_text(struct rq *rq, const struct field *f, const void *values)
{
	const char *at = (const char *)values + f->offset;
	struct buf *all;

	switch (f->kind) {
	case FIELD_DATE:
		return text_date(rq->arena, rq->language, *(const struct date *)at);
	case FIELD_CHOICE:
		return choice_label(f->choices, *(const int *)at);
	case FIELD_CHOICES:
		all = buf_new(rq->arena);
		for (const struct choice *c = f->choices; c->value != NULL; c++)
			if (*(const uint64_t *)at & (UINT64_C(1) << c->number))
				buf_printf(all, "%s%s", all->n ? "\n" : "",
				    text_tr(rq->language, c->label));
		return all->p;
	case FIELD_TEXT:
	case FIELD_TEXTAREA:
	case FIELD_EMAIL:
	case FIELD_PHONE:
	case FIELD_POSTCODE:
		return *(const char *const *)at;
	case FIELD_PICK:
		return label_of(f->choices, *(const char *const *)at);
	case FIELD_INTEGER:
	case FIELD_PASSWORD:
	case FIELD_VERSION:
	case FIELD_BUTTON:
	case FIELD_FILE:
	case FIELD_KIND__MAX:
		break;
	}
	return NULL;
}

struct view_answers
answers_of(struct rq *rq, const char *title, const char *change, const struct form *form,
    const void *values)
{
	struct view_answers section = { .title = text_tr(rq->language, title) };
	VEC(struct view_answer) rows = { 0 };

	for (const struct field *f = form->fields; f->name != NULL; f++) {
		const char *text = f->kind == FIELD_FILE ? NULL : answer_text(rq, f, values);

		if (f->only_if != NULL && str_blank(text))
			continue;
		vec_push(rq->arena, &rows,
		    (struct view_answer){
			.question = text_tr(rq->language, f->label),
			.answer = str_blank(text) ? text_tr(rq->language, N_("Not answered"))
						  : text_tr(rq->language, text),
			.change = change,
			.what = text_tr(rq->language, f->label),
		    });
	}
	section.rows.a = rows.a;
	section.rows.n = rows.n;
	return section;
}

struct view_answers
answers_documents(struct rq *rq, const char *title, const char *change)
{
	struct draft_documents_rows files = draft_documents(rq->tx, rq->draft->la, rq->draft->id);
	struct view_answers section = { .title = text_tr(rq->language, title) };
	struct buf *names = buf_new(rq->arena);

	for (size_t i = 0; i < files.n; i++)
		buf_printf(names, "%s%s", i ? "\n" : "", files.a[i].name);
	section.rows.n = 1;
	section.rows.a = anew(rq->arena, struct view_answer);
	section.rows.a[0] = (struct view_answer){
		.question = text_tr(rq->language, N_("Files")),
		.answer = files.n ? names->p : text_tr(rq->language, N_("None")),
		.change = change,
		.what = section.title,
	};
	return section;
}
