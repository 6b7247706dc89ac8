/*
 * waymark-parse NAMED-KIND OUTPUT-LIMIT: reads one upload in a sandbox.
 *
 * A program of its own, so that the libraries that read strangers' pictures
 * and documents are never mapped where the children's records are.  The file is on
 * descriptor 0; the clean file goes to 1, the answer to 3 (files/worker.h).
 */
#include "base/str.h"
#include "files/parse.h"
#include "files/sandbox.h"
#include "files/worker.h"

#include <linux/sched.h>
#include <linux/sched/types.h>
#include <malloc.h>
#include <signal.h>
#include <sys/mman.h>
#include <sys/stat.h>
#include <sys/syscall.h>
#include <unistd.h>

#include <libheif/heif.h>

enum { WORKER_MEMORY = 500 << 20, NICENESS = 15, TURN_NS = 100000 };

/* The file is mapped before the sandbox closes, so that parsing reads no descriptor. */
static void
map_input(struct parse *p)
{
	struct stat st;
	void *bytes;

	if (fstat(WORKER_IN, &st) != 0 || st.st_size == 0)
		return;
	bytes = mmap(NULL, (size_t)st.st_size, PROT_READ, MAP_PRIVATE, WORKER_IN, 0);
	if (bytes == MAP_FAILED)
		return;
	p->p = bytes;
	p->n = (size_t)st.st_size;
}

/*
 * Who waits for a page comes first: a low share, and short turns, since Linux lets whoever runs
 * end a turn (3 ms) before somebody who wakes up gets the processor (from 6.6 on; a kernel
 * before 6.12 knows no other turns, and takes no notice).
 */
static void
let_others_first(void)
{
	struct sched_attr attr = { .size = sizeof attr,
		.sched_policy = SCHED_NORMAL,
		.sched_nice = NICENESS,
		.sched_runtime = TURN_NS };

	syscall(SYS_sched_setattr, 0, &attr, 0);
}

int
main(int argc, char **argv)
{
	struct parse p = { .out = WORKER_OUT };
	struct worker_answer answer;
	int64_t named = 0, limit = 0;

	if (argc != 3 || !str_to_int(argv[1], &named) || !str_to_int(argv[2], &limit))
		return 2;
	signal(SIGXFSZ, SIG_IGN);
	let_others_first();
	mallopt(M_ARENA_MAX, 1); /* each other arena would take 64 MiB of the limit */
	map_input(&p);
	heif_init(NULL); /* looks for plug-ins, which the sandbox would deny */
	answer.layers = sandbox_enter(SANDBOX_ALL, limit);
	p.arena = arena_new(WORKER_MEMORY);
	answer.verdict = parse_file(&p, (enum file_kind)named);
	answer.kind = p.kind;
	/* Without exit handlers: they belong to libraries that have lost their rights. */
	_exit(write(WORKER_ANSWER, &answer, sizeof answer) == sizeof answer ? 0 : 1);
}
