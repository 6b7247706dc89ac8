/*
 * Sandbox: what a captured parser would try, each in a process of its own,
 * with all layers and with each alone.
 */
#include "base/str.h"
#include "check.h"
#include "files/sandbox.h"

#include <arpa/inet.h>
#include <errno.h>
#include <fcntl.h>
#include <signal.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/mman.h>
#include <sys/ptrace.h>
#include <sys/socket.h>
#include <sys/wait.h>
#include <unistd.h>

enum { DONE = 0, REFUSED = 3, KILLED = 4 };

static int listener = -1; /* a server that the attempt would reach */
static struct sockaddr_in address;

static bool
read_shadow(void)
{
	return open("/etc/shadow", O_RDONLY | O_CLOEXEC) >= 0;
}

static bool
write_file(void)
{
	return open("/tmp/waymark-sandbox-written", O_CREAT | O_WRONLY | O_CLOEXEC, 0600) >= 0;
}

static bool
run_program(void)
{
	execl("/bin/true", "true", (char *)NULL);
	return false;
}

static bool
make_process(void)
{
	return fork() >= 0;
}

static bool
connect_out(void)
{
	int s = socket(AF_INET, SOCK_STREAM | SOCK_CLOEXEC, 0);

	return s >= 0 && connect(s, (const struct sockaddr *)&address, sizeof address) == 0;
}

static bool
make_executable(void)
{
	void *page = mmap(NULL, 4096, PROT_READ | PROT_WRITE, MAP_PRIVATE | MAP_ANONYMOUS, -1, 0);

	return mprotect(page, 4096, PROT_READ | PROT_EXEC) == 0;
}

static bool
map_executable(void)
{
	return mmap(NULL, 4096, PROT_READ | PROT_EXEC, MAP_PRIVATE | MAP_ANONYMOUS, -1, 0) !=
	       MAP_FAILED;
}

static bool
kill_parent(void)
{
	return kill(getppid(), 0) == 0;
}

static bool
trace_parent(void)
{
	return ptrace(PTRACE_ATTACH, getppid(), NULL, NULL) == 0;
}

static bool
remove_file(void)
{
	return unlink("/tmp/waymark-sandbox-written") == 0;
}

static bool
take_much_memory(void)
{
	return mmap(NULL, (size_t)2 << 30, PROT_READ | PROT_WRITE, MAP_PRIVATE | MAP_ANONYMOUS, -1,
		   0) != MAP_FAILED;
}

static bool
write_much(void)
{
	static const char bytes[1 << 16];
	int64_t wrote = 0;
	ssize_t n;

	while (wrote < 2 << 20 && (n = write(1, bytes, sizeof bytes)) > 0)
		wrote += n;
	return wrote > 1 << 20;
}

static bool
compute(void)
{
	char *p = malloc(1 << 20);
	bool ok = p != NULL && memset(p, 7, 1 << 20) == p && write(1, p, 10) == 10;

	free(p);
	return ok;
}

/* What becomes of an attempt in a process with these layers. */
static int
attempt_in(unsigned layers, bool (*act)(void))
{
	int out = memfd_create("out", MFD_CLOEXEC), status;
	pid_t pid = fork();

	if (pid == 0) {
		dup2(out, 1);
		signal(SIGXFSZ, SIG_IGN);
		if (sandbox_enter(layers, 1 << 20) != layers)
			_exit(9);
		_exit(act() ? DONE : REFUSED);
	}
	close(out);
	waitpid(pid, &status, 0);
	if (WIFSIGNALED(status))
		return WTERMSIG(status) == SIGSYS ? KILLED : 100 + WTERMSIG(status);
	return WEXITSTATUS(status);
}

