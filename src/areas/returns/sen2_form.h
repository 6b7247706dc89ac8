/*
 * Sen2 form: the person-level SEN2 return as tables: which elements there are,
 * where they stand, how often, and what values they may have.
 *
 * Source: the Department for Education's guide for local authorities and the
 * published schemas of 2025 and 2026.  Where the schemas are known to be
 * wrong, the guide is followed: a URN has six digits, a UKPRN eight, a ULN
 * ten, and every English authority may be named, not London's alone.
 */
#pragma once
#include <stdbool.h>
#include <stddef.h>

enum { SEN2_FIRST_YEAR = 2025, SEN2_LAST_YEAR = 2026 };

/* Named after the element and, where a name stands twice, the record it is of. */
enum sen2_element {
	SEN2_MESSAGE,
	SEN2_HEADER,
	SEN2_COLLECTION_DETAILS,
	SEN2_COLLECTION,
	SEN2_YEAR,
	SEN2_REFERENCE_DATE,
	SEN2_SOURCE,
	SEN2_SOURCE_LEVEL,
	SEN2_LEA,
	SEN2_SOFTWARE_CODE,
	SEN2_RELEASE,
	SEN2_SERIAL_NO,
	SEN2_DATE_TIME,
	SEN2_DMO,
	SEN2_DCO,
	SEN2_DSCO,
	SEN2_PERSONS,
	SEN2_PERSON,
	SEN2_SURNAME,
	SEN2_FORENAME,
	SEN2_BIRTH_DATE,
	SEN2_SEX,
	SEN2_ETHNICITY,
	SEN2_POSTCODE,
	SEN2_UPN,
	SEN2_ULN,
	SEN2_UPN_UNKNOWN,
	SEN2_REQUEST,
	SEN2_RECEIVED_DATE,
	SEN2_REQUEST_SOURCE,
	SEN2_RYA,
	SEN2_REQUEST_OUTCOME_DATE,
	SEN2_REQUEST_OUTCOME,
	SEN2_REQUEST_MEDIATION,
	SEN2_REQUEST_TRIBUNAL,
	SEN2_EXPORTED,
	SEN2_ASSESSMENT,
	SEN2_ASSESSMENT_OUTCOME,
	SEN2_ASSESSMENT_OUTCOME_DATE,
	SEN2_ASSESSMENT_MEDIATION,
	SEN2_ASSESSMENT_TRIBUNAL,
	SEN2_OTHER_MEDIATION,
	SEN2_OTHER_TRIBUNAL,
	SEN2_WEEK_20,
	SEN2_NAMED_PLAN,
	SEN2_START_DATE,
	SEN2_PLAN_DETAIL,
	SEN2_DETAIL_URN,
	SEN2_DETAIL_UKPRN,
	SEN2_DETAIL_SETTING,
	SEN2_DETAIL_SETTING_OTHER,
	SEN2_DETAIL_RANK,
	SEN2_DETAIL_SEN_UNIT,
	SEN2_DETAIL_RESOURCED,
	SEN2_PLAN_RES,
	SEN2_PLAN_WBP,
	SEN2_PB,
	SEN2_OA,
	SEN2_DP,
	SEN2_CEASE_DATE,
	SEN2_CEASE_REASON,
	SEN2_ACTIVE_PLAN,
	SEN2_TRANSFER_LA,
	SEN2_PLACEMENT,
	SEN2_PLACEMENT_URN,
	SEN2_PLACEMENT_UKPRN,
	SEN2_PLACEMENT_SETTING,
	SEN2_PLACEMENT_SETTING_OTHER,
	SEN2_PLACEMENT_RANK,
	SEN2_ENTRY_DATE,
	SEN2_LEAVING_DATE,
	SEN2_PLACEMENT_SEN_UNIT,
	SEN2_PLACEMENT_RESOURCED,
	SEN2_RES,
	SEN2_WBP,
	SEN2_NEED,
	SEN2_NEED_TYPE,
	SEN2_NEED_RANK,
	SEN2_REVIEW_MEETING,
	SEN2_REVIEW_OUTCOME,
	SEN2_REVIEW_DRAFT,
	SEN2_PHASE_DUE,
	SEN2_PHASE_FINAL,
	SEN2_LAST_REVIEW,
	SEN2__MAX
};

enum sen2_value {
	VALUE_RECORD, /* holds elements, no text */
	VALUE_TEXT,
	VALUE_DATE,
	VALUE_TIME, /* xs:dateTime */
	VALUE_YEAR,
	VALUE_CODE,   /* one of its codes */
	VALUE_DIGITS, /* that many digits */
	VALUE_UPN,
	VALUE_AUTHORITY, /* three digits of an English authority, or XXX where its row says so */
};

struct sen2_row {
	const char *name;
	enum sen2_element parent;
	const char *item; /* of the guide: "2.5"; "" where it has none */
	enum sen2_value value;
	const char *codes; /* between spaces */
	int digits;
	int least, most; /* most 0: any number */
};

extern const struct sen2_row sen2_rows[SEN2__MAX];

/* Greater for what stands later in that year's return. */
int sen2_order(enum sen2_element, int year);

/* The parent's element of that name, looked for from that one on; SEN2__MAX: it has none. */
enum sen2_element sen2_find(enum sen2_element parent, const char *name, enum sen2_element near);

/* The codes, between spaces, hold that one. */
bool sen2_has_code(const char *codes, const char *code);
