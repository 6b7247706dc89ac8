/* Status: whether a setting is open, in the database's words and in the register's. */
#pragma once
#include "areas/places/places.h"

const char *place_status_name(enum place_status);
/* fail(FAULT_BUG) for a word that the database cannot hold. */
enum place_status place_status_of(const char *name);
/* As the register words it: "Open, but proposed to close".  False, *ret untouched, for another. */
bool place_status_parse(const char *, enum place_status *ret);
