/* Cases: the table of their pages. */
#include "areas/cases/cases.h"
#include "areas/cases/case_pages.h"

const struct route cases_routes[] = { GET("/cases/:case", CASE_READ, ON_CASE, case_show),
	POST("/cases/:case/take", CASE_DECIDE, ON_CASE, case_take),
	GET("/cases/:case/documents/:document", CASE_READ, ON_CASE, case_document),
	FORM("/cases/:case/decide", CASE_DECIDE, ON_CASE, &decide_form, decide_show, decide_save),
	FORM_OF("/cases/:case/notice", CASE_ISSUE, ON_CASE, notice_form, notice_show, notice_save),
	GET("/cases/:case/notices/:notice", CASE_READ, ON_CASE, letter_show),
	GET("/track/:case/notices/:notice", CASE_READ_NOTICE, ON_CASE, letter_show),
	GET("/cases/:case/notices/:notice/letters/:letter", CASE_READ, ON_CASE, letter_file),
	GET("/track/:case/notices/:notice/letters/:letter", CASE_READ_NOTICE, ON_CASE,
	    letter_file),
	FORM("/cases/:case/decide-issue", CASE_DECIDE, ON_CASE, &decide_issue_form,
	    decide_issue_show, decide_issue_save),
	POST("/cases/:case/consider", CASE_ISSUE, ON_CASE, consider_save), ROUTES_END };
