/* Postgres_ahead: questions of a reading transaction that are asked together with its next one. */
#include "db/postgres.h"
#include "base/str.h"
#include "base/vec.h"

struct ahead {
	struct arena *arena;
	VEC(struct question *) questions;
};

void
ahead_add(struct handle *h, const struct question *q)
{
	struct arena *a = h->tx->arena;
	struct question *copy = anew(a, struct question);

	if (h->ahead == NULL) {
		h->ahead = anew(a, struct ahead);
		h->ahead->arena = a;
	}
	*copy = *q;
	vec_push(h->ahead->arena, &h->ahead->questions, copy);
}

/* Bytes are like no others. */
static bool
same(const struct question *a, const struct question *b)
{
	if (a->query != b->query)
		return false;
	for (int i = 0; i < a->given.n; i++)
		if (a->given.formats[i] != 0 || !str_eq(a->given.values[i], b->given.values[i]))
			return false;
	return true;
}

struct question *
ahead_find(struct handle *h, const struct question *q)
{
	for (size_t i = 0; h->ahead != NULL && i < h->ahead->questions.n; i++)
		if (same(h->ahead->questions.a[i], q))
			return h->ahead->questions.a[i];
	return NULL;
}

size_t
ahead_with(struct handle *h, struct arena *a, struct question *q, struct question ***ret)
{
	size_t most = h->ahead == NULL ? 0 : h->ahead->questions.n, n = 0;
	struct question **all = anew_n(a, struct question *, most + 1);

	for (size_t i = 0; i < most; i++)
		if (h->ahead->questions.a[i]->answer == NULL && h->ahead->questions.a[i] != q)
			all[n++] = h->ahead->questions.a[i];
	all[n++] = q;
	*ret = all;
	return n;
}

void
ahead_forget(struct handle *h)
{
	for (size_t i = 0; h->ahead != NULL && i < h->ahead->questions.n; i++) {
		PQclear(h->ahead->questions.a[i]->answer);
		h->ahead->questions.a[i]->answer = NULL;
	}
	h->ahead = NULL;
}
