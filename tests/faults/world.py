"""World: the real server on a demonstration area of its own, a browser without a screen, and the count of checks.

    world = World(build)
    with world:                     the server runs
        priya = world.sign_in("Priya Marsh")
        page = priya.get("/my-day")
        priya.send("/ask/worry", worry="...")   gets the page, fills in its form and sends it
"""
import contextlib
import html
import http.client
import mmap
import os
import re
import shutil
import signal
import socket
import sqlite3
import struct
import subprocess
import sys
import tempfile
import time
import urllib.parse

ROOT = os.path.dirname(os.path.dirname(os.path.dirname(os.path.abspath(__file__))))
TODAY = "2026-03-02"
SOAK = bool(os.environ.get("WAYMARK_SOAK"))
COUNT = {"passed": 0, "failed": 0}


def check(ok, what, detail=""):
    """One check. Returns whether it held."""
    COUNT["passed" if ok else "failed"] += 1
    print("ok" if ok else "not ok", what, flush=True)
    if not ok:
        print("# " + str(detail)[:1500].replace("\n", "\n# "), flush=True)
    return bool(ok)


def report():
    """Prints the count; the exit code of a script that ran its checks."""
    print(f"{COUNT['passed']} passed, {COUNT['failed']} failed")
    return 1 if COUNT["failed"] else 0


def free_port():
    with socket.socket() as s:
        s.bind(("127.0.0.1", 0))
        return s.getsockname()[1]


class Page:
    """An answer: status, headers in lower case, bytes."""

    def __init__(self, status, headers, body):
        self.status, self.headers, self.body = status, headers, body

    @property
    def text(self):
        return self.body.decode("utf-8", "replace")

    @property
    def location(self):
        return self.headers.get("location", "")

    def hidden(self, name):
        found = re.search(rf'name="{name}" value="([^"]*)"', self.text)
        return html.unescape(found.group(1)) if found else None

    def forms(self):
        """Each form as (action, its fields with the values that stand in it), as a browser would send it."""
        return [(html.unescape((re.search(r'action="([^"]*)"', head) or [None, ""])[1]), fields_of(inside))
                for head, inside in re.findall(r"<form\b([^>]*)>(.*?)</form>", self.text, re.S)]


def fields_of(inside):
    fields = {}
    for tag in re.findall(r"<input\b[^>]*>", inside, re.S):
        at = dict(re.findall(r'([\w-]+)="([^"]*)"', tag))
        if "name" not in at or at.get("type") == "file":
            continue
        if at.get("type") in ("radio", "checkbox") and not re.search(r"\schecked\b", tag):
            continue
        fields[at["name"]] = html.unescape(at.get("value", ""))
    for name, value in re.findall(r'<textarea\b[^>]*\bname="([^"]*)"[^>]*>(.*?)</textarea>', inside, re.S):
        fields[name] = html.unescape(value).removeprefix("\n")
    return fields


class Gone(Exception):
    """The server did not answer, or not whole."""


