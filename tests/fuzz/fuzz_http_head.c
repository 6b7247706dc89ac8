/*
 * Fuzz: the head scanner gives one answer however the bytes are cut, never
 * reads past the end, and passes nothing that a lenient reader could take for
 * two requests.
 */
#include "http/head.h"

#include <stdlib.h>
#include <string.h>

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t n);

/* True when every LF has its CR and every CR its LF, and there is no NUL. */
static bool
lines_are_whole(const char *s, size_t n)
{
	for (size_t i = 0; i < n; i++) {
		bool cr = i > 0 && s[i - 1] == '\r';

		if (s[i] == '\0' || (s[i] == '\n') != cr)
			return false;
	}
	return true;
}

int
LLVMFuzzerTestOneInput(const uint8_t *data, size_t n)
{
	const char *text = (const char *)data;
	struct head whole = { 0 }, slow = { 0 };
	size_t used = head_scan(&whole, text, n), used_slowly = 0;

	while (used_slowly < n && slow.refusal == 0 && slow.state != HEAD_DONE)
		used_slowly += head_scan(&slow, text + used_slowly, 1);
	if (whole.refusal != slow.refusal || whole.state != slow.state ||
	    whole.length != slow.length)
		abort();
	if (used > n || whole.refusal != 0 || whole.state != HEAD_DONE)
		return 0;
	if (used != used_slowly || !lines_are_whole(text, used) ||
	    memcmp(text + used - 4, "\r\n\r\n", 4) != 0)
		abort();
	if (memmem(text, used - 1, "\r\n\r\n", 4) != NULL || whole.has_coding || whole.hosts > 1 ||
	    whole.length < 0)
		abort();
	return 0;
}
