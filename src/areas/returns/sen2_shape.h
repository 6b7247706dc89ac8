/* Sen2 shape: what the form of the return asks of a node, read or built.  Shared by
 * src/areas/returns only. */
#pragma once
#include "areas/returns/sen2_found.h"

/* Of an item with its text. */
void sen2_check_value(struct sen2_reading *, const struct sen2_node *);
/* Of a record: seen says how often each of its elements stands there. */
void sen2_check_least(struct sen2_reading *, const struct sen2_node *, const unsigned char *seen);
