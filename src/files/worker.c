/* Worker: both ends of the process that parses an upload. */
#include "files/worker.h"
#include "base/log.h"
#include "base/str.h"
#include "files/parse.h"
#include "files/sandbox.h"

#include <errno.h>
#include <fcntl.h>
#include <malloc.h>
#include <poll.h>
#include <signal.h>
#include <spawn.h>
#include <stdio.h>
#include <stdlib.h>
#include <sys/mman.h>
#include <sys/resource.h>
#include <sys/stat.h>
#include <sys/syscall.h>
#include <sys/wait.h>
#include <unistd.h>

#include <libheif/heif.h>

enum { IN, OUT, ERRORS, ANSWER, WORKER_MEMORY = 500 << 20, WALL_SECONDS = 30, NICENESS = 15 };

/* ---- the worker ---- */

/* The file is mapped before the sandbox closes, so that parsing reads no descriptor. */
static void
map_input(struct parse *p)
{
	struct stat st;
	void *bytes;

	if (fstat(IN, &st) != 0 || st.st_size == 0)
		return;
	bytes = mmap(NULL, (size_t)st.st_size, PROT_READ, MAP_PRIVATE, IN, 0);
	if (bytes == MAP_FAILED)
		return;
	p->p = bytes;
	p->n = (size_t)st.st_size;
}

int
worker_main(int argc, char **argv)
{
	struct parse p = { .out = OUT };
	struct worker_answer answer;
	int64_t named = 0, limit = 0;

	if (argc != 4 || !str_to_int(argv[2], &named) || !str_to_int(argv[3], &limit))
		return 2;
	signal(SIGXFSZ, SIG_IGN);
	setpriority(PRIO_PROCESS, 0, NICENESS); /* who waits for a page comes first */
	mallopt(M_ARENA_MAX, 1); /* each other arena would take 64 MiB of the limit */
	map_input(&p);
	heif_init(NULL); /* looks for plug-ins, which the sandbox would deny */
	answer.layers = sandbox_enter(SANDBOX_ALL, limit);
	p.arena = arena_new(WORKER_MEMORY);
	answer.verdict = parse_file(&p, (enum file_kind)named);
	answer.kind = p.kind;
	/* Without exit handlers: they belong to libraries that have lost their rights. */
	_exit(write(ANSWER, &answer, sizeof answer) == sizeof answer ? 0 : 1);
}

/* ---- its caller ---- */

struct run {
	pid_t pid;
	int in, out, answer[2];
};

static bool
start(struct run *r, enum file_kind named, int64_t output_limit)
{
	char kind[12], limit[24];
	char *argv[] = { (char *)"waymark", (char *)WORKER_ARGUMENT, kind, limit, NULL };
	char *environment[] = { (char *)"LC_ALL=C", NULL };
	posix_spawn_file_actions_t actions;
	bool ok;

	snprintf(kind, sizeof kind, "%d", (int)named);
	snprintf(limit, sizeof limit, "%lld", (long long)output_limit);
	if (posix_spawn_file_actions_init(&actions) != 0)
		return false;
	ok = posix_spawn_file_actions_adddup2(&actions, r->in, IN) == 0 &&
	     posix_spawn_file_actions_adddup2(&actions, r->out, OUT) == 0 &&
	     posix_spawn_file_actions_addopen(&actions, ERRORS, "/dev/null", O_WRONLY, 0) == 0 &&
	     posix_spawn_file_actions_adddup2(&actions, r->answer[1], ANSWER) == 0 &&
	     posix_spawn_file_actions_addclosefrom_np(&actions, ANSWER + 1) == 0 &&
	     posix_spawn(&r->pid, "/proc/self/exe", &actions, NULL, argv, environment) == 0;
	posix_spawn_file_actions_destroy(&actions);
	return ok;
}

/* True when the whole answer came in time. */
static bool
read_answer(int fd, struct worker_answer *ret)
{
	struct pollfd wait = { .fd = fd, .events = POLLIN };
	struct worker_answer got;

	if (poll(&wait, 1, WALL_SECONDS * 1000) != 1 || read(fd, &got, sizeof got) != sizeof got ||
	    got.verdict >= FILE_VERDICT__MAX || got.kind >= FILE_KIND__MAX)
		return false;
	*ret = got;
	return true;
}

/* What a worker that died without an answer says about its file. */
static enum file_verdict
verdict_of_death(int status)
{
	int number = WIFSIGNALED(status) ? WTERMSIG(status) : 0;

	/* SIGSYS: the parser tried something forbidden, which only an attack makes it do. */
	log_event(number == SIGSYS ? LOG_ERROR : LOG_WARN, "upload_worker_died",
	    LOG_INT("signal", number),
	    LOG_INT("exit", WIFEXITED(status) ? WEXITSTATUS(status) : 0));
	return number == SIGXCPU || number == SIGKILL || number == SIGABRT ? FILE_HUGE
									   : FILE_DAMAGED;
}

static struct worker_answer
finish(struct run *r)
{
	struct worker_answer answer = { .verdict = FILE_NOT_WORKING };
	bool answered = read_answer(r->answer[0], &answer);
	int status = 0;

	if (!answered)
		kill(r->pid, SIGKILL);
	while (waitpid(r->pid, &status, 0) < 0 && errno == EINTR)
		;
	if (!answered)
		answer.verdict = verdict_of_death(status);
	return answer;
}

/* Copies at high numbers, so that no dup2() in the worker overwrites one still to be used. */
static bool
open_run(struct run *r, int fd, int out)
{
	int ends[2];

	if (pipe2(ends, O_CLOEXEC) != 0)
		return false;
	r->answer[0] = ends[0];
	r->answer[1] = fcntl(ends[1], F_DUPFD_CLOEXEC, 10);
	close(ends[1]);
	r->in = fcntl(fd, F_DUPFD_CLOEXEC, 10);
	r->out = fcntl(out, F_DUPFD_CLOEXEC, 10);
	return r->in >= 0 && r->out >= 0 && r->answer[1] >= 0;
}

static void
close_all(int n, int *const *fds)
{
	for (int i = 0; i < n; i++)
		if (*fds[i] >= 0) {
			close(*fds[i]);
			*fds[i] = -1;
		}
}

struct worker_answer
worker_run(int fd, int out, enum file_kind named, int64_t output_limit)
{
	struct worker_answer answer = { .verdict = FILE_NOT_WORKING };
	struct run r = { .in = -1, .out = -1, .answer = { -1, -1 } };
	bool started = open_run(&r, fd, out) && start(&r, named, output_limit);

	/* The worker's ends are closed here, so that its death ends the wait. */
	close_all(3, (int *[]){ &r.in, &r.out, &r.answer[1] });
	if (started)
		answer = finish(&r);
	else
		log_event(LOG_ERROR, "upload_worker_not_started", LOG_INT("errno", errno));
	close_all(1, (int *[]){ &r.answer[0] });
	return answer;
}
