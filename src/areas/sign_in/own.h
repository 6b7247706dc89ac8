/* Own: the person's own account, and the setting up of an authenticator app. */
#pragma once

struct rq;

/* At sign-in, for staff who have none yet; the routes are those of signing in. */
void own_first_app_show(struct rq *);
void own_first_app_save(struct rq *);
