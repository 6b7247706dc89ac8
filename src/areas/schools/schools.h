/*
 * Schools: the one page of a school, with what is due from it, what the councils
 * owe it, and where each of its children is; and the weeks in which it is closed.
 *
 * All of it hangs on the viewer's posts at schools (src/access/policy.txt): whoever
 * gets the post sees it, whoever loses it does not.
 */
#pragma once
#include "app/route.h"

extern const struct route schools_routes[];
