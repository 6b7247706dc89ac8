/* Sen2 shape: rules S03 and S05. */
#include "areas/returns/sen2_shape.h"
#include "areas/returns/sen2_value.h"

enum { SHOWN_OF_TEXT = 40 };

void
sen2_check_least(struct sen2_reading *r, const struct sen2_node *n, const unsigned char *seen)
{
	for (unsigned i = 0; i < SEN2__MAX; i++)
		if (sen2_rows[i].parent == n->element && seen[i] < sen2_rows[i].least)
			sen2_find_fault(
			    r, "S03", SEN2_ERROR, n, i, "%s is missing. Add it", sen2_rows[i].name);
}

void
sen2_check_value(struct sen2_reading *r, const struct sen2_node *n)
{
	const struct sen2_row *row = &sen2_rows[n->element];

	if (!sen2_value_ok(row, n->text))
		sen2_find_fault(r, "S05", SEN2_ERROR, n, SEN2__MAX,
		    "“%.*s” is not right for %s. Put %s", SHOWN_OF_TEXT, n->text, row->name,
		    sen2_value_wanted(r->arena, row));
}
