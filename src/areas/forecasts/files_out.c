/* Files out: written beside their places first, then renamed. */
#include "areas/forecasts/files_out.h"
#include "base/err.h"
#include "base/str.h"
#include "base/vec.h"

#include <errno.h>
#include <fcntl.h>
#include <stdbool.h>
#include <stdio.h>
#include <stdlib.h>
#include <sys/stat.h>
#include <unistd.h>

struct file_out {
	const char *name;
	const struct buf *content; /* of a table, still growing */
};

struct files_out {
	struct arena *arena;
	VEC(struct file_out) files;
	const char *folder, *draft;
	bool made; /* the folder is ours to take away again */
};

struct files_out *
files_out_new(struct arena *arena)
{
	struct files_out *o = anew(arena, struct files_out);

	o->arena = arena;
	return o;
}

struct csv *
files_out_add_csv(struct files_out *o, const char *name, const char *columns)
{
	struct csv *table = csv_new_plain(o->arena);
	struct file_out f = { name, csv_bytes(table) };
	struct str_list names = str_split(o->arena, columns, ',');

	for (size_t i = 0; i < names.n; i++)
		csv_text(table, names.a[i]);
	csv_end_row(table);
	vec_push(o->arena, &o->files, f);
	return table;
}

static const char *
draft_path(struct files_out *o, size_t i)
{
	return arena_printf(o->arena, "%s/%s", o->draft, o->files.a[i].name);
}

/* Takes away what was begun, then fails. */
static _Noreturn void
give_up(struct files_out *o, const char *path)
{
	int why = errno;

	for (size_t i = 0; i < o->files.n; i++)
		unlink(draft_path(o, i));
	rmdir(o->draft);
	if (o->made)
		rmdir(o->folder);
	fail(FAULT_STORAGE, "%s: %s; give a folder that can be written", path, strerror(why));
}

static void
make_folders(struct files_out *o, const char *folder)
{
	char *draft = arena_printf(o->arena, "%s/.forecast-XXXXXX", folder);

	o->folder = folder;
	o->made = mkdir(folder, 0777) == 0;
	if (!o->made && errno != EEXIST)
		fail(FAULT_STORAGE, "%s: %s; give a folder that can be made", folder,
		    strerror(errno));
	o->draft = draft;
	if (mkdtemp(draft) == NULL)
		give_up(o, folder);
}

static bool
write_bytes(int fd, const struct buf *b)
{
	for (size_t done = 0; done < b->n;) {
		ssize_t n = write(fd, b->p + done, b->n - done);

		if (n < 0 && errno != EINTR)
			return false;
		if (n > 0)
			done += (size_t)n;
	}
	return fsync(fd) == 0;
}

static void
write_draft(struct files_out *o, size_t i)
{
	const char *path = draft_path(o, i);
	int fd = open(path, O_WRONLY | O_CREAT | O_EXCL | O_CLOEXEC, 0666);
	bool good = fd >= 0 && write_bytes(fd, o->files.a[i].content);

	if (fd >= 0 && close(fd) != 0)
		good = false;
	if (!good)
		give_up(o, path);
}

/* A folder of that name cannot be replaced; better known before the first file is. */
static void
check_place(struct files_out *o, const char *path)
{
	struct stat st;

	if (stat(path, &st) != 0 || S_ISREG(st.st_mode))
		return;
	errno = EEXIST;
	give_up(o, path);
}

void
files_out_keep(struct files_out *o, const char *folder)
{
	VEC(const char *) places = { 0 };

	make_folders(o, folder);
	for (size_t i = 0; i < o->files.n; i++) {
		const char *place = arena_printf(o->arena, "%s/%s", folder, o->files.a[i].name);

		vec_push(o->arena, &places, place);
		check_place(o, place);
	}
	for (size_t i = 0; i < o->files.n; i++)
		write_draft(o, i);
	for (size_t i = 0; i < o->files.n; i++)
		if (rename(draft_path(o, i), places.a[i]) != 0)
			give_up(o, places.a[i]);
	rmdir(o->draft);
}
