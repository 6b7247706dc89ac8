/*
 * Memory: what a process holds of the machine's and does not need, given back.
 *
 * A server lives for months; what starting it, or a large job, has touched would
 * be held all that time.
 */
#pragma once

/*
 * What malloc() keeps in reserve, and the pages of the program and its libraries that can be read
 * from their files again: some 60 libraries are bound at the start and few are used.  Such a page
 * that is needed comes back from the system's page cache, for a microsecond.  Any thread; never
 * fails.
 */
void memory_give_back(void);
