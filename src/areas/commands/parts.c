/* Parts: a new area adds its line here. */
#include "areas/commands/parts.h"
#include "app/sweep.h"
#include "areas/advice/advice.h"
#include "areas/cases/cases.h"
#include "areas/drafts/drafts.h"
#include "areas/forecasts/forecasts.h"
#include "areas/messages/messages.h"
#include "areas/people/people.h"
#include "areas/places/places.h"
#include "areas/plans/plans.h"
#include "areas/portal/portal.h"
#include "areas/registers/registers.h"
#include "areas/renderings/renderings.h"
#include "areas/returns/returns.h"
#include "areas/schools/schools.h"
#include "areas/sign_in/sign_in.h"
#include "areas/statistics/statistics.h"
#include "files/files.h"
#include "mail/mail.h"

const struct route *const parts_routes[] = {
	portal_routes,
	registers_routes,
	looking_routes,
	cases_routes,
	plans_routes,
	people_routes,
	places_routes,
	sign_in_routes,
	own_routes,
	demo_routes,
	info_routes,
	drafts_routes,
	messages_routes,
	day_routes,
	schools_routes,
	advice_routes,
	statistics_routes,
	returns_routes,
	forecasts_routes,
	family_routes,
	renderings_routes,
	NULL,
};

const struct job_kind *const parts_jobs[] = {
	&mail_send_job,
	&mail_sweep_job,
	&files_scan_job,
	&files_sweep_job,
	&app_sweep_job,
	&metrics_job,
	&returns_job,
	&forecast_job,
	&registers_remind_job,
	&people_index_job,
	NULL,
};
