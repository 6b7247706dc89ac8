/* "waymark import sen2 FILE --team NAME". */
#pragma once
#include "areas/commands/call.h"

void import_sen2(struct call *);
