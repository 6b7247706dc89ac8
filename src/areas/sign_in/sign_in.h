/* Sign in: the pages of signing in and out, of one's own account, and those that everybody may read. */
#pragma once
#include "app/route.h"

extern const struct route sign_in_routes[];
extern const struct route own_routes[];	    /* the person's own account */
extern const struct route demo_routes[];    /* 404 unless site.demo */
extern const struct route info_routes[];    /* help, privacy, language, health */
