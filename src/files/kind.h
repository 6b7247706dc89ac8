/*
 * Kind: what a file is by its content, which kinds are taken, and what
 * people are told.
 *
 * A file is taken when its content, the end of its name and a full parse
 * agree.  Pure: no files, no processes.
 */
#pragma once
#include <stdbool.h>
#include <stddef.h>

enum file_kind {
	FILE_UNKNOWN,
	/* taken */
	FILE_JPEG,
	FILE_PNG,
	FILE_HEIC,
	FILE_PDF,
	FILE_DOCX,
	FILE_ODT,
	FILE_TEXT,
	/* known so that the refusal can name it */
	FILE_ZIP,
	FILE_OLD_OFFICE,
	FILE_SHEET,
	FILE_WEB_PAGE,
	FILE_DRAWING,
	FILE_GIF,
	FILE_WEBP,
	FILE_VIDEO,
	FILE_AUDIO,
	FILE_PROGRAM,
	FILE_KIND__MAX
};

/* Why a file was taken or not. */
enum file_verdict {
	FILE_OK,
	FILE_EMPTY,
	FILE_TOO_BIG,	     /* more bytes than files.upload_limit_mb */
	FILE_NOT_TAKEN,	     /* a kind that is not taken */
	FILE_NAME_DISAGREES, /* the end of the name says another kind than the content */
	FILE_DAMAGED,
	FILE_LOCKED,	  /* encrypted or needs a password */
	FILE_MACROS,	  /* holds macros, or fetches a template from elsewhere */
	FILE_SWELLS,	  /* unpacks to far more than it is: a bomb */
	FILE_HUGE,	  /* too many pixels, or too much work */
	FILE_INFECTED,	  /* the virus scanner says so */
	FILE_NOT_WORKING, /* the worker could not be run: our trouble */
	FILE_VERDICT__MAX
};

/* The kind that the content shows. */
enum file_kind file_kind_of(const void *, size_t n);
/* The kind that the end of the name says; FILE_UNKNOWN when it says none that is taken. */
enum file_kind file_kind_of_name(const char *name);
bool file_kind_taken(enum file_kind);

/* What is stored after parsing (a HEIC picture becomes a JPEG): content type, and ".jpg". */
const char *file_type(enum file_kind);
const char *file_extension(enum file_kind);

/*
 * A sentence or two for the person who sent it: what is wrong, what to do.
 * A message id of the catalogues, so the caller translates it.  NULL for FILE_OK.
 */
const char *file_message(enum file_verdict, enum file_kind);
