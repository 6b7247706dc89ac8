/* Names: the words of packs, one table a kind, shared with the YAML schema. */
#pragma once
#include "policy/policy.h"

#include <cyaml/cyaml.h>

struct name_table {
	const cyaml_strval_t *a;
	uint32_t n;
};

extern const struct name_table policy_names[NAMES__MAX];

extern const cyaml_strval_t duty_names[DUTY__MAX];
extern const cyaml_strval_t point_names[POINT__MAX - 1];
extern const cyaml_strval_t unit_names[UNIT__MAX];
extern const cyaml_strval_t counting_names[COUNT__MAX];
extern const cyaml_strval_t calendar_names[CALENDAR__MAX];
extern const cyaml_strval_t combine_names[COMBINE__MAX];
extern const cyaml_strval_t holder_names[HOLDER__MAX];
extern const cyaml_strval_t source_names[SOURCE__MAX];
extern const cyaml_strval_t notice_names[NOTICE__MAX];
extern const cyaml_strval_t decision_names[DECISION__MAX];
extern const cyaml_strval_t exception_names[EXCEPTION__MAX];
extern const cyaml_strval_t proof_names[PROOF__MAX];
extern const cyaml_strval_t phase_names[PHASE__MAX];
extern const cyaml_strval_t part_kind_names[PART__MAX];
extern const cyaml_strval_t recipient_names[RECIPIENT__MAX];
extern const cyaml_strval_t test_names[TEST__MAX];
extern const cyaml_strval_t rule_names[RULE__MAX];
extern const cyaml_strval_t severity_names[SEVERITY__MAX];
extern const cyaml_strval_t rows_names[ROWS__MAX];
extern const cyaml_strval_t list_names[LIST__MAX];
extern const cyaml_strval_t unless_names[UNLESS__MAX];
extern const cyaml_strval_t setting_names[SETTING__MAX];
