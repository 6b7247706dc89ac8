/* Sen2 form: one row an element, in the order of the return of 2026. */
#include "areas/returns/sen2_form.h"
#include "base/str.h"

#include <string.h>

/* Local authorities in England, those of before reorganisation too; 990 is the made-up one of the
 * demo, a number that no council has. */
#define AUTHORITIES                                                                                \
	" 201 202 203 204 205 206 207 208 209 210 211 212 213 301 302 303 304 305 306 307 308 "    \
	" 309 310 311 312 313 314 315 316 317 318 319 320 330 331 332 333 334 335 336 340 341 "    \
	" 342 343 344 350 351 352 353 354 355 356 357 358 359 370 371 372 373 380 381 382 383 "    \
	" 384 390 391 392 393 394 420 702 800 801 802 803 805 806 807 808 810 811 812 813 815 "    \
	" 816 821 822 823 825 826 830 831 835 836 837 838 839 840 841 845 846 850 851 852 855 "    \
	" 856 857 860 861 865 866 867 868 869 870 871 872 873 874 876 877 878 879 880 881 882 "    \
	" 883 884 885 886 887 888 889 890 891 892 893 894 895 896 908 909 916 919 921 925 926 "    \
	" 928 929 931 933 935 936 937 938 940 941 942 943 990 "
#define FLAG_CODES " 1 0 "
#define SETTINGS " OLA OPA EHE EYP OTH NEET NIEC NIEO "

/* The common basic data set: a main or an extended code. */
#define ETHNICITIES                                                                                \
	" WBRI WCOR WENG WNIR WSCO WWEL WOWB WIRI WIRT WOTH WALB WBOS WCRO WGRE WGRK WGRC WITA "   \
	" WKOS WPOR WSER WTUR WTUK WTUC WEUR WEEU WWEU WOTW WROM WROG WROR WROO MWBC MWBA MWAS "   \
	" MWAP MWAI MWAO ABRI AWEL MOTH MAOE MABL MACH MBOE MBCH MCOE MWOE MWCH MOTM AIND APKN "   \
	" AMPK AKPA AOPK ABAN AOTH AAFR AKAO ANEP ASNL ASLT ASRO AOTA BBRI BWEL BCRB BAFR BANN "   \
	" BCON BGHA BNGN BSLN BSOM BSUD BAOF BOTH BEUR BNAM BOTB CHNE CHKC CMAL CSNG CTWN COCH "   \
	" OOTH OAFG ORAB OARA OEGY OFIL OIRN OIRQ OJPN OKOR OKRD OLAM OLEB OLIB OMAL OMRC OPOL "   \
	" OTHA OVIE OYEM OOEG REFU NOBT "

