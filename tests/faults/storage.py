#!/usr/bin/env python3
"""storage.py BUILD: the disk is full, or takes no writes.

Writing answers 503 with Retry-After, reading and the sign-in page go on, nothing acknowledged is lost, and
writing goes on by itself when the disk does.
"""
import errno
import os
import subprocess
import sys
import tempfile
import time

from world import Control, Gone, World, begin_draft, check, main

BUILD = sys.argv[1]
PG = os.environ.get("WAYMARK_TEST_PG")
SHIM = os.path.join(os.path.abspath(BUILD), "tests/faults/failing.so")


def mount(folder, size):
    return subprocess.run(["mount", "-t", "tmpfs", "-o", f"size={size}", "tmpfs", folder], capture_output=True).returncode == 0


def remount(folder, options):
    return subprocess.run(["mount", "-o", f"remount,{options}", folder], capture_output=True, text=True)


def read_pages(world, what):
    """Pages that need no write. A child's record is not among them: reading it is written down."""
    nobody = world.browser()
    statuses = {p: nobody.get(p).status for p in ["/", "/ask", "/free-advice", "/sign-in", "/sign-in/link", "/health", "/demo"]}
    check(set(statuses.values()) == {200}, f"{what}: pages and sign-in are there", statuses)


def is_refused(page):
    return page.status == 503 and page.headers.get("retry-after", "").isdigit()


class Answers:
    """Saves long answers to a draft, one after another; remembers the last one acknowledged."""

    def __init__(self, world):
        self.world = world
        self.browser = begin_draft(world.browser())
        self.csrf = self.browser.filled("/ask/worry")["_csrf"]
        self.n = self.kept = 0

    def save(self):
        self.n += 1
        page = self.browser.post("/ask/worry", {"_csrf": self.csrf, "_key": f"answer-{self.n}",
                                                "worry": f"answer {self.n} " + "x" * 6000})
        if page.status == 303:
            self.kept = self.n
        return page

    def there(self):
        rows = self.world.rows("SELECT value FROM draft_answers WHERE name = 'worry' AND value LIKE 'answer %'")
        return int(rows[0][0].split()[1]) if rows else 0


def recovers(world, answers, what):
    began = time.monotonic()
    while (page := answers.save()).status != 303 and time.monotonic() - began < 30:
        time.sleep(0.1)
    check(page.status == 303, f"{what}: writing goes on without a restart ({time.monotonic() - began:.1f} s)", page.status)
    check(world.alive() and answers.there() == answers.n, f"{what}: what was acknowledged is there", (answers.there(), answers.n))


def full_disk():
    if PG:
        return
    home = tempfile.mkdtemp(prefix="waymark-full-")
    if not mount(home, "8m"):
        print("# a file system of its own cannot be mounted here: a full disk is tried by the shim alone")
        os.rmdir(home)
        return
    log = tempfile.mkdtemp(prefix="waymark-log-")
    try:
        world = World(BUILD, folder=home)
        world.log_path = os.path.join(log, "server.log")
        with world:
            answers = Answers(world)
            check(answers.save().status == 303, "there is room at first")
            with open(os.path.join(home, "filler"), "wb", buffering=0) as f:
                try:
                    while f.write(bytes(4096)):
                        pass
                except OSError:
                    pass
            page = answers.save()
            for _ in range(2000):
                if page.status != 303:
                    break
                page = answers.save()
            check(is_refused(page), "disk full: the first refusal is 503 with Retry-After", (page.status, page.headers))
            check(all(is_refused(answers.save()) for _ in range(20)), "disk full: and so are the next")
            check("what you have" in page.text.lower() or "try again" in page.text.lower(), "disk full: the page says what to do")
            read_pages(world, "disk full")
            check(answers.there() == answers.kept, "disk full: nothing acknowledged is lost", (answers.there(), answers.kept))
            check(remount(home, "size=64m").returncode == 0, "the disk grows")
            recovers(world, answers, "disk full")
            world.sound("after a full disk")
    finally:
        subprocess.run(["umount", "-l", home])


def no_writes():
    """Every write and sync fails under the running server."""
    if PG:
        return
    world = World(BUILD)
    control = Control(world.home)
    with world.start(control.env(SHIM)):
        answers = Answers(world)
        priya = world.sign_in("Priya Marsh")
        for name in ["EROFS", "ENOSPC", "EIO"]:
            check(answers.save().status == 303, f"{name}: it was kept before")
            control.disk(getattr(errno, name))
            pages = [answers.save() for _ in range(5)]
            check(all(is_refused(p) for p in pages), f"{name}: writing is refused with 503", [p.status for p in pages])
            read_pages(world, name)
            list_ = priya.get("/my-day")
            check(list_.status == 200, f"{name}: the officer's list is there", list_.status)
            # A record is not shown when its reading cannot be written down.
            case = world.rows("SELECT public_id FROM cases WHERE reference = 'LRK4FRSH'")[0][0]
            check(is_refused(priya.get(f"/cases/{case}")), f"{name}: a record is not shown unlogged")
            control.disk(0)
            check(answers.there() <= answers.n and answers.there() >= answers.kept, f"{name}: nothing acknowledged is lost")
            recovers(world, answers, name)
            check(priya.get(f"/cases/{case}").status == 200, f"{name}: records are shown again")
        lines = world.said().count("\n")
        check(lines < 400, "the log is no flood", lines)
        world.sound("after a disk that took no writes")


def read_only():
    if PG:
        return
    home = tempfile.mkdtemp(prefix="waymark-ro-")
    if not mount(home, "64m"):
        os.rmdir(home)
        return
    log = tempfile.mkdtemp(prefix="waymark-log-")
    try:
        world = World(BUILD, folder=home)
        world.log_path = os.path.join(log, "server.log")
        world.start().stop()
        check(remount(home, "ro").returncode == 0, "the file system is read-only now")
        r = subprocess.run([world.waymark, "serve", "--config", world.ini], capture_output=True, text=True, timeout=20)
        lines = [x for x in r.stderr.splitlines() if not x.startswith("{")]
        check(r.returncode == 2 and r.stdout == "" and len(lines) == 1 and "waymark serve:" in lines[0],
              "a read-only database: it refuses to start with one clear line", r)
    except Gone as e:
        check(False, "read-only", e)
    finally:
        subprocess.run(["umount", "-l", home])


if __name__ == "__main__":
    main([full_disk, no_writes, read_only])
