/*
 * Multipart: a state machine over bytes.
 *
 * The delimiter is CRLF "--" boundary.  A boundary holds no CR, so CR can only
 * be the delimiter's first byte: when a match breaks off, what was matched is
 * content and the search starts anew at the byte in hand.
 */
#include "http/multipart.h"
#include "base/buf.h"
#include "base/err.h"
#include "base/vec.h"

#include <errno.h>
#include <fcntl.h>
#include <stdint.h>
#include <stdlib.h>
#include <string.h>
#include <strings.h>
#include <unistd.h>

enum { MAX_PART_HEAD = 4 << 10, MAX_PARTS = HTTP_MAX_PARAMS + HTTP_MAX_UPLOADS };

enum state { IN_HEAD, IN_CONTENT, AFTER_DELIMITER, LINE_END, LAST_DASH, AT_END, END_LF, FINISHED };

struct multipart {
	struct arena *arena;
	struct multipart_rule rule;
	struct http_params *params;
	struct http_uploads *uploads;
	enum state state;
	char delimiter[80];
	size_t n_delimiter, matched;
	bool first;		      /* nothing but the first delimiter may come */
	struct buf *head;	      /* of the part */
	struct buf *value;	      /* of the field */
	char *name, *filename, *type; /* filename NULL: a field */
	int fd;			      /* of the file, -1 until its first byte */
	int64_t size;		      /* of the file */
	size_t kept;		      /* bytes of part heads and values so far */
	int parts;
};

struct multipart *
multipart_new(struct arena *arena, const char *boundary, const struct multipart_rule *rule,
    struct http_params *params, struct http_uploads *uploads)
{
	struct multipart *m = anew(arena, struct multipart);
	char *delimiter = arena_printf(arena, "\r\n--%s", boundary);

	*m = (struct multipart){
		.arena = arena,
		.rule = *rule,
		.params = params,
		.uploads = uploads,
		.state = IN_CONTENT,
		.first = true,
		.matched = 2,
		.fd = -1,
		.n_delimiter = strlen(delimiter),
		.head = buf_new(arena),
		.value = buf_new(arena),
	};
	if (m->n_delimiter >= sizeof m->delimiter)
		fail(FAULT_BUG, "a boundary of %zu bytes", m->n_delimiter);
	memcpy(m->delimiter, delimiter, m->n_delimiter);
	return m;
}

static void
close_file(void *fd)
{
	close((int)(intptr_t)fd);
}

static void
open_spool(struct multipart *m)
{
	char *path = arena_printf(m->arena, "%s/upload.XXXXXX", m->rule.spool_dir);

	m->fd = mkostemp(path, O_CLOEXEC);
	if (m->fd < 0)
		fail(FAULT_STORAGE, "cannot make a file in %s: %s", m->rule.spool_dir,
		    strerror(errno));
	unlink(path);
	arena_on_free(m->arena, close_file, (void *)(intptr_t)m->fd);
}

static void
write_spool(int fd, const char *bytes, size_t n)
{
	while (n > 0) {
		ssize_t done = write(fd, bytes, n);

		if (done < 0 && errno != EINTR)
			fail(FAULT_STORAGE, "cannot write an upload: %s", strerror(errno));
		if (done > 0) {
			bytes += done;
			n -= (size_t)done;
		}
	}
}

static int
add_to_file(struct multipart *m, const char *bytes, size_t n)
{
	if (!m->rule.uploads)
		return 415;
	m->size += (int64_t)n;
	if (m->size > m->rule.file_limit)
		return 413;
	if (m->fd < 0)
		open_spool(m);
	write_spool(m->fd, bytes, n);
	return 0;
}

static int
add_content(struct multipart *m, const char *bytes, size_t n)
{
	if (n == 0)
		return 0;
	if (m->first)
		return 400;
	if (m->filename != NULL)
		return add_to_file(m, bytes, n);
	m->kept += n;
	if (m->kept > HTTP_MAX_FORM)
		return 413;
	buf_add(m->value, bytes, n);
	return 0;
}

