/*
 * Sandbox: resource limits, Landlock and seccomp, in this order, because
 * each later layer forbids the system calls that set up the earlier ones.
 */
#include "files/sandbox.h"

#include <errno.h>
#include <fcntl.h>
#include <linux/landlock.h>
#include <sched.h>
#include <seccomp.h>
#include <stdbool.h>
#include <stddef.h>
#include <sys/mman.h>
#include <sys/prctl.h>
#include <sys/resource.h>
#include <sys/syscall.h>
#include <unistd.h>

enum { MEMORY_LIMIT_MB = 640, CPU_SECONDS = 20, DESCRIPTORS = 8 };

/* Address sanitizer maps terabytes of shadow, so a limit on the address space would end it at once.
 */
#ifdef __SANITIZE_ADDRESS__
enum { LIMIT_MEMORY = false };
#else
enum { LIMIT_MEMORY = true };
#endif

static bool
limit(int resource, int64_t most)
{
	struct rlimit r = { (rlim_t)most, (rlim_t)most };

	return setrlimit((__rlimit_resource_t)resource, &r) == 0;
}

static bool
enter_limits(int64_t output_limit)
{
	bool ok = limit(RLIMIT_CPU, CPU_SECONDS);

	ok &= limit(RLIMIT_NOFILE, DESCRIPTORS);
	ok &= limit(RLIMIT_FSIZE, output_limit);
	ok &= limit(RLIMIT_CORE, 0);
	if (LIMIT_MEMORY)
		ok &= limit(RLIMIT_AS, (int64_t)MEMORY_LIMIT_MB << 20);
	return ok;
}

/* The header of Debian 12 ends at ABI 2; later members are the kernel's documented ones. */
struct ruleset {
	uint64_t files, net, scoped;
};

/* Every right that the kernel's ABI knows is handled and none is granted. */
static bool
enter_landlock(void)
{
	static const int file_bits[] = { 0, 13, 14, 15, 15, 16 };
	int abi =
	    (int)syscall(SYS_landlock_create_ruleset, NULL, 0, LANDLOCK_CREATE_RULESET_VERSION);
	struct ruleset r = { 0 };
	size_t size = abi >= 6 ? sizeof r : abi >= 4 ? offsetof(struct ruleset, scoped) : 8;
	int fd, done;

	if (abi < 1)
		return false;
	r.files = (UINT64_C(1) << file_bits[abi > 5 ? 5 : abi]) - 1;
	r.net = abi >= 4 ? 3 : 0;    /* bind and connect of TCP */
	r.scoped = abi >= 6 ? 3 : 0; /* abstract Unix sockets, signals */
	fd = (int)syscall(SYS_landlock_create_ruleset, &r, size, 0);
	if (fd < 0)
		return false;
	done = (int)syscall(SYS_landlock_restrict_self, fd, 0);
	close(fd);
	return done == 0;
}

/* What decoding in memory and answering on open descriptors needs. */
static const int allowed[] = {
	SCMP_SYS(read),
	SCMP_SYS(write),
	SCMP_SYS(lseek),
	SCMP_SYS(close),
	SCMP_SYS(exit),
	SCMP_SYS(exit_group),
	SCMP_SYS(brk),
	SCMP_SYS(munmap),
	SCMP_SYS(mremap),
	SCMP_SYS(madvise),
	SCMP_SYS(futex),
	SCMP_SYS(clock_gettime),
	SCMP_SYS(gettimeofday),
	SCMP_SYS(getrandom),
	SCMP_SYS(rt_sigreturn),
	SCMP_SYS(rt_sigprocmask),
	SCMP_SYS(rt_sigaction),
	SCMP_SYS(sigaltstack),
	SCMP_SYS(sched_yield),
	SCMP_SYS(sched_getaffinity),
	SCMP_SYS(restart_syscall),
	SCMP_SYS(set_robust_list),
	SCMP_SYS(rseq),
	SCMP_SYS(clock_nanosleep),
	SCMP_SYS(nanosleep),
};

