/* Oidc json: jansson, strictly. */
#include "auth/oidc_json.h"

#include <string.h>

static void
release(void *object)
{
	json_decref(object);
}

json_t *
oidc_json_object(struct arena *a, const char *text, size_t n)
{
	json_t *json = json_loadb(text, n, JSON_REJECT_DUPLICATES, NULL);

	if (json == NULL)
		return NULL;
	arena_on_free(a, release, json);
	return json_is_object(json) ? json : NULL;
}

const char *
oidc_json_text(struct arena *a, const json_t *object, const char *name)
{
	const json_t *member = json_object_get(object, name);

	return json_is_string(member) ? arena_strdup(a, json_string_value(member)) : NULL;
}
