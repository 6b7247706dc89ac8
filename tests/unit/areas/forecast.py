#!/usr/bin/env python3
"""forecast.py WAYMARK-FORECAST: projections of made-up councils against their expectation, worked out here without chance.

Parameters and steps are those that docs/forecast.md describes, written again from its words: a mean of many runs is
the number of children times the matrix of a year, for every age, need and setting. Ends with "N passed, N failed".
"""
import collections, csv, math, os, random, shutil, subprocess, sys, tempfile

FORECAST = sys.argv[1]
FOLDER = tempfile.mkdtemp(prefix="waymark-forecast-")
OUT, RUNS, SURE = "NONSEND", 2000, 5.5
passed = failed = 0


def check(ok, what, detail=""):
    global passed, failed
    passed, failed = passed + bool(ok), failed + (not ok)
    print(("ok " if ok else "not ok ") + what, "" if ok else str(detail)[:1500])


# ---- a council: children who join, stay, move and leave at known rates ----

def council(seed, years, places, people, join, leave, move, start):
    """places: setting -> (first age, last age, needs, settings it leads to). Gives its four files."""
    chance, now, moves = random.Random(seed), [], []
    ages = range(min(p[0] for p in places.values()), max(p[1] for p in places.values()) + 1)
    at = {a: [(s, n) for s, p in places.items() if p[0] <= a <= p[1] for n in p[2]] for a in ages}
    for _ in range(start):
        age = chance.choice(list(ages))
        now.append((*chance.choice(at[age]), age))
    for year in years:
        then = []
        for setting, need, age in now:
            others = [s for s in places[setting][3] if s != setting and (s, need) in at.get(age + 1, [])]
            fits = (setting, need) in at.get(age + 1, [])
            if chance.random() < leave or not (fits or others):
                moves.append((year, setting, need, age, OUT, OUT, age + 1))
                continue
            to = chance.choice(others) if others and (not fits or chance.random() < move) else setting
            moves.append((year, setting, need, age, to, need, age + 1))
            then.append((to, need, age + 1))
        for age in ages:
            for _ in range(sum(chance.random() < join for _ in range(people(age)))):
                setting, need = chance.choice(at[age])
                moves.append((year, OUT, OUT, age - 1, setting, need, age))
                then.append((setting, need, age))
        now = then
    population = {(y, a): people(a) for y in range(years[0], years[-1] + 6) for a in ages}
    return moves, population, places


def write(name, moves, population, places):
    folder = os.path.join(FOLDER, name)
    os.mkdir(folder)
    needs = sorted({n for p in places.values() for n in p[2]})
    files = {
        "transitions.csv": ("calendar-year,setting-1,need-1,academic-year-1,setting-2,need-2,academic-year-2", moves),
        "population.csv": ("calendar-year,academic-year,population", [(*k, n) for k, n in population.items()]),
        "valid-states.csv": ("setting,min-academic-year,max-academic-year,needs,setting->setting",
                             [(s, p[0], p[1], ",".join(p[2]), ",".join(p[3])) for s, p in places.items()]),
        "costs.csv": ("need,setting,cost", [(n, s, 1000) for n in needs for s in places]),
    }
    for file, (header, rows) in files.items():
        with open(os.path.join(folder, file), "w", newline="") as f:
            csv.writer(f).writerows([header.split(","), *rows])
    return folder


# ---- what comes on average ----

def rates(trials, unseen):
    """trials: (state, did). The share that does so, by state: one child's weight of what all of that age did."""
    own, of_age = collections.Counter(trials), collections.Counter((s[0], did) for s, did in trials)

    def rate(state):
        did, kept = of_age[state[0], True], of_age[state[0], False]
        prior = [(did + .5) / (did + kept + 1), (kept + .5) / (did + kept + 1)] if did + kept else [unseen, unseen]
        return (prior[0] + own[state, True]) / (sum(prior) + own[state, True] + own[state, False])
    return rate


def shares(weights):
    total = sum(weights.values())
    return {k: w / total for k, w in weights.items() if w > 0}


