#!/usr/bin/env python3
"""A mail server for tests: takes every message and keeps it as a file.

    smtp_sink.py FOLDER [starttls]

Listens on a free port of 127.0.0.1 and 127.0.0.2, prints the port, and ends when its input does.  The message
number N is FOLDER/N.eml: the envelope in lines "X-Envelope-From:" and "X-Envelope-To:", then the
bytes as they came, dots unstuffed.  What is refused is decided by the recipient's name:

    later@...        450 at RCPT          never@...        550 at RCPT
    full@...         452 after the data   spam@...         554 after the data
    once@...         451 the first time, then taken
    silent@...       closes the connection after the data

With "starttls" it offers STARTTLS and refuses mail without it; its certificate is FOLDER/ca.pem.
FOLDER/log holds every line that came.
"""
import os, socket, ssl, subprocess, sys, threading

RCPT = {"later": "450 4.2.0 mailbox busy", "never": "550 5.1.1 no such mailbox"}
DATA = {"full": "452 4.3.1 no room", "spam": "554 5.7.1 refused"}


class Sink:
    def __init__(self, folder, tls):
        self.folder, self.count, self.once, self.lock = folder, 0, set(), threading.Lock()
        self.tls = self.make_certificate() if tls else None

    def make_certificate(self):
        key, cert = os.path.join(self.folder, "key.pem"), os.path.join(self.folder, "ca.pem")
        subprocess.run(["openssl", "req", "-x509", "-newkey", "rsa:2048", "-nodes", "-days", "2",
                        "-subj", "/CN=localhost", "-addext", "subjectAltName=DNS:localhost,IP:127.0.0.1",
                        "-keyout", key, "-out", cert], check=True, stderr=subprocess.DEVNULL)
        context = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
        context.load_cert_chain(cert, key)
        return context

    def keep(self, sender, recipients, body):
        with self.lock:
            self.count += 1
            path = os.path.join(self.folder, f"{self.count}.eml")
        with open(path + ".part", "wb") as f:
            f.write(b"X-Envelope-From: " + sender.encode() + b"\r\n")
            for r in recipients:
                f.write(b"X-Envelope-To: " + r.encode() + b"\r\n")
            f.write(body)
        os.rename(path + ".part", path)

    def verdict_of_data(self, recipients):
        for name in (r.strip("<>").split("@")[0] for r in recipients):
            if name in DATA:
                return DATA[name]
            if name == "once":
                with self.lock:
                    if name not in self.once:
                        self.once.add(name)
                        return "451 4.3.0 try again"
        return "250 2.0.0 taken"

    def talk(self, connection):
        stream, secure, sender, recipients = connection.makefile("rb"), False, None, []

        def say(text):
            connection.sendall(text.encode() + b"\r\n")

        say("220 sink")
        while line := stream.readline(2000):
            with open(os.path.join(self.folder, "log"), "ab") as log:
                log.write((b"TLS " if secure else b"    ") + line)
            verb, _, rest = line.decode("latin-1").strip().partition(" ")
            verb = verb.upper()
            if verb == "EHLO":
                say("250-sink\r\n250-8BITMIME\r\n250 SIZE 1000000" if secure or not self.tls else
                    "250-sink\r\n250-STARTTLS\r\n250 SIZE 1000000")
            elif verb == "STARTTLS" and self.tls:
                say("220 go ahead")
                connection = self.tls.wrap_socket(connection, server_side=True)
                stream, secure = connection.makefile("rb"), True
            elif verb == "MAIL" and self.tls and not secure:
                say("530 5.7.0 STARTTLS first")
            elif verb == "MAIL":
                sender, recipients = rest.split(":", 1)[1].split()[0], []
                say("250 ok")
            elif verb == "RCPT":
                address = rest.split(":", 1)[1].split()[0]
                refusal = RCPT.get(address.strip("<>").split("@")[0])
                if not refusal:
                    recipients.append(address)
                say(refusal or "250 ok")
            elif verb == "DATA" and recipients:
                say("354 go on")
                body = b""
                while (text := stream.readline()) not in (b".\r\n", b""):
                    body += text[1:] if text.startswith(b".") else text
                if any(r.startswith("<silent@") for r in recipients):
                    return
                verdict = self.verdict_of_data(recipients)
                if verdict.startswith("250"):
                    self.keep(sender, recipients, body)
                say(verdict)
            elif verb == "QUIT":
                say("221 bye")
                return
            else:
                say("250 ok" if verb in ("HELO", "RSET", "NOOP") else "500 5.5.1 what?")

    def serve(self, connection):
        try:
            self.talk(connection)
        except OSError:
            pass
        finally:
            connection.close()


def main():
    sink = Sink(sys.argv[1], "starttls" in sys.argv[2:])
    server = socket.create_server(("127.0.0.1", 0))

    other = socket.create_server(("127.0.0.2", server.getsockname()[1]))

    def accept(server):
        while True:
            threading.Thread(target=sink.serve, args=(server.accept()[0],), daemon=True).start()

    for listening in (server, other):
        threading.Thread(target=accept, args=(listening,), daemon=True).start()
    os.write(1, b"%d\n" % server.getsockname()[1])
    sys.stdin.read()


if __name__ == "__main__":
    main()
