/* What the clock has to say about an event, and which duties an event speaks of. */
#include "areas/cases/clock_run.h"
#include "base/vec.h"

#include <stdarg.h>

void
clock_find(struct arena *arena, struct clock_findings *list, int event,
    enum clock_severity severity, const char *code, const char *format, ...)
{
	struct clock_finding f = { .event = event, .severity = severity, .code = code };
	va_list args;

	va_start(args, format);
	f.message = arena_vprintf(arena, format, args);
	va_end(args);
	vec_push(arena, list, f);
}

struct clock_key
clock_key_of(const struct case_event *e)
{
	struct clock_key k = CLOCK_NO_KEY;

	k.advice = e->advice;
	k.body = e->body;
	if (e->type == EVENT_CONSULT_SENT || e->type == EVENT_CONSULT_REPLY)
		k.setting = e->setting;
	if (e->type == EVENT_DECISION_SENT)
		k.decision = (int)e->decision;
	return k;
}

bool
clock_left_out(const struct clock_result *r, const struct case_event *e)
{
	for (size_t i = 0; i < r->findings.n; i++)
		if (r->findings.a[i].severity == CLOCK_ERROR && r->findings.a[i].event == e->place)
			return true;
	return false;
}

bool
clock_is_request(const struct clock_result *r, const struct case_event *e)
{
	for (size_t i = 0; event_act(e) == ACT_REQUEST && i < r->duties.n; i++)
		if (r->duties.a[i].duty == DUTY_DECIDE_ASSESS &&
		    date_compare(r->duties.a[i].from, e->on) == 0)
			return true;
	return false;
}
