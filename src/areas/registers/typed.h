/* Typed: what somebody typed into a field, as the record keeps it. */
#pragma once
#include "areas/registers/asking.h"

/* Canonical text (db/record.h), in the transaction's arena; NULL: it is none of that type.  Types
 * that the form itself has read come back as they are. */
const char *typed_text(const struct asking *, enum register_type, const char *typed);
