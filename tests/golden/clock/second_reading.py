#!/usr/bin/env python3
"""A second reading of the law: golden scenarios written from the domain handbook alone.

Whoever wrote them had not seen the clock.  Days are reckoned here as numbers of
days with arithmetic of their own, sharing nothing with the program, its packs
or oracle.py.  Run it after a change:  python3 second_reading.py

An event is written  type day key=value ...  and a notice by its id alone:
"N1p 2026-04-01".  A duty is written  name[key] due status met  where the key is
of an advice (d, or d/body), a setting, a decision or a transfer.
"""
import json
import pathlib

HERE = pathlib.Path(__file__).parent
FILES = {}

# ---- Days as numbers: 1 March of the year 0 is day 0 of the era, so that leap days end a year.


def n(day):
    y, m, d = (int(x) for x in day.split("-"))
    if m <= 2:
        y, m = y - 1, m + 12
    return 365 * y + y // 4 - y // 100 + y // 400 + (153 * (m - 3) + 2) // 5 + d


def leap(y):
    return y % 4 == 0 and (y % 100 != 0 or y % 400 == 0)


def length(y, m):
    return 29 if m == 2 and leap(y) else [31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31][m - 1]


def day(number):
    y = number * 400 // 146097 - 1
    while n(f"{y + 1}-01-01") <= number:
        y += 1
    m = 1
    left = number - n(f"{y}-01-01")
    while left >= length(y, m):
        left -= length(y, m)
        m += 1
    return f"{y:04d}-{m:02d}-{left + 1:02d}"


def plus(d, k):
    return day(n(d) + k)


def weeks(d, k):
    """T1: the day of the event is day 0."""
    return plus(d, 7 * k)


def beginning(d, k):
    """T2: the day itself is day 1."""
    return plus(d, k - 1)


def months(d, k):
    """T5: the same number in the target month, else that month's last day."""
    y, m, x = (int(v) for v in d.split("-"))
    m += k
    while m > 12:
        y, m = y + 1, m - 12
    while m < 1:
        y, m = y - 1, m + 12
    return f"{y:04d}-{m:02d}-{min(x, length(y, m)):02d}"


def weekday(d):
    """0 Monday to 6 Sunday; 2 March 2026 was a Monday."""
    return (n(d) - n("2026-03-02")) % 7


