/* Prepared: the statements a handle has prepared, found by the query's address. */
#include "db/engine.h"

#include <string.h>

enum { FIRST_CAP = 64 };

static struct prepared *
place(struct prepared *table, size_t cap, const struct db_query *q)
{
	size_t i = ((uintptr_t)q >> 4) * 0x9E3779B97F4A7C15u >> 32 & (cap - 1);

	while (table[i].query != NULL && table[i].query != q)
		i = (i + 1) & (cap - 1);
	return &table[i];
}

/* The old table stays in the handle's arena; tables double, so that is as much again at most. */
static void
grow(struct handle *h)
{
	size_t cap = h->cap_prepared ? h->cap_prepared * 2 : FIRST_CAP;
	struct prepared *bigger = anew_n(h->arena, struct prepared, cap);

	for (size_t i = 0; i < h->cap_prepared; i++)
		if (h->prepared[i].query != NULL)
			*place(bigger, cap, h->prepared[i].query) = h->prepared[i];
	h->prepared = bigger;
	h->cap_prepared = cap;
}

struct prepared *
prepared_find(struct handle *h, const struct db_query *q)
{
	if (2 * h->n_prepared >= h->cap_prepared)
		grow(h);
	return place(h->prepared, h->cap_prepared, q);
}

void
prepared_forget(struct handle *h)
{
	h->prepared = NULL;
	h->many_rows = NULL;
	h->n_prepared = h->cap_prepared = 0;
}
