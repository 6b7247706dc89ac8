/* Load: the object that a URL names, through what the viewer may see. */
#pragma once
#include "app/rq.h"

/*
 * Loads what route->on says into rq.  False: it is not there, or the viewer
 * may not do this to it; the two are never told apart.
 */
bool load_object(struct rq *);

/* The questions that load_object() is going to ask go ahead with the next (tx_ahead()). */
void load_ahead(struct rq *);

/* Writes the reading of a child's record to the read log.  Must return before the page is sent. */
void load_log_reading(struct rq *);
