/*
 * Schema: the shape of each file of a pack, and one strict reader for all.
 *
 * A pack's folder may hold these files and no others.  Unknown and repeated
 * keys, aliases, anchors, tags, second documents, numbers, dates and yes/no
 * values that are not, and files over 256 KiB are refused with file and line.
 */
#pragma once
#include "io/strict.h"
#include "policy/policy.h"

enum pack_file {
	FILE_PACK,
	FILE_DUTIES,
	FILE_EXCEPTIONS,
	FILE_ADVICE,
	FILE_TESTS,
	FILE_NOTICES,
	FILE_APPEALS,
	FILE_PHASES,
	FILE_HOLIDAYS,
	FILE_REVIEW,
	FILE_QUALITY,
	FILE_LEXICON,
	FILE_SETTINGS,
	FILE__MAX
};

/* pack.yaml */
struct file_pack {
	const char *name, *version, *title;
	bool in_force;
	const char *from_text;
	const char *
	    based_on; /* files that this pack lacks, and duties it does not name, are that pack's */
	const char *basis_unopposed, *basis_agreement;
	int reply_working_days, chase_working_days;
	struct policy_closed *closed;
	unsigned n_closed;
};

struct file_holidays {
	const char *source;
	const char *until_text;
	struct policy_holiday *a;
	unsigned n;
};

/* quality.yaml and lexicon.yaml are a struct policy_quality and a struct policy_lexicon; every
 * other file is one list. */
struct file_list {
	void *a;
	unsigned n;
};

/* "duties.yaml" */
const char *schema_file_name(enum pack_file);

/* Reads one file; the result is a struct file_pack, file_holidays, policy_quality, policy_lexicon
 * or file_list and lives as long as the arena. */
void *schema_read(struct arena *, enum pack_file, const struct strict_file *);
