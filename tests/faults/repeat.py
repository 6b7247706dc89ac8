#!/usr/bin/env python3
"""repeat.py BUILD: the same form sent twice, or ten times at once, does its work once and leads to one page."""
import sys
import threading

from world import Gone, World, check, main, ready_to_send

BUILD = sys.argv[1]


def at_once(n, send):
    found = []
    barrier = threading.Barrier(n)

    def one():
        barrier.wait()
        try:
            found.append(send())
        except Gone as e:
            found.append(e)

    threads = [threading.Thread(target=one) for _ in range(n)]
    for t in threads:
        t.start()
    for t in threads:
        t.join()
    return found


def cases(world):
    return int(world.rows("SELECT count(*) FROM cases")[0][0])


def repeat():
    with World(BUILD) as world:
        twice(world)
        ten_at_once(world)
        a_taken_case(world)
        another_browser(world)
        world.sound("after repeated forms")


def twice(world):
    draft = ready_to_send(world.browser())
    fields = draft.filled("/ask/send", "/ask/check")
    before = cases(world)
    mails = len(world.rows("SELECT id FROM outbox"))
    first, second = draft.copy().post("/ask/send", fields), draft.copy().post("/ask/send", fields)
    after = len(world.rows("SELECT id FROM outbox"))
    third = draft.copy().post("/ask/send", fields)
    check(first.status == 303 and first.location.startswith("/ask/sent/"), "a request is sent", (first.status, first.location))
    check(second.location == first.location and third.location == first.location, "sent again it leads to the same page",
          (first.location, second.location))
    check(cases(world) == before + 1, "and there is one case")
    check(len(world.rows("SELECT id FROM outbox")) == after >= mails, "and no second mail")


def ten_at_once(world):
    draft = ready_to_send(world.browser())
    fields = draft.filled("/ask/send", "/ask/check")
    before = cases(world)
    found = at_once(10, lambda: draft.copy().post("/ask/send", fields))
    places = {getattr(p, "location", p) for p in found}
    check(cases(world) == before + 1, "ten at once make one case", cases(world) - before)
    check(len(places) == 1 and {getattr(p, "status", p) for p in found} == {303}, "and all lead to its page",
          [(getattr(p, "status", p), getattr(p, "location", p)) for p in found])


def a_taken_case(world):
    """Two officers, one case: the second sees what happened, and nothing is overwritten silently."""
    priya = world.sign_in("Priya Marsh")
    case = world.rows("SELECT public_id FROM cases WHERE reference = 'LRK4FRSH'")[0][0]
    before = len(world.rows("SELECT id FROM case_events"))
    decision = priya.filled(f"/cases/{case}/decide", limb_a="yes", evidence_a="The report.", limb_b="yes",
                            evidence_b="The reviews.", reasons="Both parts are met.")
    found = at_once(10, lambda: priya.copy().post(f"/cases/{case}/decide", decision))
    check({(getattr(p, "status", p), getattr(p, "location", p)) for p in found} == {(303, f"/cases/{case}/notice")},
          "a decision sent ten times leads to its notice", [(getattr(p, "status", p), getattr(p, "location", p)) for p in found])
    decisions = world.rows("SELECT d.id FROM decisions d JOIN cases c ON c.id = d.case_id WHERE c.reference = 'LRK4FRSH'")
    check(len(decisions) == 1, "and is one decision", decisions)
    again = priya.post(f"/cases/{case}/decide", {**decision, "_key": "another-sending"})
    check(again.status in (303, 404, 409, 422) and len(world.rows(
        "SELECT d.id FROM decisions d JOIN cases c ON c.id = d.case_id WHERE c.reference = 'LRK4FRSH'")) == 1,
        "another sending of it changes nothing", (again.status, again.location))
    check(len(world.rows("SELECT id FROM case_events")) > before, "the case says what happened")


def another_browser(world):
    """A key is its browser's own: the same one from elsewhere is another form."""
    one, two = ready_to_send(world.browser()), ready_to_send(world.browser())
    a, b = one.filled("/ask/send", "/ask/check"), two.filled("/ask/send", "/ask/check")
    first, second = one.post("/ask/send", a), two.post("/ask/send", {**b, "_key": a["_key"]})
    check(first.location != second.location and second.location.startswith("/ask/sent/"),
          "another browser's key does not lead to this one's case", (first.location, second.location))


if __name__ == "__main__":
    main([repeat])
