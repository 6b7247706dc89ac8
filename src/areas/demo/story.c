/* Story: the tables of Larkshire.  All of it is made up. */
#include "areas/demo/story.h"
#include "areas/demo/story_builder.h"

const char demo_password[] = "larkshire lantern 7 otters";

const struct demo_body demo_bodies[PLACE__MAX] = {
	[PLACE_COUNCIL] = { "authority", "Larkshire Council", .phone = "01632 960100",
	    .email = "send@larkshire.example.org" },
	[PLACE_NORTH] = { "team", "SEND team North", PLACE_COUNCIL, .phone = "01632 960110",
	    .email = "send.north@larkshire.example.org" },
	[PLACE_SOUTH] = { "team", "SEND team South", PLACE_COUNCIL, .phone = "01632 960120",
	    .email = "send.south@larkshire.example.org" },
	[PLACE_MEADOW] = { "school", "Larkshire Meadow Primary School", .urn = 990001,
	    .phone = "01632 960201", .email = "office@meadow.example.org" },
	[PLACE_HILL] = { "school", "Larkshire Hill Primary School", .urn = 990002,
	    .phone = "01632 960202", .email = "office@hill.example.org" },
	[PLACE_VALE] = { "school", "Larkshire Vale Secondary School", .urn = 990003,
	    .phone = "01632 960203", .email = "office@vale.example.org" },
	[PLACE_BROOK] = { "school", "Larkshire Brook College", .urn = 990004,
	    .phone = "01632 960204", .email = "office@brook.example.org" },
	[PLACE_HEALTH] = { "health", "Larkshire Integrated Care Board", .phone = "01632 960300",
	    .email = "dco@larkshire-health.example.org" },
	[PLACE_CARE] = { "care", "Larkshire Children's Social Care", .phone = "01632 960310",
	    .email = "dsco@larkshire.example.org" },
	[PLACE_ADVICE] = { "advice", "Larkshire SEND Information, Advice and Support",
	    .phone = "01632 960400", .email = "help@larkshire-advice.example.org" },
	[PLACE_MEDIATION] = { "mediation", "Larkshire Mediation Advice", .phone = "01632 960410",
	    .email = "advice@larkshire-mediation.example.org" },
	[PLACE_DISAGREEMENT] = { "disagreement", "Larkshire Disagreement Resolution",
	    .phone = "01632 960420", .email = "hello@larkshire-resolution.example.org" },
};

const struct demo_service demo_services[] = {
	{ "Larkshire SEND Information, Advice and Support", "iass", "+441632960400",
	    "Monday to Friday, 9am to 5pm", "help@larkshire-advice.example.org",
	    "parents,children,young_people",
	    "Impartial advice about the law and the process, help with letters and meetings.",
	    "Polish, Arabic, British Sign Language", true },
	{ "Larkshire Parent Carer Forum", "parent_forum", "+441632960401",
	    "Tuesday and Thursday, 10am to 2pm", "forum@larkshire-parents.example.org", "parents",
	    "Meet other families; say together what should be better.", NULL, true },
	{ "Larkshire Mediation Advice", "mediation_advice", "+441632960410",
	    "Monday to Friday, 9am to 5pm", "advice@larkshire-mediation.example.org",
	    "parents,young_people", "What mediation is, and a certificate when it is needed.", NULL,
	    true },
};
const int demo_services_n = sizeof demo_services / sizeof demo_services[0];

#define STAFF(email, given, family, what)                                                          \
	{                                                                                          \
		email "@larkshire.example.org", given, family, what, true                          \
	}

const struct demo_staff demo_staff[STAFF__MAX] = {
	[STAFF_OFFICER_NORTH] = { STAFF(
				      "priya.marsh", "Priya", "Marsh", "case officer, team North"),
	    "officer", PLACE_NORTH },
	[STAFF_OFFICER_SOUTH] = { STAFF("tom.hale", "Tom", "Hale", "case officer, team South"),
	    "officer", PLACE_SOUTH },
	[STAFF_MANAGER] = { STAFF("grace.fielding", "Grace", "Fielding", "manager of both teams"),
	    "manager", PLACE_COUNCIL },
	[STAFF_PRIVACY] = { STAFF("idris.lowe", "Idris", "Lowe", "privacy officer"), "privacy",
	    PLACE_COUNCIL },
	[STAFF_ADMIN] = { STAFF("sam.carter", "Sam", "Carter", "administrator"), "admin",
	    PLACE_COUNCIL },
	[STAFF_SENCO_MEADOW] = { STAFF("helen.brooke", "Helen", "Brooke", "SENCO, Meadow Primary"),
	    "senco", PLACE_MEADOW },
	[STAFF_SENCO_VALE] = { STAFF("daniel.frost", "Daniel", "Frost", "SENCO, Vale Secondary"),
	    "senco", PLACE_VALE },
	[STAFF_HEAD] = { STAFF("ruth.ashdown", "Ruth", "Ashdown", "head, Meadow Primary"), "head",
	    PLACE_MEADOW },
};

