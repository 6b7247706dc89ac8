/* Worker: runs the program that parses an upload. */
#include "files/worker.h"
#include "base/log.h"

#include <errno.h>
#include <fcntl.h>
#include <poll.h>
#include <signal.h>
#include <spawn.h>
#include <stdio.h>
#include <sys/wait.h>
#include <unistd.h>

enum { WALL_SECONDS = 30 };

struct run {
	pid_t pid;
	int in, out, answer[2];
};

static bool
start(struct run *r, const char *program, enum file_kind named, int64_t output_limit)
{
	char kind[12], limit[24];
	char *argv[] = { (char *)"waymark-parse", kind, limit, NULL };
	char *environment[] = { (char *)"LC_ALL=C", NULL };
	posix_spawn_file_actions_t actions;
	bool ok;

	snprintf(kind, sizeof kind, "%d", (int)named);
	snprintf(limit, sizeof limit, "%lld", (long long)output_limit);
	if (posix_spawn_file_actions_init(&actions) != 0)
		return false;
	ok = posix_spawn_file_actions_adddup2(&actions, r->in, WORKER_IN) == 0 &&
	     posix_spawn_file_actions_adddup2(&actions, r->out, WORKER_OUT) == 0 &&
	     posix_spawn_file_actions_addopen(&actions, WORKER_ERRORS, "/dev/null", O_WRONLY, 0) ==
		 0 &&
	     posix_spawn_file_actions_adddup2(&actions, r->answer[1], WORKER_ANSWER) == 0 &&
	     posix_spawn_file_actions_addclosefrom_np(&actions, WORKER_ANSWER + 1) == 0 &&
	     posix_spawn(&r->pid, program, &actions, NULL, argv, environment) == 0;
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
worker_run(const char *program, int fd, int out, enum file_kind named, int64_t output_limit)
{
	struct worker_answer answer = { .verdict = FILE_NOT_WORKING };
	struct run r = { .in = -1, .out = -1, .answer = { -1, -1 } };
	bool started = open_run(&r, fd, out) && start(&r, program, named, output_limit);

	/* The worker's ends are closed here, so that its death ends the wait. */
	close_all(3, (int *[]){ &r.in, &r.out, &r.answer[1] });
	if (started)
		answer = finish(&r);
	else
		log_event(LOG_ERROR, "upload_worker_not_started", LOG_INT("errno", errno));
	close_all(1, (int *[]){ &r.answer[0] });
	return answer;
}
