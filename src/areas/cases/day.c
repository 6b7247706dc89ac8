/* Day: the table of the pages around an officer's day, and words that they share. */
#include "areas/cases/cases.h"
#include "areas/cases/day_pages.h"
#include "app/app.h"
#include "areas/cases/words.h"
#include "text/text.h"

const char *
cases_state_title(const struct rq *rq, const char *state)
{
	return case_state_title(rq->language, state);
}

const char *
cases_duty_title(const struct rq *rq, const char *duty)
{
	int value = 0;

	if (!policy_value(NAMES_DUTY, duty, &value) || rq->app->pack->duties[value] == NULL)
		return text_tr(rq->language, N_("Nothing is due"));
	return text_tr(rq->language, rq->app->pack->duties[value]->title);
}

const char *
cases_holder_name(const struct rq *rq, const char *next_step, const char *body)
{
	int value = 0;
	const struct policy_duty_rule *rule =
	    policy_value(NAMES_DUTY, next_step, &value) ? rq->app->pack->duties[value] : NULL;

	if (rule != NULL && rule->holder == HOLDER_FAMILY)
		return text_tr(rq->language, N_("The family"));
	return body;
}

const struct route day_routes[] = { GET("/my-day", MY_DAY, ON_NONE, my_day_show),
	POST("/my-day/chase", MY_DAY, ON_NONE, chase_many),
	GET("/my-day/waiting/:body", MY_DAY, ON_NONE, chase_body_show),
	POST("/my-day/give", TEAMS_WORK, ON_NONE, give_many),
	GET("/find", FIND, ON_NONE, find_show),
	FORM("/cases/:case/numbers", CASE_PLAN_WRITE, ON_CASE, &identifiers_form, identifiers_show,
	    identifiers_save),
	GET("/cases/:case/waiting", CASE_READ, ON_CASE, asks_show),
	GET("/track/:case/waiting", CASE_TRACK, ON_CASE, asks_family_show),
	POST("/cases/:case/asks/:ask/chase", CASE_PLAN_WRITE, ON_CASE, chase_one),
	FORM("/cases/:case/asks/:ask/escalate", CASE_PLAN_WRITE, ON_CASE, &escalate_form,
	    escalate_show, escalate_save),
	FORM("/cases/:case/exception", CASE_DECIDE, ON_CASE, &exception_form, exception_show,
	    exception_save),
	FORM_OF("/cases/:case/officer", CASE_ASSIGN, ON_CASE, give_form, give_show, give_save),
	FORM_OF("/letters", MY_DAY, ON_NONE, letters_form, letters_show, letters_save),
	GET("/cases/:case/letters/:letter", CASE_READ_CONTACTS, ON_CASE, letters_file),
	ROUTES_END };