#define FAMILY(email, given, family, what)                                                         \
	{                                                                                          \
		email "@example.com", given, family, what, false                                   \
	}

const struct demo_family demo_families[] = {
	{
	    .reference = "LRK4FRSH",
	    .given = "Mia",
	    .family = "Rowan",
	    .years = 5,
	    .months = 4,
	    .school = PLACE_MEADOW,
	    .team = PLACE_NORTH,
	    .adults = { { FAMILY(
			      "laura.rowan", "Laura", "Rowan", "parent: a request sent yesterday"),
		"parent", "en", "07700 900101", "1 Wren Close, Larkbridge", "ZZ99 1AA" } },
	    .asked_days_ago = 1,
	    .worry = "Mia hardly speaks at school and hides under the table when it is loud. At "
		     "home she talks all day.",
	    .tried = "Picture cards, a quiet corner, and two meetings with her teacher.",
	    .school_view = "The school says she may need more help than it can give.",
	    .health = "Waiting for a speech and language therapist since the spring.",
	    .consents = { true, true, false },
	},
	{
	    .reference = "LRK7DHSN",
	    .given = "Noah",
	    .family = "Fenwick",
	    .years = 8,
	    .months = 1,
	    .school = PLACE_MEADOW,
	    .team = PLACE_NORTH,
	    .adults = { { FAMILY("claire.fenwick", "Claire", "Fenwick",
			      "parent: a decision due this week"),
			    "parent", "en", "07700 900102", "22 Millstream Row, Larkbridge",
			    "ZZ99 1AB" },
		{ FAMILY("paul.fenwick", "Paul", "Fenwick",
		      "parent under a court's order: may not follow the case"),
		    "parent", "en", "07700 900103", "5 Station Parade, Larkford", "ZZ99 2CD",
		    .restricted = true } },
	    .asked_days_ago = 38,
	    .worry = "Noah reads like a five year old and now says he is stupid and does not want "
		     "to go in.",
	    .tried = "A reading group for a year and an hour a week with a teaching assistant.",
	    .school_view = "Two cycles of assess, plan, do, review with little progress.",
	    .consents = { true, false, false },
	},
	{
	    .reference = "LRK2VRDP",
	    .given = "Isla",
	    .family = "Thorne",
	    .years = 11,
	    .months = 9,
	    .school = PLACE_VALE,
	    .team = PLACE_NORTH,
	    .adults = { { FAMILY("beth.thorne", "Beth", "Thorne",
			      "parent with a protected address: the decision is late"),
		"parent", "en", "07700 900104", "17 Canary Steps, Hidden Hollow", "ZZ99 9ZZ",
		.protected = true } },
	    .asked_days_ago = 50,
	    .worry =
		"Isla has panic attacks before school and has been in for nine days this term.",
	    .tried = "A part-time timetable and a mentor.",
	    .school_view = "Attendance is the main worry for the school.",
	    .health = "Seen by child and adolescent mental health services.",
	    .consents = { true, true, true },
	},
	{
	    .reference = "LRK9SSNG",
	    .given = "Oskar",
	    .family = "Wojcik",
	    .years = 6,
	    .months = 7,
	    .school = PLACE_HILL,
	    .team = PLACE_SOUTH,
	    .adults = { { FAMILY("marta.wojcik", "Marta", "Wojcik",
			      "parent who reads Polish: will be assessed"),
		"parent", "pl", "07700 900105", "8 Orchard Mount, Larkford", "ZZ99 2AE",
		.interpreter = "Polish" } },
	    .asked_days_ago = 60,
	    .worry = "Oskar does not look at other children and becomes very upset by any change.",
	    .tried = "A visual timetable and a shorter lunch time in the hall.",
	    .school_view = "The school supports the request.",
	    .health = "Diagnosed autistic last year.",
	    .consents = { true, true, false },
	    .decision = { 25, true,
		"The paediatrician's report, the school's reviews and his mother's account show "
		"difficulties with communication and change that are far beyond his age.",
		"Help that the school can give from its own means has been in place for four terms "
		"with little progress.",
		"Both parts of the test are met." },
	},
	{
	    .reference = "LRK3RFSD",
	    .given = "Jack",
	    .family = "Penrose",
	    .years = 9,
	    .months = 2,
	    .school = PLACE_HILL,
	    .team = PLACE_SOUTH,
	    .adults = { { FAMILY("anna.penrose", "Anna", "Penrose", "parent: refused, may appeal"),
		"parent", "en", "07700 900106", "41 Kiln Lane, Larkford", "ZZ99 2BF" } },
	    .asked_days_ago = 70,
	    .worry = "Jack cannot sit still, loses everything and falls behind in writing.",
	    .tried = "A seat at the front and a checklist.",
	    .school_view = "The school thinks he will catch up with small-group writing.",
	    .consents = { true, false, false },
	    .decision = { 35, false,
		"The school's assessments show a difficulty with attention and writing.",
		"The help that was begun in September is working: two of three targets were met "
		"within a term, and the school can go on with it.",
		"He may have special educational needs. From the evidence it is not now necessary "
		"for provision to be made by a plan." },
	},
	{
	    .reference = "LRK6YNGP",
	    .given = "Yusuf",
	    .family = "Amari",
	    .years = 18,
	    .months = 3,
	    .school = PLACE_BROOK,
	    .team = PLACE_SOUTH,
	    .young_person = true,
	    .email = "yusuf.amari@example.com",
	    .adults = { { FAMILY("salma.amari", "Salma", "Amari",
			      "parent of a young person: sees nothing unless he shares it"),
		"parent", "ar", "07700 900107", "3 Harbour View, Larkmouth", "ZZ99 3AG" } },
	    .asked_days_ago = 10,
	    .worry = "I cannot follow lessons without somebody to explain them again. I want to "
		     "finish my course and get a job.",
	    .tried = "Recording lessons. My tutor gives me extra time.",
	    .consents = { true, true, false },
	},
	{
	    .reference = "LRK8SHNR",
	    .given = "Layla",
	    .family = "Nasser",
	    .years = 4,
	    .months = 11,
	    .school = PLACE_MEADOW,
	    .team = PLACE_NORTH,
	    .adults = { { FAMILY("huda.nasser", "Huda", "Nasser", "carer who reads Arabic"),
		"carer", "ar", "07700 900108", "12 Wren Close, Larkbridge", "ZZ99 1AA",
		.interpreter = "Arabic" } },
	    .asked_days_ago = 16,
	    .worry = "Layla does not hear well and other children do not understand her.",
	    .tried = "Hearing aids since the summer.",
	    .health = "Under the audiology clinic.",
	    .consents = { true, true, false },
	},
	{
	    .reference = demo_builder_reference,
	    .given = "Amelie",
	    .family = "Sorrel",
	    .years = 7,
	    .months = 9,
	    .school = PLACE_MEADOW,
	    .team = PLACE_NORTH,
	    .adults = { { FAMILY(
			      "nina.sorrel", "Nina", "Sorrel", "parent: the plan is being written"),
		"parent", "en", "07700 900109", "30 Linnet Way, Larkbridge", "ZZ99 1AC" } },
	    .asked_days_ago = 84,
	    .worry = "Amelie gets lost in class and runs out when something changes.",
	    .tried = "A now-and-next board and a place by the door.",
	    .school_view = "The school supports the request.",
	    .consents = { true, true, true },
	    .decision = { 44, true,
		"The school's reviews and her mother's account show difficulties with language, "
		"change and writing that are far beyond her age.",
		"Two terms of help from the school's own means have changed little.",
		"Both parts of the test are met." },
	},
};

const int demo_families_n = sizeof demo_families / sizeof demo_families[0];

static const struct demo_account young_person = { "yusuf.amari@example.com", "Yusuf", "Amari",
	"young person: asks for himself", false };

const struct demo_account *const demo_accounts[] = {
	&demo_staff[STAFF_OFFICER_NORTH].account,
	&demo_staff[STAFF_OFFICER_SOUTH].account,
	&demo_staff[STAFF_MANAGER].account,
	&demo_staff[STAFF_PRIVACY].account,
	&demo_staff[STAFF_ADMIN].account,
	&demo_staff[STAFF_SENCO_MEADOW].account,
	&demo_staff[STAFF_SENCO_VALE].account,
	&demo_staff[STAFF_HEAD].account,
	&demo_families[0].adults[0].account,
	&demo_families[1].adults[0].account,
	&demo_families[1].adults[1].account,
	&demo_families[2].adults[0].account,
	&demo_families[3].adults[0].account,
	&demo_families[4].adults[0].account,
	&young_person,
	&demo_families[5].adults[0].account,
	&demo_families[6].adults[0].account,
	&demo_families[7].adults[0].account,
	NULL,
};
