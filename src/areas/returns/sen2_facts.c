/* Sen2 facts: the table of them, and their rows. */
#include "areas/returns/sen2_facts.h"
#include "areas/returns/returns.sql.h"
#include "db/db.h"

#include <stddef.h>

/* A row a fact: its member in the struct, its column of the same name, its item. */
#define FACTS(X)                                                                                   \
	X(sex, SEN2_SEX)                                                                           \
	X(ethnicity, SEN2_ETHNICITY)                                                               \
	X(upn_unknown, SEN2_UPN_UNKNOWN)                                                           \
	X(source, SEN2_REQUEST_SOURCE)                                                             \
	X(rya, SEN2_RYA)                                                                           \
	X(exported_to, SEN2_EXPORTED)                                                              \
	X(plan_res, SEN2_PLAN_RES)                                                                 \
	X(plan_wbp, SEN2_PLAN_WBP)                                                                 \
	X(pb, SEN2_PB)                                                                             \
	X(oa, SEN2_OA)                                                                             \
	X(dp, SEN2_DP)                                                                             \
	X(cease_reason, SEN2_CEASE_REASON)                                                         \
	X(plan_urn, SEN2_DETAIL_URN)                                                               \
	X(transfer_la, SEN2_TRANSFER_LA)                                                           \
	X(res, SEN2_RES)                                                                           \
	X(wbp, SEN2_WBP)                                                                           \
	X(sen_unit, SEN2_PLACEMENT_SEN_UNIT)                                                       \
	X(resourced, SEN2_PLACEMENT_RESOURCED)                                                     \
	X(plan_setting, SEN2_DETAIL_SETTING)                                                       \
	X(plan_setting_other, SEN2_DETAIL_SETTING_OTHER)                                           \
	X(setting, SEN2_PLACEMENT_SETTING) X(setting_other, SEN2_PLACEMENT_SETTING_OTHER)

#define PLACE(member, element) { element, offsetof(struct sen2_facts, member) },
static const struct {
	enum sen2_element element;
	size_t place;
} places[] = { FACTS(PLACE) };

bool
sen2_fact_place(enum sen2_element e, size_t *ret)
{
	for (size_t i = 0; i < sizeof places / sizeof places[0]; i++)
		if (places[i].element == e) {
			*ret = places[i].place;
			return true;
		}
	return false;
}

const char *
sen2_fact(const struct sen2_facts *f, enum sen2_element e)
{
	size_t place;

	if (f == NULL || !sen2_fact_place(e, &place))
		return NULL;
	return *(const char *const *)((const char *)f + place);
}

struct sen2_case_facts_list
sen2_facts_read(struct tx *tx, int64_t la, int64_t first, int64_t last)
{
	struct return_facts_in_rows rows = return_facts_in(tx, la, first, last);
	struct sen2_case_facts *a = anew_n(tx_arena(tx), struct sen2_case_facts, rows.n + 1);

#define TAKE(member, element) .member = rows.a[i].member,
	for (size_t i = 0; i < rows.n; i++)
		a[i] = (struct sen2_case_facts){ rows.a[i].case_id, { FACTS(TAKE) } };
	return (struct sen2_case_facts_list){ a, rows.n };
}

struct sen2_facts
sen2_facts_of(struct tx *tx, int64_t la, int64_t case_id)
{
	struct sen2_case_facts_list list = sen2_facts_read(tx, la, case_id, case_id);

	return list.n > 0 ? list.a[0].facts : (struct sen2_facts){ 0 };
}

#define GIVE(member, element) , f->member
void
sen2_facts_keep(struct tx *tx, int64_t la, int64_t case_id, const struct sen2_facts *f)
{
	return_facts_keep(tx, la, case_id FACTS(GIVE));
}

void
sen2_facts_add(struct tx *tx, int64_t la, int64_t case_id, const struct sen2_facts *f)
{
	return_facts_insert(tx, la, case_id FACTS(GIVE));
}

void
sen2_fact_put(struct sen2_facts *f, enum sen2_element e, const char *value)
{
	size_t place;

	if (sen2_fact_place(e, &place))
		*(const char **)((char *)f + place) = value;
}

void
sen2_office_keep(struct tx *tx, int64_t la, const char *item, const char *value)
{
	return_office_keep(tx, la, item, value);
}
