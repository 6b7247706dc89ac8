#!/usr/bin/env python3
"""Replays a powercut log: cuts the power at many moments and looks what is left.

    powercut.py POINTS SHIM.so WORK

At each point the disk holds what was synced, and of the rest nothing, a random part, or a
random part torn into sectors of 512 bytes. With synchronous=FULL the database must be sound, hold
no half transaction and every acknowledged one. With NORMAL the same replay must find acknowledged
ones lost, or it would prove nothing.
"""
import collections
import os
import random
import sqlite3
import struct
import subprocess
import sys
import tempfile

ROWS = 120
SECTOR = 512


def record(shim, work, sync, folder):
    """Runs the work under the recorder; returns its events as (kind, name, offset, data)."""
    log = os.path.join(folder, 'log')
    data = os.path.join(folder, 'data')
    os.mkdir(data)
    env = dict(os.environ, LD_PRELOAD=shim, POWERCUT_LOG=log, POWERCUT_DIR=data)
    if sync != 'FULL':
        env['POWERCUT_SYNC'] = sync
    subprocess.run([work, os.path.join(data, 'w.db'), str(ROWS)], env=env, check=True)
    return read_events(log)


def read_events(log):
    """The recorder's log as (kind, name, offset, data); what only this process sees is left out."""
    raw = open(log, 'rb').read()
    events, at = [], 0
    while at < len(raw):
        kind, name, offset, n = struct.unpack_from('<cHQI', raw, at)
        at += 15
        events.append((kind, os.path.basename(raw[at:at + name].decode()), offset,
                       raw[at + name:at + name + n]))
        at += name + n
    return [e for e in events if not e[1].endswith('-shm')]


def put(content, kind, offset, data):
    if kind == b'T':
        del content[offset:]
        content.extend(bytes(offset - len(content)))
        return
    content.extend(bytes(max(0, offset - len(content))))
    content[offset:offset + len(data)] = data


def put_torn(content, offset, data, chance):
    for at in range(0, len(data), SECTOR):
        if chance.random() < 0.5:
            put(content, b'W', offset + at, data[at:at + SECTOR])


def disk_after(events, mode, chance, before=None):
    """What the disk holds when the power goes, and the last acknowledgement."""
    disk, pending, acknowledged = dict(before or {}), collections.defaultdict(list), b'0'
    for kind, name, offset, data in events:
        if kind == b'A':
            acknowledged = data
        elif kind == b'U':
            disk.pop(name, None)
            pending.pop(name, None)
        else:
            disk.setdefault(name, bytearray())
            if kind == b'S':
                for change in pending.pop(name, []):
                    put(disk[name], *change)
            else:
                pending[name].append((kind, offset, data))
    for name, changes in pending.items():
        for kind, offset, data in changes:
            if mode == 'nothing' or chance.random() < 0.5:
                continue
            if mode == 'torn' and kind == b'W':
                put_torn(disk[name], offset, data, chance)
            else:
                put(disk[name], kind, offset, data)
    return disk, acknowledged


def judge(disk, acknowledged, folder):
    acknowledged = int(acknowledged)
    for old in os.listdir(folder):
        os.unlink(os.path.join(folder, old))
    for name, content in disk.items():
        with open(os.path.join(folder, name), 'wb') as f:
            f.write(content)
    try:
        db = sqlite3.connect(os.path.join(folder, 'w.db'))
        sound = db.execute('PRAGMA integrity_check').fetchone()[0] == 'ok'
        first = {r[0] for r in db.execute('SELECT id FROM bodies WHERE la = 1')}
        second = {r[0] for r in db.execute('SELECT id FROM bodies WHERE la = 2')}
        db.close()
    except sqlite3.DatabaseError:
        return 'corrupt'
    if not sound:
        return 'corrupt'
    if first != second:
        return 'half a transaction'
    return 'sound' if set(range(1, acknowledged + 1)) <= first else 'acknowledged lost'


def replay(shim, work, sync, points):
    chance = random.Random(42)
    found = collections.Counter()
    with tempfile.TemporaryDirectory() as folder, tempfile.TemporaryDirectory() as after:
        events = record(shim, work, sync, folder)
        start = next(i for i, e in enumerate(events) if e[0] == b'A')
        assert sum(e[0] == b'A' for e in events) == ROWS
        for i in range(points):
            mode = ('nothing', 'part', 'torn')[i % 3]
            end = chance.randrange(start + 1, len(events) + 1)
            found[judge(*disk_after(events[:end], mode, chance), after)] += 1
    print(f'synchronous={sync}: {dict(found)} of {points} power cuts')
    return found


def main():
    points, shim, work = int(sys.argv[1]), sys.argv[2], sys.argv[3]
    full = replay(shim, work, 'FULL', points)
    normal = replay(shim, work, 'NORMAL', points)
    passed = (full['sound'] == points) + (normal['acknowledged lost'] > 0)
    print(f'{passed} passed, {2 - passed} failed')
    return passed != 2


if __name__ == '__main__':
    sys.exit(main())
