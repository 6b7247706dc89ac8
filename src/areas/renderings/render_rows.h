/* Render, rows: what stands in a plan's tables. */
#pragma once
#include "areas/renderings/render_parts.h"

/* Makes every row with its facts and ties. */
void render_make_rows(struct render *);
