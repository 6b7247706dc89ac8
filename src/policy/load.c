/* Load: reads the folders of packs, and lays a pack over the one it is based on. */
#include "base/buf.h"
#include "base/err.h"
#include "base/hash.h"
#include "base/str.h"
#include "base/vec.h"
#include "policy/check.h"

#include <dirent.h>
#include <errno.h>
#include <stdlib.h>
#include <string.h>

enum { MOST_ENTRIES = 100 };

static int
compare_names(const void *a, const void *b)
{
	return strcmp(*(const char *const *)a, *(const char *const *)b);
}

/* The entries of a folder in order of name, without hidden ones. */
static struct str_list
entries(struct arena *arena, const char *dir)
{
	VEC(const char *) found = { 0 };
	DIR *d = opendir(dir);

	if (d == NULL)
		fail(FAULT_USAGE, "%s: %s; name the folder of the policy packs", dir,
		    strerror(errno));
	for (struct dirent *e; (e = readdir(d)) != NULL && found.n < MOST_ENTRIES;)
		if (e->d_name[0] != '.')
			vec_push(arena, &found, arena_strdup(arena, e->d_name));
	closedir(d);
	if (found.n > 0)
		qsort(found.a, found.n, sizeof *found.a, compare_names);
	return (struct str_list){ found.a, found.n };
}

/* The folder's files by kind; a file that no pack has is refused. */
static void
find_files(struct arena *arena, const char *dir, bool ret_present[FILE__MAX])
{
	struct str_list names = entries(arena, dir);

	for (size_t i = 0; i < names.n; i++) {
		int f = 0;

		while (f < FILE__MAX && !str_eq(names.a[i], schema_file_name((enum pack_file)f)))
			f++;
		if (f == FILE__MAX)
			fail(FAULT_USAGE, "%s/%s: packs have no such file; take it out", dir,
			    names.a[i]);
		ret_present[f] = true;
	}
}

static struct pack_source
read_source(struct arena *arena, const char *dir, enum pack_file f, struct buf *sum)
{
	struct pack_source s = { .file = f };
	struct strict_file file;

	s.path = arena_printf(arena, "%s/%s", dir, schema_file_name(f));
	file = strict_open(arena, s.path);
	s.text = file.text;
	s.data = schema_read(arena, f, &file);
	buf_printf(sum, "%s %zu\n", schema_file_name(f), file.n);
	buf_add(sum, file.text, file.n);
	return s;
}

/* The declared version with the hash of everything the pack rests on: it changes with any byte. */
static const char *
version_of(struct arena *arena, const char *declared, const struct buf *sum)
{
	struct hash h = hash_of(sum->p, sum->n);

	return arena_printf(arena, "%s+%.12s", declared, hash_hex(arena, &h));
}

static struct policy_pack *
start_pack(struct arena *arena, const char *path, const struct file_pack *head,
    const struct policy_pack *base, struct buf *sum)
{
	struct policy_pack *p = anew(arena, struct policy_pack);

	if (head->based_on == NULL)
		return p;
	if (base == NULL)
		fail(FAULT_USAGE, "%s: based_on %s, which is no whole pack here; name one that is",
		    path, head->based_on);
	*p = *base;
	buf_puts(sum, base->version);
	return p;
}

/* base: the packs that stand on their own, for one that does not. */
static const struct policy_pack *
load_pack(struct arena *arena, const char *dir, const char *name, const struct policy_set *base)
{
	const char *path = arena_printf(arena, "%s/%s", dir, name);
	bool present[FILE__MAX] = { 0 };
	struct buf *sum = buf_new(arena);
	struct pack_source head;
	const struct file_pack *f;
	struct policy_pack *p;

	find_files(arena, path, present);
	head = read_source(arena, path, FILE_PACK, sum);
	f = head.data;
	if (!str_eq(f->name, name))
		fail(FAULT_USAGE, "%s:1: name is %s but the folder is %s; make them the same",
		    head.path, f->name, name);
	if (base == NULL && f->based_on != NULL)
		return NULL;
	p = start_pack(
	    arena, head.path, f, f->based_on ? policy_find(base, f->based_on) : NULL, sum);
	check_fill(p, &head);
	for (int i = FILE_PACK + 1; i < FILE__MAX; i++)
		if (present[i]) {
			struct pack_source s = read_source(arena, path, (enum pack_file)i, sum);

			check_fill(p, &s);
		}
	check_whole(p, path);
	p->version = version_of(arena, f->version, sum);
	return p;
}

const struct policy_set *
policy_load_all(struct arena *arena, const char *dir)
{
	struct str_list names = entries(arena, dir);
	VEC(const struct policy_pack *) whole = { 0 }, all = { 0 };
	struct policy_set *set = anew(arena, struct policy_set);

	if (names.n == 0)
		fail(FAULT_USAGE, "%s: no policy pack; put policy/england-2014 there", dir);
	for (size_t i = 0; i < names.n; i++) {
		const struct policy_pack *p = load_pack(arena, dir, names.a[i], NULL);

		if (p != NULL)
			vec_push(arena, &whole, p);
	}
	*set = (struct policy_set){ whole.a, whole.n };
	for (size_t i = 0; i < names.n; i++) {
		const struct policy_pack *p = policy_find(set, names.a[i]);

		if (p == NULL)
			p = load_pack(arena, dir, names.a[i], set);
		vec_push(arena, &all, p);
	}
	*set = (struct policy_set){ all.a, all.n };
	return set;
}
