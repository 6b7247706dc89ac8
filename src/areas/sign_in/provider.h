/* Provider: signing in, and proving oneself once more, at the council's identity provider. */
#pragma once

struct rq;

void provider_begin(struct rq *);
void provider_again(struct rq *);
void provider_return(struct rq *);