/* An empty file input comes as a file without name and content; it is no upload. */
static int
end_file(struct multipart *m)
{
	struct http_upload upload;

	if (m->filename[0] == '\0' && m->size == 0)
		return 0;
	if (m->uploads->n >= HTTP_MAX_UPLOADS)
		return 413;
	if (m->fd < 0)
		open_spool(m);
	if (lseek(m->fd, 0, SEEK_SET) < 0)
		fail(FAULT_STORAGE, "cannot rewind an upload: %s", strerror(errno));
	upload = (struct http_upload){
		.name = m->name,
		.filename = m->filename,
		.type = m->type,
		.fd = m->fd,
		.size = m->size,
	};
	vec_push(m->arena, m->uploads, upload);
	return 0;
}

static int
end_part(struct multipart *m)
{
	int refusal = 0;

	if (m->first) {
		m->first = false;
	} else if (m->filename != NULL) {
		refusal = end_file(m);
	} else if (m->name == NULL || !http_add_param(m->arena, m->params, m->name, strlen(m->name),
					  m->value->p, m->value->n)) {
		refusal = 400;
	}
	m->name = m->filename = m->type = NULL;
	m->fd = -1;
	m->size = 0;
	buf_clear(m->head);
	buf_clear(m->value);
	return refusal;
}

/*
 * The quoted text at s, unescaped: browsers write %22 for a quote (WHATWG HTML,
 * multipart/form-data), others write \".  NULL when it is not closed.
 */
static char *
quoted(struct arena *arena, const char *s, const char **ret_end)
{
	struct buf *b = buf_new(arena);

	for (; *s != '"'; s++) {
		if (*s == '\0')
			return NULL;
		if (strncmp(s, "%22", 3) == 0) {
			buf_putc(b, '"');
			s += 2;
		} else {
			if (s[0] == '\\' && (s[1] == '"' || s[1] == '\\'))
				s++;
			buf_putc(b, *s);
		}
	}
	*ret_end = s + 1;
	return b->p;
}

/* ; name="…"; filename="…", in any order, each once.  Other parameters are passed over. */
static bool
disposition_params(struct multipart *m, const char *s)
{
	while (*s == ';') {
		const char *key = s + 1 + strspn(s + 1, " \t"), *end;
		size_t n = strcspn(key, "=;");
		char *value;

		if (key[n] != '=' || key[n + 1] != '"')
			return false;
		value = quoted(m->arena, key + n + 2, &end);
		if (value == NULL || !http_text_plain(value, strlen(value)))
			return false;
		if (n == 4 && strncasecmp(key, "name", 4) == 0 && m->name == NULL)
			m->name = value;
		else if (n == 8 && strncasecmp(key, "filename", 8) == 0 && m->filename == NULL)
			m->filename = value;
		s = end + strspn(end, " \t");
	}
	return *s == '\0';
}

/* What stands behind the prefix (in any case) and blanks; NULL when s does not start with it. */
static const char *
behind(const char *s, const char *prefix)
{
	size_t n = strlen(prefix);

	if (strncasecmp(s, prefix, n) != 0)
		return NULL;
	return s + n + strspn(s + n, " \t");
}

static bool
take_line(struct multipart *m, const char *line)
{
	const char *value;

	if (!http_text_plain(line, strlen(line)) || behind(line, "content-transfer-encoding:"))
		return false;
	if ((value = behind(line, "content-type:")) != NULL)
		m->type = arena_strdup(m->arena, value);
	if ((value = behind(line, "content-disposition:")) == NULL)
		return true;
	value = behind(value, "form-data");
	return value != NULL && disposition_params(m, value);
}

