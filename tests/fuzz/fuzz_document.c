/* Fuzz: PDFs, Word documents and texts; and the names of files. */
#include "files/serve.h"
#include "fuzz_upload.h"

#include <stdlib.h>
#include <string.h>

int LLVMFuzzerTestOneInput(const uint8_t *, size_t);

int
LLVMFuzzerTestOneInput(const uint8_t *bytes, size_t n)
{
	struct arena *a = arena_new(0);
	const char *name = files_display_name(a, arena_memdup(a, bytes, n), FILE_PDF);

	if (strpbrk(name, "/\\\r\n") != NULL || strpbrk(files_disposition(a, name), "\r\n") != NULL)
		abort();
	arena_free(a);
	fuzz_parse(bytes, n, false);
	return 0;
}
