/* Password: Argon2id with a gate before it, so that sign-in cannot be used to fill the memory. */
#include "auth/password.h"
#include "base/err.h"

#include <pthread.h>
#include <sodium.h>
#include <string.h>
#include <time.h>

/* 64 MiB three times over: about 60 ms (OWASP's and RFC 9106's second choice is three passes of 64
 * MiB). */
enum { PASSES = 3, MEMORY = 64 << 20 };

enum { AT_ONCE = 4, QUEUE = 64, WAIT_SECONDS = 5 };

static struct gate {
	pthread_mutex_t lock;
	pthread_cond_t free;
	int inside, waiting;
} gate = { PTHREAD_MUTEX_INITIALIZER, PTHREAD_COND_INITIALIZER, 0, 0 };

/* Waits with the lock held.  False: nobody came out in time. */
static bool
wait_for_place(void)
{
	struct timespec until;
	int why = 0;

	clock_gettime(CLOCK_REALTIME, &until);
	until.tv_sec += WAIT_SECONDS;
	gate.waiting++;
	while (gate.inside == AT_ONCE && why == 0)
		why = pthread_cond_timedwait(&gate.free, &gate.lock, &until);
	gate.waiting--;
	return gate.inside < AT_ONCE;
}

static void
enter(void)
{
	bool in;

	pthread_mutex_lock(&gate.lock);
	in = gate.inside < AT_ONCE || (gate.waiting < QUEUE && wait_for_place());
	if (in)
		gate.inside++;
	pthread_mutex_unlock(&gate.lock);
	if (!in)
		fail(FAULT_BUSY, "too many people are signing in at this moment");
}

static void
leave(void)
{
	pthread_mutex_lock(&gate.lock);
	gate.inside--;
	pthread_cond_signal(&gate.free);
	pthread_mutex_unlock(&gate.lock);
}

char *
password_hash(struct arena *a, const char *password)
{
	char *hash = arena_alloc(a, crypto_pwhash_STRBYTES);
	int rc;

	enter();
	rc = crypto_pwhash_str_alg(
	    hash, password, strlen(password), PASSES, MEMORY, crypto_pwhash_ALG_ARGON2ID13);
	leave();
	if (rc != 0)
		fail(FAULT_MEMORY, "no memory to hash a password");
	return hash;
}

/*
 * Of a random text that nobody kept; with today's parameters, so that an
 * unknown account takes as long as a known one.
 */
static const char dummy[] = "$argon2id$v=19$m=65536,t=3,p=1$vUHjBLd6ja2NaJlEReuG5w$BwfXT/"
			    "gRT87VZNzIJabthMpPPfyD8HPY+yymyqctW4o";

bool
password_matches(const char *hash, const char *password)
{
	bool known = hash != NULL, same;

	if (strlen(password) > PASSWORD_MAX * 4)
		return false;
	enter();
	same = crypto_pwhash_str_verify(known ? hash : dummy, password, strlen(password)) == 0;
	leave();
	return known && same;
}

bool
password_is_old(const char *hash)
{
	return crypto_pwhash_str_needs_rehash(hash, PASSES, MEMORY) != 0;
}
