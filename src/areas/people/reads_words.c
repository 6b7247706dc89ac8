/* Reads, words: a table of the pages that show children's records. */
#include "areas/people/reads_words.h"
#include "text/text.h"

#include <string.h>

/* A page, and all below it that have no line of their own. */
static const struct page {
	const char *route, *words;
} pages[] = {
	{ "/cases/:case", N_("The case") },
	{ "/cases/:case/advice", N_("Advice for the case") },
	{ "/cases/:case/answers", N_("What the family said about the draft") },
	{ "/cases/:case/asks", N_("What others are asked for") },
	{ "/cases/:case/consult", N_("Asking settings") },
	{ "/cases/:case/consultation", N_("A setting's reply") },
	{ "/cases/:case/consultations", N_("Asking settings") },
	{ "/cases/:case/decide", N_("The decision whether to assess") },
	{ "/cases/:case/decide-issue", N_("The decision whether to issue a plan") },
	{ "/cases/:case/documents", N_("A document") },
	{ "/cases/:case/draft", N_("The draft plan") },
	{ "/cases/:case/exception", N_("An exception from a date") },
	{ "/cases/:case/messages", N_("Messages with the family") },
	{ "/cases/:case/name", N_("Naming the setting") },
	{ "/cases/:case/notice", N_("A letter with a decision") },
	{ "/cases/:case/notices", N_("A letter with a decision") },
	{ "/cases/:case/numbers", N_("The child's numbers") },
	{ "/cases/:case/officer", N_("Whose case it is") },
	{ "/cases/:case/plan", N_("The plan") },
	{ "/cases/:case/promises", N_("Promises to the family") },
	{ "/cases/:case/registers", N_("A register, of the case") },
	{ "/cases/:case/return", N_("What the return says of the case") },
	{ "/cases/:case/waiting", N_("What others are asked for") },
	{ "/advice/:request", N_("A request for advice") },
	{ "/track/:case", N_("The family's page") },
	{ "/track/:case/advice", N_("Advice, as the family reads it") },
	{ "/track/:case/documents", N_("A document") },
	{ "/track/:case/messages", N_("Messages with the family") },
	{ "/track/:case/notices", N_("A letter with a decision") },
	{ "/track/:case/plan", N_("The plan, as the family reads it") },
	{ "/track/:case/plan/files", N_("The plan, taken as a file") },
	{ "/track/:case/promises", N_("Promises to the family") },
	{ "/track/:case/reads", N_("Who looked") },
	{ "/track/:case/views", N_("The family's views") },
	{ "/ask/sent/:case", N_("The request, when it was sent") },
	{ "/registers/:register", N_("A register, as a list") },
	{ "/registers/:register/:record", N_("A record of a register") },
	{ "/registers/:register/print", N_("A register, to be printed") },
	{ "/registers/:register/table.csv", N_("A register, as a table") },
	{ "/registers/:register/table.xlsx", N_("A register, as a table") },
	{ "/api/registers/:register", N_("A register, by a program") },
};

static bool
is_at_or_below(const char *route, const char *page, size_t n)
{
	return strncmp(route, page, n) == 0 && (route[n] == '\0' || route[n] == '/');
}

/* The longest that fits. */
const char *
reads_page_words(const struct language *l, const char *route)
{
	const char *words = NULL;
	size_t longest = 0;

	for (size_t i = 0; i < sizeof pages / sizeof pages[0]; i++) {
		size_t n = strlen(pages[i].route);

		if (n > longest && is_at_or_below(route, pages[i].route, n)) {
			longest = n;
			words = pages[i].words;
		}
	}
	return words == NULL ? NULL : text_tr(l, words);
}
