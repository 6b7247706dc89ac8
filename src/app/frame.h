/* Frame: what is the same around every page of a request. */
#pragma once

struct frame;
struct language;
struct rq;

/* The reader's language: chosen (cookie), else the browser's. */
const struct language *frame_language(const struct rq *);

/* Navigation, who is signed in, languages, a message from the request before, tokens of forms. */
const struct frame *frame_of(struct rq *);
