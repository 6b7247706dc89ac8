/* The multipart parser: every body whole and byte by byte, with the same outcome. */
#include "check.h"
#include "base/err.h"
#include "http/multipart.h"

#include <stdio.h>
#include <string.h>
#include <unistd.h>

struct form_case {
	int status;
	const char *want; /* name=value| for fields, name@filename:type:content| for files */
	const char *body;
};

#define FIELD(name) "--B\r\nContent-Disposition: form-data; name=\"" name "\"\r\n\r\n"
#define FILE_PART(name, file)                                                                      \
	"--B\r\nContent-Disposition: form-data; name=\"" name "\"; filename=\"" file               \
	"\"\r\nContent-Type: text/plain\r\n\r\n"
#define END "\r\n--B--\r\n"

static const struct form_case cases[] = {
	{ 0, "", "--B--\r\n" },
	{ 0, "", "--B--" },
	{ 0, "a=1|", FIELD("a") "1" END },
	{ 0, "a=|", FIELD("a") END },
	{ 0, "a=1|b=2|", FIELD("a") "1\r\n" FIELD("b") "2" END },
	{ 0, "a=x\r\ny\r\n|", FIELD("a") "x\r\ny\r\n" END },
	{ 0, "a=\r\n-\r\n--|", FIELD("a") "\r\n-\r\n--" END },
	{ 0, "a=\r\r\n--|", FIELD("a") "\r\r\n--" END },
	{ 0, "a=x\r|", FIELD("a") "x\r" END },
	{ 0, "a=--B|", FIELD("a") "--B" END },
	{ 0, "a=x\ny|", FIELD("a") "x\vy" END },
	{ 0, "f@n.txt:text/plain:abc|", FILE_PART("f", "n.txt") "abc" END },
	{ 0, "f@n.txt:text/plain:|", FILE_PART("f", "n.txt") END },
	{ 0, "", FILE_PART("f", "") END },
	{ 0, "f@n.txt:text/plain:\r\n--\r\n|", FILE_PART("f", "n.txt") "\r\n--\r\n" END },
	{ 0, "f@b\".txt:text/plain:x|", FILE_PART("f", "a/b%22.txt") "x" END },
	{ 0, "f@b.txt:text/plain:x|", FILE_PART("f", "C:\\a\\b.txt") "x" END },
	{ 0, "f@a\".txt:text/plain:x|", FILE_PART("f", "a\\\".txt") "x" END },
	{ 0, "a=1|", "--B\r\nX: y\r\nCONTENT-disposition:form-data;NAME=\"a\"\r\n\r\n1" END },
	{ 0, "a=1|", "--B\r\nContent-Disposition: form-data; x=\"y\"; name=\"a\"\r\n\r\n1" END },
	/* malformed */
	{ 400, NULL, "" },
	{ 400, NULL, "x--B--\r\n" },
	{ 400, NULL, "\r\n--B--\r\n" },
	{ 400, NULL, "--C--\r\n" },
	{ 400, NULL, FIELD("a") "1" },
	{ 400, NULL, FIELD("a") "1\r\n--B" },
	{ 400, NULL, FIELD("a") "1\r\n--B-" },
	{ 400, NULL, FIELD("a") "1\r\n--Bx\r\n" },
	{ 400, NULL, FIELD("a") "1\r\n--B \r\n" },
	{ 400, NULL, FIELD("a") "1\r\n--B--more" },
	{ 400, NULL, FIELD("a") "1" END "x" },
	{ 400, NULL, FIELD("") "1" END },
	{ 400, NULL, FIELD("a") "\x01" END },
	{ 400, NULL, FIELD("a") "\xff" END },
	{ 400, NULL, FIELD("a\x01") "1" END },
	{ 400, NULL, FIELD("\xff") "1" END },
	{ 400, NULL, FILE_PART("f", "\xff") "1" END },
	{ 400, NULL, "--B\r\n\r\n1" END },
	{ 400, NULL, "--B\r\nContent-Disposition: attachment; name=\"a\"\r\n\r\n1" END },
	{ 400, NULL, "--B\r\nContent-Disposition: form-data\r\n\r\n1" END },
	{ 400, NULL, "--B\r\nContent-Disposition: form-data; name=a\r\n\r\n1" END },
	{ 400, NULL, "--B\r\nContent-Disposition: form-data; name=\"a\r\n\r\n1" END },
	{ 400, NULL, "--B\r\nContent-Disposition: form-data; name=\"a\" x\r\n\r\n1" END },
	{ 400, NULL, "--B\nContent-Disposition: form-data; name=\"a\"\n\n1" END },
	{ 400, NULL,
	    FIELD("a") "1\r\n--B\r\nContent-Transfer-Encoding: base64\r\n"
		       "Content-Disposition: form-data; name=\"b\"\r\n\r\nAA==" END },
	/* too large */
	{ 413, NULL, FILE_PART("f", "n.txt") "0123456789a" END },
};

struct outcome {
	struct http_params params;
	struct http_uploads uploads;
	int status;
};