static void
everything_hostile_is_denied(void)
{
	CHECK_INT(attempt_in(SANDBOX_ALL, read_shadow), REFUSED);
	CHECK_INT(attempt_in(SANDBOX_ALL, write_file), REFUSED);
	CHECK_INT(attempt_in(SANDBOX_ALL, run_program), KILLED);
	CHECK_INT(attempt_in(SANDBOX_ALL, make_process), KILLED);
	CHECK_INT(attempt_in(SANDBOX_ALL, connect_out), KILLED);
	CHECK_INT(attempt_in(SANDBOX_ALL, make_executable), KILLED);
	CHECK_INT(attempt_in(SANDBOX_ALL, map_executable), KILLED);
	CHECK_INT(attempt_in(SANDBOX_ALL, kill_parent), KILLED);
	CHECK_INT(attempt_in(SANDBOX_ALL, trace_parent), KILLED);
	CHECK_INT(attempt_in(SANDBOX_ALL, remove_file), KILLED);
	CHECK_INT(attempt_in(SANDBOX_ALL, write_much), REFUSED);
	CHECK_INT(attempt_in(SANDBOX_ALL, compute), DONE);
	CHECK_INT(access("/tmp/waymark-sandbox-written", F_OK), -1);
}

/* Landlock alone, as if a way past the filter were found. */
static void
landlock_alone_holds_files_and_network(void)
{
	CHECK_INT(attempt_in(SANDBOX_LANDLOCK, read_shadow), REFUSED);
	CHECK_INT(attempt_in(SANDBOX_LANDLOCK, write_file), REFUSED);
	CHECK_INT(attempt_in(SANDBOX_LANDLOCK, run_program), REFUSED);
	CHECK_INT(attempt_in(SANDBOX_LANDLOCK, connect_out), REFUSED);
}

static void
limits_alone_hold_sizes(void)
{
	CHECK_INT(attempt_in(SANDBOX_LIMITS, write_much), REFUSED);
#ifndef __SANITIZE_ADDRESS__
	CHECK_INT(attempt_in(SANDBOX_LIMITS, take_much_memory), REFUSED);
#endif
}

/* The attempts work when nothing stops them; else the tests above would prove nothing. */
static void
without_a_sandbox_all_succeed(void)
{
	CHECK_INT(attempt_in(0, write_file), DONE);
	CHECK_INT(attempt_in(0, remove_file), DONE);
	CHECK_INT(attempt_in(0, run_program), DONE);
	CHECK_INT(attempt_in(0, make_process), DONE);
	CHECK_INT(attempt_in(0, connect_out), DONE);
	CHECK_INT(attempt_in(0, make_executable), DONE);
	CHECK_INT(attempt_in(0, map_executable), DONE);
	CHECK_INT(attempt_in(0, kill_parent), DONE);
	CHECK_INT(attempt_in(0, take_much_memory), DONE);
	CHECK_INT(attempt_in(0, write_much), DONE);
	if (geteuid() == 0)
		CHECK_INT(attempt_in(0, read_shadow), DONE);
}

static void
says_what_holds(void)
{
	struct arena *a = arena_new(0);

	CHECK_STR(sandbox_describe(a, SANDBOX_ALL), "limits, landlock, seccomp");
	CHECK_STR(sandbox_describe(a, SANDBOX_LIMITS), "limits");
	CHECK_STR(sandbox_describe(a, 0), "none");
	arena_free(a);
}

int
main(void)
{
	socklen_t n = sizeof address;

	address = (struct sockaddr_in){ .sin_family = AF_INET,
		.sin_addr.s_addr = htonl(INADDR_LOOPBACK) };
	listener = socket(AF_INET, SOCK_STREAM | SOCK_CLOEXEC, 0);
	if (bind(listener, (const struct sockaddr *)&address, sizeof address) != 0 ||
	    listen(listener, 5) != 0 || getsockname(listener, (struct sockaddr *)&address, &n) != 0)
		return 2;
	return check_run((struct check_case[]){ CHECK_CASE(everything_hostile_is_denied),
	    CHECK_CASE(landlock_alone_holds_files_and_network), CHECK_CASE(limits_alone_hold_sizes),
	    CHECK_CASE(without_a_sandbox_all_succeed), CHECK_CASE(says_what_holds), { 0 } });
}