const struct sen2_row sen2_rows[SEN2__MAX] = {
	[SEN2_MESSAGE] = { "Message", SEN2__MAX, "", VALUE_RECORD, .least = 1, .most = 1 },
	[SEN2_HEADER] = { "Header", SEN2_MESSAGE, "", VALUE_RECORD, .least = 1, .most = 1 },
	[SEN2_COLLECTION_DETAILS] = { "CollectionDetails", SEN2_HEADER, "", VALUE_RECORD,
	    .least = 1, .most = 1 },
	[SEN2_COLLECTION] = { "Collection", SEN2_COLLECTION_DETAILS, "", VALUE_CODE,
	    .codes = " SEN2 ", .least = 1, .most = 1 },
	[SEN2_YEAR] = { "Year", SEN2_COLLECTION_DETAILS, "", VALUE_YEAR, .least = 1, .most = 1 },
	[SEN2_REFERENCE_DATE] = { "ReferenceDate", SEN2_COLLECTION_DETAILS, "", VALUE_DATE,
	    .least = 1, .most = 1 },
	[SEN2_SOURCE] = { "Source", SEN2_HEADER, "", VALUE_RECORD, .least = 1 },
	[SEN2_SOURCE_LEVEL] = { "SourceLevel", SEN2_SOURCE, "", VALUE_CODE, .codes = " L ",
	    .most = 1 },
	[SEN2_LEA] = { "LEA", SEN2_SOURCE, "", VALUE_AUTHORITY, .codes = AUTHORITIES, .least = 1,
	    .most = 1 },
	[SEN2_SOFTWARE_CODE] = { "SoftwareCode", SEN2_SOURCE, "", VALUE_TEXT, .most = 1 },
	[SEN2_RELEASE] = { "Release", SEN2_SOURCE, "", VALUE_TEXT, .most = 1 },
	[SEN2_SERIAL_NO] = { "SerialNo", SEN2_SOURCE, "", VALUE_DIGITS, .digits = 3, .most = 1 },
	[SEN2_DATE_TIME] = { "DateTime", SEN2_SOURCE, "", VALUE_TIME, .most = 1 },
	[SEN2_DMO] = { "DMO", SEN2_SOURCE, "0.1", VALUE_CODE, .codes = " Y N R ", .least = 1,
	    .most = 1 },
	[SEN2_DCO] = { "DCO", SEN2_SOURCE, "0.2", VALUE_CODE, .codes = " Y N R ", .least = 1,
	    .most = 1 },
	[SEN2_DSCO] = { "DSCO", SEN2_SOURCE, "0.3", VALUE_CODE, .codes = " Y N R ", .most = 1 },
	[SEN2_PERSONS] = { "Persons", SEN2_MESSAGE, "", VALUE_RECORD, .least = 1, .most = 1 },
	[SEN2_PERSON] = { "Person", SEN2_PERSONS, "", VALUE_RECORD, .least = 1 },
	[SEN2_SURNAME] = { "Surname", SEN2_PERSON, "1.1", VALUE_TEXT, .least = 1, .most = 1 },
	[SEN2_FORENAME] = { "Forename", SEN2_PERSON, "1.2", VALUE_TEXT, .least = 1, .most = 1 },
	[SEN2_BIRTH_DATE] = { "PersonBirthDate", SEN2_PERSON, "1.3", VALUE_DATE, .least = 1,
	    .most = 1 },
	[SEN2_SEX] = { "Sex", SEN2_PERSON, "1.4", VALUE_CODE, .codes = " M F ", .least = 1,
	    .most = 1 },
	[SEN2_ETHNICITY] = { "Ethnicity", SEN2_PERSON, "1.5", VALUE_CODE, .codes = ETHNICITIES,
	    .least = 1, .most = 1 },
	[SEN2_POSTCODE] = { "PostCode", SEN2_PERSON, "1.6", VALUE_TEXT, .most = 1 },
	[SEN2_UPN] = { "UPN", SEN2_PERSON, "1.7a", VALUE_UPN, .most = 1 },
	[SEN2_ULN] = { "UniqueLearnerNumber", SEN2_PERSON, "1.7b", VALUE_DIGITS, .digits = 10,
	    .most = 1 },
	[SEN2_UPN_UNKNOWN] = { "UPNunknown", SEN2_PERSON, "1.7c", VALUE_CODE,
	    .codes = " UN1 UN2 UN3 UN5 UN8 UN9 UN10 ", .most = 1 },
	[SEN2_REQUEST] = { "Requests", SEN2_PERSON, "2", VALUE_RECORD },
	[SEN2_RECEIVED_DATE] = { "ReceivedDate", SEN2_REQUEST, "2.1", VALUE_DATE, .most = 1 },
	[SEN2_REQUEST_SOURCE] = { "RequestSource", SEN2_REQUEST, "2.2", VALUE_CODE,
	    .codes = " 1 2 3 4 5 ", .most = 1 },
	[SEN2_RYA] = { "RYA", SEN2_REQUEST, "2.3", VALUE_CODE, .codes = FLAG_CODES, .most = 1 },
	[SEN2_REQUEST_OUTCOME_DATE] = { "RequestOutcomeDate", SEN2_REQUEST, "2.4", VALUE_DATE,
	    .most = 1 },
	[SEN2_REQUEST_OUTCOME] = { "RequestOutcome", SEN2_REQUEST, "2.5", VALUE_CODE,
	    .codes = " Y N A W H ", .most = 1 },
	[SEN2_REQUEST_MEDIATION] = { "RequestMediation", SEN2_REQUEST, "2.6", VALUE_CODE,
	    .codes = FLAG_CODES, .most = 1 },
	[SEN2_REQUEST_TRIBUNAL] = { "RequestTribunal", SEN2_REQUEST, "2.7", VALUE_CODE,
	    .codes = FLAG_CODES, .most = 1 },
	[SEN2_EXPORTED] = { "Exported", SEN2_REQUEST, "2.8", VALUE_AUTHORITY,
	    .codes = AUTHORITIES "XXX ", .most = 1 },
	[SEN2_ASSESSMENT] = { "Assessment", SEN2_REQUEST, "3", VALUE_RECORD, .most = 1 },
	[SEN2_ASSESSMENT_OUTCOME] = { "AssessmentOutcome", SEN2_ASSESSMENT, "3.1", VALUE_CODE,
	    .codes = " Y N A W H ", .most = 1 },
	[SEN2_ASSESSMENT_OUTCOME_DATE] = { "AssessmentOutcomeDate", SEN2_ASSESSMENT, "3.2",
	    VALUE_DATE, .most = 1 },
	[SEN2_ASSESSMENT_MEDIATION] = { "AssessmentMediation", SEN2_ASSESSMENT, "3.3", VALUE_CODE,
	    .codes = FLAG_CODES, .most = 1 },
	[SEN2_ASSESSMENT_TRIBUNAL] = { "AssessmentTribunal", SEN2_ASSESSMENT, "3.4", VALUE_CODE,
	    .codes = FLAG_CODES, .most = 1 },
	[SEN2_OTHER_MEDIATION] = { "OtherMediation", SEN2_ASSESSMENT, "3.5", VALUE_CODE,
	    .codes = FLAG_CODES, .most = 1 },
	[SEN2_OTHER_TRIBUNAL] = { "OtherTribunal", SEN2_ASSESSMENT, "3.6", VALUE_CODE,
	    .codes = FLAG_CODES, .most = 1 },
	[SEN2_WEEK_20] = { "Week20", SEN2_ASSESSMENT, "3.7", VALUE_CODE, .codes = FLAG_CODES,
	    .most = 1 },
	[SEN2_NAMED_PLAN] = { "NamedPlan", SEN2_ASSESSMENT, "4", VALUE_RECORD, .most = 1 },
	[SEN2_START_DATE] = { "StartDate", SEN2_NAMED_PLAN, "4.1", VALUE_DATE, .most = 1 },
	[SEN2_PLAN_DETAIL] = { "PlanDetail", SEN2_NAMED_PLAN, "4.7", VALUE_RECORD, .most = 2 },
	[SEN2_DETAIL_URN] = { "URN", SEN2_PLAN_DETAIL, "4.7a", VALUE_DIGITS, .digits = 6,
	    .most = 1 },
	[SEN2_DETAIL_UKPRN] = { "UKPRN", SEN2_PLAN_DETAIL, "4.7b", VALUE_DIGITS, .digits = 8,
	    .most = 1 },
	[SEN2_DETAIL_SETTING] = { "SENSetting", SEN2_PLAN_DETAIL, "4.7c", VALUE_CODE,
	    .codes = SETTINGS, .most = 1 },
	[SEN2_DETAIL_SETTING_OTHER] = { "SENSettingOther", SEN2_PLAN_DETAIL, "4.7c(i)", VALUE_TEXT,
	    .most = 1 },
	[SEN2_DETAIL_RANK] = { "PlacementRank", SEN2_PLAN_DETAIL, "4.7d", VALUE_CODE,
	    .codes = " 1 2 ", .most = 1 },
	[SEN2_DETAIL_SEN_UNIT] = { "SENunitIndicator", SEN2_PLAN_DETAIL, "4.7e", VALUE_CODE,
	    .codes = FLAG_CODES, .most = 1 },
	[SEN2_DETAIL_RESOURCED] = { "ResourcedProvisionIndicator", SEN2_PLAN_DETAIL, "4.7f",
	    VALUE_CODE, .codes = FLAG_CODES, .most = 1 },
	[SEN2_PLAN_RES] = { "PlanRes", SEN2_NAMED_PLAN, "4.2", VALUE_CODE, .codes = " A B ",
	    .most = 1 },
	[SEN2_PLAN_WBP] = { "PlanWBP", SEN2_NAMED_PLAN, "4.3", VALUE_CODE, .codes = " A T S ",
	    .most = 1 },
	[SEN2_PB] = { "PB", SEN2_NAMED_PLAN, "4.4a", VALUE_CODE, .codes = FLAG_CODES, .most = 1 },
	[SEN2_OA] = { "OA", SEN2_NAMED_PLAN, "4.4b", VALUE_CODE, .codes = FLAG_CODES, .most = 1 },
	[SEN2_DP] = { "DP", SEN2_NAMED_PLAN, "4.4c", VALUE_CODE, .codes = " E S H I ", .most = 1 },
	[SEN2_CEASE_DATE] = { "CeaseDate", SEN2_NAMED_PLAN, "4.5", VALUE_DATE, .most = 1 },
	[SEN2_CEASE_REASON] = { "CeaseReason", SEN2_NAMED_PLAN, "4.6", VALUE_CODE,
	    .codes = " 1 2 3 4 5 6 7 8 9 ", .most = 1 },
	[SEN2_ACTIVE_PLAN] = { "ActivePlans", SEN2_REQUEST, "5", VALUE_RECORD, .most = 1 },
	[SEN2_TRANSFER_LA] = { "TransferLA", SEN2_ACTIVE_PLAN, "5.1", VALUE_AUTHORITY,
	    .codes = AUTHORITIES "XXX ", .most = 1 },
	[SEN2_PLACEMENT] = { "PlacementDetail", SEN2_ACTIVE_PLAN, "5.7", VALUE_RECORD },
	[SEN2_PLACEMENT_URN] = { "URN", SEN2_PLACEMENT, "5.7a", VALUE_DIGITS, .digits = 6,
	    .most = 1 },
	[SEN2_PLACEMENT_UKPRN] = { "UKPRN", SEN2_PLACEMENT, "5.7b", VALUE_DIGITS, .digits = 8,
	    .most = 1 },
	[SEN2_PLACEMENT_SETTING] = { "SENSetting", SEN2_PLACEMENT, "5.7c", VALUE_CODE,
	    .codes = SETTINGS, .most = 1 },
	[SEN2_PLACEMENT_SETTING_OTHER] = { "SENSettingOther", SEN2_PLACEMENT, "5.7c(i)", VALUE_TEXT,
	    .most = 1 },
	[SEN2_PLACEMENT_RANK] = { "PlacementRank", SEN2_PLACEMENT, "5.7d", VALUE_CODE,
	    .codes = " 1 2 ", .most = 1 },
	[SEN2_ENTRY_DATE] = { "EntryDate", SEN2_PLACEMENT, "5.7e", VALUE_DATE, .most = 1 },
	[SEN2_LEAVING_DATE] = { "LeavingDate", SEN2_PLACEMENT, "5.7f", VALUE_DATE, .most = 1 },
	[SEN2_PLACEMENT_SEN_UNIT] = { "SENunitIndicator", SEN2_PLACEMENT, "5.7g", VALUE_CODE,
	    .codes = FLAG_CODES, .most = 1 },
	[SEN2_PLACEMENT_RESOURCED] = { "ResourcedProvisionIndicator", SEN2_PLACEMENT, "5.7h",
	    VALUE_CODE, .codes = FLAG_CODES, .most = 1 },
	[SEN2_RES] = { "Res", SEN2_PLACEMENT, "5.2", VALUE_CODE, .codes = " A B ", .most = 1 },
	[SEN2_WBP] = { "WBP", SEN2_PLACEMENT, "5.3", VALUE_CODE, .codes = " A T S ", .most = 1 },
	[SEN2_NEED] = { "SENneed", SEN2_ACTIVE_PLAN, "5.8", VALUE_RECORD, .most = 2 },
	[SEN2_NEED_TYPE] = { "SENtype", SEN2_NEED, "5.8a", VALUE_CODE,
	    .codes = " SPLD MLD SLD PMLD SEMH SLCN HI VI MSI PD ASD DS OTH ", .most = 1 },
	[SEN2_NEED_RANK] = { "SENtypeRank", SEN2_NEED, "5.8b", VALUE_CODE, .codes = " 1 2 ",
	    .most = 1 },
	[SEN2_REVIEW_MEETING] = { "ReviewMeeting", SEN2_ACTIVE_PLAN, "5.4a", VALUE_DATE,
	    .most = 1 },
	[SEN2_REVIEW_OUTCOME] = { "ReviewOutcome", SEN2_ACTIVE_PLAN, "5.4c", VALUE_CODE,
	    .codes = " M A C ", .most = 1 },
	[SEN2_REVIEW_DRAFT] = { "ReviewDraft", SEN2_ACTIVE_PLAN, "5.4d", VALUE_DATE, .most = 1 },
	[SEN2_PHASE_DUE] = { "PhaseTransferDueDate", SEN2_ACTIVE_PLAN, "5.6a", VALUE_DATE,
	    .most = 1 },
	[SEN2_PHASE_FINAL] = { "PhaseTransferFinalDate", SEN2_ACTIVE_PLAN, "5.6b", VALUE_DATE,
	    .most = 1 },
	[SEN2_LAST_REVIEW] = { "LastReview", SEN2_ACTIVE_PLAN, "5.4b", VALUE_DATE, .most = 1 },
};

/* The rows stand in the order of 2026; in 2025 the last review stood behind the review's meeting.
 */
int
sen2_order(enum sen2_element e, int year)
{
	return year == 2025 && e == SEN2_LAST_REVIEW ? 2 * SEN2_REVIEW_MEETING + 1 : 2 * (int)e;
}

enum sen2_element
sen2_find(enum sen2_element parent, const char *name, enum sen2_element near)
{
	for (unsigned i = 0; i < SEN2__MAX; i++) {
		unsigned e = (near + i) % SEN2__MAX;

		if (sen2_rows[e].parent == parent && strcmp(sen2_rows[e].name, name) == 0)
			return e;
	}
	return SEN2__MAX;
}

bool
sen2_has_code(const char *codes, const char *code)
{
	size_t n = strlen(code);
	const char *at = codes;

	if (n == 0 || strchr(code, ' ') != NULL)
		return false;
	while ((at = strstr(at, code)) != NULL) {
		if (at[-1] == ' ' && at[n] == ' ')
			return true;
		at += n;
	}
	return false;
}