def easter(y):
    """The anonymous Gregorian computus."""
    a, b, c = y % 19, y // 100, y % 100
    h = (19 * a + b - b // 4 - (b - (b + 8) // 25 + 1) // 3 + 15) % 30
    l = (32 + 2 * (b % 4) + 2 * (c // 4) - h - c % 4) % 7
    q = (a + 11 * h + 22 * l) // 451
    return f"{y}-{(h + l - 7 * q + 114) // 31:02d}-{(h + l - 7 * q + 114) % 31 + 1:02d}"


def holidays(y):
    """Bank holidays in England by the Act of 1971 and the days moved or added by proclamation."""
    def monday(m, last):
        days = [f"{y}-{m:02d}-{d:02d}" for d in range(1, length(y, m) + 1)]
        days = [d for d in days if weekday(d) == 0]
        return days[-1 if last else 0]
    out = {plus(easter(y), -2), plus(easter(y), 1), monday(8, True)}
    out.add("2020-05-08" if y == 2020 else monday(5, False))
    out.add("2022-06-02" if y == 2022 else monday(5, True))
    out |= {d for d in ("2022-06-03", "2022-09-19", "2023-05-08") if d.startswith(str(y))}
    x = f"{y}-01-01"
    out.add(plus(x, {5: 2, 6: 1}.get(weekday(x), 0)))
    x = f"{y}-12-25"
    out |= {plus(x, k) for k in {4: (0, 3), 5: (2, 3), 6: (1, 2)}.get(weekday(x), (0, 1))}
    return out


def is_working(d):
    return weekday(d) < 5 and d not in holidays(int(d[:4]))


def is_closed(d):
    """T8, T9: 25 December to 1 January and August."""
    return d[5:7] == "08" or d[5:] >= "12-25" or d[5:] == "01-01"


def working(d, k, tribunal=False, first=False):
    d = plus(d, -1) if first else d
    while k:
        d = plus(d, 1)
        k -= is_working(d) and not (tribunal and is_closed(d))
    return d


def in_time(d):
    """T8 when the time ends in those days, else T7: the next working day."""
    if is_closed(d):
        while is_closed(d):
            d = plus(d, 1)
    while not is_working(d):
        d = plus(d, 1)
    return d


# ---- Scenarios.

KEYS = {"advice": "advice", "consult_reply": "setting", "phase_transfer_name": "transfer",
        "appeal": "decision", "mediation_contact": "decision"}


def event(text):
    words = text.split()
    out = {"type": words[0], "on": words[1]}
    if words[0][0] == "N":
        out = {"type": "notice_sent", "on": words[1], "notice": words[0]}
    for w in words[2:]:
        k, v = w.split("=")
        out[k] = {"true": True, "false": False}.get(v, v)
    return out


def duty(text):
    words = text.split()
    name, _, key = words[0].rstrip("]").partition("[")
    out = {"duty": name, "due": words[1], "status": words[2],
           "met_on": words[3] if len(words) > 3 and words[3][0] == "2" else None}
    if key:
        key, _, body = key.partition("/")
        out[KEYS[name]] = key
        if body:
            out["body"] = body
    for w in words[3:]:
        if "=" in w:
            k, v = w.split("=")
            out[k] = None if v == "null" else v
    return out


def lines(text):
    return [x.strip() for x in text.split(";") if x.strip()]


def S(file, name, why, today, events, duties, state=None, whole=True, findings="", closures="",
      **more):
    """whole: these duties and no other."""
    given = {"policy": "england-2014", "today": today, "events": [event(e) for e in lines(events)]}
    if closures:
        given["closures"] = [dict(zip(("from", "to"), c.split())) for c in lines(closures)]
    want = {"duties": [duty(d) for d in lines(duties)]}
    if whole:
        want["whole"] = True
    if state:
        want["state"] = state
    want["findings"] = [dict(zip(("event", "severity", "code"), (int(f.split()[0]), *f.split()[1:])))
                        for f in lines(findings)]
    want["exit"] = int(any(f["severity"] == "error" for f in want["findings"]))
    want.update(more)
    assert all(name != s["name"] for l in FILES.values() for s in l), name
    FILES.setdefault("second_" + file, []).append(
        {"name": name, "why": why, "input": given, "expect": want})


def C0(e):
    """The three council clocks of a request."""
    return weeks(e, 6), weeks(e, 16), weeks(e, 20)


# ---- 1. A request: 6, 16 and 20 weeks (rows 1 to 13, T1, T11).

assert C0("2026-03-02") == ("2026-04-13", "2026-06-22", "2026-07-20")
assert beginning("2026-06-12", 15) == "2026-06-26" and months("2026-01-31", 1) == "2026-02-28"
assert in_time("2025-12-29") == "2026-01-02"

for e, six, sixteen, twenty, why in [
    ("2027-02-28", "2027-04-11", "2027-06-20", "2027-07-18", "no leap day: 28 days of March less than a month of 31"),
    ("2028-02-01", "2028-03-14", "2028-05-23", "2028-06-20", "29 February 2028 lies within"),
    ("2023-12-31", "2024-02-11", "2024-04-21", "2024-05-19", "over the year's end and 29 February 2024"),
    ("2026-07-01", "2026-08-12", "2026-10-21", "2026-11-18", "August counts in full (T11)"),
    ("2026-11-20", "2027-01-01", "2027-03-12", "2027-04-09", "the last day is New Year's Day: it is not moved (T11)"),
    ("2025-11-14", "2025-12-26", "2026-03-06", "2026-04-03", "Boxing Day and Good Friday as last days: not moved (T11)"),
    ("2026-04-05", "2026-05-17", "2026-07-26", "2026-08-23", "received on Easter Sunday, three limits on Sundays"),
    ("2022-09-19", "2022-10-31", "2023-01-09", "2023-02-06", "received on a bank holiday proclaimed once"),
    ("2020-03-23", "2020-05-04", "2020-07-13", "2020-08-10", "the first Monday of May 2020 was no bank holiday; no matter"),
    ("2014-10-31", "2014-12-12", "2015-02-20", "2015-03-20", "the first autumn of the Act"),
]:
    assert C0(e) == (six, sixteen, twenty), e
    S("request", f"second reading: a request of {e}", f"T1: 42, 112 and 140 days after the day of the request; {why}.",
      e, f"request_received {e} by=parent", f"decide_assess {six} open; decide_issue {sixteen} open; final_plan {twenty} open",
      "REQUESTED", holder="la", next="next_decide_assess")
    S("request", f"second reading: the day after each limit of {e}", "A day after the last day that complies is overdue.",
      plus(twenty, 1), f"attention {e}", f"decide_assess {six} overdue; decide_issue {sixteen} overdue; final_plan {twenty} overdue",
      "REQUESTED", holder="la", next="late_decide_assess")

R = "request_received 2026-03-02"
S("request", "second reading: attention, then the parent's own request", "Row 2 began the clock; row 1 a week later asks for the same thing.",
  "2026-03-10", "attention 2026-03-02; request_received 2026-03-09", "decide_assess 2026-04-13 open; decide_issue 2026-06-22 open; final_plan 2026-07-20 open", "REQUESTED")
S("request", "second reading: notice of assessment on the forty-second day", "6 weeks of C0: day 42 complies.",
  "2026-04-13", f"{R}; N0 2026-03-02; N1p 2026-04-13", "decide_assess 2026-04-13 met 2026-04-13; decide_issue 2026-06-22 open; final_plan 2026-07-20 open", "ASSESSING")
S("request", "second reading: refusal a day late", "6 weeks of C0: day 43 is late; the refusal stands and may be appealed.",
  "2026-04-14", f"{R}; N0 2026-03-05; assess_decision 2026-04-14 outcome=no; N1 2026-04-14",
  f"decide_assess 2026-04-13 late 2026-04-14; decide_issue 2026-06-22 void; final_plan 2026-07-20 void; "
  f"mediation_contact[A1] 2026-06-14 open; appeal[A1] 2026-06-15 open", "REFUSED_ASSESS", holder="family")
S("request", "second reading: the panel's decision is not the notice", "Rows 5 and 6: the family is to be notified within 6 weeks; a decision in a drawer meets nothing.",
  "2026-04-14", f"{R}; assess_decision 2026-03-30 outcome=no", "decide_assess 2026-04-13 overdue; decide_issue 2026-06-22 void; final_plan 2026-07-20 void", "REFUSED_ASSESS", holder="la")
S("request", "second reading: withdrawn after the draft", "Row 23: any state before the final plan; nothing waits after it.",
  "2026-07-01", f"{R}; N1p 2026-04-01; advice_requested 2026-04-02 advice=d; draft_served 2026-06-10; consult_sent 2026-06-10 setting=S1; withdrawn 2026-06-15",
  "decide_assess 2026-04-13 met 2026-04-01; advice[d] 2026-05-14 void; decide_issue 2026-06-22 met 2026-06-10; "
  "draft_representations 2026-06-24 void; consult_reply[S1] 2026-06-25 void; final_plan 2026-07-20 void", "WITHDRAWN", holder="none")
S("request", "second reading: asked again after withdrawing", "A new request starts a new C0; the old clocks stay as they ended.",
  "2026-09-02", f"{R}; withdrawn 2026-03-20; request_received 2026-09-01",
  "decide_assess 2026-04-13 void; decide_issue 2026-06-22 void; final_plan 2026-07-20 void; "
  "decide_assess 2026-10-13 open; decide_issue 2026-12-22 open; final_plan 2027-01-19 open", "REQUESTED")
S("request", "second reading: no plan, on the last day of 16 weeks", "Reg 10: 16 weeks of C0; N2 meets it, the plan is not needed any more.",
  "2026-06-22", f"{R}; N1p 2026-04-13; issue_decision 2026-06-18 outcome=no; N2 2026-06-22",
  "decide_assess 2026-04-13 met 2026-04-13; decide_issue 2026-06-22 met 2026-06-22; final_plan 2026-07-20 void; "
  f"mediation_contact[A2] 2026-08-22 open; appeal[A2] {in_time('2026-08-22')} open", "REFUSED_ISSUE")
S("request", "second reading: no plan, two days late", "Reg 10: day 114 is late.",
  "2026-06-24", f"{R}; N1p 2026-04-13; N2 2026-06-24", "decide_issue 2026-06-22 late 2026-06-24; final_plan 2026-07-20 void", "REFUSED_ISSUE", whole=False)
S("request", "second reading: final plan on day 140, with everything before it", "Row 13: 20 weeks of C0.",
  "2026-07-20", f"{R}; N0 2026-03-03; N1p 2026-04-10; issue_decision 2026-06-08 outcome=yes; draft_served 2026-06-12; representation_received 2026-06-26; final_issued 2026-07-20; N4 2026-07-20",
  "decide_assess 2026-04-13 met 2026-04-10; decide_issue 2026-06-22 met 2026-06-12; draft_representations 2026-06-26 met 2026-06-26; "
  f"final_plan 2026-07-20 met 2026-07-20; review_due 2027-07-20 open; mediation_contact[A3F] 2026-09-20 open; appeal[A3F] 2026-09-21 open", "FINAL")
S("request", "second reading: decided to make a plan in time, but no draft", "contracts.md: decide_issue is met by N2 or the draft; the decision alone meets nothing.",
  "2026-06-23", f"{R}; N1p 2026-04-10; issue_decision 2026-06-01 outcome=yes", "decide_assess 2026-04-13 met 2026-04-10; decide_issue 2026-06-22 overdue; final_plan 2026-07-20 open", "DRAFTING")
S("request", "second reading: conceded after a refusal to issue", "A draft without an order: the 20 weeks of the request run on.",
  "2026-07-21", f"{R}; N1p 2026-04-10; N2 2026-06-15; draft_served 2026-07-01",
  "decide_issue 2026-06-22 met 2026-06-15; final_plan 2026-07-20 overdue; draft_representations 2026-07-15 overdue", "DRAFT_SENT", whole=False)

# ---- 2. Advice: six weeks of the request for it, one clock for each who is asked (reg 8, reg 6(4)).

A = f"{R}; N1p 2026-04-01"
for e, due in [("2026-04-15", "2026-05-27"), ("2024-01-19", "2024-03-01"), ("2023-01-19", "2023-03-02"),
               ("2026-11-20", "2027-01-01"), ("2026-07-21", "2026-09-01"), ("2028-02-29", "2028-04-11")]:
    assert weeks(e, 6) == due
    S("advice", f"second reading: advice asked for on {e}", "Reg 8(1), T1: day 42 complies; neither August nor Christmas stops it (T11).",
      due, f"request_received {plus(e, -14)}; N1p {plus(e, -1)}; advice_requested {e} advice=e",
      f"advice[e] {due} open", "ASSESSING", whole=False, holder="care")
S("advice", "second reading: two therapists under one key, one answers", "Reg 6(1)(f): each who is asked has six weeks of their own.",
  "2026-05-20", f"{A}; advice_requested 2026-04-02 advice=f body=speech; advice_requested 2026-04-09 advice=f body=occupational; advice_received 2026-05-10 advice=f body=speech",
  "advice[f/speech] 2026-05-14 met 2026-05-10; advice[f/occupational] 2026-05-21 open", "ASSESSING", whole=False)
S("advice", "second reading: two therapists under one key, the second answers first", "An answer meets the request of whoever gave it, not the first in the log.",
  "2026-05-20", f"{A}; advice_requested 2026-04-02 advice=f body=speech; advice_requested 2026-04-09 advice=f body=occupational; advice_received 2026-05-10 advice=f body=occupational",
  "advice[f/speech] 2026-05-14 overdue; advice[f/occupational] 2026-05-21 met 2026-05-10", "ASSESSING", whole=False, holder="other")
S("advice", "second reading: two health services asked on one day, both in", "Row 8: with nothing outstanding the authority decides.",
  "2026-05-20", f"{A}; advice_requested 2026-04-02 advice=c body=H1; advice_requested 2026-04-02 advice=c body=H2; advice_received 2026-05-14 advice=c body=H2; advice_received 2026-05-15 advice=c body=H1",
  "advice[c/H1] 2026-05-14 late 2026-05-15; advice[c/H2] 2026-05-14 met 2026-05-14", "DECIDING_ISSUE", whole=False, holder="la", since="2026-05-15")
S("advice", "second reading: a reminder to the same service starts nothing", "Reg 8(1): six weeks of receiving the request, not of the reminder.",
  "2026-05-20", f"{A}; advice_requested 2026-04-02 advice=c body=H1; advice_requested 2026-05-02 advice=c body=H1",
  "advice[c/H1] 2026-05-14 overdue from=2026-04-02", "ASSESSING", whole=False)
S("advice", "second reading: an answer that does not say whose", "One answer is one request's: the one that has waited longest.",
  "2026-05-20", f"{A}; advice_requested 2026-04-02 advice=c body=H1; advice_requested 2026-04-03 advice=c body=H2; advice_received 2026-05-12 advice=c",
  "advice[c/H1] 2026-05-14 met 2026-05-12; advice[c/H2] 2026-05-15 overdue", "ASSESSING", whole=False)
S("advice", "second reading: an answer that says whose, to a request that did not", "Asked before anybody was named: the answer is to that request.",
  "2026-05-20", f"{A}; advice_requested 2026-04-02 advice=d; advice_received 2026-05-12 advice=d body=EP7",
  "advice[d] 2026-05-14 met 2026-05-12", "DECIDING_ISSUE", whole=False)
S("advice", "second reading: an answer of somebody who was not asked", "It is taken, the gap is named, and whoever was asked still owes theirs.",
  "2026-05-20", f"{A}; advice_requested 2026-04-02 advice=f body=speech; advice_received 2026-05-12 advice=f body=portage",
  "advice[f/speech] 2026-05-14 overdue", "ASSESSING", whole=False, findings="4 warning missing_step")
S("advice", "second reading: reuse agreed for one of two", "Reg 6(4): earlier advice of that giver is enough; the other's is still awaited.",
  "2026-05-20", f"{A}; advice_requested 2026-04-02 advice=c body=H1; advice_requested 2026-04-02 advice=c body=H2; "
  "reuse_agreed 2026-04-03 advice=c body=H1 party=la; reuse_agreed 2026-04-04 advice=c body=H1 party=giver; reuse_agreed 2026-04-05 advice=c body=H1 party=family",
  "advice[c/H1] 2026-05-14 void; advice[c/H2] 2026-05-14 overdue", "ASSESSING", whole=False)
S("advice", "second reading: three agreements about two givers are not three about one", "Reg 6(4): all three about the same advice.",
  "2026-05-10", f"{A}; advice_requested 2026-04-02 advice=c body=H1; advice_requested 2026-04-02 advice=c body=H2; "
  "reuse_agreed 2026-04-03 advice=c body=H1 party=la; reuse_agreed 2026-04-04 advice=c body=H2 party=giver; reuse_agreed 2026-04-05 advice=c body=H1 party=family",
  "advice[c/H1] 2026-05-14 open; advice[c/H2] 2026-05-14 open", "ASSESSING", whole=False)
S("advice", "second reading: one of two requests taken back", "Nobody owes an answer to a request that was withdrawn; the other stands.",
  "2026-05-10", f"{A}; advice_requested 2026-04-02 advice=f body=speech; advice_requested 2026-04-09 advice=f body=occupational; advice_withdrawn 2026-04-20 advice=f body=occupational",
  "advice[f/speech] 2026-05-14 open; advice[f/occupational] 2026-05-21 void", "ASSESSING", whole=False)
S("advice", "second reading: an appointment missed with one of two", "X-e, reg 8: it lifts the six weeks of that advice giver, not of the other.",
  "2026-05-20", f"{A}; advice_requested 2026-04-02 advice=c body=H1; advice_requested 2026-04-02 advice=c body=H2; exception_claimed 2026-04-20 code=X-e advice=c body=H2",
  "advice[c/H1] 2026-05-14 overdue exception=null; advice[c/H2] 2026-05-14 lifted exception=X-e", "ASSESSING", whole=False)
S("advice", "second reading: answered on the day it was asked", "Same day: the request stands first in the log.",
  "2026-04-02", f"{A}; advice_requested 2026-04-02 advice=b; advice_received 2026-04-02 advice=b", "advice[b] 2026-05-14 met 2026-04-02", "DECIDING_ISSUE", whole=False)
S("advice", "second reading: two of three agree, the third never", "Reg 6(4): any no, or silence, means fresh advice.",
  "2026-05-15", f"{A}; advice_requested 2026-04-02 advice=d; reuse_agreed 2026-04-03 advice=d party=giver; reuse_agreed 2026-04-03 advice=d party=family",
  "advice[d] 2026-05-14 overdue", "ASSESSING", whole=False, holder="psychologist")
S("advice", "second reading: one party agrees three times", "Three parties, not three times one.",
  "2026-05-10", f"{A}; advice_requested 2026-04-02 advice=d; reuse_agreed 2026-04-03 advice=d party=la; reuse_agreed 2026-04-04 advice=d party=la; reuse_agreed 2026-04-05 advice=d party=la",
  "advice[d] 2026-05-14 open", "ASSESSING", whole=False)
S("advice", "second reading: family views sent before anything was asked", "Views come unasked; advice has still to be sought, so the authority is assessing.",
  "2026-04-05", f"{A}; advice_received 2026-04-03 advice=a", "decide_issue 2026-06-22 open", "ASSESSING", whole=False)
S("advice", "second reading: one agrees before anything was asked", "Reg 6(4) needs all three; nothing is in yet.",
  "2026-04-05", f"{A}; reuse_agreed 2026-04-03 advice=d party=la", "decide_issue 2026-06-22 open", "ASSESSING", whole=False)
S("advice", "second reading: old agreements do not serve for a reassessment", "Reg 6(4) is asked again of all three about the advice now sought.",
  "2028-05-20", f"{A}; advice_requested 2026-04-02 advice=d; reuse_agreed 2026-04-03 advice=d party=giver; reuse_agreed 2026-04-03 advice=d party=la; reuse_agreed 2026-04-03 advice=d party=family; "
  "draft_served 2026-06-01; final_issued 2026-07-01; review_meeting 2027-05-10; review_decision 2027-06-01 outcome=maintain; "
  "reassess_requested 2028-04-03; reassess_decision 2028-04-10 outcome=yes; reassess_notice 2028-04-10; advice_requested 2028-04-11 advice=d; reuse_agreed 2028-04-12 advice=d party=la",
  "advice[d] 2026-05-14 void; advice[d] 2028-05-23 open; reassess_final 2028-07-17 open", "REASSESSING", whole=False)
S("advice", "second reading: a refusal ends what was asked for", "No plan: nobody has to advise any more.",
  "2026-06-30", f"{A}; advice_requested 2026-04-02 advice=d body=EP1; advice_requested 2026-04-02 advice=d body=EP2; advice_received 2026-05-01 advice=d body=EP1; N2 2026-06-15",
  "advice[d/EP1] 2026-05-14 met 2026-05-01; advice[d/EP2] 2026-05-14 void", "REFUSED_ISSUE", whole=False)

# ---- 3. Draft, representations, consultation (reg 13, T2, T3; Code 9.83).

for e, due in [("2026-02-15", "2026-03-01"), ("2028-02-15", "2028-02-29"), ("2026-12-18", "2027-01-01"), ("2026-07-31", "2026-08-14"), ("2026-03-28", "2026-04-11")]:
    assert beginning(e, 15) == due
    b = plus(e, -100)
    S("draft", f"second reading: a draft served on {e}", "T2, T3: the day of service is day 1 of the 15; day 15 is still in time.",
      due, f"request_received {b}; N1p {plus(b, 30)}; draft_served {e}; N3 {e}",
      f"decide_assess {weeks(b, 6)} met {plus(b, 30)}; decide_issue {weeks(b, 16)} met {e}; draft_representations {due} open; final_plan {weeks(b, 20)} open", "DRAFT_SENT", holder="family")
D = f"{R}; N1p 2026-04-01; draft_served 2026-06-12"
S("draft", "second reading: a word on the sixteenth day", "Day 16 is after the right; the word is kept, and nobody was in breach.",
  "2026-07-01", f"{D}; representation_received 2026-06-27", "draft_representations 2026-06-26 late 2026-06-27", "DRAFT_SENT", whole=False)
S("draft", "second reading: two settings, two clocks", "Each setting has its own 15 days.",
  "2026-07-10", f"{D}; consult_sent 2026-06-22 setting=S1; consult_sent 2026-06-25 setting=S2; consult_reply 2026-07-07 setting=S1 answer=no",
  "consult_reply[S1] 2026-07-07 met 2026-07-07; consult_reply[S2] 2026-07-10 open", "CONSULTING", whole=False)
S("draft", "second reading: a setting answers on day 16", "15 days of 22 June end on 7 July.",
  "2026-07-10", f"{D}; consult_sent 2026-06-22 setting=S1; consult_reply 2026-07-08 setting=S1 answer=yes", "consult_reply[S1] 2026-07-07 late 2026-07-08", "CONSULTING", whole=False)
S("draft", "second reading: the plan is final, the slow setting is let go", "Nobody waits for an answer that decides nothing.",
  "2026-07-20", f"{D}; consult_sent 2026-06-22 setting=S1; final_issued 2026-07-15", "consult_reply[S1] 2026-07-07 void; final_plan 2026-07-20 met 2026-07-15", "FINAL", whole=False)
S("draft", "second reading: a second draft after the first was answered", "Reg 13(1): the family has its days for the draft now served.",
  "2026-07-01", f"{D}; representation_received 2026-06-20; draft_served 2026-06-29",
  "draft_representations 2026-06-26 met 2026-06-20; draft_representations 2026-07-13 open", "DRAFT_SENT", whole=False)
S("draft", "second reading: the final plan on the fifteenth day", "At least 15 days: day 15 belongs to the family.",
  "2026-06-26", f"{D}; final_issued 2026-06-26", "final_plan 2026-07-20 met 2026-06-26", "FINAL", whole=False, findings="4 warning representations_open")

# ---- 4. Exceptions (section 4): each removes a limit, none adds days.

X = f"{R}; N1p 2026-04-10"
SUMMER = "2026-07-22 2026-09-01"
def closed(name, asked, closure, lifted, why, request="2026-06-01"):
    six, sixteen, twenty = C0(request)
    S("exceptions", "second reading: " + name, why, plus(twenty, 1),
      f"request_received {request}; N1p {plus(request, 35)}; advice_requested {asked} advice=b; exception_claimed {plus(asked, 20)} code=X-a",
      f"decide_issue {sixteen} {'lifted exception=X-a' if lifted else 'overdue exception=null'}; final_plan {twenty} {'lifted exception=X-a' if lifted else 'overdue exception=null'}",
      "ASSESSING", whole=False, closures=closure, findings="" if lifted else "4 error exception_not_proved")
closed("summer, asked a week before it", "2026-07-15", SUMMER, True, "X-a: the window opens exactly one week before the closure.")
closed("summer, asked eight days before it", "2026-07-14", SUMMER, False, "X-a: a day before the window.")
closed("summer, asked a week before re-opening", "2026-08-26", SUMMER, True, "X-a: open again on 2 September; one week before is 26 August.")
closed("summer, asked six days before re-opening", "2026-08-27", SUMMER, False, "X-a: a day after the window.")
closed("a closure of exactly four weeks", "2026-07-22", "2026-07-22 2026-08-18", True, "28 days, first and last counted, are four continuous weeks.")
closed("a closure of 27 days", "2026-07-22", "2026-07-22 2026-08-17", False, "A day short of four weeks.")
closed("two closures of two weeks with a day between", "2026-07-22", "2026-07-22 2026-08-04; 2026-08-06 2026-08-19", False, "Four weeks, but not continuous.")
closed("a fortnight at Easter", "2026-04-06", "2026-03-30 2026-04-10", False, "Not exceptions: a two-week Easter closure.", request="2026-02-16")
S("exceptions", "second reading: the closure lifts only what it touches", "Asked in the summer after N1p in time: the six weeks had been kept; 16 and 20 weeks are lifted.",
  "2026-12-01", "request_received 2026-06-01; N1p 2026-07-13; advice_requested 2026-07-20 advice=b; exception_claimed 2026-07-21 code=X-a",
  "decide_assess 2026-07-13 met 2026-07-13; advice[b] 2026-08-31 overdue exception=null; decide_issue 2026-09-21 lifted exception=X-a; final_plan 2026-10-19 lifted exception=X-a",
  "ASSESSING", closures=SUMMER)
S("exceptions", "second reading: an early years provider, X-b", "The same words for whoever educates a child under five.",
  "2026-12-01", "request_received 2026-06-01; N1p 2026-07-13; advice_requested 2026-07-20 advice=b; exception_claimed 2026-07-21 code=X-b",
  "decide_issue 2026-09-21 lifted exception=X-b; final_plan 2026-10-19 lifted exception=X-b", "ASSESSING", whole=False, closures=SUMMER)
S("exceptions", "second reading: the psychologist asked in the summer is no X-a", "X-a is about advice of a head or principal, key b.",
  "2026-12-01", "request_received 2026-06-01; N1p 2026-07-13; advice_requested 2026-07-20 advice=d; exception_claimed 2026-07-21 code=X-a",
  "final_plan 2026-10-19 overdue exception=null", "ASSESSING", whole=False, closures=SUMMER, findings="4 error exception_not_proved")
for a, b, ok, why in [("2026-05-01", "2026-05-28", True, "28 days, both ends counted"), ("2026-05-01", "2026-05-27", False, "27 days"),
                      ("2026-07-01", "2026-08-15", False, "only 20 of its days lie within the 20 weeks"),
                      ("2026-02-01", "2026-03-29", True, "28 of its days lie within"), ("2026-02-01", "2026-03-28", False, "27 of its days lie within")]:
    S("exceptions", f"second reading: away from {a} to {b}", f"X-d: at least four continuous weeks in the period; {why}.",
      "2026-08-20", f"{X}; exception_claimed 2026-08-16 code=X-d from={a} to={b}", f"final_plan 2026-07-20 {'lifted exception=X-d' if ok else 'overdue exception=null'}",
      "ASSESSING", whole=False, findings="" if ok else "3 error exception_not_proved")
S("exceptions", "second reading: away in May touches the later limits, not the six weeks", "X-d: in the period of each limit; 6 weeks end on 13 April.",
  "2026-08-01", f"{R}; exception_claimed 2026-06-10 code=X-d from=2026-05-01 to=2026-06-05; N1p 2026-06-12",
  "decide_assess 2026-04-13 late 2026-06-12 exception=null; decide_issue 2026-06-22 lifted exception=X-d; final_plan 2026-07-20 lifted exception=X-d", "ASSESSING")
S("exceptions", "second reading: circumstances after the limit do not excuse it", "X-c: during the period; what happened on 20 May did not make 13 April impractical.",
  "2026-08-01", f"{R}; exception_claimed 2026-05-20 code=X-c; N1p 2026-06-12",
  "decide_assess 2026-04-13 late 2026-06-12 exception=null; decide_issue 2026-06-22 lifted exception=X-c; final_plan 2026-07-20 lifted exception=X-c", "ASSESSING")
S("exceptions", "second reading: circumstances that began before and have no end", "X-c: ill since February, before the request; when claimed on 20 March it still lasted.",
  "2026-08-01", f"{R}; exception_claimed 2026-03-20 code=X-c from=2026-02-10; N1p 2026-04-20", "decide_assess 2026-04-13 lifted 2026-04-20 exception=X-c; decide_issue 2026-06-22 lifted exception=X-c; final_plan 2026-07-20 lifted exception=X-c", "ASSESSING")
S("exceptions", "second reading: circumstances ended and came again", "Each claim is weighed for each limit; the first that holds is named.",
  "2026-08-01", f"{R}; exception_claimed 2026-03-20 code=X-c from=2026-03-10 to=2026-03-20; N1p 2026-04-20; exception_claimed 2026-07-01 code=X-c from=2026-06-25 to=2026-07-10",
  "decide_assess 2026-04-13 lifted 2026-04-20 exception=X-c; decide_issue 2026-06-22 lifted exception=X-c; final_plan 2026-07-20 lifted exception=X-c", "ASSESSING")
S("exceptions", "second reading: two exceptions overlap", "The limit is lifted once, by the one claimed first.",
  "2026-08-01", f"{X}; exception_claimed 2026-05-05 code=X-c from=2026-05-01 to=2026-05-20; exception_claimed 2026-06-10 code=X-d from=2026-05-01 to=2026-06-05",
  "decide_assess 2026-04-13 met 2026-04-10 exception=null; decide_issue 2026-06-22 lifted exception=X-c; final_plan 2026-07-20 lifted exception=X-c", "ASSESSING")
S("exceptions", "second reading: an exception, and in time all the same", "Kept is kept: the plan counts as in time.",
  "2026-08-01", f"{X}; exception_claimed 2026-05-05 code=X-c; draft_served 2026-06-01; final_issued 2026-07-01", "decide_issue 2026-06-22 met 2026-06-01; final_plan 2026-07-20 met 2026-07-01", "FINAL", whole=False)
S("exceptions", "second reading: lifted, and then done", "An exception removes the limit: done on 1 September is not late.",
  "2026-09-02", f"{X}; exception_claimed 2026-05-05 code=X-c; draft_served 2026-08-01; final_issued 2026-09-01", "decide_issue 2026-06-22 lifted 2026-08-01 exception=X-c; final_plan 2026-07-20 lifted 2026-09-01 exception=X-c", "FINAL", whole=False)
S("exceptions", "second reading: no exception for a review", "Section 4 is about 6, 16 and 20 weeks; a review has none.",
  "2026-12-01", "final_issued 2025-09-01; review_meeting 2026-06-01; exception_claimed 2026-06-10 code=X-c",
  "review_due 2026-09-01 overdue exception=null; review_decision 2026-06-29 overdue exception=null; review_report 2026-06-15 overdue exception=null", "UNDER_REVIEW",
  findings="1 warning missing_step; 3 error exception_not_proved")
S("exceptions", "second reading: an order, away for two weeks", "Section 9.3: two weeks are enough for an order.",
  "2026-06-30", "order_made 2026-05-05 order=make_plan; exception_claimed 2026-06-01 code=X-d from=2026-05-10 to=2026-05-23",
  "order_draft 2026-06-09 lifted exception=X-d; order_final 2026-07-21 lifted exception=X-d")
S("exceptions", "second reading: an order, away for thirteen days", "A day short of two weeks.",
  "2026-06-30", "order_made 2026-05-05 order=make_plan; exception_claimed 2026-06-01 code=X-d from=2026-05-10 to=2026-05-22",
  "order_draft 2026-06-09 overdue; order_final 2026-07-21 open", findings="2 error exception_not_proved")
S("exceptions", "second reading: an appointment missed on day 42 of the advice", "X-e: within the six weeks.",
  "2026-06-01", f"{A}; advice_requested 2026-04-02 advice=c; exception_claimed 2026-05-14 code=X-e advice=c", "advice[c] 2026-05-14 lifted exception=X-e", "ASSESSING", whole=False)
S("exceptions", "second reading: an appointment missed on day 43 of the advice", "X-e: not within the six weeks.",
  "2026-06-01", f"{A}; advice_requested 2026-04-02 advice=c; exception_claimed 2026-05-15 code=X-e advice=c", "advice[c] 2026-05-14 overdue", "ASSESSING", whole=False, findings="4 error exception_not_proved")

# ---- 5. Reviews (section 6): 12 months; 2, 4, 8 and 12 weeks.

for e, due in [("2024-02-29", "2025-02-28"), ("2023-02-28", "2024-02-28"), ("2027-03-01", "2028-03-01"), ("2025-12-31", "2026-12-31"), ("2025-08-15", "2026-08-15")]:
    assert months(e, 12) == due
    S("reviews", f"second reading: a plan made on {e}", "S.44(1): within 12 months of the plan first being made (T5).",
      due, f"final_issued {e}", f"review_due {due} open", "FINAL", findings="1 warning missing_step", holder="la", next="next_review_due")
P = "final_issued 2025-09-01"
GAP = "1 warning missing_step"
S("reviews", "second reading: a meeting starts two and four weeks", "Reg 20: report within 2 weeks, decision within 4 weeks of the meeting.",
  "2026-06-15", f"{P}; review_meeting 2026-06-01", "review_due 2026-09-01 open; review_report 2026-06-15 open; review_decision 2026-06-29 open", "UNDER_REVIEW", findings=GAP, holder="school")
S("reviews", "second reading: kept as it is, on the last day", "4 weeks of 1 June; the next 12 months run from the review's end.",
  "2026-07-01", f"{P}; review_meeting 2026-06-01; review_report 2026-06-15; review_decision 2026-06-29 outcome=maintain; N8 2026-06-29",
  "review_due 2026-09-01 met 2026-06-29; review_report 2026-06-15 met 2026-06-15; review_decision 2026-06-29 met 2026-06-29; review_due 2027-06-29 open; mediation_contact[A5] 2026-08-29 open; appeal[A5] 2026-09-01 open",
  "FINAL", findings=GAP)
S("reviews", "second reading: report and decision late", "15 days and 29 days after the meeting.",
  "2026-07-01", f"{P}; review_meeting 2026-06-01; review_report 2026-06-16; review_decision 2026-06-30 outcome=maintain",
  "review_due 2026-09-01 met 2026-06-30; review_report 2026-06-15 late 2026-06-16; review_decision 2026-06-29 late 2026-06-30; review_due 2027-06-30 open", "FINAL", findings=GAP)
S("reviews", "second reading: amended within 8 and 12 weeks", "Row 16: 8 weeks of the notice of 22 June end on 17 August, before 12 weeks of the meeting, 24 August.",
  "2026-08-17", f"{P}; review_meeting 2026-06-01; review_report 2026-06-10; review_decision 2026-06-22 outcome=amend; amendment_notice 2026-06-22; N5 2026-06-22; amended_final 2026-08-17",
  "review_due 2026-09-01 met 2026-06-22; review_report 2026-06-15 met 2026-06-10; review_decision 2026-06-29 met 2026-06-22; review_due 2027-06-22 open; "
  "amended_final 2026-08-17 met 2026-08-17; draft_representations 2026-07-06 void", "FINAL", findings=GAP)
S("reviews", "second reading: a late notice does not lengthen the 12 weeks", "Row 16: 12 weeks of the meeting at most, 24 August, though 8 weeks of 13 July end on 7 September.",
  "2026-08-25", f"{P}; review_meeting 2026-06-01; review_decision 2026-06-29 outcome=amend; amendment_notice 2026-07-13", "amended_final 2026-08-24 overdue", "AMENDING", whole=False, findings=GAP)
S("reviews", "second reading: decided to amend, no notice yet", "12 weeks of the meeting stand from the decision on.",
  "2026-07-01", f"{P}; review_meeting 2026-06-01; review_decision 2026-06-29 outcome=amend", "amended_final 2026-08-24 open", "AMENDING", whole=False, findings=GAP)
S("reviews", "second reading: a notice, then no change after all", "Reg 22: tell the family within the same 8 weeks; it may appeal (A5).",
  "2026-09-01", f"{P}; review_meeting 2026-06-01; review_decision 2026-06-22 outcome=amend; amendment_notice 2026-06-22; N8 2026-08-10",
  "amended_final 2026-08-17 met 2026-08-10; appeal[A5] 2026-10-12 open", "FINAL", whole=False, findings=GAP)
S("reviews", "second reading: amended at any time, no review", "Row 19, reg 28: the steps of reg 22, 8 weeks of the notice, 15 days for the family; the review's 12 months go on.",
  "2026-03-10", f"{P}; amendment_notice 2026-03-02", "review_due 2026-09-01 open; amended_final 2026-04-27 open; draft_representations 2026-03-16 open", "AMENDING", findings=GAP)
S("reviews", "second reading: an amendment outside a review does not move the review", "S.44(1): 12 months of the plan first made, not of the amendment.",
  "2026-05-01", f"{P}; amendment_notice 2026-03-02; amended_final 2026-04-27", "review_due 2026-09-01 open; amended_final 2026-04-27 met 2026-04-27; draft_representations 2026-03-16 void", "FINAL", findings=GAP)
S("reviews", "second reading: the twelve months ran out", "Due on 1 September, decided on 20 October: late; the next runs from the decision.",
  "2026-11-01", f"{P}; review_meeting 2026-09-28; review_decision 2026-10-20 outcome=maintain", "review_due 2026-09-01 late 2026-10-20; review_due 2027-10-20 open; review_decision 2026-10-26 met 2026-10-20; review_report 2026-10-12 overdue", "FINAL", findings=GAP)
S("reviews", "second reading: three years of reviews", "Each 12 months run from the last review's end; each meeting has clocks of its own.",
  "2028-05-01", f"{P}; review_meeting 2026-06-01; review_report 2026-06-10; review_decision 2026-06-20 outcome=maintain; review_meeting 2027-05-10; review_report 2027-05-20; review_decision 2027-06-01 outcome=maintain; review_meeting 2028-04-24",
  "review_due 2026-09-01 met 2026-06-20; review_due 2027-06-20 met 2027-06-01; review_due 2028-06-01 open; review_report 2026-06-15 met 2026-06-10; review_report 2027-05-24 met 2027-05-20; review_report 2028-05-08 open; "
  "review_decision 2026-06-29 met 2026-06-20; review_decision 2027-06-07 met 2027-06-01; review_decision 2028-05-22 open", "UNDER_REVIEW", findings=GAP)
S("reviews", "second reading: last year's report never came, this year's is not late for it", "Reg 20: two weeks of this year's meeting.",
  "2027-05-20", f"{P}; review_meeting 2026-06-01; review_decision 2026-06-20 outcome=maintain; review_meeting 2027-05-10; review_report 2027-05-20",
  "review_report 2026-06-15 void; review_report 2027-05-24 met 2027-05-20", "UNDER_REVIEW", whole=False, findings=GAP)
S("reviews", "second reading: a child under five is looked at every 3 to 6 months", "Code 9.178 asks to consider it; a review in March keeps the law, and the next 12 months run from it.",
  "2026-04-01", f"{P}; review_meeting 2026-02-02; review_report 2026-02-10; review_decision 2026-03-01 outcome=maintain", "review_due 2026-09-01 met 2026-03-01; review_due 2027-03-01 open", "FINAL", whole=False, findings=GAP)
S("reviews", "second reading: the amendment notice itself tells the decision", "Row 16: sent to the family within 4 weeks of the meeting it is the notification.",
  "2026-07-01", f"{P}; review_meeting 2026-06-01; amendment_notice 2026-06-29", "review_decision 2026-06-29 met 2026-06-29; review_due 2027-06-29 open; amended_final 2026-08-24 open", "AMENDING", whole=False, findings=GAP)
S("reviews", "second reading: the notice to cease tells the decision after the meeting", "Reg 20(10): maintain, amend or cease; the decision to cease is the third.",
  "2026-07-01", f"{P}; review_meeting 2026-06-01; cease_proposed 2026-06-05; cease_decided 2026-06-26; N6 2026-06-26", "review_decision 2026-06-29 met 2026-06-26; appeal[A6] 2026-09-01 open", "CEASE_DECIDED", whole=False, findings=GAP)

# ---- 6. Phase transfers (reg 18): before 15 February, before 31 March, five months.

for t in "early_years infant_junior primary_middle primary_secondary middle_secondary".split():
    S("phases", f"second reading: {t} in 2026, made on 14 February", "Before 15 February of the calendar year: 14 February complies.",
      "2026-03-01", f"{P}; phase_transfer 2026-09-01 transfer={t}; amendment_notice 2025-12-20; amended_final 2026-02-14", f"phase_transfer_name[{t}] 2026-02-14 met 2026-02-14", "FINAL", whole=False, findings=GAP)
    S("phases", f"second reading: {t} in 2028, made on 15 February", "Before means the 15th itself is late.",
      "2028-03-01", f"final_issued 2027-06-01; phase_transfer 2028-09-04 transfer={t}; amendment_notice 2027-12-22; amended_final 2028-02-15", f"phase_transfer_name[{t}] 2028-02-14 late 2028-02-15", "FINAL", whole=False, findings=GAP)
S("phases", "second reading: secondary to post-16, 30 March", "Before 31 March.", "2026-03-30", f"{P}; phase_transfer 2026-09-01 transfer=secondary_post16", "review_due 2026-09-01 open; phase_transfer_name[secondary_post16] 2026-03-30 open", "FINAL", findings=GAP)
S("phases", "second reading: secondary to post-16, 31 March is late", "Before 31 March.", "2026-03-31", f"{P}; phase_transfer 2026-09-01 transfer=secondary_post16; amendment_notice 2026-02-10; amended_final 2026-03-31",
  "phase_transfer_name[secondary_post16] 2026-03-30 late 2026-03-31", "FINAL", whole=False, findings=GAP)
for t, due in [("2026-09-01", "2026-04-01"), ("2027-01-04", "2026-08-04"), ("2026-07-31", "2026-02-28"), ("2028-07-31", "2028-02-29"), ("2026-03-31", "2025-10-31")]:
    assert months(t, -5) == due
    S("phases", f"second reading: between post-16 institutions on {t}", "At least five months before: the transfer's date minus five months.",
      due, f"final_issued {months(t, -10)}; phase_transfer {t} transfer=post16_post16", f"phase_transfer_name[post16_post16] {due} open", "FINAL", whole=False, findings=GAP)
S("phases", "second reading: the year of the transfer, not of the log", "A transfer in January 2027 is in the calendar year 2027.", "2026-11-01", f"{P}; phase_transfer 2027-01-04 transfer=primary_secondary",
  "phase_transfer_name[primary_secondary] 2027-02-14 open", "FINAL", whole=False, findings=GAP)
S("phases", "second reading: first made in the autumn, it names the school of now", "Reg 18: reviewed and amended so that it names the next; a first plan of October names where the child is.",
  "2026-03-01", f"final_issued 2025-10-06; phase_transfer 2026-09-01 transfer=primary_secondary", "phase_transfer_name[primary_secondary] 2026-02-14 overdue", "FINAL", whole=False, findings=GAP)
S("phases", "second reading: first made in January of the year", "The calendar year of the transfer: a plan first made then names the next setting.",
  "2026-03-01", f"final_issued 2026-01-19; phase_transfer 2026-09-01 transfer=primary_secondary", "phase_transfer_name[primary_secondary] 2026-02-14 met 2026-01-19", "FINAL", whole=False, findings=GAP)
S("phases", "second reading: no plan yet, the day passes", "Reg 18 is about a plan in force: while the child is assessed nobody has missed it.",
  "2026-03-01", "request_received 2025-12-15; N1p 2026-01-20; phase_transfer 2026-09-01 transfer=primary_secondary", "phase_transfer_name[primary_secondary] 2026-02-14 void", "ASSESSING", whole=False)
S("phases", "second reading: no plan yet, the day is ahead", "Known and ahead: the plan, if made by then, has to name the school.",
  "2026-02-01", "request_received 2025-12-15; N1p 2026-01-20; phase_transfer 2026-09-01 transfer=primary_secondary", "phase_transfer_name[primary_secondary] 2026-02-14 open", "ASSESSING", whole=False)
S("phases", "second reading: two transfers of one child", "Infant to junior in 2024, primary to secondary in 2028: each has its day.",
  "2028-03-01", "final_issued 2023-03-01; phase_transfer 2024-09-02 transfer=infant_junior; amendment_notice 2023-12-01; amended_final 2024-01-20; phase_transfer 2028-09-04 transfer=primary_secondary; amendment_notice 2027-12-01; amended_final 2028-02-01",
  "phase_transfer_name[infant_junior] 2024-02-14 met 2024-01-20; phase_transfer_name[primary_secondary] 2028-02-14 met 2028-02-01", "FINAL", whole=False, findings=GAP)

# ---- 7. Reassessment (reg 23 to 27).

S("reassess", "second reading: 15 days to decide", "Reg 25: within 15 days of the request.", "2026-03-17", f"{P}; reassess_requested 2026-03-02 by=parent", "review_due 2026-09-01 open; reassess_decide 2026-03-17 open", "REASSESSING", findings=GAP)
S("reassess", "second reading: decided on day 16", "Day 16 is late.", "2026-03-20", f"{P}; reassess_requested 2026-03-02; N7 2026-03-18", "review_due 2026-09-01 open; reassess_decide 2026-03-17 late 2026-03-18; mediation_contact[A4] 2026-05-18 open; appeal[A4] 2026-05-18 open", "FINAL", findings=GAP)
S("reassess", "second reading: 14 weeks of the notice", "Reg 27(2): 14 weeks of the notice of 13 March: 19 June.", "2026-06-20",
  f"{P}; reassess_requested 2026-03-02; reassess_decision 2026-03-11 outcome=yes; reassess_notice 2026-03-13", "reassess_decide 2026-03-17 met 2026-03-11; reassess_final 2026-06-19 overdue", "REASSESSING", whole=False, findings=GAP)
S("reassess", "second reading: of the authority's own motion", "S.44(3): 14 weeks of its decision of 11 March, 17 June, whatever the notice says.", "2026-06-01",
  f"{P}; reassess_decision 2026-03-11 outcome=yes; reassess_notice 2026-03-20", "reassess_final 2026-06-17 open", "REASSESSING", whole=False, findings=GAP)
S("reassess", "second reading: finalised on the last day, over a leap day", "14 weeks of 24 November 2027: 1 March 2028.", "2028-03-01",
  "final_issued 2027-02-01; reassess_requested 2027-11-15; reassess_notice 2027-11-24; draft_served 2028-02-10; final_issued 2028-03-01",
  "reassess_decide 2027-11-30 met 2027-11-24; reassess_final 2028-03-01 met 2028-03-01; review_due 2029-03-01 open", "FINAL", whole=False, findings=GAP)
S("reassess", "second reading: reassessed, advice still out, final amended plan", "Once the plan is made nobody owes advice for it.", "2026-06-20",
  f"{P}; reassess_notice 2026-03-13; advice_requested 2026-03-16 advice=d; amended_final 2026-06-18", "advice[d] 2026-04-27 void; reassess_final 2026-06-19 met 2026-06-18", "FINAL", whole=False, findings=GAP)

# ---- 8. Ceasing (reg 31, s.45(4)).

S("ceasing", "second reading: ceased on the last day for an appeal", "S.45(4): the plan lives until the time has ended; the last day still belongs to the family.",
  "2026-06-01", f"{P}; cease_proposed 2026-02-20; cease_decided 2026-03-10; N6 2026-03-10; ceased 2026-05-11", "appeal[A6] 2026-05-11 overdue", "CEASE_DECIDED", whole=False, findings=f"{GAP}; 5 error appeal_period")
S("ceasing", "second reading: ceased the day after", "2 months of 10 March end on Sunday 10 May, in time on Monday 11 May (T7); 12 May is lawful.",
  "2026-06-01", f"{P}; cease_proposed 2026-02-20; cease_decided 2026-03-10; N6 2026-03-10; ceased 2026-05-12", "review_due 2026-09-01 void; mediation_contact[A6] 2026-05-10 overdue; appeal[A6] 2026-05-11 overdue", "CEASED", findings=GAP, holder="none")
S("ceasing", "second reading: the notice goes out later than the decision", "2 months of the written notice, 17 March, not of the decision of the 10th.",
  "2026-05-12", f"{P}; cease_proposed 2026-02-20; cease_decided 2026-03-10; N6 2026-03-17", "appeal[A6] 2026-05-18 open; mediation_contact[A6] 2026-05-17 open", "CEASE_DECIDED", whole=False, findings=GAP)
S("ceasing", "second reading: a certificate keeps the plan alive", "1 month of the certificate of 30 April: Saturday 30 May, in time on Monday 1 June.",
  "2026-05-20", f"{P}; cease_proposed 2026-02-20; cease_decided 2026-03-10; mediation_declined 2026-04-28; certificate_issued 2026-04-30; ceased 2026-05-15", "appeal[A6] 2026-06-01 open", "CEASE_DECIDED", whole=False, findings=f"{GAP}; 6 error appeal_period")
S("ceasing", "second reading: the Tribunal keeps the plan", "Reg 44(2)(g): it goes on at once; changes within 5 weeks.",
  "2026-10-01", f"{P}; cease_proposed 2026-02-20; cease_decided 2026-03-10; appeal_registered 2026-05-05; order_made 2026-09-10 order=maintain", "order_amend 2026-10-15 open; review_due 2026-09-01 overdue", "FINAL", whole=False, findings=GAP)
S("ceasing", "second reading: until it ceases, the review is still due", "The plan and the duty of s.42 stay live.", "2026-09-02", f"{P}; cease_proposed 2026-08-01; cease_decided 2026-08-20", "review_due 2026-09-01 overdue", "CEASE_DECIDED", whole=False, findings=GAP)
S("ceasing", "second reading: proposed and dropped", "Reg 31 is a consultation: the plan may be amended instead, and the proposal is over.", "2026-04-01",
  f"{P}; review_meeting 2026-02-02; review_decision 2026-02-20 outcome=cease; reassess_requested 2026-03-02", "reassess_decide 2026-03-17 overdue", whole=False, findings=GAP)

# ---- 9. Moves (reg 15).

MOVE_DAY = "2026-06-30"
for k, due in [("2026-06-08", MOVE_DAY), ("2026-06-09", MOVE_DAY), ("2026-06-10", working("2026-06-10", 15, first=True)), ("2026-07-06", working("2026-07-06", 15, first=True))]:
    S("moves", f"second reading: known on {k}, moved on {MOVE_DAY}", "Reg 15: on the day of the move, when known 15 working days before; else 15 working days beginning with the day it was known.",
      "2026-07-06", f"{P}; move_known {k}; move_effective {MOVE_DAY}", f"review_due 2026-09-01 open; transfer_out {due} {'overdue' if due < '2026-07-06' else 'open'}", "FINAL", findings=GAP)
for k, due in [("2026-03-27", "2026-04-20"), ("2026-12-14", "2027-01-06"), ("2025-12-24", "2026-01-16"), ("2026-05-02", "2026-05-26"), ("2023-04-24", "2023-05-16"), ("2022-05-30", "2022-06-21")]:
    assert working(k, 15, first=True) == due, (k, working(k, 15, first=True))
    S("moves", f"second reading: moved yesterday, known on {k}", "15 working days beginning with that day; bank holidays and week-ends do not count (T2, T6); Christmas week counts else (T11).",
      due, f"final_issued {months(k, -6)}; move_effective {plus(k, -1)}; move_known {k}", f"transfer_out {due} open", "FINAL", whole=False, findings=GAP)
S("moves", "second reading: sent on the day", "Known long before: the day of the move itself.", "2026-07-01", f"{P}; move_known 2026-04-01; move_effective 2026-06-30; transferred_out 2026-06-30", "review_due 2026-09-01 void; transfer_out 2026-06-30 met 2026-06-30", "TRANSFERRED", findings=GAP, holder="none")
S("moves", "second reading: sent a day late", "The day after the move.", "2026-07-02", f"{P}; move_known 2026-04-01; move_effective 2026-06-30; transferred_out 2026-07-01", "review_due 2026-09-01 void; transfer_out 2026-06-30 late 2026-07-01", "TRANSFERRED", findings=GAP)
for e, six, three in [("2026-03-02", "2026-04-13", "2026-06-01"), ("2025-11-30", "2026-01-11", "2026-02-27"), ("2027-11-30", "2028-01-11", "2028-02-28"), ("2026-08-01", "2026-09-12", "2026-10-31")]:
    assert weeks(e, 6) == six and plus(months(e, 3), -1) == three
    S("moves", f"second reading: a plan received on {e}, its age unknown", "Reg 15: 6 weeks to tell the family; first review before 3 months from the transfer, the day itself being late.",
      e, f"transferred_in {e}", f"transfer_tell_family {six} open; transfer_first_review {three} open", "FINAL")
S("moves", "second reading: the later of the two, by the last review", "Before the later of 12 months from the last review, 10 January 2027, and 3 months from the transfer.",
  "2026-05-01", f"{P}; review_meeting 2025-12-15; review_report 2025-12-20; review_decision 2026-01-10 outcome=maintain; transferred_in 2026-04-01; N9 2026-05-01",
  "transfer_tell_family 2026-05-13 met 2026-05-01; transfer_first_review 2027-01-09 open", "FINAL", whole=False, findings=GAP)
S("moves", "second reading: the later of the two, by the transfer", "12 months of the plan end on 1 September, 3 months of the transfer on 15 November.",
  "2026-11-15", f"{P}; transferred_in 2026-08-15", "review_due 2026-09-01 void; transfer_tell_family 2026-09-26 overdue; transfer_first_review 2026-11-14 overdue", "FINAL", findings=GAP)
S("moves", "second reading: the first review done, the years go on", "From then on s.44(1): 12 months of the last review.",
  "2026-07-01", "transferred_in 2026-03-02; N9 2026-04-01; review_meeting 2026-05-04; review_report 2026-05-18; review_decision 2026-05-29 outcome=maintain",
  "transfer_tell_family 2026-04-13 met 2026-04-01; transfer_first_review 2026-06-01 met 2026-05-29; review_report 2026-05-18 met 2026-05-18; review_decision 2026-06-01 met 2026-05-29; review_due 2027-05-29 open", "FINAL")
S("moves", "second reading: away, back, and away again", "Each move has its own clock: the second was known on 4 January 2027, 30 working days before.",
  "2027-03-01", f"{P}; move_known 2026-01-05; move_effective 2026-03-02; transferred_out 2026-03-02; transferred_in 2026-09-01; N9 2026-09-10; move_known 2027-01-04; move_effective 2027-02-22",
  "transfer_out 2026-03-02 met 2026-03-02; transfer_out 2027-02-22 overdue", "FINAL", whole=False, findings=GAP)
S("moves", "second reading: a request that moves", "SEN2: the request is exported; the old authority's clocks end, the new one starts its own C0.",
  "2026-05-01", f"{R}; N1p 2026-04-01; move_known 2026-04-10; move_effective 2026-04-15; transferred_out 2026-04-15; attention 2026-04-16",
  "final_plan 2026-07-20 void; final_plan 2026-09-03 open; decide_assess 2026-05-28 open", "REQUESTED", whole=False)

# ---- 10. Disputes (section 9).

for e, two in [("2026-01-31", "2026-03-31"), ("2025-12-31", "2026-02-28"), ("2027-12-31", "2028-02-29"), ("2026-04-30", "2026-06-30"), ("2026-07-15", "2026-09-15")]:
    assert months(e, 2) == two
    S("disputes", f"second reading: a decision sent on {e}", "2 months from the notice (T5); an appeal on a day that is not a working day is in time on the next (T7).",
      e, f"decision_sent {e} decision=A2", f"mediation_contact[A2] {two} open; appeal[A2] {in_time(two)} open", "NONE")
for e, due, why in [
    ("2027-05-31", "2027-08-02", "ends on Saturday 31 July, not in August: T7 alone moves it to Monday 2 August"),
    ("2026-06-01", "2026-09-01", "ends on 1 August: first working day after 31 August (T8)"),
    ("2026-06-30", "2026-09-01", "ends on 30 August (T8)"),
    ("2024-06-30", "2024-09-02", "ends on 30 August; 1 September is a Sunday (T8, T7)"),
    ("2025-10-25", "2026-01-02", "ends on Christmas Day (T8)"),
    ("2025-11-01", "2026-01-02", "ends on 1 January (T8)"),
    ("2022-10-24", "2022-12-28", "ends on Saturday 24 December: T7 alone, and 28 December is the next working day"),
    ("2027-10-26", "2028-01-04", "ends on 26 December; 3 January 2028 is the substitute bank holiday (T8, T6)"),
    ("2026-02-03", "2026-04-07", "ends on Good Friday: next working day is Tuesday after Easter (T7)"),
    ("2025-10-24", "2025-12-24", "ends on Christmas Eve, a working day"),
    ("2026-07-31", "2026-09-30", "over August, not ending in it: 30 September by T5"),
]:
    assert in_time(months(e, 2)) == due, (e, in_time(months(e, 2)))
    S("disputes", f"second reading: an appeal about the setting, decided on {e}", f"Only section I: no certificate is needed; the 2 months {why}.", e, f"decision_sent {e} decision=A3I", f"appeal[A3I] {due} open", "NONE")
for dec, cert, due in [("2025-10-01", "2025-11-29", "2026-01-02"), ("2026-03-02", "2026-03-20", "2026-05-05"), ("2026-03-02", "2026-04-30", "2026-06-01"), ("2026-03-02", "2026-05-05", "2026-06-05"),
                       ("2026-05-06", "2026-07-01", "2026-09-01"), ("2026-01-05", "2026-01-31", "2026-03-05"), ("2026-12-30", "2027-01-31", "2027-03-01")]:
    assert max(in_time(months(dec, 2)), in_time(months(cert, 1))) == due, (dec, cert)
    S("disputes", f"second reading: decided on {dec}, certificate of {cert}", "The later of 2 months from the decision and 1 month from the certificate (T5, T7, T8).",
      cert, f"decision_sent {dec} decision=A1; mediation_declined {plus(cert, -2)}; certificate_issued {cert}", f"appeal[A1] {due} open", "NONE", whole=False)
S("disputes", "second reading: a certificate belongs to the decision in dispute", "The right of 2024 ran out; a certificate about the decision of 2026 does not bring it back.",
  "2026-06-01", "decision_sent 2024-03-01 decision=A1; decision_sent 2026-04-01 decision=A3F; mediation_declined 2026-05-18; certificate_issued 2026-05-20",
  "appeal[A1] 2024-05-01 overdue; appeal[A3F] 2026-06-22 open", "NONE", whole=False)
S("disputes", "second reading: a refusal of this year after one of another", "A decision sent anew has two months of its own; the old right stays run out.",
  "2026-06-01", "decision_sent 2024-03-01 decision=A1; decision_sent 2026-04-15 decision=A1", "appeal[A1] 2024-05-01 overdue; appeal[A1] 2026-06-15 open; mediation_contact[A1] 2024-05-01 overdue; mediation_contact[A1] 2026-06-15 open", "NONE")
for e, due in [("2026-05-01", "2026-05-07"), ("2026-12-23", "2026-12-30"), ("2026-04-01", "2026-04-08"), ("2026-08-27", "2026-09-02"), ("2026-01-02", "2026-01-07")]:
    assert working(e, 3) == due, (e, working(e, 3))
    S("disputes", f"second reading: no mediation wanted on {e}", "3 working days (T6); the Tribunal's August and Christmas do not touch the adviser.",
      e, f"decision_sent {plus(e, -30)} decision=A2; mediation_declined {e}", f"mediation_certificate {due} open", "NONE", whole=False)
for e, due in [("2026-02-01", "2026-03-03"), ("2028-02-01", "2028-03-02"), ("2026-07-31", "2026-08-30"), ("2026-12-05", "2027-01-04")]:
    assert plus(e, 30) == due
    S("disputes", f"second reading: mediation wanted on {e}", "30 days; August, Christmas and Sundays count (T11).", e, f"decision_sent {plus(e, -10)} decision=A2; mediation_wanted {e}", f"mediation_arrange {due} open; mediation_contact[A2] {months(plus(e, -10), 2)} met {e}", "NONE", whole=False)
S("disputes", "second reading: mediation on day 31", "30 days of 1 May end on 31 May.", "2026-06-10", "decision_sent 2026-04-10 decision=A2; mediation_wanted 2026-05-01; mediation_held 2026-06-01", "mediation_arrange 2026-05-31 late 2026-06-01; mediation_certificate 2026-06-04 overdue", "NONE", whole=False)
S("disputes", "second reading: contact on the last day", "2 months of 10 April; the adviser was reached on the day.", "2026-06-20", "decision_sent 2026-04-10 decision=A2; mediation_contact 2026-06-10", "mediation_contact[A2] 2026-06-10 met 2026-06-10; appeal[A2] 2026-06-10 overdue", "NONE", whole=True)
S("disputes", "second reading: contact a day late", "2 months of 10 April: 11 June is out of time.", "2026-06-20", "decision_sent 2026-04-10 decision=A2; mediation_contact 2026-06-11", "mediation_contact[A2] 2026-06-10 late 2026-06-11", "NONE", whole=False)
for e, due in [("2026-06-22", "2026-09-01"), ("2025-12-01", "2026-01-20"), ("2026-08-17", "2026-10-12"), ("2026-12-24", "2027-02-12"), ("2026-03-16", "2026-04-29"), ("2027-07-30", "2027-10-12")]:
    assert working(e, 30, tribunal=True) == due, (e, working(e, 30, tribunal=True))
    S("disputes", f"second reading: an appeal sent to the authority on {e}", "30 working days; August and 25 December to 1 January are not counted (T9).", e, f"appeal_registered {plus(e, -3)}; appeal_sent_to_la {e}", f"la_response {due} open", "NONE")
S("disputes", "second reading: answered a day late", "30 working days of 16 March 2026 end on 29 April: 3 and 6 April are bank holidays.", "2026-05-01", "appeal_registered 2026-03-13; appeal_sent_to_la 2026-03-16; la_response 2026-04-30", "la_response 2026-04-29 late 2026-04-30", "NONE")

# ---- 11. Orders (reg 44), unopposed (reg 45), agreements (reg 42).

ORDERS = {"assess": "order_tell 2; order_no_plan 10; order_final 14", "make_plan": "order_draft 5; order_final 11", "amend": "order_amend 5", "setting": "order_setting 2",
          "contents_and_setting": "order_amend 5", "reconsider": "order_tell 2", "maintain": "order_amend 5"}
for order, limits in ORDERS.items():
    for e in ("2026-12-18", "2026-07-17", "2028-02-16"):
        S("orders", f"second reading: {order} ordered on {e}", "Section 9.3, T1; the Tribunal's days do not help the authority (T11).", e, f"order_made {e} order={order}",
          "; ".join(f"{l.split()[0]} {weeks(e, int(l.split()[1]))} open" for l in lines(limits)), "NONE", holder="la")
    S("orders", f"second reading: {order} overdue by a day", "Each limit's day has passed.", plus(weeks("2026-02-02", 14), 1), f"order_made 2026-02-02 order={order}",
      "; ".join(f"{l.split()[0]} {weeks('2026-02-02', int(l.split()[1]))} overdue" for l in lines(limits)), "NONE")
    S("orders", f"second reading: {order}, not opposed and complied with", "Reg 45: from the day the Tribunal was told; what is complied with is met.", "2026-02-10", f"unopposed 2026-02-02 order={order}; order_complied 2026-02-10",
      "; ".join(f"{l.split()[0]} {weeks('2026-02-02', int(l.split()[1]))} met 2026-02-10" for l in lines(limits)), "NONE")
S("orders", "second reading: agreed in mediation, nothing to appeal", "Reg 42(3): 2 weeks of the agreement.", "2026-05-20", "mediation_agreement 2026-05-05 appealable=false", "order_amend 2026-05-19 overdue", "NONE")
S("orders", "second reading: agreed in mediation to issue a plan", "Reg 42(2): as if ordered: draft 5, final 11 weeks.", "2026-05-05", "decision_sent 2026-03-20 decision=A2; mediation_wanted 2026-04-10; mediation_held 2026-05-05; mediation_agreement 2026-05-05 appealable=true order=make_plan",
  "order_draft 2026-06-09 open; order_final 2026-07-21 open; mediation_arrange 2026-05-10 met 2026-05-05", "NONE", whole=False)
S("orders", "second reading: ordered to assess, whole way", "2, 10 and 14 weeks of 2 September 2026.", "2026-12-10",
  f"{R}; N1 2026-04-10; appeal_registered 2026-05-20; appeal_sent_to_la 2026-05-22; la_response 2026-06-30; order_made 2026-09-02 order=assess; N1p 2026-09-16; draft_served 2026-11-12; final_issued 2026-12-09",
  "order_tell 2026-09-16 met 2026-09-16; order_no_plan 2026-11-11 void; order_final 2026-12-09 met 2026-12-09; final_plan 2026-07-20 void; decide_issue 2026-06-22 void", "FINAL", whole=False)
S("orders", "second reading: only the setting was ordered", "2 weeks of 5 May; the amended plan of 20 May is a day late.", "2026-05-21", f"{P}; order_made 2026-05-05 order=setting; amendment_notice 2026-05-06; amended_final 2026-05-20", "order_setting 2026-05-19 late 2026-05-20", "FINAL", whole=False, findings=GAP)

# ---- 12. Logs as they are kept: late, twice, corrected, in the wrong order.

S("logs", "second reading: recorded late, in any order", "The fold is by date; that an entry stands below a later one is said.", "2026-06-15",
  "draft_served 2026-06-12; N1p 2026-04-01; request_received 2026-03-02", "decide_assess 2026-04-13 met 2026-04-01; decide_issue 2026-06-22 met 2026-06-12; draft_representations 2026-06-26 open; final_plan 2026-07-20 open", "DRAFT_SENT",
  findings="2 warning not_in_date_order; 3 warning not_in_date_order")
S("logs", "second reading: everything on one day, in the log's order", "Events of one day keep the log's order.", "2026-03-02", f"{R}; N0 2026-03-02; assess_decision 2026-03-02 outcome=yes; N1p 2026-03-02; advice_requested 2026-03-02 advice=b",
  "decide_assess 2026-04-13 met 2026-03-02; advice[b] 2026-04-13 open; decide_issue 2026-06-22 open; final_plan 2026-07-20 open", "ASSESSING")
S("logs", "second reading: the same notice recorded twice", "The first day counts.", "2026-04-20", f"{R}; N1p 2026-04-10; N1p 2026-04-17", "decide_assess 2026-04-13 met 2026-04-10", "ASSESSING", whole=False)
S("logs", "second reading: a panel changes its mind before any notice", "Refused on the 1st, to be assessed on the 8th, told on the 10th: no refusal was ever notified.", "2026-04-20", f"{R}; assess_decision 2026-04-01 outcome=no; assess_decision 2026-04-08 outcome=yes; N1p 2026-04-10",
  "decide_assess 2026-04-13 met 2026-04-10; decide_issue 2026-06-22 open; final_plan 2026-07-20 open", "ASSESSING")
S("logs", "second reading: today is before everything", "What lies ahead is left out, each with its place.", "2026-03-01", f"{R}; N1p 2026-04-10", "", "NONE", findings="1 error future; 2 error future")
S("logs", "second reading: a transfer and a move may lie ahead", "They are planned; nothing else is.", "2026-03-01", f"{P}; phase_transfer 2026-09-01 transfer=primary_secondary; move_effective 2026-05-01; review_meeting 2026-06-01",
  "phase_transfer_name[primary_secondary] 2026-02-14 overdue; transfer_out 2026-05-01 open", "FINAL", whole=False, findings=f"{GAP}; 4 error future")
S("logs", "second reading: a final plan twice", "A plan in force is amended, not made final again, unless a notice of amendment is missing.", "2026-08-10", f"{D}; final_issued 2026-07-10; final_issued 2026-08-01", "final_plan 2026-07-20 met 2026-07-10; review_due 2027-07-10 open", "FINAL", whole=False, findings="5 warning missing_step")
S("logs", "second reading: after the end", "A plan that has ceased is not reviewed.", "2026-12-01", f"{P}; cease_proposed 2026-02-20; cease_decided 2026-03-10; ceased 2026-06-01; review_meeting 2026-09-01", "review_due 2026-09-01 void", "CEASED", whole=False, findings=f"{GAP}; 5 error out_of_order")

# ---- 13. By which law: each duty with the regulation that the handbook names for it.

REGS = "SEND Regulations 2014 "
for name, basis, today, events in [
    ("decide_assess 2026-04-13", REGS + "reg 5(1)", "2026-03-02", R),
    ("decide_issue 2026-06-22", REGS + "reg 10(1)", "2026-03-02", R),
    ("final_plan 2026-07-20", REGS + "reg 13(2)", "2026-03-02", R),
    ("advice[d] 2026-05-14", REGS + "reg 8(1)", "2026-04-02", f"{A}; advice_requested 2026-04-02 advice=d"),
    ("draft_representations 2026-06-26", REGS + "reg 13(1)", "2026-06-12", D),
    ("draft_representations 2026-03-16", REGS + "reg 22", "2026-03-02", f"{P}; amendment_notice 2026-03-02"),
    ("consult_reply[S1] 2026-07-07", "SEND Code of Practice para 9.83", "2026-06-22", f"{D}; consult_sent 2026-06-22 setting=S1"),
    ("review_due 2026-09-01", "Children and Families Act 2014 s.44(1)", "2026-01-01", P),
    ("review_report 2026-06-15", REGS + "reg 20", "2026-06-01", f"{P}; review_meeting 2026-06-01"),
    ("review_decision 2026-06-29", REGS + "reg 20(10)", "2026-06-01", f"{P}; review_meeting 2026-06-01"),
    ("amended_final 2026-04-27", REGS + "reg 22", "2026-03-02", f"{P}; amendment_notice 2026-03-02"),
    ("phase_transfer_name[infant_junior] 2027-02-14", REGS + "reg 18", "2026-10-02", f"{P}; phase_transfer 2027-09-01 transfer=infant_junior"),
    ("reassess_decide 2026-03-17", REGS + "reg 25", "2026-03-02", f"{P}; reassess_requested 2026-03-02"),
    ("reassess_final 2026-06-19", REGS + "reg 27(2)", "2026-03-13", f"{P}; reassess_requested 2026-03-02; reassess_notice 2026-03-13"),
    ("transfer_out 2026-06-30", REGS + "reg 15", "2026-05-01", f"{P}; move_known 2026-05-01; move_effective 2026-06-30"),
    ("transfer_tell_family 2026-04-13", REGS + "reg 15", "2026-03-02", "transferred_in 2026-03-02"),
    ("transfer_first_review 2026-06-01", REGS + "reg 15", "2026-03-02", "transferred_in 2026-03-02"),
    ("mediation_contact[A1] 2026-05-02", REGS + "reg 33", "2026-03-02", "decision_sent 2026-03-02 decision=A1"),
    ("appeal[A1] 2026-05-05", "HESC Rules 2008 rule 20 and rule 12", "2026-03-02", "decision_sent 2026-03-02 decision=A1"),
    ("la_response 2026-04-29", "HESC Rules 2008 rule 21 and rule 12", "2026-03-16", "appeal_registered 2026-03-13; appeal_sent_to_la 2026-03-16"),
    ("order_setting 2026-05-19", REGS + "reg 44(2)(f)", "2026-05-05", "order_made 2026-05-05 order=setting"),
    ("order_amend 2026-06-09", REGS + "reg 44(2)(h)", "2026-05-05", "order_made 2026-05-05 order=maintain"),
    ("order_tell 2026-05-19", REGS + "reg 44(2)(d)", "2026-05-05", "order_made 2026-05-05 order=reconsider"),
    ("order_no_plan 2026-07-14", REGS + "reg 44(2)(b)", "2026-05-05", "order_made 2026-05-05 order=assess"),
    ("order_draft 2026-06-09", REGS + "reg 44(2)(c)", "2026-05-05", "order_made 2026-05-05 order=make_plan"),
    ("order_final 2026-07-21", REGS + "reg 44(2)(c)", "2026-05-05", "order_made 2026-05-05 order=make_plan"),
]:
    S("laws", f"second reading: {name.split()[0]} rests on {basis}", "The regulation that the handbook names beside the limit.", today, events, name + " open",
      whole=False, findings=GAP if events.startswith("final") else "")
    FILES["second_laws"][-1]["expect"]["duties"][0]["basis"] = basis

if __name__ == "__main__":
    for old in HERE.glob("second_*.json"):
        old.unlink()
    for file, list_ in FILES.items():
        (HERE / f"{file}.json").write_text(json.dumps(list_, indent=1, ensure_ascii=False) + "\n", encoding="utf-8")
    print(sum(len(x) for x in FILES.values()), "scenarios in", len(FILES), "files")