def expectation(moves, population, places, last):
    valid = lambda age, need, setting: places[setting][0] <= age <= places[setting][1] and need in places[setting][2]
    years, needs = sorted({m[0] for m in moves}), sorted({n for p in places.values() for n in p[2]})
    ages = range(min(p[0] for p in places.values()), max(p[1] for p in places.values()) + 1)
    inside = [((a, n, s), (b, m, t)) for _, s, n, a, t, m, b in moves if s != OUT]
    leaving = rates([(i, to[2] == OUT) for i, to in inside], .5)
    moving = rates([(i, i[2] != to[2]) for i, to in inside if to[2] != OUT], 1.)
    joined, went = collections.Counter((m[0], m[6]) for m in moves if m[1] == OUT), collections.defaultdict(collections.Counter)
    changed, changed_at = collections.defaultdict(collections.Counter), collections.defaultdict(collections.Counter)
    for m in moves:
        if m[1] == OUT:
            went[m[6]][m[5], m[4]] += 1
    for i, to in inside:
        if to[2] not in (OUT, i[2]):
            changed[i][to[1], to[2]] += 1
            changed_at[i[0]][to[2]] += 1
    for age in ages:
        if not changed_at[age]:
            changed_at[age] = changed_at[age - 1]

    def joining(age):
        alpha = sum(joined[y, age] / len(years) if joined[y, age] else .001 for y in years)
        return alpha / (alpha + sum((population[y, age] - joined[y, age]) / len(years) for y in years))

    def joiners_go(age):
        here = [(n, s) for n in needs for s in places if valid(age, n, s)]
        return shares(went[age] + collections.Counter({k: 1 / len(here) for k in here}))

    def movers_go(state):
        age, need, setting = state
        to = [s for s in places if valid(age, need, s) and s in places[setting][3]]
        prior = collections.Counter({s: 1 / len(to) for s in to})
        prior.update(changed_at[age])
        del prior[setting]
        weights = collections.Counter(changed[state])
        weights.update({(need, s): w for s, w in shares(prior).items()} if prior else {})
        return shares(weights)

    now = collections.Counter((m[6], m[5], m[4]) for m in moves if m[0] == years[-1] and m[4] != OUT)
    every = {years[-1] + 1: now}
    for year in range(years[-1] + 2, last + 1):
        then = collections.Counter()
        for (age, need, setting), n in now.items():
            if not valid(age, need, setting):
                continue
            stay, go = n * (1 - leaving((age, need, setting))), movers_go((age, need, setting))
            may = any(p[0] <= age + 2 <= p[1] for s, p in places.items() if s != setting)
            gone = stay * moving((age, need, setting)) if go and may else 0
            then[age + 1, need, setting] += stay - gone
            for (m, s), share in go.items():
                then[age + 1, m, s] += gone * share
        for age in ages:
            for (n, s), share in joiners_go(age).items():
                then[age, n, s] += joining(age) * population[year, age] * share
        now = every[year] = then
    return every


# ---- the runs ----

def run(folder, runs, threads):
    out = f"{folder}-{runs}-{threads}"
    r = subprocess.run([FORECAST, "run", "--in", folder, "--out", out, "--runs", str(runs), "--seed", "7", "--threads", str(threads)],
                       capture_output=True, text=True, timeout=300)
    check(r.returncode == 0, f"{os.path.basename(out)} runs", r.stderr)
    return {f: open(os.path.join(out, f), "rb").read() for f in sorted(os.listdir(out))}


def differences(files, want):
    def table(name):
        return csv.DictReader(files[name].decode().splitlines())
    found = []
    for row in [*table("Output_Count.csv"), *table("Output_State.csv")]:
        year = int(row["calendar-year"])
        state = (int(row["academic-year"]), *row["need-setting"].split("-")) if "need-setting" in row else None
        mean = want[year][state] if state else sum(want[year].values())
        # Two decimals, and chance.
        if abs(float(row["mean"]) - mean) > .006 + SURE * float(row["std-dev"]) / math.sqrt(RUNS) + .005 * SURE / math.sqrt(RUNS):
            found.append((year, state, row["mean"], round(mean, 3)))
    return found


THREE = {"MAIN": (0, 11, ["ASD", "MLD"], ["MAIN", "SPEC", "COLL"]), "SPEC": (-1, 13, ["ASD", "MLD"], ["MAIN", "SPEC", "COLL"]),
         "COLL": (10, 20, ["ASD", "MLD"], ["SPEC", "COLL"])}
OLD = {"MAIN": (0, 11, ["ASD"], ["MAIN"])}
NEW = {"MAIN": (0, 11, ["ASD"], ["MAIN", "NEW"]), "NEW": (0, 11, ["ASD", "RARE"], ["MAIN", "NEW"])}


def new_in_the_last_year():
    before, people, _ = council(4, [2021, 2022], OLD, lambda a: 300, .01, .1, 0, 300)
    after, later, _ = council(5, [2023], NEW, lambda a: 300, .01, .1, .2, 300)
    return before + after, {**people, **later}, NEW


def joiners_alone():
    moves, people, places = council(6, [2021, 2022], THREE, lambda a: 500, .02, .1, .1, 0)
    return [m for m in moves if m[1] == OUT], people, places


COUNCILS = {
    "two needs, three settings": council(1, [2021, 2022, 2023], THREE, lambda a: 600 + 3 * a, .004, .08, .05, 900),
    "ages with nobody": council(2, [2021, 2022, 2023], THREE, lambda a: 0 if a in (3, 14) else 600, .004, .08, .05, 900),
    "one year of transitions": council(3, [2023], THREE, lambda a: 400, .01, .1, .1, 500),
    "a need and a setting new in the last year": new_in_the_last_year(),
    "nobody seen to stay or leave": joiners_alone(),
    "groups larger than the urn": council(7, [2021, 2022], THREE, lambda a: 3000, .05, .1, .1, 3000),
}
for name, made in COUNCILS.items():
    folder = write(name.replace(" ", "-"), *made)
    files = run(folder, RUNS, 2)
    found = differences(files, expectation(*made, max(y for y, _ in made[1])))
    check(not found, name + ": every mean is its expectation", found)
    few = [run(folder, 200, threads) for threads in (1, 2, 3, 8)]
    check(len(few[0]) == 7 and all(f == few[0] for f in few), name + ": the same bytes for 1, 2, 3 and 8 threads")
shutil.rmtree(FOLDER)
print(f"{passed} passed, {failed} failed")
sys.exit(failed > 0)
