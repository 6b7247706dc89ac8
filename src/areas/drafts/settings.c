/* Settings: schools and colleges to choose from. */
#include "areas/drafts/settings.h"
#include "areas/drafts/drafts.sql.h"
#include "base/str.h"
#include "base/vec.h"
#include "db/db.h"
#include "text/text.h"

#include <string.h>

/* A select holds them all; a county has some 400. */
enum { MOST_SETTINGS = 1000 };

static bool
is_wished(const struct wishes_of_rows *wishes, int64_t body)
{
	for (size_t i = 0; i < wishes->n; i++)
		if (wishes->a[i].body == body && str_eq(wishes->a[i].kind, "setting"))
			return true;
	return false;
}

struct setting_choices
settings_to_choose(struct rq *rq)
{
	struct settings_rows rows = settings(rq->tx, rq->kase->la, MOST_SETTINGS);
	struct wishes_of_rows wishes = wishes_of(rq->tx, rq->kase->la, rq->kase->id);
	VEC(struct setting_choice) list = { 0 };

	for (int wished = 1; wished >= 0; wished--)
		for (size_t i = 0; i < rows.n; i++)
			if (is_wished(&wishes, rows.a[i].id) == wished)
				vec_push(rq->arena, &list,
				    (struct setting_choice){ rows.a[i].id, rows.a[i].public_id,
					rows.a[i].name, wished });
	return (struct setting_choices){ list.a, list.n };
}

static const struct choice *
choices_of(struct rq *rq)
{
	struct setting_choices all = settings_to_choose(rq);
	struct choice *choices = anew_n(rq->arena, struct choice, all.n + 1);

	for (size_t i = 0; i < all.n; i++)
		choices[i] = (struct choice){
			.value = all.a[i].public_id,
			.label = all.a[i].wished
				     ? arena_printf(rq->arena, "%s (%s)", all.a[i].name,
					   text_tr(rq->language, N_("the family asked for it")))
				     : all.a[i].name,
			.number = 1,
		};
	return choices;
}

const struct form *
settings_form(struct rq *rq, const struct form *form, const char *field)
{
	struct form *own = anew(rq->arena, struct form);
	struct field *fields;
	size_t n = 0;

	while (form->fields[n].name != NULL)
		n++;
	fields = (void *)arena_memdup(rq->arena, form->fields, (n + 1) * sizeof *fields);
	for (size_t i = 0; i < n; i++)
		if (str_eq(fields[i].name, field))
			fields[i].choices = choices_of(rq);
	*own = *form;
	own->fields = fields;
	return own;
}
