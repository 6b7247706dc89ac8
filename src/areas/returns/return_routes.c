/* Return routes: the table of the pages. */
#include "areas/returns/return_pages.h"
#include "areas/returns/returns.h"

const struct route returns_routes[] = {
	GET("/my-day/return", MY_DAY, ON_NONE, return_list_show),
	FORM("/my-day/return/offices", TEAMS_WORK, ON_NONE, &return_offices_form,
	    return_offices_show, return_offices_save),
	FORM("/cases/:case/return", CASE_PLAN_WRITE, ON_CASE, &return_form, return_form_show,
	    return_form_save),
	ROUTES_END,
};
