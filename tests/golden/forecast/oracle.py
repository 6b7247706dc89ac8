#!/usr/bin/env python3
"""The five fitted files again, written independently of the C: usage: oracle.py IN OUT.
It is what the committed fitted/ was made with; test_forecast_fit compares the C with it row by row."""
import collections, csv, os, sys

folder, out = sys.argv[1:]

def read(name):
    with open(os.path.join(folder, name), newline="", encoding="utf-8-sig") as f:
        return list(csv.DictReader(f))

def write(name, header, rows):
    with open(os.path.join(out, name), "w") as f:
        print(header, file=f)
        for r in rows:
            print(",".join(repr(x) if isinstance(x, float) else str(x) for x in r), file=f)

moves = read("transitions.csv")
for t in moves:
    t["ay1"], t["ay2"] = int(t["academic-year-1"]), int(t["academic-year-2"])
joins = [t for t in moves if t["need-1"] == "NONSEND"]
people = {(r["calendar-year"], int(r["academic-year"])): float(r["population"]) for r in read("population.csv")}
leads_to, states = {}, []
for r in read("valid-states.csv"):
    leads_to[r["setting"]] = set(r["setting->setting"].split(","))
    for need in r["needs"].split(","):
        for ay in range(int(r["min-academic-year"]), int(r["max-academic-year"]) + 1):
            states.append((ay, need, r["setting"]))
states.sort()
ages = sorted({s[0] for s in states})
years = sorted({t["calendar-year"] for t in moves})

joined = collections.Counter((t["calendar-year"], t["ay2"]) for t in joins)
rows = []
for ay in ages:
    alpha = sum(joined[y, ay] / len(years) if joined[y, ay] else 0.001 for y in years)
    beta = sum((people[y, ay] - joined[y, ay]) / len(years) for y in years)
    rows.append((ay, alpha, beta, alpha / (alpha + beta)))
write("joiner_beta_expectations.csv", "ay,alpha,beta,expectation", rows)

def betas(name, trials, unseen):
    """trials: (ay, need, setting, did)"""
    by_state, by_age = collections.Counter(), collections.Counter()
    for ay, need, setting, did in trials:
        by_state[ay, need, setting, did] += 1
        by_age[ay, did] += 1
    rows = []
    for s in states:
        did, not_ = by_age[s[0], True], by_age[s[0], False]
        prior = ((did + .5) / (did + not_ + 1), (not_ + .5) / (did + not_ + 1)) if did + not_ else unseen
        alpha, beta = prior[0] + by_state[(*s, True)], prior[1] + by_state[(*s, False)]
        rows.append((*s, alpha, beta, alpha / (alpha + beta)))
    write(name, "ay,need,setting,alpha,beta,expectation", rows)

inside = [t for t in moves if t["need-1"] != "NONSEND"]
betas("leaver_beta_expectations.csv",
      [(t["ay1"], t["need-1"], t["setting-1"], t["setting-2"] == "NONSEND") for t in inside], (.5, .5))
stayed = [t for t in inside if t["setting-2"] != "NONSEND"]
betas("mover_beta_expectations.csv",
      [(t["ay1"], t["need-1"], t["setting-1"], t["setting-1"] != t["setting-2"]) for t in stayed], (1., 1.))

went = collections.Counter((t["ay2"], t["need-2"], t["setting-2"]) for t in joins)
rows = []
for ay in ages:
    here = [s for s in states if s[0] == ay]
    alpha = {k: float(n) for k, n in went.items() if k[0] == ay}
    for s in here:
        alpha[s] = alpha.get(s, 0) + 1 / len(here)
    total = sum(alpha.values())
    rows += [(*s, a / total, total, a) for s, a in sorted(alpha.items())]
write("joiners_dirichlet_expectations.csv", "ay,need,setting,expectation,normalisation-constant,alpha", rows)

changed = [t for t in stayed if t["setting-1"] != t["setting-2"]]
by_age = collections.defaultdict(collections.Counter)
by_state = collections.defaultdict(collections.Counter)
for t in changed:
    by_age[t["ay1"]][t["setting-2"]] += 1
    by_state[t["ay1"], t["need-1"], t["setting-1"]][t["need-2"], t["setting-2"]] += 1
for ay in ages:
    if not by_age[ay]:
        by_age[ay] = by_age[ay - 1]
rows = []
for ay, need, setting in states:
    allowed = {s for (a, n, s) in states if (a, n) == (ay, need)} & leads_to[setting]
    prior = collections.Counter({s: 1 / len(allowed) for s in allowed})
    prior.update(by_age[ay])
    del prior[setting]
    total = sum(prior.values())
    alpha = collections.Counter({(need, s): x / total for s, x in prior.items()})
    alpha.update(by_state[ay, need, setting])
    total = sum(alpha.values())
    rows += [(ay, need, setting, ay + 1, *to, a / total, total, a) for to, a in sorted(alpha.items()) if a > 0]
write("movers_dirichlet_expectations.csv",
      "ay,need,setting,ay-destination,need-destination,setting-destination,expectation,normalisation-constant,alpha", rows)
