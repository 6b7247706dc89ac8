/* Exchange: one request with its answer, while it lasts.  Shared by request.c and response.c. */
#pragma once
#include "http/multipart.h"
#include "http/server.h"

enum exchange_step { STEP_HEAD, STEP_BODY, STEP_END };

struct exchange {
	struct http_server *server;
	struct connection *connection;
	struct arena *arena; /* holds this struct too */
	const char *target;  /* raw */
	struct http_request request;
	struct http_response response;
	bool begun;
	enum exchange_step step;
	const char *chunk; /* of the body, for STEP_BODY */
	size_t n_chunk;
	int refusal; /* status of a plain page instead of the handler's answer; 0: none */
	const char *type;
	struct buf *body;
	struct multipart *multipart;
	struct http_params query, form;
	struct http_uploads uploads;
};

/* Queues the response, or the refusal's page; MHD_NO when there is no memory even for that. */
enum MHD_Result exchange_answer(struct exchange *);
