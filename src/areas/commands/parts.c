/* Parts: a new area adds its line here. */
#include "areas/commands/parts.h"
#include "areas/cases/cases.h"
#include "areas/portal/portal.h"
#include "mail/mail.h"

const struct route *const parts_routes[] = {
	portal_routes,
	cases_routes,
	NULL,
};

const struct job_kind *const parts_jobs[] = {
	&mail_send_job,
	&mail_sweep_job,
	NULL,
};
