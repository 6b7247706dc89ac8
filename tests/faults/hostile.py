#!/usr/bin/env python3
"""hostile.py BUILD: forms, paths and bytes that no browser of ours sends, and clients that take their time."""
import socket
import sys
import time

from repeat import at_once
from world import Browser, Gone, World, begin_draft, check, main

BUILD = sys.argv[1]

TRAVERSALS = [pattern.replace("FILE", file)
              for pattern in ["/assets/../../FILE", "/assets/..%2f..%2fFILE", "/assets/%2e%2e/%2e%2e/FILE", "/assets/....//FILE",
                              "/assets/..\\..\\FILE", "/assets/%2e%2e%5cFILE", "/../../../../FILE", "//FILE", "/./assets/.././FILE",
                              "/assets/..%252f..%252fFILE"]
              for file in ["etc/passwd", "demo.db", "keys/audit", "waymark.ini"]]


def wrong_forms(world):
    draft = begin_draft(world.browser())
    fields = draft.filled("/ask/worry", worry="It is hard.")
    before = world.rows("SELECT count(*) FROM draft_answers")
    pairs = list(fields.items())
    found = {
        "an unknown field": draft.post("/ask/worry", pairs + [("more", "1")]).status,
        "a field twice": draft.post("/ask/worry", pairs + [("worry", "again")]).status,
        "another form's field": draft.post("/ask/worry", pairs + [("email", "a@example.org")]).status,
        "a choice that is not offered": draft.post("/ask/consent", {**draft.filled("/ask/consent"), "consent_school": "perhaps"}).status,
        "bytes that are no UTF-8": draft.ask("POST", "/ask/worry", form_bytes(fields, b"%FF%C0%80"), FORM).status,
        "a NUL": draft.ask("POST", "/ask/worry", form_bytes(fields, b"a%00b"), FORM).status,
        "half a percent sign": draft.ask("POST", "/ask/worry", form_bytes(fields, b"%4"), FORM).status,
        "JSON": draft.ask("POST", "/ask/worry", b'{"worry":"x"}', {"Content-Type": "application/json"}).status,
    }
    allowed = {"a choice that is not offered": (400, 422), "JSON": (400, 403, 415)}
    for name, status in found.items():
        check(status in allowed.get(name, (400,)), f"{name} is refused", status)
    check(world.rows("SELECT count(*) FROM draft_answers") == before, "and nothing was kept")


FORM = {"Content-Type": "application/x-www-form-urlencoded"}


def form_bytes(fields, worry):
    return b"&".join(f"{k}={v}".encode() for k, v in fields.items() if k.startswith("_")) + b"&worry=" + worry


def large(world):
    draft = begin_draft(world.browser())
    fields = draft.filled("/ask/worry")
    statuses = {}
    for name, text in [("64 KB of letters", "x" * 65536), ("64 KB of markup", "<b>&\"'" * 10923), ("64 KB of line ends", "\n" * 65536),
                       ("64 KB of accents", "e" + "\u0301" * 32767), ("64 KB of four-byte letters", "\U0001F600" * 16384),
                       ("64 KB right to left", "\u202e\u05d0" * 13107)]:
        began = time.monotonic()
        page = draft.post("/ask/worry", {**fields, "_key": name, "worry": text})
        statuses[name] = (page.status, time.monotonic() - began)
        check(page.status in (303, 422) and statuses[name][1] < 2, f"{name} is answered", statuses[name])
    again = draft.get("/ask/worry")
    check(again.status == 200, "the page is shown with what is there", again.status)
    check(outcome(lambda: draft.post("/ask/worry", {**fields, "worry": "x" * (1 << 20)})) in (413, "closed"), "more than a form may hold is refused")
    many = [(f"f{i}", "1") for i in range(5000)]
    check(outcome(lambda: draft.post("/ask/worry", many)) in (400, 413, 403, "closed"), "five thousand fields are refused")
    check(outcome(lambda: draft.ask("POST", "/ask", b"x=1", FORM)) in (405, 413, "closed"), "a page without a form takes none")
    long = {"X-Long": "x" * 40000}
    check(outcome(lambda: draft.get("/ask", **long)) in (431, "closed"), "long headers are refused")
    check(outcome(lambda: draft.get("/ask/" + "x" * 9000)) in (414, 431, 404, "closed"), "long addresses are refused")
    cookies = Browser(world.port, {"session": "x" * 4000, "form": "'; DROP TABLE cases; --", "draft": "\\x00"})
    check(cookies.get("/my-day").status == 303 and cookies.get("/ask").status == 200, "cookies that are none of ours")


def outcome(send):
    try:
        return send().status
    except Gone:
        return "closed"


def traversals(world):
    leaks = []
    for path in TRAVERSALS:
        try:
            page = world.browser().get(path)
        except Gone:
            continue
        if page.status not in (400, 404) or b"root:" in page.body or b"SQLite" in page.body or b"listen =" in page.body:
            leaks.append((path, page.status, page.body[:80]))
    check(not leaks and len(TRAVERSALS) >= 40, f"{len(TRAVERSALS)} paths out of the folder lead nowhere", leaks)


def slow(world):
    """Two hundred clients send a byte now and then; an honest one from another address is served."""
    idle = []
    for _ in range(200):
        try:
            s = socket.create_connection(("127.0.0.1", world.port), timeout=2)
            s.sendall(b"GET / HTTP/1.1\r\nHost: x\r\nX-Slow: ")
            idle.append(s)
        except OSError:
            break
    times = []
    for _ in range(20):
        began = time.monotonic()
        with socket.create_connection(("127.0.0.1", world.port), timeout=5, source_address=("127.0.0.2", 0)) as s:
            s.sendall(b"GET /ask HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\n\r\n")
            first = s.recv(64)
        if first.startswith(b"HTTP/1.1 200"):
            times.append(time.monotonic() - began)
        for s in idle:
            try:
                s.sendall(b"x")
            except OSError:
                pass
    check(len(times) == 20 and sorted(times)[18] < 4, "slow clients do not keep an honest one waiting", times)
    began = time.monotonic()
    left = set(range(len(idle)))
    while left and time.monotonic() - began < 20:
        for i in list(left):
            try:
                idle[i].sendall(b"x")
            except OSError:
                left.discard(i)
        time.sleep(0.5)
    check(not left, f"and are cut off ({time.monotonic() - began:.0f} s)", len(left))
    for s in idle:
        s.close()


def hostile():
    with World(BUILD) as world:
        wrong_forms(world)
        large(world)
        traversals(world)
        slow(world)
        check(all(getattr(p, "status", 0) == 200 for p in at_once(8, lambda: world.browser().get("/ask"))), "and the server is well")
        world.sound("after hostile requests")
        check('"kind":"bug"' not in world.said(), "no request found a fault in the program", world.said()[-1500:])


if __name__ == "__main__":
    main([hostile])
