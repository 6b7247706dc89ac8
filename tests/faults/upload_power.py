#!/usr/bin/env python3
"""A stored file survives a power cut, and a failing disk is never acknowledged.

    upload_power.py UPLOAD_PUT

Watches tests/faults/upload_put.c with strace.  First: the bytes are synced before the file gets its
name, and every directory on the way after that and before "acknowledged".  Then each system call
that can fail is made to fail, once at each of its turns: the answer must be "refused storage", with
nothing left behind.
"""
import os, re, subprocess, sys, tempfile

CALLS = ["fsync", "linkat", "write", "mkdirat", "openat2", "pread64", "flock"]
ERRORS = {"write": "ENOSPC", "mkdirat": "ENOSPC", "openat2": "ENOSPC"}
passed = failed = 0


def check(ok, what):
    global passed, failed
    passed, failed = passed + bool(ok), failed + (not ok)
    print(("ok " if ok else "not ok ") + what)


def run(program, folder, *options):
    data, upload, log = (os.path.join(folder, n) for n in ("data", "upload", "log"))
    with open(upload, "wb") as f:
        f.write(os.urandom(200000))
    command = ["strace", "-y", "-o", log, *options, program, data, upload]
    done = subprocess.run(command, capture_output=True, text=True, env={**os.environ, "ASAN_OPTIONS": "detect_leaks=0"})
    started = done.returncode != 127  # what the dynamic linker says when it cannot load the program
    return (done.stdout.strip() if started else None), open(log).read().splitlines(), data


def kept(data):
    return [os.path.join(d, n) for d, _, names in os.walk(data) for n in names if n != "lock"]


def check_order(program):
    with tempfile.TemporaryDirectory() as folder:
        said, log, data = run(program, folder, "-e", "trace=fsync,linkat,write")
        calls = [(m[1], m[2]) for line in log if (m := re.match(r"(\w+)\((.*)", line))]
        link = next(i for i, (name, _) in enumerate(calls) if name == "linkat")
        end = next(i for i, (name, rest) in enumerate(calls) if name == "write" and "acknowledged" in rest)
        check(said.startswith("acknowledged"), "a file is acknowledged")
        check(any(n == "fsync" and "/incoming/" in r for n, r in calls[:link]), "its bytes are synced before it gets its name")
        synced = {m[1] for n, r in calls[link:end] if n == "fsync" and (m := re.match(r"\d+<([^>]*)>", r))}
        h = said.split()[1]
        for level in (f"files/{h[:2]}/{h[2:4]}", f"files/{h[:2]}", "files"):
            check(os.path.join(data, level) in synced, f"{level.count('/')} directories down is synced after it")


def check_failures(program):
    for call in CALLS:
        error = ERRORS.get(call, "EIO")
        for turn in range(1, 40):
            with tempfile.TemporaryDirectory() as folder:
                said, log, data = run(program, folder, "-e", f"trace={call}", "-e", f"inject={call}:error={error}:when={turn}")
                if not any("(INJECTED)" in line for line in log):
                    break
                if said is None or (call == "write" and not said):
                    continue  # the program was not there yet, or had no word left
                names = kept(data)
                good = said == "refused storage" and not [n for n in names if "/incoming/" in n]
                check(good, f"{call} {turn} fails with {error}: {said or 'nothing said'}")


def main():
    check_order(sys.argv[1])
    check_failures(sys.argv[1])
    print(f"{passed} passed, {failed} failed")
    sys.exit(failed > 0)


main()
