"""Users who wait for a page, look at it and ask for the next, and others who keep the server busy meanwhile.

Users are tasks of one process and the others are processes, so that Python's lock does not count as waiting.
"""
import asyncio
import gc
import multiprocessing
import socket
import time

USERS = 32


async def ask(reader, writer, head):
    writer.write(head)
    answer = await reader.readuntil(b"\r\n\r\n")
    fields = dict(line.lower().split(b": ", 1) for line in answer.split(b"\r\n")[1:-2])
    await reader.readexactly(int(fields[b"content-length"]))
    return answer.startswith(b"HTTP/1.1 200 ")


async def user(port, head, number, gap, end, times):
    await asyncio.sleep(gap * number / USERS)
    reader, writer = await asyncio.open_connection("127.0.0.1", port)  # kept open, as browsers do
    while time.monotonic() < end:
        began = time.monotonic()
        if await ask(reader, writer, head):
            times.append(time.monotonic() - began)
        await asyncio.sleep(gap)
    writer.close()


def all_users(port, path, cookie, gap, seconds, result):
    head = f"GET {path} HTTP/1.1\r\nHost: localhost\r\nCookie: session={cookie}\r\n\r\n".encode()
    times, end = [], time.monotonic() + seconds

    async def together():
        await asyncio.gather(*(user(port, head, i, gap, end, times) for i in range(USERS)))
    gc.disable()  # its pauses would count as the server's
    asyncio.run(together())
    result.put(times)


def wait_with_body(port, milliseconds):
    """A request that has a thread of the server wait: the last byte of its body comes late."""
    with socket.create_connection(("127.0.0.1", port), timeout=15) as s:
        s.sendall(b"POST /ask/begin HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\n"
                  b"Content-Type: application/x-www-form-urlencoded\r\nContent-Length: 2\r\n\r\na")
        time.sleep(milliseconds / 1000)
        s.sendall(b"=")
        while s.recv(65536):
            pass


def over_and_over(act, over, result):
    took = []
    while not over.is_set():
        began = time.monotonic()
        act()
        took.append(time.monotonic() - began)
    result.put(took)


def measure(port, path, cookie, gap, seconds, beside=()):
    """Seconds that each page took, and each act of those beside: functions, each in a process of its own."""
    over, pages, acts = multiprocessing.Event(), multiprocessing.SimpleQueue(), multiprocessing.SimpleQueue()
    others = [multiprocessing.Process(target=over_and_over, args=(act, over, acts), daemon=True) for act in beside]
    users = multiprocessing.Process(target=all_users, args=(port, path, cookie, gap, seconds, pages), daemon=True)
    for p in [*others, users]:
        p.start()
    times = pages.get()
    over.set()
    took = [t for _ in others for t in acts.get()]
    for p in [*others, users]:
        p.join()
    return times, took