static struct outcome
parse(struct arena *a, const char *body, size_t n, size_t step, bool uploads)
{
	struct multipart_rule rule = { .file_limit = 10, .uploads = uploads, .spool_dir = "/tmp" };
	struct outcome o = { 0 };
	struct multipart *m = multipart_new(a, "B", &rule, &o.params, &o.uploads);

	for (size_t i = 0; i < n && o.status == 0; i += step)
		o.status = multipart_feed(m, body + i, n - i < step ? n - i : step);
	if (o.status == 0)
		o.status = multipart_end(m);
	return o;
}

static char *
content(struct arena *a, const struct http_upload *u)
{
	char *bytes = arena_alloc(a, (size_t)u->size + 1);

	CHECK_INT(read(u->fd, bytes, (size_t)u->size + 1), u->size);
	return bytes;
}

static char *
told(struct arena *a, const struct outcome *o)
{
	char *all = arena_strdup(a, "");

	for (size_t i = 0; i < o->params.n; i++)
		all = arena_printf(a, "%s%s=%s|", all, o->params.a[i].name, o->params.a[i].value);
	for (size_t i = 0; i < o->uploads.n; i++) {
		const struct http_upload *u = &o->uploads.a[i];

		all = arena_printf(
		    a, "%s%s@%s:%s:%s|", all, u->name, u->filename, u->type, content(a, u));
	}
	return all;
}

static void
parses_every_case(void)
{
	for (size_t i = 0; i < sizeof cases / sizeof cases[0]; i++) {
		for (size_t step = 1; step <= 1000; step += 333) {
			const struct form_case *c = &cases[i];
			struct arena *a = arena_new(0);
			struct outcome o = parse(a, c->body, strlen(c->body), step, true);

			if (o.status != c->status)
				printf("# case %zu, step %zu\n", i, step);
			CHECK_INT(o.status, c->status);
			if (c->want != NULL)
				CHECK_STR(told(a, &o), c->want);
			arena_free(a);
		}
	}
}

static void
refuses_files_where_none_belong(void)
{
	static const char named[] = FILE_PART("f", "n") "x" END,
			  nameless[] = FILE_PART("f", "") "x" END, empty[] = FILE_PART("f", "") END;
	struct arena *a = arena_new(0);

	CHECK_INT(parse(a, named, sizeof named - 1, 1, false).status, 415);
	CHECK_INT(parse(a, nameless, sizeof nameless - 1, 1, false).status, 415);
	CHECK_INT(parse(a, empty, sizeof empty - 1, 1, false).status, 0);
	arena_free(a);
}

static void
refuses_nul(void)
{
	static const char value[] = FIELD("a") "x\0y" END, head[] = FIELD("a\0b") "x" END;
	struct arena *a = arena_new(0);

	CHECK_INT(parse(a, value, sizeof value - 1, 1, false).status, 400);
	CHECK_INT(parse(a, head, sizeof head - 1, 1, false).status, 400);
	arena_free(a);
}

/* The status of a body of n equal parts. */
static int
status_of_many(const char *part, size_t n)
{
	struct arena *a = arena_new(0);
	size_t size = strlen(part);
	char *body = arena_alloc(a, n * size + 6);
	int status;

	for (size_t i = 0; i < n; i++)
		memcpy(body + i * size, part, size);
	memcpy(body + n * size, "--B--", 5);
	status = parse(a, body, n * size + 5, 4096, true).status;
	arena_free(a);
	return status;
}

static void
counts_parts(void)
{
	CHECK_INT(status_of_many(FIELD("a") "\r\n", HTTP_MAX_PARAMS), 0);
	CHECK_INT(status_of_many(FIELD("a") "\r\n", HTTP_MAX_PARAMS + 1), 400);
	CHECK_INT(status_of_many(FILE_PART("f", "n") "\r\n", HTTP_MAX_UPLOADS), 0);
	CHECK_INT(status_of_many(FILE_PART("f", "n") "\r\n", HTTP_MAX_UPLOADS + 1), 413);
	CHECK_INT(status_of_many(FILE_PART("f", "") "\r\n", 1000), 413);
}

static void
limits_fields(void)
{
	static char body[HTTP_MAX_FORM + 200] = FIELD("a");
	size_t n = strlen(FIELD("a"));
	struct arena *a = arena_new(0);

	memset(body + n, 'x', sizeof body - n);
	CHECK_INT(parse(a, body, sizeof body, 65536, false).status, 413);
	arena_free(a);
}

static struct arena *failing; /* outlives the call that fails */

static void
spool_somewhere_else(void)
{
	static const char body[] = FILE_PART("f", "n") "x" END;
	struct multipart_rule rule = { .file_limit = 10, .uploads = true, .spool_dir = "/nowhere" };
	struct outcome o = { 0 };

	multipart_feed(
	    multipart_new(failing, "B", &rule, &o.params, &o.uploads), body, sizeof body - 1);
}

static void
fails_without_a_spool(void)
{
	failing = arena_new(0);
	CHECK_FAILS(FAULT_STORAGE, spool_somewhere_else);
	arena_free(failing);
}

int
main(void)
{
	return check_run((struct check_case[]){
	    CHECK_CASE(parses_every_case),
	    CHECK_CASE(refuses_files_where_none_belong),
	    CHECK_CASE(refuses_nul),
	    CHECK_CASE(counts_parts),
	    CHECK_CASE(limits_fields),
	    CHECK_CASE(fails_without_a_spool),
	    { 0 },
	});
}
