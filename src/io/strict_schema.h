/* Strict, schemas: short words for libcyaml's tables of a file's shape.  Texts and lists become
 * pointers; what is left out is NULL, 0 or the first of the names. */
#pragma once
#include <cyaml/cyaml.h>
#include <stddef.h>

enum { STRICT_LONG = 4000 /* bytes of a text */, STRICT_MANY = 500 /* elements of a list */ };

#define WORDS(key, s, member)                                                                      \
	CYAML_FIELD_STRING_PTR(key, CYAML_FLAG_POINTER, s, member, 1, STRICT_LONG)
#define WORDS_OR_NONE(key, s, member)                                                              \
	CYAML_FIELD_STRING_PTR(                                                                    \
	    key, CYAML_FLAG_POINTER | CYAML_FLAG_OPTIONAL, s, member, 1, STRICT_LONG)
#define NUMBER(key, s, member) CYAML_FIELD_INT(key, CYAML_FLAG_DEFAULT, s, member)
#define NUMBER_OR_NONE(key, s, member) CYAML_FIELD_INT(key, CYAML_FLAG_OPTIONAL, s, member)
#define FLAG(key, s, member) CYAML_FIELD_BOOL(key, CYAML_FLAG_DEFAULT, s, member)
#define FLAG_OR_NONE(key, s, member) CYAML_FIELD_BOOL(key, CYAML_FLAG_OPTIONAL, s, member)
#define N_NAMES(names) (sizeof(names) / sizeof((names)[0]))
#define NAME(key, s, member, names)                                                                \
	CYAML_FIELD_ENUM(key, CYAML_FLAG_STRICT, s, member, names, N_NAMES(names))
#define NAME_OR_FIRST(key, s, member, names)                                                       \
	CYAML_FIELD_ENUM(                                                                          \
	    key, CYAML_FLAG_STRICT | CYAML_FLAG_OPTIONAL, s, member, names, N_NAMES(names))
#define LIST_OF(key_, flags_, s, member, count, type_, entry_, least)                              \
	{                                                                                          \
		.key = key_, .data_offset = offsetof(s, member),                                   \
		.count_offset = offsetof(s, count), .count_size = sizeof(unsigned),                \
		.value = {                                                                         \
			.type = CYAML_SEQUENCE,                                                    \
			.flags = (enum cyaml_flag)(CYAML_FLAG_POINTER | (flags_)),                 \
			.data_size = sizeof(type_),                                                \
			.sequence = { .entry = &(entry_), .min = (least), .max = STRICT_MANY },    \
		},                                                                                 \
	}
#define MAPPING(type, fields)                                                                      \
	{                                                                                          \
		CYAML_VALUE_MAPPING(CYAML_FLAG_DEFAULT, type, fields)                              \
	}
#define NAMES_VALUE(type, names)                                                                   \
	{                                                                                          \
		CYAML_VALUE_ENUM(CYAML_FLAG_STRICT, type, names, N_NAMES(names))                   \
	}
/* The whole file. */
#define TOP(type, fields)                                                                          \
	{                                                                                          \
		CYAML_VALUE_MAPPING(CYAML_FLAG_POINTER, type, fields)                              \
	}