/* What libraries try and can do without: they are told no.  Everything else ends the process. */
static const int refused[] = {
	SCMP_SYS(open),
	SCMP_SYS(openat),
	SCMP_SYS(access),
	SCMP_SYS(faccessat),
	SCMP_SYS(stat),
	SCMP_SYS(newfstatat),
	SCMP_SYS(fstat),
	SCMP_SYS(readlink),
	SCMP_SYS(getpid),
	SCMP_SYS(gettid),
	SCMP_SYS(sysinfo),
	SCMP_SYS(prctl),
	SCMP_SYS(ioctl),
	SCMP_SYS(fcntl),
};

/*
 * What depends on an argument: no memory becomes executable, and clone() makes
 * threads only (libde265 decodes in one).  The flags of clone3() lie in memory, where
 * a filter cannot look; glibc takes clone() when it is told that there is no clone3().
 */
static bool
add_conditions(scmp_filter_ctx filter)
{
	const struct scmp_arg_cmp not_executable =
	    SCMP_CMP(2, SCMP_CMP_MASKED_EQ, PROT_EXEC, (scmp_datum_t)0);
	const struct scmp_arg_cmp thread =
	    SCMP_CMP(0, SCMP_CMP_MASKED_EQ, CLONE_THREAD, CLONE_THREAD);

	return seccomp_rule_add_array(filter, SCMP_ACT_ALLOW, SCMP_SYS(mmap), 1, &not_executable) ==
		   0 &&
	       seccomp_rule_add_array(
		   filter, SCMP_ACT_ALLOW, SCMP_SYS(mprotect), 1, &not_executable) == 0 &&
	       seccomp_rule_add_array(filter, SCMP_ACT_ALLOW, SCMP_SYS(clone), 1, &thread) == 0 &&
	       seccomp_rule_add(filter, SCMP_ACT_ERRNO(ENOSYS), SCMP_SYS(clone3), 0) == 0;
}

static bool
enter_seccomp(void)
{
	scmp_filter_ctx filter = seccomp_init(SCMP_ACT_KILL_PROCESS);
	bool ok = filter != NULL;

	for (size_t i = 0; ok && i < sizeof allowed / sizeof allowed[0]; i++)
		ok = seccomp_rule_add(filter, SCMP_ACT_ALLOW, allowed[i], 0) == 0;
	for (size_t i = 0; ok && i < sizeof refused / sizeof refused[0]; i++)
		ok = seccomp_rule_add(filter, SCMP_ACT_ERRNO(EPERM), refused[i], 0) == 0;
	ok = ok && add_conditions(filter) && seccomp_load(filter) == 0;
	seccomp_release(filter);
	return ok;
}

unsigned
sandbox_enter(unsigned wanted, int64_t output_limit)
{
	unsigned entered = 0;

	/* The worker must not outlive the server that reads its answer. */
	prctl(PR_SET_PDEATHSIG, 9);
	prctl(PR_SET_DUMPABLE, 0);
	prctl(PR_SET_NO_NEW_PRIVS, 1, 0, 0, 0);
	if ((wanted & SANDBOX_LANDLOCK) != 0 && enter_landlock())
		entered |= SANDBOX_LANDLOCK;
	if ((wanted & SANDBOX_LIMITS) != 0 && enter_limits(output_limit))
		entered |= SANDBOX_LIMITS;
	if ((wanted & SANDBOX_SECCOMP) != 0 && enter_seccomp())
		entered |= SANDBOX_SECCOMP;
	return entered;
}

const char *
sandbox_describe(struct arena *a, unsigned layers)
{
	if (layers == 0)
		return "none";
	return arena_printf(a, "%s%s%s", (layers & SANDBOX_LIMITS) != 0 ? "limits" : "no limits",
	    (layers & SANDBOX_LANDLOCK) != 0 ? ", landlock" : "",
	    (layers & SANDBOX_SECCOMP) != 0 ? ", seccomp" : "");
}
