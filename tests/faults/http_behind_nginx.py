#!/usr/bin/env python3
"""The shipped docs/nginx.conf in front of the HTTP room.  argv: the http_server program, docs/nginx.conf.

nginx and Waymark must never disagree on where a request ends.  Without nginx
the check is skipped (exit code 77).
"""
import hashlib
import os
import re
import shutil
import socket
import subprocess
import sys
import tempfile
import time

here = os.path.dirname(os.path.abspath(__file__))
PROGRAM, CONFIG = sys.argv[1:3]
sys.path.insert(0, here)
import http_faults as faults  # noqa: E402


def free_port():
    with socket.socket() as s:
        s.bind(("127.0.0.1", 0))
        return s.getsockname()[1]


def adapted(backend, port):
    """The shipped file on a loopback port without TLS: nothing else is changed."""
    text = open(CONFIG).read()
    text = re.sub(r"server \{\n\tlisten 80;.*?\n\}\n", "", text, flags=re.S)
    text = text.replace("listen 443 ssl http2;", f"listen 127.0.0.1:{port};")
    text = re.sub(r"\tlisten \[::\]:443[^\n]*\n|\tssl_[^\n]*\n", "", text)
    text = text.replace("rate=20r/s", "rate=1000r/s")
    return text.replace("server 127.0.0.1:8080;", f"server 127.0.0.1:{backend};")


def start_nginx(nginx, folder, backend, port):
    config = os.path.join(folder, "nginx.conf")
    temp = "".join(f"{k}_temp_path {folder}/{k};\n" for k in ["client_body", "proxy", "fastcgi", "uwsgi", "scgi"])
    with open(config, "w") as f:
        f.write(f"daemon off;\nworker_processes 1;\npid {folder}/pid;\nerror_log {folder}/error.log;\n"
                f"events {{ worker_connections 256; }}\nhttp {{\n{temp}{adapted(backend, port)}\n}}\n")
    process = subprocess.Popen([nginx, "-c", config, "-p", folder], stderr=subprocess.DEVNULL)
    for _ in range(100):
        try:
            socket.create_connection(("127.0.0.1", port)).close()
            return process
        except ConnectionRefusedError:
            time.sleep(0.05)
    raise AssertionError("nginx did not start: " + open(f"{folder}/error.log").read())


def ask(port, request, timeout=1.0):
    with socket.create_connection(("127.0.0.1", port)) as s:
        try:
            s.sendall(request)
        except OSError:
            pass
        return faults.drain(s, timeout)


# nginx reads these as one plain request, sends it on in its own words, and so may serve what follows it.
PLAIN_TO_NGINX = {"chunked alone", "bare line feeds", "one bare line feed", "absolute form", "an empty first line",
                  "PUT", "HTTP/0.9", "65 fields", "a target of 5 kB"}


def no_disagreement(port):
    for name, _, request in faults.PROBES:
        answer = ask(port, request + faults.SMUGGLED)
        got = faults.statuses(answer)
        if name in PLAIN_TO_NGINX:
            assert got in ([], [got[0] if got else 0, 200]), f"{name}: {got}"
            assert answer.count(b"query smuggled") <= 1, name
        else:
            assert len(got) == 1 and got[0] >= 400 and b"smuggled" not in answer, f"{name}: {got}"


def addresses_are_not_believed(port):
    with socket.create_connection(("127.0.0.1", port), 5, ("127.0.0.5", 0)) as s:
        s.sendall(b"GET /echo HTTP/1.1\r\nX-Forwarded-For: 203.0.113.9\r\nConnection: close\r\n" + faults.HOST + b"\r\n")
        assert b"address 127.0.0.5\n" in faults.drain(s)


def uploads_pass(port):
    content = os.urandom(20 << 20)
    want = hashlib.blake2b(content, digest_size=32).hexdigest().encode()
    body = b'--X\r\nContent-Disposition: form-data; name="f"; filename="f"\r\n\r\n' + content + b"\r\n--X--\r\n"
    answer = ask(port, faults.post(b"/echo", body, b"Content-Type: multipart/form-data; boundary=X", b"Connection: close"), 20)
    assert b"|%d|%s\n" % (len(content), want) in answer, answer
    chunked = b"POST /echo HTTP/1.1\r\nTransfer-Encoding: chunked\r\nContent-Type: text/plain\r\n" + faults.HOST
    assert b"body 5 hello\n" in ask(port, chunked + b"\r\n5\r\nhello\r\n0\r\n\r\n")


def run(port):
    failed = 0
    for check in [no_disagreement, addresses_are_not_believed, uploads_pass]:
        try:
            check(port)
            print("ok", check.__name__)
        except AssertionError as e:
            failed += 1
            print("not ok", check.__name__, e)
    print(f"{3 - failed} passed, {failed} failed")
    return failed > 0


def main():
    nginx = shutil.which("nginx") or "/usr/sbin/nginx"
    if not os.path.exists(nginx):
        print("skipped: no nginx")
        return 77
    with tempfile.TemporaryDirectory() as folder, faults.Server(proxy="127.0.0.1") as server:
        os.chmod(folder, 0o755)
        port = free_port()
        process = start_nginx(nginx, folder, server.port, port)
        try:
            return run(port)
        finally:
            process.terminate()
            process.wait(10)


sys.exit(main())
