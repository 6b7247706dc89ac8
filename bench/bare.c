/*
 * Bare: the least a libmicrohttpd program can do, as the base of ratios.
 *	bare PORT FILE answers every request with the file's bytes from memory.
 */
#include <arpa/inet.h>
#include <microhttpd.h>
#include <stdio.h>
#include <stdlib.h>
#include <unistd.h>

struct page {
	char *bytes;
	size_t n;
};

static enum MHD_Result
answer(void *page, struct MHD_Connection *c, const char *url, const char *method,
    const char *version, const char *upload, size_t *n_upload, void **state)
{
	const struct page *p = page;
	struct MHD_Response *r;
	enum MHD_Result queued;

	(void)url;
	(void)method;
	(void)version;
	(void)upload;
	(void)n_upload;
	if (*state == NULL) {
		*state = page;
		return MHD_YES;
	}
	r = MHD_create_response_from_buffer(p->n, p->bytes, MHD_RESPMEM_PERSISTENT);
	MHD_add_response_header(r, "Content-Type", "text/html; charset=utf-8");
	queued = MHD_queue_response(c, 200, r);
	MHD_destroy_response(r);
	return queued;
}

static struct page
read_page(const char *path)
{
	struct page p = { 0 };
	FILE *f = fopen(path, "rb");

	if (f == NULL || fseek(f, 0, SEEK_END) != 0) {
		perror(path);
		exit(2);
	}
	p.n = (size_t)ftell(f);
	rewind(f);
	p.bytes = malloc(p.n + 1);
	if (p.bytes == NULL || fread(p.bytes, 1, p.n, f) != p.n) {
		perror(path);
		exit(2);
	}
	fclose(f);
	return p;
}

int
main(int argc, char **argv)
{
	struct sockaddr_in a = { .sin_family = AF_INET, .sin_addr.s_addr = htonl(INADDR_LOOPBACK) };
	struct page p;

	if (argc != 3) {
		fprintf(stderr, "usage: bare PORT FILE\n");
		return 2;
	}
	p = read_page(argv[2]);
	a.sin_port = htons((uint16_t)atoi(argv[1]));
	if (MHD_start_daemon(
		MHD_USE_THREAD_PER_CONNECTION | MHD_USE_INTERNAL_POLLING_THREAD | MHD_USE_POLL, 0,
		NULL, NULL, answer, &p, MHD_OPTION_SOCK_ADDR, &a, MHD_OPTION_END) == NULL) {
		fprintf(stderr, "cannot listen on port %s\n", argv[1]);
		return 1;
	}
	pause();
	return 0;
}