class Browser:
    """Keeps cookies; follows nothing by itself."""

    def __init__(self, port, cookies=None, timeout=15):
        self.port, self.cookies, self.timeout = port, dict(cookies or {}), timeout

    def copy(self):
        return Browser(self.port, self.cookies, self.timeout)

    def ask(self, method, path, body=None, headers=None):
        head = {"Host": f"localhost:{self.port}", "Connection": "close", **(headers or {})}
        if self.cookies:
            head["Cookie"] = "; ".join(f"{k}={v}" for k, v in self.cookies.items())
        connection = http.client.HTTPConnection("127.0.0.1", self.port, timeout=self.timeout)
        try:
            connection.request(method, path, body, head)
            r = connection.getresponse()
            page = Page(r.status, {k.lower(): v for k, v in r.getheaders()}, r.read())
            for line in r.headers.get_all("Set-Cookie") or []:
                name, value = line.split(";")[0].split("=", 1)
                if "max-age=0" in line.lower() or value == "":
                    self.cookies.pop(name, None)
                else:
                    self.cookies[name] = value
            return page
        except (OSError, http.client.HTTPException) as e:
            raise Gone(f"{method} {path}: {e!r}") from e
        finally:
            connection.close()

    def get(self, path, **headers):
        return self.ask("GET", path, headers=headers)

    def post(self, path, fields, **headers):
        """fields: a dict, or a list of pairs where a name stands twice."""
        body = urllib.parse.urlencode(fields, doseq=True)
        return self.ask("POST", path, body, {"Content-Type": "application/x-www-form-urlencoded", **headers})

    def filled(self, path, shown=None, **fields):
        """What a browser would send to path: its form's fields with these put in, and the tokens."""
        page = self.get(shown or path)
        for action, there in page.forms():
            if (action or path) == path:
                return {**there, **fields}
        raise Gone(f"no form for {path} on {shown or path}: {page.status}")

    def send(self, path, shown=None, **fields):
        return self.post(path, self.filled(path, shown, **fields))

    def upload(self, path, tokens, name, content, kind="text/plain"):
        edge = "edge-of-the-part"
        parts = "".join(f'--{edge}\r\nContent-Disposition: form-data; name="{k}"\r\n\r\n{v}\r\n' for k, v in tokens.items())
        body = (parts + f'--{edge}\r\nContent-Disposition: form-data; name="files"; filename="{name}"\r\n'
                f"Content-Type: {kind}\r\n\r\n").encode() + content + f"\r\n--{edge}--\r\n".encode()
        return self.ask("POST", path, body, {"Content-Type": f"multipart/form-data; boundary={edge}"})


CHILD = {"child_given": "Tamsin", "child_family": "Example", "child_born-day": "3", "child_born-month": "2",
         "child_born-year": "2017"}
YOU = {"relationship": "parent", "your_given": "Robin", "your_family": "Example", "contact_by": "email",
       "email": "robin@example.org"}


def begin_draft(browser, **you):
    """A draft with a child and a parent; the browser holds its cookie."""
    for path, fields in [("/ask/begin", {}), ("/ask/child", CHILD), ("/ask/you", {**YOU, **you})]:
        page = browser.send(path, **fields)
        if page.status != 303:
            raise Gone(f"{path}: {page.status} {page.text[-2500:]}")
    return browser


def ready_to_send(browser, **you):
    begin_draft(browser, **you)
    if browser.send("/ask/worry", worry="She cannot follow lessons.").status != 303:
        raise Gone("the worry was not taken")
    return browser


def psql(url, sql):
    return subprocess.run(["psql", "-qAt", "-F", "\t", "-v", "ON_ERROR_STOP=1", url, "-c", sql], capture_output=True,
                          text=True, check=True).stdout


