/* Vec: doubling in an arena; the old arrays die with it. */
#include "base/vec.h"

void
vec_reserve(struct arena *a, void **elements, size_t n, size_t *cap, size_t size)
{
	void *bigger;

	if (n < *cap)
		return;
	*cap = *cap ? *cap * 2 : 8;
	bigger = arena_alloc_n(a, *cap, size);
	if (n > 0)
		memcpy(bigger, *elements, n * size);
	*elements = bigger;
}
