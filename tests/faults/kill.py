#!/usr/bin/env python3
"""kill.py BUILD: kill -9 under load, and power cuts, of the real server.

What was answered with a redirect is there after the restart, the log and the file are sound, and the server
is ready again within a second.  The power cuts are replayed from a record of what the server asked of the
disk; with synchronous=NORMAL the same replay must lose acknowledged answers, or it would prove nothing.
"""
import collections
import os
import random
import shutil
import sqlite3
import struct
import sys
import tempfile
import threading
import time

from powercut import disk_after, read_events
from world import SOAK, Gone, World, begin_draft, check, main

BUILD = sys.argv[1]
PG = os.environ.get("WAYMARK_TEST_PG")
KILLS = 100 if SOAK else 8
CUTS = 200 if SOAK else 20
WRITERS = 4


class Writer(threading.Thread):
    """Saves an answer with the next number to its own draft until the server is gone."""

    def __init__(self, name, browser, tokens, first, acknowledge):
        super().__init__(daemon=True)
        self.who, self.browser, self.tokens, self.next, self.acknowledge = name, browser, tokens, first, acknowledge

    def run(self):
        while True:
            self.next += 1
            try:
                # A key of its own each time: another sending, not the same one again.
                page = self.browser.post("/ask/worry", {**self.tokens, "_key": f"{self.who}-{self.next}",
                                                        "worry": f"{self.who} {self.next}"})
            except Gone:
                return
            if page.status == 303:
                self.acknowledge(self.who, self.next)


def drafts(world):
    """name -> (browser with a draft, the tokens of its form)"""
    made = {}
    for i in range(WRITERS):
        browser = begin_draft(world.browser())
        fields = browser.filled("/ask/worry")
        made[f"writer{i}"] = (browser, {"_csrf": fields["_csrf"]})
    return made


def kept(rows):
    return {who: int(n) for who, n in (value.split() for value, in rows)}


ANSWERS = "SELECT value FROM draft_answers WHERE name = 'worry' AND value LIKE 'writer%'"


def kill_nine():
    chance = random.Random(9)
    lost, slow, half, writes = [], [], [], 0
    with World(BUILD) as world:
        hands, done = drafts(world), collections.Counter()
        tried = collections.Counter()
        for _ in range(KILLS):
            writers = [Writer(who, b, t, tried[who], lambda w, n: done.update({w: n - done[w]})) for who, (b, t) in hands.items()]
            for w in writers:
                w.start()
            time.sleep(chance.uniform(0.02, 0.35))
            world.stop(9)
            for w in writers:
                w.join()
                tried[w.who] = w.next
            world.start()
            slow.append(world.seconds)
            there = kept(world.rows(ANSWERS))
            lost += [(w, n, there.get(w)) for w, n in done.items() if there.get(w, 0) < n]
            half += [(w, n, tried[w]) for w, n in there.items() if n > tried[w]]
        writes = sum(done.values())
        check(not lost and writes > KILLS, f"{KILLS} kills, {writes} acknowledged answers, none lost", lost)
        check(not half, "and nothing is there that nobody sent", half)
        slow.sort()
        check(slow[-1] < 1 or slow[len(slow) // 2] < 1 and os.getloadavg()[0] > os.cpu_count(),
              f"ready again within a second (median {slow[len(slow) // 2]:.2f}, worst {slow[-1]:.2f})")
        world.sound("after the kills")


# ---- power cuts ----

def acknowledge_in(log):
    """Writes an acknowledgement into the recorder's log, between two of its records."""
    def write(who, n):
        data = f"{who} {n}".encode()
        with open(log, "ab", buffering=0) as f:
            f.write(struct.pack("<cHQI", b"A", 0, 0, len(data)) + data)
    return write


def recorded(sync, folder, seconds):
    """Runs the server under the recorder; returns what the disk held before, and the events."""
    world = World(BUILD, folder=folder, sqlite=True)
    world.start().stop()
    before = open(world.file, "rb").read()
    log = os.path.join(folder, "log")
    env = {"LD_PRELOAD": os.path.join(os.path.abspath(BUILD), "tests/faults/powercut.so"), "POWERCUT_LOG": log,
           "POWERCUT_DIR": world.file, "POWERCUT_PAGES": "80"}
    if sync != "FULL":
        env["POWERCUT_SYNC"] = sync
    with world.start(env):
        hands = drafts(world)
        with open(log, "ab") as f:  # whatever is kept from here on counts
            f.write(struct.pack("<cHQI", b"A", 0, 0, 0))
        writers = [Writer(w, b, t, 0, acknowledge_in(log)) for w, (b, t) in hands.items()]
        for w in writers:
            w.start()
        time.sleep(seconds)
        world.stop(9)
        for w in writers:
            w.join()
    return before, read_events(log)


def judge(before, events, end, mode, chance, area):
    file = os.path.join(area, "demo.db")
    for name in os.listdir(area):
        if name.startswith("demo.db"):
            os.unlink(os.path.join(area, name))
    disk, _ = disk_after(events[:end], mode, chance, {"demo.db": bytearray(before)})
    for name, content in disk.items():
        with open(os.path.join(area, name), "wb") as f:
            f.write(content)
    done = {who: int(n) for who, n in (e[3].decode().split() for e in events[:end] if e[0] == b"A" and e[3])}
    try:
        db = sqlite3.connect(file)
        sound = db.execute("PRAGMA integrity_check").fetchone()[0] == "ok"
        there = kept(db.execute(ANSWERS).fetchall())
        db.close()
    except sqlite3.DatabaseError as e:
        return f"corrupt: {e}"
    if not sound:
        return "corrupt"
    return "sound" if all(there.get(w, 0) >= n for w, n in done.items()) else "acknowledged lost"


def replay(sync, cuts):
    chance = random.Random(42)
    found = collections.Counter()
    chains = 0
    folder = tempfile.mkdtemp(prefix="waymark-power-")
    try:
        before, events = recorded(sync, folder, 4 if SOAK else 2)
        start = next(i for i, e in enumerate(events) if e[0] == b"A")
        world = World(BUILD, folder=folder, sqlite=True)
        for i in range(cuts):
            end = chance.randrange(start + 1, len(events) + 1)
            found[judge(before, events, end, ("nothing", "part", "torn")[i % 3], chance, world.folder)] += 1
            if sync == "FULL" and i % 10 == 0:
                # The anchor of a later moment is beside the point: the chain itself must hold.
                anchor = os.path.join(world.folder, "anchor.log")
                if os.path.exists(anchor):
                    os.unlink(anchor)
                r = world.run("verify")
                chains += not ("sound" in r.stdout or "anchor" in r.stdout + r.stderr)
        print(f"# synchronous={sync}: {dict(found)}, {len(events)} events, "
              f"{sum(e[0] == b'A' for e in events)} acknowledged", flush=True)
    finally:
        shutil.rmtree(folder, ignore_errors=True)
    return found, chains


def power():
    if PG:
        return
    found, chains = replay("FULL", CUTS)
    check(found["sound"] == CUTS, f"{CUTS} power cuts lose nothing that was acknowledged", dict(found))
    check(chains == 0, "and the audit chain holds at each that was looked at", chains)
    found, _ = replay("NORMAL", max(CUTS, 60))
    check(found["acknowledged lost"] > 0, "with synchronous=NORMAL the same replay finds losses", dict(found))


if __name__ == "__main__":
    main([kill_nine, power])
