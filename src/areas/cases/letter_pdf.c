/*
 * Letter, PDF: an issued notice on paper, addressed to one recipient.
 *
 * What identifies the recipient stands here and nowhere else: no letter holds
 * anything of another's.
 */
#include "areas/cases/letters.h"
#include "io/pdf.h"

enum { LETTER_POINTS = 12 };

/* Who writes to whom, when and about what. */
static void
put_head(struct pdf *pdf, struct arena *a, const struct letter *l)
{
	const struct language *in = l->language;

	pdf_paragraph(pdf, l->authority);
	pdf_paragraph(pdf, l->to);
	pdf_paragraph(pdf, l->address);
	pdf_labelled(pdf, text_tr(in, N_("Date")), text_date(a, in, l->on));
	pdf_labelled(pdf, text_tr(in, N_("Reference")), l->reference);
	pdf_labelled(pdf, text_tr(in, N_("About")), l->child);
}

static void
put_enclosed(struct pdf *pdf, const struct letter *l)
{
	if (l->enclosed == NULL)
		return;
	pdf_heading(pdf, 2, text_tr(l->language, N_("With this letter")));
	pdf_list_begin(pdf);
	pdf_item(pdf, l->enclosed);
	pdf_list_end(pdf);
}

struct buf *
letter_pdf(struct arena *a, const struct letter *l)
{
	struct pdf *pdf = pdf_new(a, &(struct pdf_facts){
					 .title = l->title,
					 .language = text_document_language(l->language),
					 .author = l->authority,
					 .subject = l->reference,
					 .on = l->on,
					 .size = LETTER_POINTS,
					 .rtl = l->language->rtl,
					 .foot = l->reference,
					 .of_pages = text_tr(l->language, N_("Page {n} of {m}")),
				     });

	put_head(pdf, a, l);
	pdf_heading(pdf, 1, l->title);
	if (l->language->unchecked)
		pdf_paragraph(pdf, text_tr(l->language, letter_unchecked));
	for (size_t i = 0; i < l->parts.n; i++) {
		pdf_heading(pdf, 2, l->parts.a[i].label);
		pdf_paragraph(pdf, l->parts.a[i].body);
	}
	put_enclosed(pdf, l);
	pdf_labelled(pdf, text_tr(l->language, N_("The seal of this notice")), l->seal);
	return pdf_finish(pdf);
}
