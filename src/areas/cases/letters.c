/* Letters: made and kept when a notice is issued. */
#include "areas/cases/letters.h"
#include "app/app.h"
#include "areas/cases/case_pages.h"
#include "areas/cases/notice_text.h"
#include "base/rng.h"
#include "base/str.h"
#include "db/db.h"
#include "files/files.h"

const char letter_unchecked[] =
    N_("A machine made this translation and no person has checked it yet. If in doubt, the "
       "English letter counts.");

/* The parts in that language, for the page and for paper. */
static struct view_part *
parts_in(struct rq *rq, const struct letters_of *n, const struct language *l)
{
	struct view_part *parts = anew_n(rq->arena, struct view_part, n->rule->n_parts);

	for (unsigned i = 0; i < n->rule->n_parts; i++) {
		const struct policy_part *part = &n->rule->parts[i];

		parts[i] = (struct view_part){ .id = part->id,
			.label = text_tr(l, part->label),
			.body = l->catalogue == NULL
				    ? n->texts[i]
				    : notice_part_in(rq, n->rule, part, n->texts[i], l) };
	}
	return parts;
}

static void
keep_texts(struct rq *rq, const struct letters_of *n, const struct language *l,
    const struct view_part *parts)
{
	for (unsigned i = 0; i < n->rule->n_parts; i++)
		notice_text_insert(rq->tx, rq->kase->la, n->notice, l->code, parts[i].id,
		    parts[i].label, parts[i].body);
}

/* The plan is a file of its own, the version that was issued with the notice. */
static const char *
enclosed(const struct letters_of *n, const struct language *l)
{
	if (n->rule->notice == NOTICE_N3)
		return text_tr(l, N_("The draft plan, with the advice"));
	return n->rule->notice == NOTICE_N4 ? text_tr(l, N_("The final plan, with the advice"))
					    : NULL;
}

/* Name, language and, for whoever gets it by post, the address; whether that is protected. */
static bool
address_to(struct rq *rq, const struct notice_recipients_row *r, struct letter *l)
{
	const struct notice_reader_row *who;
	const struct language *reads;

	l->language = &text_english;
	l->to = r->name;
	if (r->person == 0)
		return false;
	who = notice_reader(rq->tx, rq->kase->la, r->person);
	l->to = arena_printf(rq->arena, "%s %s", who->given, who->family);
	reads = text_language(who->language);
	if (reads != NULL)
		l->language = reads;
	if (!str_eq(who->kind, "address"))
		return false;
	l->address = who->postcode == NULL
			 ? who->value
			 : arena_printf(rq->arena, "%s\n%s", who->value, who->postcode);
	return who->protected;
}

static void
make(struct rq *rq, const struct letters_of *n, const struct notice_recipients_row *r)
{
	struct letter l = { .authority = case_authority(rq->tx, rq->kase->la, rq->kase->team)->name,
		.reference = rq->kase->reference,
		.child = case_child_name(rq),
		.seal = n->seal,
		.on = rq->now.today };
	bool guarded = address_to(rq, r, &l);
	struct hash hash;
	struct buf *pdf;

	l.title = text_tr(l.language, n->rule->title);
	l.enclosed = enclosed(n, l.language);
	l.parts.a = parts_in(rq, n, l.language);
	l.parts.n = n->rule->n_parts;
	pdf = letter_pdf(rq->arena, &l);
	hash = files_keep(rq->tx, rq->app->store, rq->kase->la, pdf->p, pdf->n);
	notice_letter_insert(rq->tx, rq->kase->la, rng_row_id(), rng_public_id(rq->arena),
	    n->notice, r->id, l.language->code, hash_hex(rq->arena, &hash), (int64_t)pdf->n,
	    l.address != NULL, guarded);
}

void
letters_make(struct rq *rq, const struct letters_of *n)
{
	struct language_list all = text_languages();

	for (size_t i = 0; i < all.n; i++)
		if (all.a[i].catalogue != NULL)
			keep_texts(rq, n, &all.a[i], parts_in(rq, n, &all.a[i]));
	for (size_t i = 0; i < n->recipients->n; i++)
		make(rq, n, &n->recipients->a[i]);
}
