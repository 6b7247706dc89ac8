/* Clamd: zINSTREAM, then chunks with their length in network order, then a chunk of length 0. */
#include "files/clamd.h"

#include <arpa/inet.h>
#include <stdbool.h>
#include <stdint.h>
#include <stdio.h>
#include <string.h>
#include <sys/socket.h>
#include <sys/time.h>
#include <sys/un.h>
#include <unistd.h>

enum { CHUNK = 1 << 16, SECONDS = 30 };

static int
connect_to(const char *path)
{
	struct sockaddr_un address = { .sun_family = AF_UNIX };
	struct timeval patience = { .tv_sec = SECONDS };
	int s = socket(AF_UNIX, SOCK_STREAM | SOCK_CLOEXEC, 0);

	if (s < 0)
		return -1;
	snprintf(address.sun_path, sizeof address.sun_path, "%s", path);
	setsockopt(s, SOL_SOCKET, SO_RCVTIMEO, &patience, sizeof patience);
	setsockopt(s, SOL_SOCKET, SO_SNDTIMEO, &patience, sizeof patience);
	if (strlen(path) < sizeof address.sun_path &&
	    connect(s, (const struct sockaddr *)&address, sizeof address) == 0)
		return s;
	close(s);
	return -1;
}

static bool
send_all(int s, const void *bytes, size_t n)
{
	const char *at = bytes;

	while (n > 0) {
		ssize_t sent = send(s, at, n, MSG_NOSIGNAL);

		if (sent <= 0)
			return false;
		at += sent;
		n -= (size_t)sent;
	}
	return true;
}

static bool
send_chunk(int s, const void *bytes, size_t n)
{
	uint32_t length = htonl((uint32_t)n);

	return send_all(s, &length, sizeof length) && send_all(s, bytes, n);
}

static bool
send_file(int s, int fd)
{
	char bytes[CHUNK];
	off_t at = 0;
	ssize_t n;

	if (!send_all(s, "zINSTREAM", sizeof "zINSTREAM"))
		return false;
	while ((n = pread(fd, bytes, sizeof bytes, at)) > 0) {
		if (!send_chunk(s, bytes, (size_t)n))
			return false;
		at += n;
	}
	return n == 0 && send_chunk(s, "", 0);
}

/* "stream: OK" or "stream: NAME FOUND"; anything else is no answer. */
static enum clamd_result
read_reply(int s)
{
	char reply[512];
	size_t have = 0;
	ssize_t n;

	while (have < sizeof reply - 1 &&
	       (n = recv(s, reply + have, sizeof reply - 1 - have, 0)) > 0) {
		have += (size_t)n;
		if (memchr(reply, '\0', have) != NULL)
			break;
	}
	reply[have] = '\0';
	if (strcmp(reply, "stream: OK") == 0)
		return CLAMD_CLEAN;
	have = strlen(reply);
	return have > 6 && strcmp(reply + have - 6, " FOUND") == 0 ? CLAMD_FOUND : CLAMD_NO_ANSWER;
}

enum clamd_result
clamd_scan(const char *socket_path, int fd)
{
	int s = connect_to(socket_path);
	enum clamd_result result = CLAMD_NO_ANSWER;

	if (s < 0)
		return CLAMD_NO_ANSWER;
	if (send_file(s, fd))
		result = read_reply(s);
	close(s);
	return result;
}
