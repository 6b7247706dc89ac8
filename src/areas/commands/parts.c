/* Parts: a new area adds its line here. */
#include "areas/commands/parts.h"
#include "app/sweep.h"
#include "areas/cases/cases.h"
#include "areas/portal/portal.h"
#include "areas/registers/registers.h"
#include "areas/sign_in/sign_in.h"
#include "base/conf.h"
#include "files/files.h"
#include "mail/mail.h"

const struct route *const parts_routes[] = {
	sign_in_routes, /* before any route that begins with "/sign-in/" */
	portal_routes,
	cases_routes,
	registers_routes,
	own_routes,
	info_routes,
	demo_routes,
	NULL,
};

const struct job_kind *const parts_jobs[] = {
	&mail_send_job,
	&mail_sweep_job,
	&files_scan_job,
	&files_sweep_job,
	&app_sweep_job,
	NULL,
};

const struct registers *
parts_registers(struct arena *a, const struct conf *conf)
{
	const char *const dirs[] = { conf->register_dir,
		arena_printf(a, "%s/registers", conf->data_dir), NULL };

	return registers_load(a, dirs);
}
