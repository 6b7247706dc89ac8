/* Key: rings of keys in files that only their owner can read. */
#include "base/key.h"
#include "base/err.h"
#include "base/rng.h"
#include "base/str.h"

#include <errno.h>
#include <fcntl.h>
#include <sodium.h>
#include <stdio.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

enum { KEYS_AT_MOST = 64, LINE_AT_MOST = 128 };

struct ring {
	struct key keys[KEYS_AT_MOST];
	int n;
};

static const char *const names[KEY__MAX] = {
	[KEY_AUDIT] = "audit",
	[KEY_FIELD] = "field",
	[KEY_FORM] = "form",
};

static struct ring rings[KEY__MAX];

static char *
ring_path(struct arena *a, const char *data_dir, enum key_ring r)
{
	return arena_printf(a, "%s/keys/%s.key", data_dir, names[r]);
}

/* Writes one key's line to an open file and syncs it. */
static void
write_key(int fd, const char *path, int64_t id)
{
	char secret[HASH_SIZE], hex[HASH_SIZE * 2 + 1], line[LINE_AT_MOST];
	int n;

	rng_bytes(secret, sizeof secret);
	sodium_bin2hex(hex, sizeof hex, (unsigned char *)secret, sizeof secret);
	n = snprintf(line, sizeof line, "%lld %s\n", (long long)id, hex);
	if (write(fd, line, (size_t)n) != n || fsync(fd) != 0) {
		close(fd);
		fail(FAULT_STORAGE, "%s: %s", path, strerror(errno));
	}
	close(fd);
	sodium_memzero(secret, sizeof secret);
	sodium_memzero(hex, sizeof hex);
	sodium_memzero(line, sizeof line);
}

void
keys_create(struct arena *a, const char *data_dir)
{
	if (mkdir(arena_printf(a, "%s/keys", data_dir), 0700) != 0 && errno != EEXIST)
		fail(FAULT_STORAGE, "%s/keys: %s", data_dir, strerror(errno));
	for (enum key_ring r = 0; r < KEY__MAX; r++) {
		const char *path = ring_path(a, data_dir, r);
		int fd = open(path, O_WRONLY | O_CREAT | O_EXCL | O_CLOEXEC, 0400);

		if (fd >= 0)
			write_key(fd, path, 1);
		else if (errno != EEXIST)
			fail(FAULT_STORAGE, "%s: %s", path, strerror(errno));
	}
}

/* "ID HEX\n"; ids must grow, so that "current" has one meaning. */
static bool
parse_line(struct ring *ring, char *line)
{
	struct key k;
	char *space = strchr(line, ' ');

	line[strcspn(line, "\n")] = '\0';
	if (space == NULL || ring->n == KEYS_AT_MOST)
		return false;
	*space = '\0';
	if (!str_to_int(line, &k.id) || !hash_from_hex(space + 1, &k.secret))
		return false;
	if (k.id <= (ring->n == 0 ? 0 : ring->keys[ring->n - 1].id))
		return false;
	ring->keys[ring->n++] = k;
	return true;
}

static void
read_ring(struct ring *ring, const char *path)
{
	char line[LINE_AT_MOST];
	struct stat st;
	bool good = true;
	FILE *f = fopen(path, "re");

	if (f == NULL)
		fail(FAULT_USAGE, "%s: %s; \"waymark init\" makes the keys", path, strerror(errno));
	if (fstat(fileno(f), &st) != 0 || (st.st_mode & 077) != 0) {
		fclose(f);
		fail(FAULT_USAGE, "%s: others can read this key; run chmod 0400 on it", path);
	}
	ring->n = 0;
	while (good && fgets(line, sizeof line, f) != NULL)
		good = parse_line(ring, line);
	fclose(f);
	sodium_memzero(line, sizeof line);
	if (!good || ring->n == 0)
		fail(FAULT_USAGE,
		    "%s: key %d is not \"ID HEX\" with growing ids and 64 hexadecimal digits; "
		    "bring the file back from the keeper's copy",
		    path, ring->n + 1);
}

void
keys_load(struct arena *a, const char *data_dir)
{
	for (enum key_ring r = 0; r < KEY__MAX; r++)
		read_ring(&rings[r], ring_path(a, data_dir, r));
}

void
keys_rotate(struct arena *a, const char *data_dir, enum key_ring r)
{
	const char *path = ring_path(a, data_dir, r);
	struct ring *now = anew(a, struct ring);
	int fd;

	read_ring(now, path);
	if (chmod(path, 0600) != 0 || (fd = open(path, O_WRONLY | O_APPEND | O_CLOEXEC)) < 0)
		fail(FAULT_STORAGE, "%s: %s", path, strerror(errno));
	write_key(fd, path, now->keys[now->n - 1].id + 1);
	if (chmod(path, 0400) != 0)
		fail(FAULT_STORAGE, "%s: %s", path, strerror(errno));
	sodium_memzero(now, sizeof *now);
}

const struct key *
key_current(enum key_ring r)
{
	if (rings[r].n == 0)
		fail(FAULT_BUG, "the %s key was used before keys_load()", names[r]);
	return &rings[r].keys[rings[r].n - 1];
}

const struct key *
key_by_id(enum key_ring r, int64_t id)
{
	for (int i = 0; i < rings[r].n; i++)
		if (rings[r].keys[i].id == id)
			return &rings[r].keys[i];
	return NULL;
}
