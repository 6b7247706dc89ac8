#!/usr/bin/env python3
"""rights.py BUILD: every route for everybody, on every case; every form without its token.

What each person may do comes from src/access/policy.txt; how the people of the demonstration stand to its cases
is written here, from the story. A refusal is the 404 of what is not there, byte for byte.
"""
import os
import re
import subprocess
import sys

from world import ROOT, SOAK, Gone, World, begin_draft, check, main

BUILD = sys.argv[1]
NORTH = {"LRK4FRSH", "LRK7DHSN", "LRK2VRDP", "LRK8SHNR", "LRK5PLNB", "LRK5DVCS", "LRK5DRFT", "LRK6SRVD", "LRK5LDYR"}
SOUTH = {"LRK9SSNG", "LRK3RFSD", "LRK6YNGP"}
# person: (posts, relation -> cases)
PEOPLE = {
    "nobody": ([], {}),
    "Priya Marsh": (["officer"], {"officer": NORTH}),
    "Tom Hale": (["officer"], {"officer": SOUTH}),
    "Grace Fielding": (["manager"], {"manager": NORTH | SOUTH}),
    "Idris Lowe": (["privacy"], {}),
    "Sam Carter": (["admin"], {}),
    "Helen Brooke": (["senco"], {"senco": {"LRK4FRSH", "LRK7DHSN", "LRK8SHNR", "LRK5PLNB", "LRK5DVCS", "LRK5LDYR"},
                               "consulted": {"LRK6SRVD"}}),
    "Daniel Frost": (["senco"], {"senco": {"LRK2VRDP"}}),
    "Ruth Ashdown": (["head"], {"consulted": {"LRK6SRVD"}}),
    "Nadia Orme": (["lead"], {"lead": {"LRK5DVCS", "LRK9SSNG"}}),
    "Callum Reeve": (["adviser"], {"adviser": {"LRK5DVCS"}}),
    "Laura Rowan": ([], {"parent": {"LRK4FRSH"}}),
    "Claire Fenwick": ([], {"parent": {"LRK7DHSN"}}),
    "Paul Fenwick": ([], {}),  # restricted by a court
    "Beth Thorne": ([], {"parent": {"LRK2VRDP"}}),
    "Marta Wojcik": ([], {"parent": {"LRK9SSNG"}}),
    "Anna Penrose": ([], {"parent": {"LRK3RFSD"}}),
    "Yusuf Amari": ([], {"young_person": {"LRK6YNGP"}}),
    "Salma Amari": ([], {}),  # her son is of age and shares nothing
    "Huda Nasser": ([], {"parent": {"LRK8SHNR"}}),
}
CANARIES = [b"17 Canary Steps", b"Hidden Hollow", b"ZZ99 9ZZ", b"07700 900104"]
MAY_SEE_CANARIES = {"Beth Thorne", "Grace Fielding", "Priya Marsh"}  # herself, the manager, the case's own officer
ELSEWHERE = "0" * 26


def policy():
    """("post" or "relation", name) -> permissions"""
    rights, current = {}, None
    text = open(os.path.join(ROOT, "src/access/policy.txt")).read()
    for line in re.sub(r",\n\s+", ", ", text).splitlines():  # a list goes on where a line ends with a comma
        if m := re.match(r"(relation|post) (\w+)", line):
            current = m.groups()
        elif re.match(r"\S", line):
            current = None
        elif current and (m := re.match(r"\s+may (.*)", line)):
            rights[current] = {w.strip() for w in m.group(1).split(",")}
    return rights


def routes(world):
    table = subprocess.run([world.waymark, "routes"], capture_output=True, text=True, check=True).stdout
    return [tuple(c.strip(" `") for c in line.split("|")[1:5]) for line in table.splitlines()[2:]]


class Matrix:
    def __init__(self, world):
        self.world, self.rights = world, policy()
        self.routes = routes(world)
        self.cases = dict(world.rows("SELECT reference, public_id FROM cases WHERE reference LIKE 'LRK%'"))
        self.browsers = {name: world.browser() if name == "nobody" else world.sign_in(name) for name in PEOPLE}
        self.browsers["nobody"].get("/ask")
        self.seen = {name: [] for name in PEOPLE}  # the canaries that reached each person, and where

    def may(self, person, permission, case=None):
        posts, relations = PEOPLE[person]
        if permission == "PUBLIC":
            return True
        if permission == "SIGNED_IN":
            return person != "nobody"
        if case is None:
            return any(permission in self.rights.get(("post", p), ()) for p in posts)
        return any(permission in self.rights[("relation", r)] for r, cases in relations.items() if case in cases)

    def get(self, person, path):
        page = self.browsers[person].copy().get(path)
        self.seen[person] += [(path, c) for c in CANARIES if c in page.body or c.decode() in str(page.headers)]
        return page


def plain(page, path):
    """The page without what is made anew for each answer, and without its own address."""
    text = re.sub(r'(name="_(?:csrf|key)" value=")[^"]*', r"\1", page.text)
    return text.replace(path, "PATH")


def path_of(route, case_id):
    path = route.replace(":case", case_id).replace(":register", "advice-services" if "/cases" not in route else "taking-part")
    return re.sub(r":\w+", ELSEWHERE, path)


# Handlers of these say 404 for reasons of their own as well: a state of the case, a register that is another's.
SAYS_NOT_THERE = re.compile(r":(document|notice|record|person|account|secret|token|session|code)|/notice$|/decide$|registers|/oidc|/my-school|/sent/|/take|/name$")


