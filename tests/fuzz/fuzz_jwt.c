/*
 * Fuzz: ID tokens, key sets and discovery documents from a provider that means harm.
 *
 * The first byte chooses the parser.  A token must never be accepted, because
 * none can be signed.
 */
#include "auth/oidc.h"
#include "auth/oidc_token.h"
#include "base/rng.h"

#include <stdint.h>
#include <stdlib.h>
#include <string.h>

/* RFC 7515 appendix A.2 and A.3: keys that are public knowledge. */
static const char keys[] = "{\"keys\":[{\"kty\":\"RSA\",\"kid\":\"r\",\"n\":"
			   "\"ofgWCuLjybRlzo0tZWJjNiuSfb4p4fAkd_wWJcyQoTbji9k0l8"
			   "W26mPddxHmfHQp-Vaw-4qPCJrcS2mJPMEzP1Pt0Bm4d4QlL-yRT-SFd2lZS-pCgNMsD1W_"
			   "YpRPEwOWvG6b32690r2jZ47soMZo"
			   "9wGzjb_7OMg0LOL-bSf63kpaSHSXndS5z5rexMdbBYUsLA9e-KXBdQOS-"
			   "UTo7WTBEMa2R2CapHg665xsmtdVMTBQY4uDZlxvb3"
			   "qCo5ZwKh9kG4LT6_I5IhlJH7aGhyxXFvUK-DWNmoudF8NAco9_"
			   "h9iaGNj8q2ethFkMLs91kzk2PAcDTW9gb54h4FRWyuXpoQ\","
			   "\"e\":\"AQAB\"},{\"kty\":\"EC\",\"kid\":\"e\",\"crv\":\"P-256\","
			   "\"x\":\"f83OJ3D2xF1Bg8vub9tLe1gHMzV76e8Tus9uPHvRVEU\","
			   "\"y\":\"x_FEzRu9m36HLN_tue659LNpXW6pCyStikYjKIWI5a0\"}]}";

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t n);

static void
check_token(struct arena *a, const char *text)
{
	const struct oidc_expected e = {
		.issuer = "i", .client = "c", .nonce = "n", .now = { INT64_C(1767182400000000) }
	};
	struct oidc_claims claims;

	if (oidc_token_check(a, text, oidc_keys_parse(a, keys, strlen(keys)), &e, &claims) ==
	    OIDC_ACCEPTED)
		abort();
}

int
LLVMFuzzerTestOneInput(const uint8_t *data, size_t n)
{
	struct oidc_provider p;
	struct arena *a;
	const char *text;

	if (n == 0)
		return 0;
	rng_init();
	a = arena_new(0);
	text = arena_memdup(a, data + 1, n - 1);
	if (data[0] % 3 == 0)
		check_token(a, text);
	else if (data[0] % 3 == 1)
		oidc_keys_parse(a, text, n - 1);
	else
		oidc_metadata_parse(a, text, n - 1, "https://idp.example", &p);
	arena_free(a);
	return 0;
}
