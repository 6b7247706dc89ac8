/* Schema: one statement on its way from the dialect to the two engines. */
#pragma once
#include "schema.h"
#include "base/buf.h"

struct statement {
	struct schema *schema;
	const struct source *source;
	VEC(struct token) tokens;
	size_t at;
	enum schema_class class; /* marks and comments above it */
	const char *comment;
	struct buf *sqlite, *postgres; /* written so far, whole file */
	struct buf *essence;	       /* the source without comments and layout, to hash */
};

/* schema.c: the table, to be changed; NULL: there is none. */
struct schema_table *schema_table_of(const struct schema *, const char *name);

/* schema_statement.c: reading */
const struct token *schema_peek(const struct statement *);
int schema_line(const struct statement *);
bool schema_accept(struct statement *, const char *word);
void schema_expect(struct statement *, const char *word);
char *schema_name(struct statement *, const char *of);

/* schema_write.c: the rest of CREATE TABLE name / ALTER TABLE name ADD COLUMN, or the whole
 * statement as it is. */
void schema_write_table(struct statement *, struct schema_table *);
void schema_write_column_added(struct statement *, struct schema_table *);
void schema_write_copy(struct statement *);
