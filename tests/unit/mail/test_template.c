/* Mail in every language that there is: subject, body and what has happened (docs/translations.md). */
#include "check.h"
#include "base/str.h"
#include "mail/template.h"
#include "text/text.h"

#include <stdio.h>

static void
check_said(const struct language *l, const char *english)
{
	if (str_eq(text_tr(l, english), english))
		printf("# %s lacks: %s\n", l->code, english);
	CHECK(!str_eq(text_tr(l, english), english));
}

static void
mail_is_translated(void)
{
	struct language_list list = text_languages();

	CHECK(list.n >= 3);
	for (size_t i = 0; i < list.n; i++) {
		const struct language *l = &list.a[i];

		if (str_eq(l->code, "en"))
			continue;
		for (int t = 0; t < MAIL_TEMPLATE__MAX; t++) {
			struct mail_text source = mail_template_source((enum mail_template)t);

			check_said(l, source.subject);
			check_said(l, source.body);
		}
		for (int e = MAIL_EVENT_NONE + 1; e < MAIL_EVENT__MAX; e++)
			check_said(l, mail_event_source((enum mail_event)e));
	}
}

int
main(void)
{
	static const struct check_case list[] = { CHECK_CASE(mail_is_translated), { 0 } };

	text_load(LOCALE_DIR);
	return check_run(list);
}
