/* The commands that print what the program knows of itself: settings, routes, forms, policy. */
#include "areas/commands/call.h"
#include "areas/commands/commands.h"
#include "areas/commands/parts.h"
#include "app/route.h"
#include "base/conf.h"
#include "base/err.h"
#include "base/str.h"
#include "html/form.h"
#include "policy/policy.h"

#include <stdio.h>

static const char settings_usage[] =
    "usage: waymark settings\n"
    "\n"
    "Prints every setting with its default and meaning, as Markdown (docs/settings.md).\n"
    "A file of settings has sections and names: [server] and under it listen = 127.0.0.1:8080.\n";

static void
show_settings(struct call *c)
{
	(void)c;
	conf_document(stdout);
}

static int
run_settings(int argc, char **argv)
{
	return call_run(argc, argv,
	    &(struct call_plan){
		.usage = settings_usage, .expected = "nothing more", .work = show_settings });
}

const struct command settings_command = { "settings", run_settings,
	"every setting, its default and meaning", settings_usage };

static const char routes_usage[] =
    "usage: waymark routes\n"
    "\n"
    "Prints every page and act with the permission it needs, as Markdown.\n";

static void
show_routes(struct call *c)
{
	(void)c;
	route_document(parts_routes);
}

static int
run_routes(int argc, char **argv)
{
	return call_run(argc, argv,
	    &(struct call_plan){
		.usage = routes_usage, .expected = "nothing more", .work = show_routes });
}

const struct command routes_command = { "routes", run_routes,
	"every page and the permission it needs", routes_usage };

static const char forms_usage[] = "usage: waymark forms\n"
				  "\n"
				  "Prints every form with its questions, as Markdown.\n";

static void
show_forms(struct call *c)
{
	(void)c;
	for (const struct route *const *table = parts_routes; *table != NULL; table++)
		for (const struct route *r = *table; r->path != NULL; r++)
			if (r->form != NULL) {
				printf("## %s\n\n", r->path);
				form_document(r->form, stdout);
				printf("\n");
			}
}

static int
run_forms(int argc, char **argv)
{
	return call_run(argc, argv,
	    &(struct call_plan){
		.usage = forms_usage, .expected = "nothing more", .work = show_forms });
}

const struct command forms_command = { "forms", run_forms, "every form and its questions",
	forms_usage };

static const char policy_usage[] =
    "usage: waymark policy show [PACK] [--config FILE]\n"
    "       waymark policy compare PACK PACK [--config FILE]\n"
    "\n"
    "show     prints the packs, or one pack's time limits with their law.\n"
    "compare  prints what differs between two packs, one line a fact.\n";

static void
list_packs(const struct policy_set *set)
{
	for (size_t i = 0; i < set->n; i++)
		printf("%s  %s  %s%s%s\n", set->a[i]->name, set->a[i]->version, set->a[i]->title,
		    set->a[i]->banner ? ": " : "", set->a[i]->banner ? set->a[i]->banner : "");
}

static const struct policy_pack *
named(const struct policy_set *set, const char *name)
{
	const struct policy_pack *p = policy_find(set, name);

	if (p == NULL)
		fail(FAULT_USAGE, "there is no pack %.60s; waymark policy show lists them", name);
	return p;
}

static void
print_limit(const struct policy_duty_rule *d, const struct policy_limit *l)
{
	printf("| %s | %s | %d %s %s %s | %s |\n", policy_name(NAMES_DUTY, (int)d->duty),
	    policy_name(NAMES_HOLDER, (int)d->holder), l->length,
	    policy_name(NAMES_UNIT, (int)l->unit), policy_name(NAMES_COUNTING, (int)l->counting),
	    policy_name(NAMES_POINT, (int)l->from), l->basis);
}

static void
print_pack(const struct policy_pack *p)
{
	printf("# %s\n\n%s, version %s\n\n", p->name, p->title, p->version);
	if (policy_banner(p) != NULL)
		printf("**%s**\n\n", policy_banner(p));
	printf("| duty | holder | limit | basis |\n|---|---|---|---|\n");
	for (int i = 0; i < DUTY__MAX; i++)
		for (unsigned n = 0; p->duties[i] != NULL && n < p->duties[i]->n_limits; n++)
			print_limit(p->duties[i], &p->duties[i]->limits[n]);
}

static void
policy(struct call *c)
{
	const struct policy_set *set = policy_load_all(c->arena, call_conf(c)->policy_dir);
	const char **w = c->words;

	if (str_eq(w[0], "show") && w[2] == NULL) {
		if (w[1] == NULL)
			list_packs(set);
		else
			print_pack(named(set, w[1]));
	} else if (str_eq(w[0], "compare") && w[2] != NULL) {
		fputs(policy_compare(c->arena, named(set, w[1]), named(set, w[2])), stdout);
	} else {
		fail(FAULT_USAGE, "give show and at most one pack, or compare and two packs");
	}
}

static int
run_policy(int argc, char **argv)
{
	return call_run(argc, argv,
	    &(struct call_plan){ .usage = policy_usage,
		.takes = "config",
		.least = 1,
		.most = 3,
		.expected = "show [PACK], or compare PACK PACK",
		.work = policy });
}

const struct command policy_command = { "policy", run_policy,
	"the law as data: show a pack, compare two", policy_usage };
