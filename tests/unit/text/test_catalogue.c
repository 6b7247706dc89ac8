/* Catalogue: files that do not hold together are refused, every one, without a crash. */
#include "check.h"

#include "base/arena.h"
#include "base/err.h"
#include "text/catalogue.h"

#include <stdint.h>
#include <string.h>

/* A catalogue of the header and one message, "a" -> "b". */
struct sample {
	uint32_t head[7];
	uint32_t originals[4], others[4];
	char text[64];
};

static struct sample
sound(void)
{
	struct sample s = {
		.head = { 0x950412de, 0, 2, 28, 44, 0, 60 },
		.originals = { 0, 60, 1, 61 },
		.others = { 32, 63, 1, 96 },
	};

	memcpy(s.text, "\0a\0nplurals=2; plural=n > 1000000;\0b", 37);
	s.others[0] = (uint32_t)strlen(s.text + 3);
	s.others[3] = 63 + s.others[0] + 1;
	return s;
}

struct trial {
	struct arena *arena;
	const void *bytes;
	size_t n;
	const struct catalogue *result;
};

static void
read_it(void *arg)
{
	struct trial *t = arg;

	t->result = catalogue_read(t->arena, "x.mo", t->bytes, t->n);
}

static const char *
outcome(struct trial *t, const struct sample *s, size_t n)
{
	struct fault fault = { 0 };

	t->bytes = arena_memdup(t->arena, s, n);
	t->n = n;
	return attempt(read_it, t, &fault) ? "sound" : arena_strdup(t->arena, fault.message);
}

static void
reads(void)
{
	struct trial t = { .arena = arena_new(0) };
	struct sample s = sound();

	CHECK_STR(outcome(&t, &s, sizeof s), "sound");
	CHECK_STR(catalogue_find(t.result, "a"), "b");
	CHECK(catalogue_find(t.result, "b") == NULL);
	CHECK(catalogue_find(t.result, "") == NULL);
	arena_free(t.arena);
}

static void
refuses_damage(void)
{
	struct trial t = { .arena = arena_new(0) };
	struct sample s = sound();

	s.head[0]++;
	CHECK_STR(outcome(&t, &s, sizeof s),
	    "x.mo: not a catalogue of this machine; build it with msgfmt");
	s = sound();
	CHECK_STR(
	    outcome(&t, &s, 27), "x.mo: not a catalogue of this machine; build it with msgfmt");
	s.head[2] = UINT32_MAX;
	CHECK_STR(outcome(&t, &s, sizeof s), "x.mo: the catalogue is cut short; build it again");
	s = sound();
	s.head[3] = UINT32_MAX;
	CHECK_STR(outcome(&t, &s, sizeof s), "x.mo: the catalogue is cut short; build it again");
	s = sound();
	s.others[2] = UINT32_MAX;
	CHECK_STR(outcome(&t, &s, sizeof s),
	    "x.mo: a message reaches beyond the catalogue; build it again");
	s = sound();
	s.others[2] = 0;
	CHECK_STR(outcome(&t, &s, sizeof s),
	    "x.mo: a message reaches beyond the catalogue; build it again");
	s = sound();
	memcpy(s.text + 3, "nplurals=2; plural=n >", 22);
	memcpy(s.text + 25, "( 000000", 8);
	CHECK_STR(
	    outcome(&t, &s, sizeof s), "x.mo: the rule of Plural-Forms cannot be read; correct it");
	arena_free(t.arena);
}

/* Every length, and every byte turned over: an answer or a refusal. */
static void
survives_everything(void)
{
	struct sample s = sound();

	for (size_t n = 0; n < sizeof s; n++) {
		struct trial t = { .arena = arena_new(0) };

		outcome(&t, &s, n);
		arena_free(t.arena);
	}
	for (size_t i = 0; i < sizeof s; i++) {
		struct trial t = { .arena = arena_new(0) };
		struct sample damaged = s;

		((unsigned char *)&damaged)[i] ^= 0xff;
		if (strcmp(outcome(&t, &damaged, sizeof damaged), "sound") == 0) {
			catalogue_find(t.result, "a");
			catalogue_find_plural(t.result, "a", 2);
		}
		arena_free(t.arena);
	}
}

int
main(void)
{
	return check_run((struct check_case[]){
	    CHECK_CASE(reads),
	    CHECK_CASE(refuses_damage),
	    CHECK_CASE(survives_everything),
	    { 0 },
	});
}
