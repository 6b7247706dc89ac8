/*
 * Sen2 tables: a return as CSV, in two sets of files out of one table of tables.
 *
 * COLLECT: the nine tables that the department's system gives back, named
 * Blade-Export_DD-MM-YYYY_person.csv and so on, with ids, dates as "2026-Jan-15 00:00:00".  Columns
 * are the return's own items in small letters. Insight: the five files that the SEND tool of Data
 * to Insight reads, a file a module, with its headings.
 */
#pragma once
#include "areas/returns/sen2_read.h"
#include "base/date.h"

enum sen2_tables_kind { SEN2_COLLECT_TABLES, SEN2_INSIGHT_TABLES };

struct sen2_tables;

/* Files in that folder, made anew; they are closed with the arena.  fail(FAULT_USAGE) where a file
 * cannot be made. */
struct sen2_tables *sen2_tables_new(
    struct arena *, enum sen2_tables_kind, const char *folder, struct date on);

/* The rows of a header (SEN2_HEADER) or a person; the arena is for the time of writing. */
void sen2_tables_put(struct sen2_tables *, struct arena *, const struct sen2_node *);

/* All is on the disk, or fail(FAULT_STORAGE). */
void sen2_tables_end(struct sen2_tables *);