/* Only the last part of a path is a name; old browsers sent the path whole. */
static char *
base_name(char *path)
{
	char *base = path;

	for (char *c = path; *c != '\0'; c++)
		if (*c == '/' || *c == '\\')
			base = c + 1;
	return base;
}

/* The part's head lies in m->head, CRLF behind every line and none empty. */
static int
end_head(struct multipart *m)
{
	char *line = m->head->p, *end;

	if (++m->parts > MAX_PARTS)
		return 413;
	if (strlen(line) != m->head->n)
		return 400;
	for (; (end = strstr(line, "\r\n")) != NULL; line = end + 2) {
		*end = '\0';
		if (!take_line(m, line))
			return 400;
	}
	if (m->name == NULL || m->name[0] == '\0' || strlen(m->name) > HTTP_MAX_NAME)
		return 400;
	if (m->type == NULL)
		m->type = arena_strdup(m->arena, "");
	m->state = IN_CONTENT;
	m->matched = 0;
	if (m->filename == NULL)
		return 0;
	m->filename = base_name(m->filename);
	return m->rule.uploads || m->filename[0] == '\0' ? 0 : 415;
}

static int
step_head(struct multipart *m, char c)
{
	struct buf *h = m->head;

	buf_putc(h, c);
	if (++m->kept > HTTP_MAX_FORM)
		return 413;
	if (h->n > MAX_PART_HEAD)
		return 400;
	if (h->n >= 4 && memcmp(h->p + h->n - 4, "\r\n\r\n", 4) == 0) {
		h->n -= 2;
		h->p[h->n] = '\0';
		return end_head(m);
	}
	return 0;
}

/* Takes one byte that may belong to a delimiter. */
static int
step_content(struct multipart *m, char c)
{
	int refusal = 0;

	if (c == m->delimiter[m->matched]) {
		if (++m->matched == m->n_delimiter)
			m->state = AFTER_DELIMITER;
		return 0;
	}
	refusal = add_content(m, m->delimiter, m->matched);
	m->matched = c == '\r';
	if (refusal == 0 && c != '\r')
		refusal = add_content(m, &c, 1);
	return refusal;
}

static int
step_after(struct multipart *m, char c)
{
	if (c != '\r' && c != '-')
		return 400;
	m->state = c == '-' ? LAST_DASH : LINE_END;
	return end_part(m);
}

static int
expect(struct multipart *m, char c, char want, enum state next)
{
	m->state = next;
	return c == want ? 0 : 400;
}

static int
step(struct multipart *m, char c)
{
	switch (m->state) {
	case IN_HEAD:
		return step_head(m, c);
	case IN_CONTENT:
		return step_content(m, c);
	case AFTER_DELIMITER:
		return step_after(m, c);
	case LINE_END:
		return expect(m, c, '\n', IN_HEAD);
	case LAST_DASH:
		return expect(m, c, '-', AT_END);
	case AT_END:
		return expect(m, c, '\r', END_LF);
	case END_LF:
		return expect(m, c, '\n', FINISHED);
	case FINISHED:
	default:
		return 400;
	}
}

/* Length of the content before the next byte that may start a delimiter. */
static size_t
plain_run(const struct multipart *m, const char *bytes, size_t n)
{
	const char *cr;

	if (m->state != IN_CONTENT || m->matched > 0)
		return 0;
	cr = memchr(bytes, '\r', n);
	return cr == NULL ? n : (size_t)(cr - bytes);
}

int
multipart_feed(struct multipart *m, const char *bytes, size_t n)
{
	int refusal = 0;

	while (n > 0 && refusal == 0) {
		size_t run = plain_run(m, bytes, n);

		if (run > 0)
			refusal = add_content(m, bytes, run);
		else
			refusal = step(m, bytes[0]);
		run += run == 0;
		bytes += run;
		n -= run;
	}
	return refusal;
}

int
multipart_end(const struct multipart *m)
{
	return m->state == AT_END || m->state == FINISHED ? 0 : 400;
}
