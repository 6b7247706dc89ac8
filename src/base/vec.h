/*
 * Vec: an array that grows in an arena.
 *
 *	VEC(struct row) rows = { 0 };
 *	vec_push(arena, &rows, row);
 *	for (size_t i = 0; i < rows.n; i++) use(&rows.a[i]);
 *
 * Templates walk any struct with the members a and n.
 */
#pragma once
#include "base/arena.h"

#include <string.h>

#define VEC(type)                                                                                  \
	struct {                                                                                   \
		type *a;                                                                           \
		size_t n, cap;                                                                     \
	}

#define vec_push(arena, vec, ...)                                                                  \
	(vec_reserve(                                                                              \
	     (arena), (void **)&(vec)->a, (vec)->n, &(vec)->cap, sizeof(__typeof__(*(vec)->a))),   \
	    (vec)->a[(vec)->n++] = (__VA_ARGS__))

/* Makes room for one more element of the given size behind n elements. */
void vec_reserve(struct arena *, void **elements, size_t n, size_t *cap, size_t size);
