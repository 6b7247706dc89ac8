/* Plural: the rules of real languages, and rules that no one should write. */
#include "check.h"

#include "text/plural.h"

#include <string.h>

static void
follows_rules(void)
{
	static const struct {
		const char *header, *forms; /* for n = 0, 1, 2, … */
	} rules[] = {
		{ "Plural-Forms: nplurals=2; plural=(n != 1);\n", "10111111111111111111111" },
		{ "nplurals=1; plural=0;", "00000" },
		{ "nplurals=2; plural=n>1;", "0011" },
		{ "nplurals=3; plural=(n==1 ? 0 : n%10>=2 && n%10<=4 && (n%100<10 || n%100>=20) ? "
		  "1 "
		  ": 2);",
		    "20111222222222222222221112" },
		{ "nplurals=6; plural=(n==0 ? 0 : n==1 ? 1 : n==2 ? 2 : n%100>=3 && n%100<=10 ? 3 "
		  ": "
		  "n%100>=11 ? 4 : 5);",
		    "0123333333344" },
		{ "nplurals=6; plural=(n==0) ? 0 : (n==1) ? 1 : (n==2) ? 2 : (n==3) ? 3 :(n==6) ? "
		  "4 : "
		  "5;",
		    "01235545" },
		{ "nplurals=2; plural=!!!(n - 3 * 2 + 1 == 0) && !0;", "1111101" },
		{ "nplurals=5; plural=n/3 > 4 ? 4 : n/3", "000111222333444444" },
	};

	for (size_t i = 0; i < sizeof rules / sizeof *rules; i++) {
		struct plural p = { 0 };
		char got[64] = "";

		CHECK(plural_parse(rules[i].header, &p));
		for (size_t n = 0; p.rule != NULL && n < strlen(rules[i].forms); n++)
			got[n] = (char)('0' + plural_form(&p, n));
		CHECK_STR(got, rules[i].forms);
	}
}

static void
refuses_nonsense(void)
{
	static const char *const headers[] = {
		"",
		"nplurals=2;",
		"plural=0; nplurals=2;",
		"nplurals=0; plural=0;",
		"nplurals=11; plural=0;",
		"nplurals=2; plural=n;",
		"nplurals=2; plural=2;",
		"nplurals=2; plural=n%0;",
		"nplurals=2; plural=1/(n-5);",
		"nplurals=2; plural=(n>1;",
		"nplurals=2; plural=n>1);",
		"nplurals=2; plural=n>1 ? 1;",
		"nplurals=2; plural=m>1;",
		"nplurals=2; plural=;",
		"nplurals=2; plural=system(1);",
	};
	struct plural untouched = { 0 }, shallow;
	char deep[2000] = "nplurals=2; plural=";

	for (size_t i = 0; i < sizeof headers / sizeof *headers; i++)

		CHECK(!plural_parse(headers[i], &untouched));
	memset(deep + strlen(deep), '(', sizeof deep - strlen(deep) - 1);
	CHECK(!plural_parse(deep, &untouched));
	memset(deep + 19, '!', sizeof deep - 20);
	CHECK(!plural_parse(deep, &untouched));
	strcpy(deep + 19 + 200, "n;"); /* sound, but too deep */
	CHECK(!plural_parse(deep, &untouched));
	strcpy(deep + 19 + 20, "n;");
	CHECK(plural_parse(deep, &shallow));
	CHECK(untouched.rule == NULL);
	CHECK_INT(plural_form(&untouched, 1), 0);
	CHECK_INT(plural_form(&untouched, 0), 1);
}

int
main(void)
{
	return check_run((struct check_case[]){
	    CHECK_CASE(follows_rules),
	    CHECK_CASE(refuses_nonsense),
	    { 0 },
	});
}
