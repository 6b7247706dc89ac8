/* Intake: the gates in their order. */
#include "files/intake.h"
#include "base/conf.h"
#include "base/err.h"
#include "base/log.h"
#include "files/clamd.h"
#include "files/sandbox.h"
#include "files/serve.h"
#include "files/worker.h"

#include <errno.h>
#include <fcntl.h>
#include <semaphore.h>
#include <string.h>
#include <sys/mman.h>
#include <sys/stat.h>
#include <unistd.h>

/* A worker may use half a gigabyte; more uploads at once wait their turn. */
enum { WORKERS_AT_ONCE = 3 };

struct intake {
	struct store *store;
	const char *parser;
	const char *clamd; /* NULL: none */
	int64_t limit;
	unsigned layers;
	sem_t workers;
};

static void
release_fd(void *fd)
{
	close(*(int *)fd);
}

/* Where the worker writes: memory, so that nothing unclean touches the disk. */
static int
clean_file(struct arena *a)
{
	int *fd = anew(a, int);

	*fd = memfd_create("upload", MFD_CLOEXEC);
	if (*fd < 0)
		fail(FAULT_STORAGE, "no memory file for an upload: %s", strerror(errno));
	arena_on_free(a, release_fd, fd);
	return *fd;
}

static void
release_intake(void *intake)
{
	sem_destroy(&((struct intake *)intake)->workers);
}

/* A file of no bytes goes through all of the sandbox's doors. */
static unsigned
probe(struct arena *a, const char *parser)
{
	int empty = clean_file(a), out = clean_file(a);

	return worker_run(parser, empty, out, FILE_TEXT, 1).layers;
}

struct intake *
intake_open(struct arena *a, const struct conf *conf)
{
	struct intake *in = anew(a, struct intake);

	in->store = store_open(a, conf->data_dir);
	in->clamd =
	    conf->clamd_socket != NULL && *conf->clamd_socket != '\0' ? conf->clamd_socket : NULL;
	in->limit = conf->upload_limit_mb << 20;
	in->parser = conf->parser;
	in->layers = probe(a, in->parser);
	if (sem_init(&in->workers, 0, WORKERS_AT_ONCE) != 0)
		fail(FAULT_BUG, "semaphore");
	arena_on_free(a, release_intake, in);
	log_event(in->layers == SANDBOX_ALL ? LOG_INFO : LOG_WARN, "upload_sandbox",
	    LOG_TEXT("layers", sandbox_describe(a, in->layers)));
	return in;
}

static struct worker_answer
parse_in_worker(struct intake *in, int fd, int out, const char *filename)
{
	struct worker_answer answer;

	while (sem_wait(&in->workers) != 0)
		;
	/* A picture encoded again may be larger than it came. */
	answer =
	    worker_run(in->parser, fd, out, file_kind_of_name(filename), 2 * in->limit + (1 << 20));
	sem_post(&in->workers);
	return answer;
}

static struct intake_result
refused(enum file_verdict verdict, enum file_kind kind)
{
	return (struct intake_result){
		.verdict = verdict, .kind = kind, .message = file_message(verdict, kind)
	};
}

static void
keep(struct intake *in, struct arena *a, int out, const char *filename, struct intake_result *r)
{
	struct stat st;

	if (fstat(out, &st) != 0)
		fail(FAULT_STORAGE, "reading a clean upload: %s", strerror(errno));
	r->size = st.st_size;
	r->type = file_type(r->kind);
	r->name = files_display_name(a, filename, r->kind);
	r->hash = store_put(in->store, out);
}

struct intake_result
intake_file(struct intake *in, struct arena *a, int fd, const char *filename)
{
	struct intake_result r = { .verdict = FILE_OK };
	struct worker_answer answer;
	enum clamd_result scanned = CLAMD_CLEAN;
	struct stat st;
	int out;

	if (fstat(fd, &st) != 0 || st.st_size == 0)
		return refused(FILE_EMPTY, FILE_UNKNOWN);
	if (st.st_size > in->limit)
		return refused(FILE_TOO_BIG, FILE_UNKNOWN);
	if (in->clamd != NULL)
		scanned = clamd_scan(in->clamd, fd);
	if (scanned == CLAMD_FOUND)
		return refused(FILE_INFECTED, FILE_UNKNOWN);
	out = clean_file(a);
	answer = parse_in_worker(in, fd, out, filename);
	if (answer.verdict != FILE_OK)
		return refused((enum file_verdict)answer.verdict, (enum file_kind)answer.kind);
	r.kind = (enum file_kind)answer.kind;
	r.quarantined = scanned == CLAMD_NO_ANSWER;
	keep(in, a, out, filename, &r);
	return r;
}

struct store *
intake_store(const struct intake *in)
{
	return in->store;
}

const char *
files_sandbox_report(const struct intake *in, struct arena *a)
{
	return sandbox_describe(a, in->layers);
}
