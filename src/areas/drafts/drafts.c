/* Drafts: the table of their pages. */
#include "areas/drafts/drafts.h"
#include "areas/drafts/draft_pages.h"

const struct route drafts_routes[] = { GET("/cases/:case/draft", CASE_READ, ON_CASE, hub_show),
	POST("/cases/:case/draft/serve", CASE_ISSUE, ON_CASE, hub_serve),
	POST("/cases/:case/draft/final", CASE_ISSUE, ON_CASE, hub_final),
	GET("/track/:case/plan", CASE_PLAN_READ, ON_CASE, reading_show),
	GET("/track/:case/plan/reports", CASE_PLAN_READ, ON_CASE, reading_ledger),
	GET("/track/:case/plan/dates.ics", CASE_PLAN_READ, ON_CASE, calendar_show),
	GET("/track/:case/plan/papers/:paper", CASE_PLAN_READ, ON_CASE, reading_paper),
	FORM_OF("/track/:case/plan/lines/:item", CASE_RESPOND, ON_CASE, comment_form_of,
	    comment_show, comment_save),
	FORM_OF("/track/:case/ask-for/:kind", CASE_RESPOND, ON_CASE, wish_form_of, wish_show,
	    wish_save),
	POST("/track/:case/plan/done", CASE_RESPOND, ON_CASE, family_done_save),
	GET("/cases/:case/answers", CASE_READ, ON_CASE, answers_show),
	FORM_OF("/cases/:case/answers/comments/:comment", CASE_PLAN_WRITE, ON_CASE, answer_form_of,
	    answer_show, answer_save),
	FORM_OF("/cases/:case/answers/wishes/:wish", CASE_PLAN_WRITE, ON_CASE, wish_answer_form_of,
	    wish_answer_show, wish_answer_save),
	FORM_OF("/cases/:case/consult", CASE_PLAN_WRITE, ON_CASE, consult_form_of, consult_show,
	    consult_save),
	GET("/cases/:case/consultations", CASE_READ, ON_CASE, consult_list),
	GET("/consultations", MY_SCHOOL, ON_NONE, reply_mine),
	GET("/consultations/:consultation", MY_SCHOOL, ON_NONE, reply_way),
	FORM_OF("/cases/:case/consultation/:consultation", CASE_CONSULTED, ON_CASE, reply_form_of,
	    reply_show, reply_save),
	FORM_OF(
	    "/cases/:case/name", CASE_DECIDE, ON_CASE, naming_form_of, naming_show, naming_save),
	GET("/track/:case/plan/versions/:version", CASE_PLAN_READ, ON_CASE, reading_version),
	GET("/track/:case/dates.ics", CASE_TRACK, ON_CASE, calendar_show),
	GET("/track/:case/asked", CASE_RESPOND, ON_CASE, asked_show), ROUTES_END };