def every_page(m):
    wrong, tried, blank, first = [], 0, {}, {}  # first: of each route
    for method, route, permission, about in m.routes:
        if method == "POST" or about == "the draft" or route == "/sign-in/oidc":
            continue
        cases = m.cases if ":case" in route else {None: ""}
        if m.world.db and not SOAK and len(cases) > 1:  # PostgreSQL takes long; tests/access looks at all of its rows
            cases = {r: cases[r] for r in ("LRK2VRDP", "LRK6YNGP")}
        for person in PEOPLE:
            for reference, public_id in cases.items():
                path = path_of(route, public_id)
                page = m.get(person, path)
                tried += 1
                allowed = m.may(person, permission, reference)
                if person == "nobody" and permission != "PUBLIC":
                    good = page.status == 303 and page.location.startswith("/sign-in")
                elif allowed:
                    good = page.status in (200, 303, 410) or page.status == 404 and (
                        SAYS_NOT_THERE.search(route) or ":" in route.replace(":case", ""))
                else:
                    good = page.status == 404
                    absent = path_of(route, ELSEWHERE)
                    if (person, route) not in blank:
                        blank[person, route] = plain(m.get(person, absent), absent)
                    good = good and plain(page, path) == blank[person, route]
                if not good:
                    wrong.append((person, path, reference, permission, allowed, page.status, page.location))
                    first.setdefault((route, allowed), wrong[-1])
    check(not wrong, f"{tried} pages by route, person and case are as the policy says", "\n".join(map(str, first.values())))
    # Seen to fail: an expectation turned round must be found.
    check(m.get("Priya Marsh", f"/cases/{m.cases['LRK4FRSH']}").status == 200 and
          m.get("Tom Hale", f"/cases/{m.cases['LRK4FRSH']}").status == 404, "one officer's case is not the other's")


def canaries(m):
    leaks = {p: seen[:3] for p, seen in m.seen.items() if seen and p not in MAY_SEE_CANARIES}
    check(not leaks, "the protected address reaches nobody without the right", leaks)
    check(any(m.seen[p] for p in MAY_SEE_CANARIES), "and it reaches somebody with the right, so the test can fail")
    log = m.world.said().encode()
    check(not any(c in log for c in CANARIES), "nor the log")
    mail = str(m.world.rows("SELECT * FROM outbox")).encode()
    check(not any(c in mail for c in CANARIES), "nor the text of a mail")
    children = [r[0] for r in m.world.rows("SELECT DISTINCT family FROM persons")]
    check(not any(f'"{name}"' in m.world.said() or f" {name} " in m.world.said() for name in children), "no name of anybody is in the log")


def state(world):
    tables = ["cases", "case_events", "decisions", "notices", "posts", "accounts", "documents", "draft_answers", "request_drafts",
              "outbox", "form_keys", "sessions"]
    return [world.rows(f"SELECT count(*) FROM {t}") for t in tables] + world.rows(
        "SELECT count(*) FROM audit_log WHERE action NOT LIKE 'read%'")


def forged_forms(m):
    """Every form without a token, with somebody else's, and from elsewhere: 403, and nothing changes."""
    world = m.world
    drafter = begin_draft(world.browser())
    other = m.browsers["Tom Hale"].copy()
    foreign = other.get("/account").hidden("_csrf")
    before = state(world)
    wrong, tried = [], 0
    for method, route, permission, about in m.routes:
        if method == "GET":
            continue
        person, reference = next(((p, r) for p in PEOPLE if p not in ("nobody", "Tom Hale") for r in sorted(m.cases)
                                 if permission in ("PUBLIC", "SIGNED_IN") or m.may(p, permission, r) or
                                 (":case" not in route and m.may(p, permission))), (None, None))
        if person is None:
            wrong.append((route, permission, "nobody of the story may"))
            continue
        browser = drafter if about == "the draft" else m.browsers[person]
        path = path_of(route, m.cases[reference])
        token = browser.copy().get("/ask/worry" if about == "the draft" else "/account").hidden("_csrf")
        if token is None:
            wrong.append((path, "no token on the page"))
        for name, fields, headers in [("no token", {}, {}), ("an empty token", {"_csrf": ""}, {}), ("another's token", {"_csrf": foreign}, {}),
                                      ("a foreign origin", {"_csrf": token}, {"Origin": "https://elsewhere.example"}),
                                      ("another site", {"_csrf": token}, {"Sec-Fetch-Site": "cross-site"}),
                                      ("another port", {"_csrf": token}, {"Sec-Fetch-Site": "same-site"})]:
            tried += 1
            try:
                page = browser.copy().post(path, fields, **headers)
            except Gone as e:
                wrong.append((path, name, str(e)))
                continue
            # To a program's route a cookie gives no right, whatever comes with it.
            by_key = path.startswith("/api/") and page.status == 401
            if page.status != 403 and not by_key and not (page.status == 303 and page.location.startswith("/sign-in/again")):
                wrong.append((path, name, person, page.status, page.location))
    check(not wrong, f"{tried} forged forms are refused", "\n".join(map(str, wrong[:12])))
    check(state(world) == before, "and change nothing", (before, state(world)))
    token = drafter.get("/ask/worry").hidden("_csrf")
    sent = drafter.post("/ask/worry", {"_csrf": token, "worry": "x"}, Origin=f"http://localhost:{world.port}")
    null = drafter.post("/ask/worry", {"_csrf": token, "worry": "y"}, Origin="null")
    check((sent.status, null.status) == (303, 303), "a form of one's own is taken", (sent.status, null.status))


def rights():
    with World(BUILD) as world:
        m = Matrix(world)
        every_page(m)
        canaries(m)
        forged_forms(m)
        world.sound("after all of it")
        check('"kind":"bug"' not in world.said(), "no request found a fault in the program", world.said()[-1500:])


if __name__ == "__main__":
    main([rights])
