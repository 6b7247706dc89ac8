#!/usr/bin/env python3
"""memory.py BUILD: allocations of the real server fail, over more than 60 requests.

Each request is sent while its Nth allocation fails, alone and with all after it: quick, for a seeded sample of
N; long, for every N.  The server answers or closes the connection, never ends, leaves nothing half done, and
answers the next request.
"""
import os
import random
import sys

from world import CHILD, SOAK, YOU, Control, Gone, World, begin_draft, check, main, ready_to_send

BUILD = sys.argv[1]
SHIM = os.path.join(os.path.abspath(BUILD), "tests/faults/failing.so")
SAMPLES = 1 if os.environ.get("WAYMARK_TEST_PG") else 3


def pages(world, people, case, other):
    """(name, browser, path) of requests that change nothing"""
    nobody, priya, laura, helen = people["nobody"], people["priya"], people["laura"], people["helen"]
    drafter = people["drafter"]
    public = ["/", "/ask", "/ask/begin", "/ask/return", "/free-advice", "/registers/advice-services", "/sign-in", "/sign-in/link",
              "/demo", "/help", "/accessibility", "/privacy", "/cookies", "/health", "/language/pl?to=/ask", "/nowhere"]
    made = [("nobody", nobody, p) for p in public]
    made += [("drafter", drafter, "/ask/" + p) for p in ["child", "you", "tasks", "worry", "tried", "school", "health",
                                                         "documents", "help", "consent", "check"]]
    made += [("officer", priya, p) for p in ["/my-day", "/home", "/account", "/registers", "/cases/find/open", "/my-day?page=2",
                                             f"/cases/{case}", f"/cases/{case}/decide", f"/cases/{case}/notice",
                                             f"/track/{case}", f"/track/{case}/reads", f"/cases/{case}/registers/taking-part",
                                             f"/cases/{other}"]]
    # Not the calendar: libical itself does not bear malloc giving NULL.
    made += [("parent", laura, p) for p in ["/home", "/my-cases", "/account", f"/track/{case}",
                                            f"/track/{case}/reads", f"/track/{case}/documents", f"/cases/{case}"]]
    made += [("senco", helen, p) for p in ["/my-school", f"/track/{case}", f"/cases/{case}"]]
    return [(f"{who} {path}", lambda b=browser, p=path: b.copy().get(p)) for who, browser, path in made]


class Sending:
    """A form sent again and again, each time with a new key; knows how to see that it was kept whole."""

    def __init__(self, browser, path, shown=None, **fields):
        self.browser, self.path, self.n = browser, path, 0
        self.fields = browser.filled(path, shown, **fields)
        self.name = "send " + path

    def __call__(self):
        self.n += 1
        return self.browser.copy().post(self.path, {**self.fields, "_key": f"{self.path}-{self.n}-{os.getpid()}"})


def sendings(world, people, case):
    drafter, priya, nobody, laura = people["drafter"], people["priya"], people["nobody"], people["laura"]
    made = [Sending(drafter, "/ask/" + p, **f) for p, f in [
        ("child", CHILD), ("you", YOU), ("worry", {"worry": "It is hard."}), ("tried", {"tried": "Much."}),
        ("school", {"school_view": "Little."}), ("health", {"health": "Well."}), ("help", {"help": "bsl"}),
        ("consent", {"consent_school": "yes"}), ("worry", {"worry": ""})]]
    made.append(Sending(nobody, "/ask/begin"))
    made.append(Sending(nobody, "/ask/return", email="robin@example.org"))
    made.append(Sending(nobody, "/sign-in", email="nobody@example.org", password="wrong"))
    made.append(Sending(nobody, world.people()["Tom Hale"], shown="/demo"))
    made.append(Sending(priya, f"/cases/{case}/take", shown=f"/cases/{case}"))
    made.append(Sending(priya, f"/cases/{case}/decide", limb_a="yes", evidence_a="x", limb_b="no", evidence_b="",
                        reasons="Not yet."))
    return made


def failing_each_time(control, send, numbers):
    """Sends the request with each of these allocations failing; returns what was wrong."""
    wrong = []
    for mode, at in numbers:
        control.memory(mode, at)
        try:
            page = send()
            if page.status >= 500 and page.status != 503:
                wrong.append((mode, at, page.status))
        except Gone:
            pass  # a connection that cannot be served is closed
        finally:
            control.memory(Control.OFF)
    return wrong


def counted(control, send):
    control.memory(Control.COUNT)
    send()
    n = control.counted()
    control.memory(Control.OFF)
    return n


