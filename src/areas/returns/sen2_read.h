/*
 * Sen2 read: a SEN2 return in XML, a person at a time, in little memory.
 *
 * The file may be of any length.  What the form itself forbids (elements that
 * it does not have, in a wrong order or too often, values that are none) is a
 * finding, and reading goes on.  Document types and entities are refused: no
 * return has them, and they are how small files become large ones.
 */
#pragma once
#include "areas/returns/sen2_found.h"

/*
 * Reads the file; "-" is standard input.  fail(FAULT_USAGE) with line and
 * column for a file that is not well-formed, is no SEN2 return or cannot be read.
 */
void sen2_read(struct sen2_reading *, const char *path);
