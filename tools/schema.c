/* Schema: the tables we know. */
#include "schema_private.h"

#include <string.h>

static const char *const type_names[] = { "id", "int", "text", "date", "time", "bool", "money",
	"json", "blob", "real" };

const char *
schema_type_name(enum schema_type type)
{
	return type_names[type];
}

const char *schema_class_name(enum schema_class class)
{
	static const char *const names[] = { "record", "personal", "housekeeping" };

	return names[class];
}

struct schema *
schema_new(struct arena *a)
{
	struct schema *s = anew(a, struct schema);

	s->arena = a;
	return s;
}

struct schema_table *
schema_table_of(const struct schema *s, const char *name)
{
	for (size_t i = 0; i < s->tables.n; i++)
		if (strcmp(s->tables.a[i].name, name) == 0)
			return &s->tables.a[i];
	return NULL;
}

const struct schema_table *
schema_find(const struct schema *s, const char *name)
{
	return schema_table_of(s, name);
}

const struct schema_column *
schema_column(const struct schema_table *t, const char *name)
{
	for (size_t i = 0; i < t->columns.n; i++)
		if (strcmp(t->columns.a[i].name, name) == 0)
			return &t->columns.a[i];
	return NULL;
}