def numbers_of(control, send, chance):
    """Long: every allocation of the request, and some of the far more that it takes where statements are set up first."""
    first = counted(control, send)
    n = min(counted(control, send) for _ in range(2))  # what a job allocates meanwhile is counted too
    every = [(mode, i) for mode in (Control.ONCE, Control.FROM_HERE_ON) for i in range(1, n + 1)]
    beyond = range(n + 1, first + 1)
    setting_up = [(mode, i) for mode in (Control.ONCE, Control.FROM_HERE_ON) for i in chance.sample(beyond, min(400, len(beyond)))]
    return every + setting_up if SOAK else chance.sample(every + setting_up, min(2 * SAMPLES, len(every)))


HALF = {
    # A case is there whole: with its request, its first event and a recipient's draft marked as sent.
    "cases without a request": "SELECT c.id FROM cases c WHERE NOT EXISTS (SELECT 1 FROM requests r WHERE r.case_id = c.id) "
                               "AND c.reference <> 'LRK5LDYR'",  # the story's case of before, of which only the advice is there
    "cases without an event": "SELECT c.id FROM cases c WHERE NOT EXISTS (SELECT 1 FROM case_events e WHERE e.case_id = c.id)",
    "drafts sent twice": "SELECT sent_case FROM request_drafts WHERE sent_case IS NOT NULL GROUP BY sent_case HAVING count(*) > 1",
    "drafts without a secret": "SELECT d.id FROM request_drafts d WHERE NOT EXISTS (SELECT 1 FROM draft_secrets s WHERE s.draft = d.id)",
    "decisions without a notice": "SELECT d.id FROM decisions d WHERE NOT EXISTS (SELECT 1 FROM notices n WHERE n.case_id = d.case_id)",
    "keys that lead nowhere": "SELECT key_hash FROM form_keys WHERE location = ''",
}


def nothing_half(world, what):
    half = {name: rows for name, sql in HALF.items() if (rows := world.rows(sql))}
    check(not half, f"{what}: nothing is half done", half)


def case_of(world, reference):
    return world.rows(f"SELECT public_id FROM cases WHERE reference = '{reference}'")[0][0]


def memory():
    chance = random.Random(os.environ.get("FAULTS_SEED", "7"))
    world = World(BUILD)
    control = Control(world.home)
    with world.start(control.env(SHIM)):
        case, other = case_of(world, "LRK4FRSH"), case_of(world, "LRK9SSNG")
        people = {"nobody": world.browser(), "priya": world.sign_in("Priya Marsh"), "laura": world.sign_in("Laura Rowan"),
                  "helen": world.sign_in("Helen Brooke"), "drafter": ready_to_send(world.browser())}
        people["nobody"].get("/ask/begin")
        scripts = pages(world, people, case, other) + [(s.name, s) for s in sendings(world, people, case)]
        check(len(scripts) >= 60, f"{len(scripts)} requests", len(scripts))
        tried, silent = 0, []
        for name, send in scripts:
            numbers = numbers_of(control, send, chance)
            tried += len(numbers)
            wrong = failing_each_time(control, send, numbers)
            if not world.alive():
                check(False, f"{name}: the server ended with {world.process.poll()}", (numbers, world.said()[-1500:]))
                return
            if wrong:
                check(False, f"{name}: a fault is answered with 503", (wrong, world.said()[-600:]))
            try:
                after = send()
                if after.status in (500, 503):
                    silent.append((name, after.status))
            except Gone as e:
                silent.append((name, e))
        check(not silent, f"{tried} failed allocations in {len(scripts)} requests, and the next request was answered", silent)
        sending_a_request(world, control, chance)
        nothing_half(world, "after failed allocations")
        world.sound("after failed allocations")
        check(world.stop() == 0, "the server then ends in order", world.said()[-500:])


def sending_a_request(world, control, chance):
    """The one transaction in which a draft becomes a case, with a new draft each time."""
    draft = ready_to_send(world.browser())
    fields = draft.filled("/ask/send", "/ask/check")
    n = counted(control, lambda: draft.post("/ask/send", fields))
    every = [(m, i) for m in (Control.ONCE, Control.FROM_HERE_ON) for i in range(1, n + 1)]
    unfinished = []
    for mode, at in every if SOAK else chance.sample(every, 12):
        draft = ready_to_send(world.browser())
        fields = draft.filled("/ask/send", "/ask/check")
        control.memory(mode, at)
        try:
            draft.copy().post("/ask/send", fields)
        except Gone:
            pass
        finally:
            control.memory(Control.OFF)
        # The same form again: the case is made now, or was made and is shown.
        again = draft.post("/ask/send", fields)
        if again.status != 303 or not again.location.startswith("/ask/sent/"):
            unfinished.append((mode, at, again.status, again.location))
    check(not unfinished, "a request that failed on its way can be sent again", unfinished)
    extra = world.rows("SELECT count(*) FROM cases WHERE reference NOT LIKE 'LRK%'")
    check(int(extra[0][0]) == 1 + (len(every) if SOAK else 12), "and each makes exactly one case", extra)


if __name__ == "__main__":
    main([memory])
