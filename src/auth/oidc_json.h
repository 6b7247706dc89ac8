/* Oidc json: reading what the identity provider sent.  For src/auth/oidc_*.c only. */
#pragma once
#include "base/arena.h"

#include <jansson.h>
#include <stddef.h>

/* An object without repeated names; NULL when the text is anything else.  Dies with the arena. */
json_t *oidc_json_object(struct arena *, const char *text, size_t n);
/* A member that is text, in the arena; NULL when it is not. */
const char *oidc_json_text(struct arena *, const json_t *object, const char *name);
