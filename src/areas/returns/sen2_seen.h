/* Sen2 seen: whether a number stood in the file before.  Shared by src/areas/returns only. */
#pragma once
#include "areas/returns/sen2_rules.h"

/* Notes the text; true when it was noted before. */
bool sen2_seen_before(struct sen2_seen *, const char *text);
