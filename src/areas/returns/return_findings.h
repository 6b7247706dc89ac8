/* Return findings: what is wrong, kept for the officers' lists.  Shared by src/areas/returns only.
 */
#pragma once
#include "areas/returns/sen2_case_check.h"

/* Looks at the person of the case again and keeps what is found of all of the person's cases.  The
 * caller says the audit entry. */
void return_findings_renew(struct tx *, const struct policy_set *, int64_t la, int64_t case_id);