class World:
    """On SQLite, or on PostgreSQL when WAYMARK_TEST_PG names one (tests/postgres.sh); pg gives another pair of URLs."""

    def __init__(self, build, cases=0, folder=None, program=None, sqlite=False, pg=None):
        self.build = os.path.abspath(build)
        self.waymark = program or os.path.join(self.build, "src", "waymark")
        self.home = folder or tempfile.mkdtemp(prefix="waymark-faults-")
        self.folder = os.path.join(self.home, "area")
        self.cases = cases
        self.db = self.owner = None
        pg = pg or (os.environ.get("WAYMARK_TEST_PG"), os.environ.get("WAYMARK_TEST_PG_OWNER"))
        if pg[0] and not sqlite:
            name = f"faults_{os.getpid()}_{time.monotonic_ns()}"
            psql(pg[1] % "postgres", f'CREATE DATABASE "{name}"')
            self.db, self.owner = pg[0] % name, pg[1] % name
        self.port = free_port()
        self.process = None
        self.seconds = None
        self.log_path = os.path.join(self.home, "server.log")
        self.owned = folder is None

    @property
    def file(self):
        return os.path.join(self.folder, "demo.db")

    @property
    def ini(self):
        return os.path.join(self.folder, "waymark.ini")

    def args(self):
        more = ["--db", self.db, "--owner", self.owner] if self.db else []
        more += ["--cases", str(self.cases or 0)]
        return [self.waymark, "demo", "--dir", self.folder, "--build", self.build, "--port", str(self.port),
                "--today", TODAY, *more]

    def start(self, env=None, wait=60):
        """Starts the server and waits for its line; the seconds it took stand in .seconds."""
        began = time.monotonic()
        self.log = open(self.log_path, "a")
        self.process = subprocess.Popen(self.args(), stdout=subprocess.PIPE, stderr=self.log, text=True,
                                        env={**os.environ, **(env or {})})
        first = self.process.stdout.readline()
        self.seconds = time.monotonic() - began
        if "ready" not in first:
            raise Gone(f"the server did not start: {first}{self.said()[-800:]}")
        return self

    def stop(self, how=signal.SIGTERM):
        if self.process is None:
            return None
        self.process.send_signal(how)
        try:
            self.process.communicate(timeout=20)
        except subprocess.TimeoutExpired:
            self.process.kill()
            self.process.communicate()
        code = self.process.returncode
        self.process = None
        self.log.close()
        return code

    def alive(self):
        return self.process is not None and self.process.poll() is None

    def said(self):
        with open(self.log_path, errors="replace") as f:
            return f.read()

    def __enter__(self):
        return self if self.process else self.start()

    def __exit__(self, *why):
        self.stop()
        if self.owned:
            shutil.rmtree(self.home, ignore_errors=True)

    def browser(self, **more):
        return Browser(self.port, **more)

    def people(self):
        """name -> the path that signs in as them"""
        page = self.browser().get("/demo").text
        return {re.sub(r"^Sign in as (parent|young person|\S+( \S+)*?) (?=\S+ \S+$)", "", html.unescape(label)): path
                for path, label in re.findall(r'action="(/demo/\w+)".*?type="submit">([^<]*)<', page, re.S)}

    def sign_in(self, name):
        b = self.browser()
        page = b.send(self.people()[name], shown="/demo")
        if page.status != 303 or "session" not in b.cookies:
            raise Gone(f"{name} cannot sign in: {page.status}")
        return b

    def run(self, *args, timeout=120):
        return subprocess.run([self.waymark, *args, "--config", self.ini], capture_output=True, text=True, timeout=timeout)

    def rows(self, sql, file=None):
        """Rows of a question to the database, beside the server."""
        if self.db and file is None:
            return [tuple(line.split("\t")) for line in psql(self.owner, sql).splitlines()]
        with contextlib.closing(sqlite3.connect(file or self.file, timeout=10)) as c:
            return [tuple(str(v) for v in row) for row in c.execute(sql).fetchall()]

    def sound(self, what):
        """The audit chain, and on SQLite the file, are whole."""
        r = self.run("verify")
        check(r.returncode == 0 and r.stdout.startswith("sound"), f"{what}: the audit log is sound", r)
        if not self.db:
            check(self.rows("PRAGMA integrity_check") == [("ok",)], f"{what}: the file is sound")


class Control:
    """What the shim tests/faults/failing.c does just now, through a file both have mapped."""
    FORMAT = "=iiqqi"
    OFF, COUNT, ONCE, FROM_HERE_ON = range(4)

    def __init__(self, folder):
        self.path = os.path.join(folder, "failing")
        with open(self.path, "wb") as f:
            f.write(bytes(64))
        self.file = open(self.path, "r+b")
        self.map = mmap.mmap(self.file.fileno(), 64)

    def env(self, shim):
        return {"LD_PRELOAD": shim, "FAILING_CONTROL": self.path}

    def memory(self, mode, at=0):
        """The allocation of this number from now on fails: once, or with all that come after it."""
        struct.pack_into("=q", self.map, 8, 0)
        struct.pack_into("=q", self.map, 16, at)
        struct.pack_into("=i", self.map, 0, mode)

    def counted(self):
        return struct.unpack_from("=q", self.map, 8)[0]

    def disk(self, error):
        """Writes to files fail with this errno; 0: they work."""
        struct.pack_into("=i", self.map, 4, error)


def main(parts):
    """Runs parts of a test: an exception in one is a failure and hides no other."""
    import traceback
    for part in parts:
        began = time.monotonic()
        try:
            part()
        except Exception:
            check(False, part.__name__, traceback.format_exc())
        print(f"# {part.__name__}: {time.monotonic() - began:.1f} s", flush=True)
    sys.exit(report())
