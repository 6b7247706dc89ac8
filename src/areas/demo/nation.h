/* Nation: twelve made-up authorities around Larkshire with official figures, for the map. */
#pragma once
#include "areas/demo/demo.h"

struct tx;

void demo_nation(struct tx *);
