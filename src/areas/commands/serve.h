/* Serve: the running program: HTTP server, worker, and their orderly end. */
#pragma once
#include <stdbool.h>

struct call;
struct conf;

struct serve_options {
	bool no_worker;
	/* Printed once requests are answered. */
	const char *ready;
};

/*
 * Opens the database of the settings and serves until SIGTERM or SIGINT.
 * serve_hold_signals() must have run before any other thread was started.
 */
void serve_run(struct call *, struct conf *, const struct serve_options *);
void serve_hold_signals(void);
