/* Clamd: asks ClamAV's daemon about a file, over its Unix socket (clamd(8), INSTREAM). */
#pragma once

enum clamd_result {
	CLAMD_CLEAN,
	CLAMD_FOUND,	/* a virus */
	CLAMD_NO_ANSWER /* down, too slow, or the file is over its limit: nobody knows */
};

/* Reads fd from its beginning.  Waits at most 30 seconds for each step. */
enum clamd_result clamd_scan(const char *socket_path, int fd);
