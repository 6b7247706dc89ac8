/* Fuzz: photos and scans. */
#include "fuzz_upload.h"

int LLVMFuzzerTestOneInput(const uint8_t *, size_t);

int
LLVMFuzzerTestOneInput(const uint8_t *bytes, size_t n)
{
	exif_orientation(bytes, n);
	fuzz_parse(bytes, n, true);
	return 0;
}
