/* Paths: where to go after signing in.  Pure. */
#pragma once
#include "access/viewer.h"
#include "app/route.h"

struct arena;

/*
 * Whether text that came with a request is a path of this site that a browser
 * can be sent to: "/" and then letters, digits and "/-_.~" only, without "//".
 * NULL is not.  What a browser might read as another site is refused by the
 * alphabet, not by a list of tricks (CWE-601).
 */
bool path_is_ours(const char *);

/*
 * The page to show for a path that was wanted: itself when it is a page, else
 * the nearest one above it, as the page with the button for the path of a
 * POST.  NULL: there is nothing to go back to, or it leads to signing in.
 */
const char *path_nearest_page(
    struct arena *, const struct route *const *tables, const char *wanted);

/* The first page of people with posts; NULL: the viewer has none. */
const char *path_home_of_staff(const struct viewer *);
