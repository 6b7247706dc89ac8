#!/usr/bin/env python3
"""postgres.py BUILD: PostgreSQL stops, comes back, and has no connection to give.

Runs when WAYMARK_TEST_PG is set, on a PostgreSQL of its own that it can kill.
"""
import glob
import os
import shutil
import signal
import subprocess
import sys
import tempfile
import time

from repeat import at_once
from storage import Answers, is_refused
from world import SOAK, Gone, World, check, main, psql

BUILD = sys.argv[1]
STOPS = 20 if SOAK else 2


class Postgres:
    def __init__(self):
        self.folder = tempfile.mkdtemp(prefix="waymark-pg-")
        self.bin = sorted(glob.glob("/usr/lib/postgresql/*/bin"))[-1]
        self.as_user = []
        if os.getuid() == 0:
            shutil.chown(self.folder, "postgres")
            self.as_user = ["setpriv", "--reuid=postgres", "--regid=postgres", "--init-groups", "--"]
        os.chmod(self.folder, 0o755)
        self.run("initdb", "-D", self.data, "-A", "trust", "-U", "postgres", "-E", "UTF8", "--locale=C.UTF-8", "-N")
        self.start()
        for sql in ["CREATE ROLE waymark_owner LOGIN CREATEDB BYPASSRLS", "CREATE ROLE waymark LOGIN",
                    "GRANT pg_signal_backend TO waymark_owner"]:
            psql(f"postgresql://postgres@/postgres?host={self.folder}", sql)

    @property
    def data(self):
        return os.path.join(self.folder, "data")

    @property
    def urls(self):
        return (f"postgresql://waymark@/%s?host={self.folder}", f"postgresql://waymark_owner@/%s?host={self.folder}")

    def run(self, program, *args):
        subprocess.run([*self.as_user, os.path.join(self.bin, program), *args], check=True, capture_output=True, cwd=self.folder)

    def start(self):
        self.process = subprocess.Popen(
            [*self.as_user, os.path.join(self.bin, "postgres"), "-D", self.data, "-k", self.folder, "-c", "listen_addresses=",
             "-c", "max_connections=30"], stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL, cwd=self.folder)
        for _ in range(200):
            if subprocess.run([os.path.join(self.bin, "pg_isready"), "-q", "-h", self.folder]).returncode == 0:
                return
            time.sleep(0.05)
        raise Gone("PostgreSQL does not start")

    def stop(self, how=signal.SIGQUIT):
        """SIGQUIT: at once, as a crash; the next start recovers."""
        self.process.send_signal(how)
        self.process.wait(30)

    def end(self):
        self.stop(signal.SIGINT)
        shutil.rmtree(self.folder, ignore_errors=True)


def stopped(world, postgres, answers, case, priya):
    check(answers.save().status == 303, "it was kept before")
    postgres.stop()
    began = time.monotonic()
    pages = [answers.save(), answers.save(), priya.get("/my-day"), priya.get(f"/cases/{case}")]
    took = time.monotonic() - began
    check(all(is_refused(p) for p in pages) and took < 20, f"PostgreSQL is away: 503 ({took:.1f} s for four)", [p.status for p in pages])
    postgres.start()
    began = time.monotonic()
    while (page := answers.save()).status != 303 and time.monotonic() - began < 30:
        time.sleep(0.1)
    took = time.monotonic() - began
    check(page.status == 303 and took <= 30, f"and back: writing goes on after {took:.1f} s", page.status)
    found = at_once(12, lambda: priya.get(f"/cases/{case}"))
    check({getattr(p, "status", p) for p in found} == {200}, "every connection of the pool works again", world.said()[-900:])
    check(answers.there() == answers.n, "what was acknowledged is there", (answers.there(), answers.n))


def away_and_back():
    if not os.environ.get("WAYMARK_TEST_PG"):
        return
    postgres = Postgres()
    try:
        with World(BUILD, pg=postgres.urls) as world:
            priya = world.sign_in("Priya Marsh")
            case = world.rows("SELECT public_id FROM cases WHERE reference = 'LRK4FRSH'")[0][0]
            answers = Answers(world)
            for _ in range(STOPS):
                stopped(world, postgres, answers, case, priya)
            ended_at_random(world, priya)
            locked(world, priya, case)
            world.sound("after PostgreSQL was away")
            check(world.stop() == 0, "the server then ends in order")
    finally:
        postgres.end()


def ended_at_random(world, priya):
    for _ in range(5):
        psql(world.owner, "SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE usename = 'waymark'")
        page = priya.get("/my-day")
        check(page.status == 200 or is_refused(page), "connections that were ended", page.status)
    check(priya.get("/my-day").status == 200, "are replaced")


def locked(world, priya, case):
    """All of the pool's connections wait for a lock: others get 503 within seconds, and no deadlock stays."""
    lock = subprocess.Popen(["psql", "-qAt", world.owner], stdin=subprocess.PIPE, text=True)
    lock.stdin.write("BEGIN; LOCK TABLE cases IN ACCESS EXCLUSIVE MODE; SELECT 1;\n")
    lock.stdin.flush()
    time.sleep(0.5)
    began = time.monotonic()
    found = at_once(24, lambda: priya.copy().get(f"/cases/{case}"))
    took = time.monotonic() - began
    statuses = [getattr(p, "status", p) for p in found]
    check(all(s == 503 for s in statuses), f"the pool is exhausted: 503 ({took:.1f} s)", statuses)
    check(took < 25, "and nobody waits for long", took)
    lock.stdin.close()
    lock.wait(10)
    began = time.monotonic()
    while (page := priya.get(f"/cases/{case}")).status != 200 and time.monotonic() - began < 30:
        time.sleep(0.1)
    check(page.status == 200 and time.monotonic() - began <= 2, "the lock is gone: records are shown again")


if __name__ == "__main__":
    main([away_and_back])
