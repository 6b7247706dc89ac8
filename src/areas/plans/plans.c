/* Plans: the table of the builder's pages. */
#include "areas/plans/plans.h"
#include "areas/plans/builder.h"

#define PLAN "/cases/:case/plan"

const struct route plans_routes[] = {
	GET(PLAN, CASE_READ, ON_CASE, builder_show),
	GET(PLAN "/ledger", CASE_READ, ON_CASE, ledger_show),
	GET(PLAN "/quality", CASE_READ, ON_CASE, quality_show),
	FORM_OF(
	    PLAN "/new/:section", CASE_PLAN_WRITE, ON_CASE, row_new_form, row_show, row_new_save),
	FORM_OF(PLAN "/rows/:row", CASE_PLAN_WRITE, ON_CASE, row_form, row_show, row_save),
	FORM(PLAN "/rows/:row/remove", CASE_PLAN_WRITE, ON_CASE, &row_remove_form, row_remove_show,
	    row_remove_save),
	POST(PLAN "/rows/:row/restore", CASE_PLAN_WRITE, ON_CASE, row_restore),
	POST(PLAN "/rows/:row/up", CASE_PLAN_WRITE, ON_CASE, row_move_up),
	POST(PLAN "/rows/:row/down", CASE_PLAN_WRITE, ON_CASE, row_move_down),
	FORM_OF(PLAN "/advice/:report/:item", CASE_PLAN_WRITE, ON_CASE, settle_form, settle_show,
	    settle_save),
	FORM_OF(PLAN "/sections/:section", CASE_PLAN_WRITE, ON_CASE, section_form, section_show,
	    section_save),
	FORM(PLAN "/overrides/:rule/:item", CASE_ASSIGN, ON_CASE, &override_form, override_show,
	    override_save),
	ROUTES_END,
};
