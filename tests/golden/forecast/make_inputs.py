#!/usr/bin/env python3
"""Makes the made-up council of in/: usage: make_inputs.py FOLDER.  No real child, place or number is in it.

It has what is rare in real data too: ages that nobody joins or moves at, a move that changes the need, a setting
that nobody may move to but somebody did, a child at a setting that is not for that age."""
import csv, os, random, sys

SETTINGS = [  # code, group, ages, needs, leads to
    ("MAIN", "mainstream", 0, 11, "ASD,SEMH,SLCN", "MAIN,SPEC,UNIT"),
    ("SPEC", "special", 2, 13, "ASD,SEMH", "MAIN,SPEC,UNIT,COLL"),
    ("UNIT", "mainstream", 1, 11, "ASD,SLCN", "MAIN,SPEC,UNIT"),
    ("NURS", "early", -2, 0, "ASD,SLCN", "MAIN,UNIT,SPEC"),
    ("COLL", "further", 12, 15, "ASD,SEMH,SLCN", "COLL,SPEC"),
]
rnd = random.Random(2029)

def valid(ay, need):
    return [s[0] for s in SETTINGS if s[2] <= ay <= s[3] and need in s[4].split(",")]

def write(folder, name, header, rows):
    with open(os.path.join(folder, name), "w", newline="") as f:
        csv.writer(f, lineterminator="\n").writerows([header.split(",")] + rows)

def year_of(year):
    rows = []
    for ay in range(-3, 16):
        for need in ("ASD", "SEMH", "SLCN"):
            here, there = valid(ay, need), valid(ay + 1, need)
            for setting in here:
                for _ in range(rnd.randint(0, 9) if ay < 13 else rnd.randint(0, 1) if ay < 15 else 0):
                    stays = setting in there
                    p = rnd.random()
                    if p < (0.02 if ay < 10 else 0.2) or not there:
                        to = ("NONSEND", "NONSEND")
                    elif not stays or (p > 0.93 and ay not in (4, 14)):
                        to = (rnd.choice(there), need)
                    else:
                        to = (setting, need)
                    rows.append([year, setting, need, ay, *to, ay + 1])
            for _ in range(rnd.randint(0, 4) if there and ay not in (6, 13) and (ay < 10 or year == 2024) else 0):
                rows.append([year, "NONSEND", "NONSEND", ay, rnd.choice(there), need, ay + 1])
    return rows

rows = [r for year in (2023, 2024, 2025) for r in year_of(year)]
rows.append([2024, "UNIT", "SLCN", 5, "SPEC", "ASD", 6])
rows.append([2024, "MAIN", "SEMH", 7, "NURS", "SLCN", 8])
rnd.shuffle(rows)
folder = sys.argv[1]
write(folder, "transitions.csv", "calendar-year,setting-1,need-1,academic-year-1,setting-2,need-2,academic-year-2", rows)
write(folder, "population.csv", "calendar-year,academic-year,population",
      [[y, ay, 400 + 7 * (y - 2023) - 3 * ay + (y * 31 + ay * 17) % 40] for y in range(2023, 2031) for ay in range(-5, 26)])
write(folder, "valid-states.csv", "setting,setting-group,min-academic-year,max-academic-year,needs,setting->setting",
      [list(s) for s in SETTINGS])
write(folder, "costs.csv", "need,setting,cost",
      [[n, s[0], f"{(i + 1) * 1500 + k * 250}.5"] for i, s in enumerate(SETTINGS) for k, n in enumerate(("ASD", "SEMH", "SLCN"))])
