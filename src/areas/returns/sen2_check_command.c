/* The command "waymark check sen2": a return against its form and rules.  Needs no database. */
#include "app/command.h"
#include "areas/returns/sen2_check_command.h"
#include "areas/returns/sen2_rules.h"
#include "base/err.h"
#include "base/str.h"
#include "io/json.h"

static const char usage[] =
    "usage: waymark check sen2 FILE.xml|-\n"
    "       waymark check sen2 --rules\n"
    "\n"
    "Checks a person-level SEN2 return of 2025 or 2026.  Prints a line of JSON a finding:\n"
    "\n"
    "  {\"rule\": \"C12\", \"severity\": \"error|query\", \"person\": \"…\", \"path\": \"…\",\n"
    "   \"line\": 120, \"message\": \"…\"}\n"
    "\n"
    "The file is read a person at a time, however long it is.\n"
    "\n"
    "  --rules  prints the rules as a table\n"
    "\n"
    "Exit code: 0 no errors, 1 errors, 2 the file is not well-formed or no return.\n";

struct job {
	const char *path;
	struct arena *arena;
	struct sen2_seen *seen;
	struct sen2_reading reading;
};

static void
print(void *context, const struct sen2_finding *f)
{
	struct arena *a = arena_new(0);

	(void)context;
	puts(json_text(a,
	    json_pack("{s:s, s:s, s:s, s:s, s:i, s:s}", "rule", f->rule, "severity",
		f->severity == SEN2_ERROR ? "error" : "query", "person", f->person, "path", f->path,
		"line", f->line, "message", f->message),
	    JSON_COMPACT));
	arena_free(a);
}

static void
take_person(struct sen2_reading *r, const struct sen2_node *person)
{
	struct job *job = r->context;

	sen2_check_person(r, person, job->seen);
}

static void
work(void *arg)
{
	struct job *job = arg;

	job->seen = sen2_seen_new(job->arena);
	job->reading =
	    (struct sen2_reading){ .context = job, .finding = print, .take_person = take_person };
	sen2_read(&job->reading, job->path);
	fprintf(stderr, "waymark check: %s: %lld persons, %lld errors, %lld queries\n", job->path,
	    (long long)job->reading.persons, (long long)job->reading.errors,
	    (long long)job->reading.queries);
}

int
sen2_check_command(int argc, char **argv)
{
	struct job job = { .path = argc == 1 ? argv[0] : NULL };
	struct fault fault;
	bool done;

	if (job.path == NULL || (job.path[0] == '-' && job.path[1] != '\0')) {
		bool help = job.path != NULL && str_eq(job.path, "--help");

		if (job.path != NULL && str_eq(job.path, "--rules")) {
			sen2_rules_document(stdout);
			return COMMAND_OK;
		}
		fputs(
		    help ? usage : "waymark check: give one file; see waymark check sen2 --help\n",
		    help ? stdout : stderr);
		return help ? COMMAND_OK : COMMAND_FAILED;
	}
	job.arena = arena_new(0);
	done = attempt(work, &job, &fault);
	arena_free(job.arena);
	if (!done)
		fprintf(stderr, "waymark check: %s\n", fault.message);
	if (!done || fflush(stdout) != 0)
		return COMMAND_FAILED;
	return job.reading.errors > 0 ? COMMAND_FINDINGS : COMMAND_OK;
}
