#!/usr/bin/env python3
"""Writes the golden scenarios of the quality rules.

Each scenario changes the plan of base.json, which has no findings, at some
places, and names every finding that must follow, and no other.  What is
expected is written by hand from the rules; dates and sums are reckoned here
with Python's calendar, never with the program or its packs.  The vague phrases
are typed from the rules' own list.
Run it after a change of the scenarios:  python3 oracle.py
"""
import calendar
import json
import pathlib
from datetime import date, timedelta
from fractions import Fraction

HERE = pathlib.Path(__file__).parent
FILES, NAMES = {}, set()
ON = date(2026, 6, 12)

ADVICE = [("a", "Parent"), ("b", "Head teacher"), ("c", "Paediatrician"), ("d", "Educational psychologist"),
          ("e", "Social worker"), ("f", "Speech and language therapist")]
BASE = {"plan": {
    "kind": "draft", "on": ON.isoformat(),
    "child": {"name": "Ada Example", "dob": "2015-12-01", "ncy": 5},
    "sections": {
        "A": {"text": "I love swimming and drawing. I want a friend to sit with at lunch."},
        "D": {"text": "None known."}, "H1": {"text": "None."}, "H2": {"text": "None."},
        "I": {"text": ""}, "J": {"text": ""}},
    "needs": [
        {"id": "B1", "section": "B", "area": 1, "evidence": ["K6"],
         "text": "Ada finds it hard to follow spoken instructions of more than two steps."},
        {"id": "C1", "section": "C", "evidence": ["K3"],
         "text": "Ada has seizures about once a month and is drowsy afterwards."}],
    "outcomes": [
        {"id": "E1", "needs": ["B1"], "measure": "The teacher's weekly tally", "due": "2027-07-16", "review": "2027-01-15",
         "text": "Ada will be able to follow three-step instructions in class on four days out of five."}],
    "provision": [
        {"id": "F1", "section": "F", "needs": ["B1"], "outcomes": ["E1"], "kind": "speech_language",
         "quantity": 30, "unit": "minute", "frequency": "weekly", "group_size": 1,
         "deliverer": "speech and language therapist", "flex": "",
         "text": "A speech and language therapist works with Ada one to one for 30 minutes every week."},
        {"id": "G1", "section": "G", "needs": ["C1"], "outcomes": [], "kind": "nursing",
         "quantity": 60, "unit": "minute", "frequency": "termly", "deliverer": "epilepsy nurse",
         "text": "An epilepsy nurse trains the staff of the class for one hour every term."}],
    "advice": [{"id": f"K{i + 1}", "key": k, "author": "P. Author", "role": r, "on": "2026-05-01",
                "needs": [], "provision": [], "dispositions": []} for i, (k, r) in enumerate(ADVICE)],
}}
BASE["plan"]["advice"][5]["needs"] = ["Difficulty following spoken instructions"]
BASE["plan"]["advice"][5]["provision"] = ["30 minutes weekly with a speech and language therapist"]

NEED = "/plan/needs/0"
OUT = "/plan/outcomes/0"
F1 = "/plan/provision/0"
G1 = "/plan/provision/1"
CHILD = "/plan/child"


def months(d, n):
    """The same day-number, else the last day of the month."""
    y, m = divmod(d.year * 12 + d.month - 1 + n, 12)
    return date(y, m + 1, min(d.day, calendar.monthrange(y, m + 1)[1]))


def E(rule, item, span=None):
    return {"rule": rule, "severity": "E", "item": item, "span": span}


def W(rule, item, span=None):
    return {"rule": rule, "severity": "W", "item": item, "span": span}


def I(rule, item, span=None):
    return {"rule": rule, "severity": "I", "item": item, "span": span}


def scenario(file, name, why, change, *expect):
    assert name not in NAMES, name
    NAMES.add(name)
    FILES.setdefault(file, []).append({"name": name, "why": why, "set": change, "expect": list(expect)})


# A second row of F without numbers of its own, flexible for a reason, so that only its words count.
def row(text, **more):
    return {"/plan/provision/-": {
        "id": "F2", "section": "F", "needs": ["B1"], "outcomes": ["E1"], "text": text,
        "flex": "The hours follow Ada's health.", "flex_reason": "Her seizures cannot be foreseen.", **more}}


FULL = dict(quantity=20, unit="minute", frequency="weekly", deliverer="teaching assistant", flex=None, flex_reason=None,
            group_size=1)


def full(text, **more):
    return row(text, **{**FULL, **more})


def outcome(text):
    return {OUT + "/text": text}


# ---- completeness
scenario("sections", "the base plan", "Nothing is wrong with it.", {})
for s in "AIJ":
    want = [E("Q01", s)] + ([I("Q31", "A")] if s == "A" else [])
    scenario("sections", f"no section {s}", "Reg 12(1): every section stands there, if only as a heading.",
             {f"/plan/sections/{s}": None}, *want)
scenario("sections", "section A empty", "A heading is not enough for A.",
         {"/plan/sections/A/text": "  "}, E("Q01", "A"), I("Q31", "A"))
scenario("sections", "no section D", "Headings of row sections are given, so this one is missing.",
         {"/plan/sections/D": None}, E("Q01", "D"))
scenario("sections", "section D an empty heading", "The heading is there and says nothing.",
         {"/plan/sections/D/text": ""}, W("Q01", "D"))
scenario("sections", "rows only", "Without such headings the rows make them; what says nothing is a warning.",
         {"/plan/sections/D": None, "/plan/sections/H1": None, "/plan/sections/H2": None},
         W("Q01", "D"), W("Q01", "H1"), W("Q01", "H2"))
scenario("sections", "one heading for H", "H stands for both its parts.",
         {"/plan/sections/H1": None, "/plan/sections/H2": None, "/plan/sections/H": {"text": "None."}})
scenario("sections", "setting named in a draft", "s.38(5).",
         {"/plan/sections/I/text": "Hill School"}, E("Q08", "I", "Hill School"))
scenario("sections", "setting named in a final plan", "It must be.",
         {"/plan/kind": "final", "/plan/sections/I/text": "Hill School"})
scenario("sections", "no setting in a final plan", "I may be empty only in a draft.",
         {"/plan/kind": "final"}, E("Q01", "I"))
scenario("sections", "no rows at all", "Every section that is rows is missing.",
         {"/plan/needs": [], "/plan/outcomes": [], "/plan/provision": [], "/plan/advice": []},
         *[E("Q01", s) for s in "BCEFGK"], *[E("Q14", "K")] * 5, *[W("Q30", s, t) for s, t in
         (("D", "None known."), ("H1", "None."), ("H2", "None."))])
scenario("sections", "a strange section", "There is no Z.", {"/plan/sections/Z": {"text": "x"}}, E("T01", "Z"))

# ---- the thread
scenario("thread", "need without provision", "Q02.",
         {"/plan/needs/-": {"id": "B2", "section": "B", "text": "Ada finds handwriting tiring after five minutes.", "evidence": ["K6"]}},
         E("Q02", "B2"))
scenario("thread", "health need without provision", "Each need has provision, section C too.",
         {G1 + "/needs": ["C1"], "/plan/needs/-": {"id": "C2", "section": "C", "text": "Ada cannot swallow tablets.", "evidence": ["K3"]}},
         W("T05", "C2"))
scenario("thread", "provision without need", "Q03; and B1 has lost its provision.",
         {F1 + "/needs": []}, E("Q02", "B1"), E("Q03", "F1"))
scenario("thread", "provision tied to nothing that exists", "A broken tie is no tie.",
         {F1 + "/needs": ["B9"]}, E("Q02", "B1"), E("Q03", "F1"), E("T02", "F1"))
scenario("thread", "G tied to B", "G meets needs in C; and C1 has lost its provision.",
         {G1 + "/needs": ["B1"]}, E("Q03", "G1"), W("T05", "C1"))
scenario("thread", "F tied to C too", "F may meet C where it educates.", {F1 + "/needs": ["B1", "C1"]})
scenario("thread", "F tied to C only", "It may; but B1 has nothing then.", {F1 + "/needs": ["C1"]}, E("Q02", "B1"))
scenario("thread", "H2 tied to C", "H meets needs in D.",
         {G1 + "/section": "H2", "/plan/sections/G": {"text": "None."}}, E("Q03", "G1"))
scenario("thread", "two ties, one right", "One is enough.", {G1 + "/needs": ["B1", "C1"]})
for key, what in (("needs", "need"), ("measure", "measure"), ("due", "due date")):
    scenario("thread", f"outcome without {what}", "Q04.", {OUT + "/" + key: None}, E("Q04", "E1"))
scenario("thread", "outcome without provision", "Q04.", {F1 + "/outcomes": []}, E("Q04", "E1"))
scenario("thread", "outcome without anything", "One finding names all that is missing.",
         {OUT + "/needs": [], OUT + "/measure": " ", OUT + "/due": None, F1 + "/outcomes": []}, E("Q04", "E1"))
scenario("thread", "outcome tied to a need that is not there", "Broken tie.",
         {OUT + "/needs": ["B9"]}, E("Q04", "E1"), E("T02", "E1"))
scenario("thread", "provision tied to an outcome that is not there", "Broken tie.",
         {F1 + "/outcomes": ["E1", "E7"]}, E("T02", "F1"))
scenario("thread", "need resting on advice that is not there", "Broken tie.",
         {NEED + "/evidence": ["K6", "K9"]}, E("T02", "B1"))
scenario("thread", "need without evidence", "Each need has evidence.", {NEED + "/evidence": []}, W("T04", "B1"))
scenario("thread", "one id twice", "Ids are used once.", {G1 + "/id": "F1", "/plan/sections/G": {"text": "x"}}, E("T03", "F1"))

# ---- advice
for i, k in enumerate("abcde"):
    more = {"c": [], "e": [W("Q30", "D", "None known."), W("Q30", "H1", "None."), W("Q30", "H2", "None.")]}.get(k, [])
    keep = {"c": [E("T02", "C1")]}.get(k, [])
    advice = [a for a in BASE["plan"]["advice"] if a["key"] != k]
    scenario("advice", f"no advice ({k})", "Reg 6(1).", {"/plan/advice": advice}, E("Q14", "K"), *more, *keep)
    scenario("advice", f"advice ({k}) reused", "Reg 6(4): by agreement.",
             {"/plan/advice": advice, "/plan/reuse": [k]}, *more, *keep)
scenario("advice", "no advice (f)", "It is sought only where the council thinks fit.",
         {"/plan/advice": BASE["plan"]["advice"][:5]}, E("T02", "B1"))
scenario("advice", "year 9 without advice (g)", "Reg 6(1)(g); and nothing prepares for adulthood.",
         {CHILD + "/ncy": 9, CHILD + "/dob": "2012-03-01", OUT + "/due": "2026-08-31", OUT + "/review": "2026-08-01"},
         E("Q14", "K"), W("Q18", "E"))
scenario("advice", "year 8 without advice (g)", "Not yet.", {CHILD + "/ncy": 8, CHILD + "/dob": "2013-03-01"})
scenario("advice", "advice a year old to the day", "Not older than 12 months.",
         {"/plan/advice/0/on": months(ON, -12).isoformat()})
scenario("advice", "advice a year and a day old", "Older.",
         {"/plan/advice/0/on": (months(ON, -12) - timedelta(1)).isoformat()}, W("Q15", "K1"))
scenario("advice", "advice of 29 February", "Twelve months on is 28 February.",
         {"/plan/on": "2025-03-01", "/plan/advice/0/on": "2024-02-29", OUT + "/review": "2025-09-01", CHILD: {"name": "Ada Example"},
          **{f"/plan/advice/{i}/on": "2025-01-10" for i in range(1, 6)}}, W("Q15", "K1"))
scenario("advice", "advice dated after the plan", "It cannot be.", {"/plan/advice/0/on": "2026-06-13"}, W("T06", "K1"))
scenario("advice", "impossible date", "Said with its place, and left out.", {"/plan/advice/0/on": "2026-02-30"}, E("T01", "K1"))

A6 = "/plan/advice/5"
scenario("ledger", "a need of the advice is nowhere", "Q16.",
         {A6 + "/needs/-": "Anxiety in crowded rooms"}, E("Q16", "K6", "Anxiety in crowded rooms"))
scenario("ledger", "the need in other words of the same stem", "Reading and reads are one.",
         {A6 + "/needs/-": "Follows instructions of two steps only when spoken slowly"})
scenario("ledger", "a third of the words, tied by evidence", "B1 rests on K6.", {A6 + "/needs/-": "Slow to follow stories"})
scenario("ledger", "a third of the words, not tied", "B1 does not rest on K4.",
         {"/plan/advice/3/needs": ["Slow to follow stories"]}, E("Q16", "K4", "Slow to follow stories"))
scenario("ledger", "other words, and the only need that rests on it", "It may be the same: a question, not an error.",
         {A6 + "/needs": ["Receptive language disorder"]}, W("Q16", "K6", "Receptive language disorder"))
scenario("ledger", "two needs in other words, one row", "One of them may be it, the other is nowhere.",
         {A6 + "/needs": ["Receptive language disorder", "Anxiety in crowded rooms"]}, W("Q16", "K6", "Receptive language disorder"),
         E("Q16", "K6", "Anxiety in crowded rooms"))
scenario("ledger", "words that say nothing", "They can only be told by who rests on the advice.", {A6 + "/needs/-": "Needs some help in school"})
scenario("ledger", "a third of the provision, tied by its need", "F1 meets B1, which rests on K6.",
         {A6 + "/provision/-": "Speech exercises at breakfast"})
scenario("ledger", "a third of the provision, not tied", "F1 does not rest on K4.",
         {"/plan/advice/3/provision": ["Speech exercises at breakfast"]}, E("Q17", "K4", "Speech exercises at breakfast"))
scenario("ledger", "the need merged into another", "A disposition names the row.",
         {A6 + "/needs/-": "Anxiety in crowded rooms", A6 + "/dispositions": [{"row": "Anxiety in crowded rooms", "items": ["B1"]}]})
scenario("ledger", "the need merged into a row that is not there", "That settles nothing.",
         {A6 + "/needs/-": "Anxiety in crowded rooms", A6 + "/dispositions": [{"row": "Anxiety in crowded rooms", "items": ["B7"]}]},
         E("Q16", "K6", "Anxiety in crowded rooms"))
scenario("ledger", "the need left out with a reason", "It is still not in the plan.",
         {A6 + "/needs/-": "Anxiety in crowded rooms",
          A6 + "/dispositions": [{"row": "anxiety in crowded rooms", "reason": "The family says that it has passed."}]},
         W("Q16", "K6", "Anxiety in crowded rooms"))
scenario("ledger", "provision of the advice is nowhere", "Q17.",
         {A6 + "/provision/-": "A weekly hydrotherapy session in the warm pool"},
         E("Q17", "K6", "A weekly hydrotherapy session in the warm pool"))
scenario("ledger", "provision left out with a reason", "The reason answers it.",
         {A6 + "/provision/-": "A weekly hydrotherapy session in the warm pool",
          A6 + "/dispositions": [{"row": "A weekly hydrotherapy session in the warm pool", "reason": "No clinical benefit found."}]})
scenario("ledger", "provision left out with a blank reason", "No reason.",
         {A6 + "/provision/-": "A weekly hydrotherapy session in the warm pool",
          A6 + "/dispositions": [{"row": "A weekly hydrotherapy session in the warm pool", "reason": " "}]},
         E("Q17", "K6", "A weekly hydrotherapy session in the warm pool"))
scenario("ledger", "a need of another author", "The one who found it is named.",
         {"/plan/advice/3/needs": ["Working memory at the second percentile"]},
         E("Q16", "K4", "Working memory at the second percentile"))

# ---- specificity: the phrases of the lexicon, typed from the rules
OFFERS = ["access to", "opportunities for", "opportunity to", "as required", "as needed", "as necessary", "as appropriate",
          "where appropriate", "where possible", "if possible", "at the discretion of", "may benefit from", "would benefit from",
          "should", "could", "consider", "flexible"]
AMOUNTS = ["regular", "regularly", "some", "a degree of", "high level of", "a level of", "significant support", "appropriate support",
           "suitable", "frequent", "ongoing", "periodic", "from time to time", "input from", "advice from", "a range of", "e.g.",
           "such as", "etc", "including but not limited to", "familiar with", "aware of", "ethos", "environment which"]
for p in OFFERS + AMOUNTS:
    scenario("vague", f"{p} in F", "Q06: no quantity in the item.", row(f"The class uses {p} cards with Ada."), E("Q06", "F2", p))
    scenario("vague", f"{p} in F, quantified", "An amount, how often and who cancel the error.",
             row(f"Sessions of 20 minutes twice a week with a teaching assistant, {p} cards."), W("Q06", "F2", p))
    scenario("vague", f"{p} in G", "Q07.", {G1 + "/text": f"An epilepsy nurse brings {p} equipment."}, W("Q07", "G1", p))
    want = E("Q06", "F2", p) if p in OFFERS else W("Q06", "F2", p)
    scenario("vague", f"{p} in F, the row quantified", "The row's numbers mend a vague amount, not an offer or a condition.",
             full(f"The teaching assistant uses {p} cards."), want)
scenario("vague", "small group", "No number.", row("Ada is in a small group with a teaching assistant."), E("Q06", "F2", "small group"))
scenario("vague", "small group of four", "A number.", row("Ada is in a small group of four with a teaching assistant."))
scenario("vague", "small group (3)", "A number.", row("Ada is in a small group (3) with a teaching assistant."))
scenario("vague", "small group, size in the row", "A number.", row("Ada is in a small group with a teaching assistant.", group_size=4))
scenario("vague", "small-group work", "A hyphen is as good as a space.", row("The teacher gives small-group lessons."), E("Q06", "F2", "small-group"))
scenario("vague", "adult support", "No hours.", row("Ada has adult support in class by a mentor."), E("Q06", "F2", "adult support"))
scenario("vague", "adult support with hours", "Hours.", row("Ada has 10 hours of adult support in class by a mentor."))
scenario("vague", "key adult", "No role.", row("Ada has a key adult."), E("Q06", "F2", "key adult"))
scenario("vague", "key adult with a role", "A role.", row("Ada has a key adult, the class teaching assistant."))
scenario("vague", "staff trained in", "No level.", row("Ada works with staff trained in Makaton."), E("Q06", "F2", "staff trained in"))
scenario("vague", "staff trained in, to a level", "A level.", row("Ada works with staff trained in Makaton to level 2."))
scenario("vague", "programme devised by", "No author.", row("Ada follows a programme devised by the service."), E("Q06", "F2", "programme devised by"))
scenario("vague", "programme devised by an author, reviewed", "Author and review.",
         row("Ada follows a programme devised by an occupational therapist and reviewed each term."))
scenario("vague", "monitoring", "No interval.", row("The mentor does the monitoring."), E("Q06", "F2", "monitoring"))
scenario("vague", "monitoring every week", "An interval.", row("The mentor does the monitoring every week."))
scenario("vague", "or equivalent", "Only ever a warning.", row("The teacher uses the spelling scheme or equivalent."), W("Q06", "F2", "or equivalent"))
scenario("vague", "up to before a number", "It may mean nothing.", row("The mentor gives up to 30 minutes."), E("Q06", "F2", "up to"))
scenario("vague", "up to before a number in words", "It may mean nothing.", row("The mentor gives up to thirty minutes."), E("Q06", "F2", "up to"))
scenario("vague", "up to without a number", "Not about an amount.", row("The mentor walks Ada up to the gate."))
scenario("vague", "counting up to 20", "A skill, not an amount.", row("The mentor counts up to 20 with Ada."))
scenario("vague", "at least weekly", "Allowed.", row("The mentor meets Ada at least weekly for 20 minutes."))
scenario("vague", "when available", "Vague, and a condition.", row("The mentor meets Ada when available."),
         E("Q06", "F2", "when available"), E("Q22", "F2", "when available"))
scenario("vague", "subject to availability", "Vague, and a condition.", row("A mentor meets Ada subject to availability."),
         E("Q06", "F2", "subject to availability"), E("Q22", "F2", "subject to availability"))
for text, why in [("The mentor helps Ada with accessing the library.", "accessing is no access to"),
                  ("The mentor works on irregular verbs.", "irregular is not regular"),
                  ("The mentor stays with someone Ada knows.", "someone is not some"),
                  ("The mentor puts a hand on her shoulder.", "shoulder is not should"),
                  ("The mentor shows considerable patience.", "considerable is not consider"),
                  ("The mentor teaches inflexible thinkers.", "inflexible is not flexible"),
                  ("The mentor sits by the accessible door.", "accessible is not access to"),
                  ("The mentor talks about frequency.", "frequency is not frequent")]:
    scenario("vague", "no hit: " + why, "Whole words only.", row(text))
scenario("vague", "span as written", "Folded in case; the span is the text itself.",
         row("REGULAR  talks with the mentor."), E("Q06", "F2", "REGULAR"))
scenario("vague", "over a line's end", "White space is white space.", row("The mentor gives access\nto cards."),
         E("Q06", "F2", "access\nto"))
scenario("vague", "once an item", "A phrase is reported once an item.", row("Some cards and some books with the mentor."), E("Q06", "F2", "Some"))
scenario("vague", "two phrases", "Each is reported.", row("Regular access to a mentor."), E("Q06", "F2", "Regular"), E("Q06", "F2", "access to"))
for word in ("daily", "at all times", "throughout the school day", "1:1", "1:4", "one-to-one"):
    scenario("vague", f"specific: {word}", "Specific, so no error.", row(f"Ada has access to a mentor {word}."), W("Q06", "F2", "access to"))
scenario("vague", "handbook: access to a quiet room", "Section 4.", row("access to a quiet room"), E("Q06", "F2", "access to"))
scenario("vague", "handbook: opportunities for sessions", "Section 4.",
         row("opportunities for 2 x 20 minute sessions weekly with a speech and language therapist"), W("Q06", "F2", "opportunities for"))
scenario("vague", "quantified, but nobody does it", "A deliverer is part of it.",
         row("Ada has access to 20 minutes of drumming a week."), E("Q06", "F2", "access to"))
scenario("vague", "quantified, the row says who", "Number and frequency in the words, who in the row.",
         row("Ada has access to 20 minutes of drumming a week.", deliverer="music teacher"), W("Q06", "F2", "access to"))
scenario("vague", "vague outcome", "Q07.", outcome("Ada will be able to use regular verbs in some sentences."), W("Q07", "E1", "some"), W("Q07", "E1", "regular"))
scenario("vague", "vague social care", "Q07.",
         {"/plan/needs/-": {"id": "D1", "section": "D", "text": "Ada has nothing to do outside school.", "evidence": ["K5"]},
          "/plan/provision/-": {"id": "H3", "section": "H2", "needs": ["D1"], "text": "A youth worker takes Ada to a range of clubs."}},
         W("Q07", "H3", "a range of"))

# ---- Q05
for lack, text in (("quantity", "Ada and the mentor talk every week."), ("unit", "Ada and the mentor talk every week."),
                   ("frequency", "Ada and the mentor talk for 20 minutes."), ("deliverer", "Twenty minutes of talking every week.")):
    scenario("amounts", f"F without {lack}", "Q05.", full(text, **{lack: None}), E("Q05", "F2"))
QUANTITIES = ["half an hour twice a week", "30 minutes weekly", "2 x 20 minutes per week", "two 30-minute sessions each week",
              "an hour and a half every fortnight", "one hour per half term", "1.5 hours a term", "1½ hours weekly", "45-minute sessions twice weekly",
              "3 sessions a week", "a session of 20 minutes each school day", "1 hour 30 minutes monthly", "twenty minutes three times a week",
              "a weekly session", "every Tuesday for 40 minutes", "two weekly 30-minute sessions", "20 minutes of reading aloud a day", "a quarter of an hour daily", "3 days per week", "30mins weekly", "2x20 minutes weekly",
              "two sessions of 20 minutes, weekly", "6 hours annually", "an hour every six weeks"]
for q in QUANTITIES:
    scenario("amounts", f"in words: {q}", "The words say how much, how often and who.",
             full(f"The mentor works with Ada: {q}.", quantity=None, unit=None, frequency=None, deliverer=None))
scenario("amounts", "no number in the words", "Much is no amount.",
         full("The mentor works with Ada every week, for long.", quantity=None, unit=None, frequency=None, deliverer=None), E("Q05", "F2"))
scenario("amounts", "no frequency in the words", "For 20 minutes, once or always?",
         full("The mentor works with Ada for 20 minutes.", quantity=None, unit=None, frequency=None, deliverer=None), E("Q05", "F2"))
scenario("amounts", "throughout the school day", "An amount and a frequency.",
         full("The mentor stays with Ada throughout the school day.", quantity=None, unit=None, frequency=None, deliverer=None))
scenario("amounts", "vague frequency in the row", "As required is no frequency.",
         full("Ada and the mentor talk for 20 minutes.", frequency="as required"), E("Q05", "F2"))
for nobody in ("tbc", "an adult", "to be confirmed", "staff"):
    scenario("amounts", f"delivered by {nobody}", "That is nobody.", full("Cards are laid out by Ada.", deliverer=nobody), E("Q05", "F2"))
scenario("amounts", "flexible with a reason", "Where flexibility is right.",
         full("The mentor talks with Ada.", quantity=None, unit=None, frequency=None, flex="Hours vary because her health does."))
scenario("amounts", "flexible without a reason", "Say why.",
         full("The mentor talks with Ada.", quantity=None, unit=None, frequency=None, flex="Hours vary."), W("Q05", "F2"))
scenario("amounts", "G without an amount", "Q05 is about F.", {G1 + "/quantity": None, G1 + "/unit": None, G1 + "/frequency": None})
scenario("amounts", "negative quantity", "No number that can be.", full("The mentor talks with Ada.", quantity=-1), E("T01", "F2"), E("Q05", "F2"))


# ---- Q19: minutes a week, reckoned over a year of 38 weeks and 190 days
TIMES = {"daily": 190, "weekly": 38, "fortnightly": 19, "monthly": 9, "half_termly": 6, "termly": 3, "annually": 1,
         "twice weekly": 76, "three times a week": 114, "every other week": 19, "per week": 38, "twice a day": 380}


def weekly(quantity, unit, frequency):
    return Fraction(str(quantity) if isinstance(quantity, float) else quantity) * {"minute": 1, "hour": 60, "day": 300}[unit] * TIMES[frequency] / 38


def week(name, items, **more):
    """Rows of different people, so that only the sum counts."""
    rows = {"/plan/provision": BASE["plan"]["provision"][:]}
    total = weekly(30, "minute", "weekly")
    for i, (quantity, unit, frequency, *extra) in enumerate(items):
        overlaps = bool(extra)
        rows["/plan/provision"].append({
            "id": f"F{i + 2}", "section": "F", "needs": ["B1"], "outcomes": ["E1"], "text": "Work with Ada in her class.", "kind": f"kind {i}",
            "quantity": float(quantity), "unit": unit, "frequency": frequency, "deliverer": f"mentor {i}", "overlaps": overlaps})
        total += 0 if overlaps else weekly(quantity, unit, frequency)
    limit = more.pop("limit", 25)
    rows.update(more)
    scenario("amounts", name, f"The sum is {float(total):.2f} minutes a week of {limit} hours.", rows,
             *([W("Q19", "F")] if limit and total > limit * 60 else []))


week("a full week", [(24.5, "hour", "weekly")])
week("a minute too much", [(1471, "minute", "weekly")])
week("too much by the day", [(5, "hour", "daily")])
week("too much, but it overlaps", [(5, "hour", "daily", True)])
week("days of five hours", [(5, "day", "weekly")])
week("four days and a bit", [(4, "day", "weekly"), (4.5, "hour", "weekly")])
for f, hours in (("fortnightly", 49), ("monthly", Fraction("103.44")), ("half_termly", Fraction("155.16")), ("termly", Fraction("310.33")), ("annually", 931),
                 ("twice weekly", Fraction("12.25")), ("three times a week", Fraction("8.16")), ("every other week", 49),
                 ("twice a day", Fraction("2.45"))):
    week(f"{f}: within", [(hours, "hour", f)])
    week(f"{f}: beyond", [(hours + Fraction(1, 100), "hour", f)])
week("a setting with a longer week", [(27, "hour", "weekly")], limit=30, **{"/plan/week_hours": 30})
week("after 16 no week is known", [(27, "hour", "weekly")], limit=0,
     **{CHILD: {"name": "Ada Example", "dob": "2009-03-01", "ncy": 12}, OUT + "/pfa": "independent_living",
        "/plan/advice/-": {"id": "K7", "key": "g", "on": "2026-05-01"}})
scenario("amounts", "the week from words", "Amounts in words count too: 30 hours.",
         full("The teaching assistant works with Ada one to one for six hours every day.", quantity=None, unit=None, frequency=None), W("Q19", "F"))

# ---- Q24, Q29
scenario("amounts", "TA support", "No ratio, hours or training.", row("TA support in class."), W("Q24", "F2", "TA support"))
scenario("amounts", "TA support with hours and ratio", "They are there.", row("15 hours of 1:1 TA support a week."))
scenario("amounts", "TA support, hours only", "Ten hours to a class of thirty?", row("10 hours of TA support a week."), W("Q24", "F2", "TA support"))
scenario("amounts", "TA support, all in the row", "The row says it.", full("Ada has TA support.", quantity=15, unit="hour", deliverer="TA"))
scenario("amounts", "support from a teaching assistant", "The same in long.", row("Support from a teaching assistant in class."),
         W("Q24", "F2", "Support from a teaching assistant"))
SLT = dict(kind="speech_language", deliverer="Speech and language therapist")
scenario("amounts", "two amounts of one therapy", "Same kind, deliverer and need.", full("Ada works on sounds.", quantity=60, **SLT), W("Q29", "F2"))
scenario("amounts", "the same amount twice", "No contradiction.", full("Ada works on sounds.", quantity=30, **SLT))
scenario("amounts", "an hour a fortnight is half an hour a week", "The same amount.",
         full("Ada works on sounds.", quantity=1, unit="hour", frequency="fortnightly", **SLT))
scenario("amounts", "a termly review by the same therapist", "Other work.",
         full("The therapist writes the targets anew.", quantity=2, unit="hour", frequency="termly", **SLT))
scenario("amounts", "the same therapist with a group", "Other work.", full("Ada works on sounds.", quantity=60, **{**SLT, "group_size": 4}))
scenario("amounts", "another deliverer", "No contradiction.", full("Ada works on sounds.", quantity=60, kind="speech_language"))
scenario("amounts", "words against the row", "The words say an hour, the row 20 minutes.",
         full("The teaching assistant works with Ada for one hour a week."), W("Q29", "F2", "one hour"))
scenario("amounts", "words that agree", "Half an hour twice a week is an hour.",
         full("The teaching assistant works with Ada for half an hour twice a week.", quantity=1, unit="hour"))
scenario("amounts", "one to one against a group", "Which?", full("The teaching assistant works with Ada 1:1.", group_size=4), W("Q29", "F2"))

# ---- Q20, Q21, Q22, Q23
for text, span in (("The mentor has £5,000 for cards.", "£5,000"), ("The mentor has £500 for cards.", "£500"), ("Band 5 with a mentor.", "Band 5"),
                   ("A mentor under band C.", "band C"), ("Top-up funding for a mentor.", "Top-up funding"), ("A mentor from element 3.", "element 3")):
    scenario("words", f"money: {span}", "Q20.", row(text), I("Q20", "F2", span))
for text in ("A Band 6 speech and language therapist sees Ada.", "The mentor reads book band 4 with Ada.", "The mentor uses a resistance band 3 times.",
             "Ada plays in a brass band with the mentor."):
    scenario("words", f"no money: {text}", "Not about money.", row(text))
scenario("words", "money in G", "Q20 is about F.", {G1 + "/text": "An epilepsy nurse trains the class; this costs £500."})
THERAPY = {G1 + "/kind": "speech_language", G1 + "/deliverer": "speech and language therapist",
           G1 + "/text": "A speech and language therapist teaches Ada new words for an hour every term."}
scenario("words", "speech therapy only in G", "s.21(5).", {**THERAPY, F1 + "/kind": "teaching"}, E("Q21", "G1"))
scenario("words", "speech therapy in F too", "It is in F.", THERAPY)
scenario("words", "swallowing in G", "Not educational.",
         {**THERAPY, F1 + "/kind": "teaching", G1 + "/text": "A speech and language therapist watches Ada swallow, and tests swallowing every term."})
scenario("words", "occupational therapy for handwriting in G", "A skill.",
         {G1 + "/kind": "occupational", G1 + "/text": "An occupational therapist works on handwriting for an hour every term."}, E("Q21", "G1"))
scenario("words", "physiotherapy for the chest in G", "Medical.",
         {G1 + "/kind": "physio", G1 + "/text": "A physiotherapist clears the chest every day."})
scenario("words", "said not to educate", "The adviser's own answer.",
         {**THERAPY, F1 + "/kind": "teaching", G1 + "/not_educational": True})
for span in ("subject to staffing", "subject to the availability", "subject to funding", "depending on resources", "resources permitting",
             "where staffing allows", "if resources permit", "if available", "within existing resources", "dependent on capacity",
             "when staff are available", "if a place is available"):
    scenario("words", f"condition: {span}", "Q22.", row(f"The mentor meets Ada, {span}."), E("Q22", "F2", span))
scenario("words", "a condition in G", "s.42(3).", {G1 + "/text": "An epilepsy nurse trains the class, subject to staffing."}, E("Q22", "G1", "subject to staffing"))
for text in ("The mentor is available to Ada throughout the school day.", "Ada chooses her subject with the mentor.",
             "The plan of the mentor is subject to review each term.", "The mentor puts resources on the table."):
    scenario("words", f"no condition: {text}", "Not about money or staff.", row(text))
for text, span in (("Support will be given in class.", "will be given"), ("A timetable will be carefully planned.", "will be carefully planned"),
                   ("Ada is to be taught apart.", "to be taught"), ("Breaks are provided.", "are provided"),
                   ("Support will be provided by July 2027.", "will be provided"), ("Words must be practised by using cards.", "must be practised")):
    scenario("words", f"passive: {text}", "Q23.", row(text), W("Q23", "F2", span))
for text in ("Support will be given by the class teacher.", "Support will be given by Mrs Example.", "Ada will be taught spelling by a teaching assistant.",
             "Ada will be ready at nine with her mentor.", "The mentor is trained in Makaton.", "The mentor will be able to sign.",
             "Ada is interested in trains, and the mentor uses them."):
    scenario("words", f"not passive: {text}", "Somebody acts, or nothing is done.", row(text))

# ---- outcomes
for p in ("will have access to", "will receive", "will attend", "will be provided", "will be supported"):
    more = [W("Q07", "E1", "access to")] if "access" in p else []
    q10 = [W("Q10", "E1", "be supported")] if p == "will be supported" else []
    scenario("outcomes", f"provision: {p}", "Q09.", outcome(f"Ada {p} a friendship group."), W("Q09", "E1", p), *more, *q10)
scenario("outcomes", "to be supported", "Q09; and nobody is said to do anything.", outcome("To be supported in class."),
         W("Q09", "E1", "To be supported"), W("Q10", "E1"))
for text, span in (("Improved reading.", None), ("To improve her reading.", None), ("Better friendships in class by July 2027.", None),
                   ("Ada will understand instructions.", "understand"), ("Ada will develop her reading.", "develop"),
                   ("Ada will make progress in reading.", "make progress"), ("By July 2027, Ada will have improved reading.", "have improved"),
                   ("Ada will be able to know and understand numbers.", "know"), ("She will feel safe.", "feel")):
    scenario("outcomes", f"not observable: {text}", "Q10.", outcome(text), W("Q10", "E1", span))
for text in ("Ada will be able to read 100 common words.", "By July 2027, Ada will be able to name five friends.", "She will ask for a break with her card.",
             "I will tie my laces.", "Ada will understand and follow instructions of three steps.", "Ada will develop her reading by reading 20 words a day.",
             "For Ada to tell the time to five minutes.", "Ada will independently put on her coat.", "The child will point to the toilet card.",
             "Ada can count to 20."):
    scenario("outcomes", f"observable: {text}", "It can be seen.", outcome(text))
scenario("outcomes", "due the day before the plan", "Q11; the review point lies after it.", {OUT + "/due": (ON - timedelta(1)).isoformat()},
         E("Q11", "E1"), W("T06", "E1"))
scenario("outcomes", "due on the day of the plan", "Not in the past.", {OUT + "/due": ON.isoformat(), OUT + "/review": ON.isoformat()})
scenario("outcomes", "no review point", "Q11.", {OUT + "/review": None}, E("Q11", "E1"))
scenario("outcomes", "review after 12 months", "Within, to the day.", {OUT + "/review": months(ON, 12).isoformat()})
scenario("outcomes", "review after 12 months and a day", "Not within.", {OUT + "/review": (months(ON, 12) + timedelta(1)).isoformat()}, E("Q11", "E1"))
scenario("outcomes", "review before the plan", "No point ahead.", {OUT + "/review": "2026-06-11"}, E("Q11", "E1"))
scenario("outcomes", "the plan's own review", "It reviews every outcome.", {OUT + "/review": None, "/plan/review": "2027-05-01"})
scenario("outcomes", "due on 30 February", "No such day.", {OUT + "/due": "2027-02-30"}, E("T01", "E1"), E("Q04", "E1"))


def stage_end(on, ncy):
    """31 August after the last year of the stage."""
    last = next(y for y in (0, 2, 6, 9, 11, 13) if ncy <= y)
    this = on.year + (on.month >= 9)
    return date(this + last - ncy, 8, 31)


for ncy, dob in ((-1, "2021-12-01"), (0, "2020-12-01"), (1, "2019-12-01"), (2, "2018-12-01"), (5, "2015-12-01"), (6, "2014-12-01"), (8, "2012-12-01")):
    end = stage_end(ON, ncy)
    child = {CHILD + "/ncy": ncy, CHILD + "/dob": dob}
    scenario("outcomes", f"year {ncy}: due at the end of the stage", "Not past it.", {**child, OUT + "/due": end.isoformat(), OUT + "/review": ON.isoformat()})
    late = (end + timedelta(1)).isoformat()
    scenario("outcomes", f"year {ncy}: due after the stage", "Q12.", {**child, OUT + "/due": late, OUT + "/review": ON.isoformat()}, W("Q12", "E1"))
    scenario("outcomes", f"year {ncy}: after the stage, with an interim target", "It is there.",
             {**child, OUT + "/due": late, OUT + "/review": ON.isoformat(), OUT + "/interim": "Two steps by the end of the stage."})
scenario("outcomes", "a plan of September", "The school year has turned.",
         {"/plan/on": "2026-09-01", CHILD + "/ncy": 6, OUT + "/due": stage_end(date(2026, 9, 1), 6).isoformat()})
scenario("outcomes", "a plan of September, past the stage", "Q12.",
         {"/plan/on": "2026-09-01", CHILD + "/ncy": 6, OUT + "/due": "2027-09-01"}, W("Q12", "E1"))
scenario("outcomes", "the year from the birthday", "Born 1 December 2015: year 5.", {CHILD + "/ncy": None, OUT + "/due": "2027-09-01"}, W("Q12", "E1"))

# ---- the child
scenario("child", "A in the third person", "Q13.", {"/plan/sections/A/text": "Ada enjoys swimming."}, W("Q13", "A"))
scenario("child", "A speaks of section I", "That is no voice.", {"/plan/sections/A/text": "Ada enjoys what section I says."}, W("Q13", "A"))
scenario("child", "the parents' voice", "We is a voice.", {"/plan/sections/A/text": "We hope that Ada, who loves music, makes friends."})
for kind in ("amendment", "amended"):
    final = {"/plan/sections/I/text": "Hill School"} if kind == "amended" else {}
    scenario("child", f"{kind}: old words in A", "Over 12 months at amendment.",
             {"/plan/kind": kind, "/plan/sections/A/on": "2025-06-11", **final}, W("Q13", "A"))
    scenario("child", f"{kind}: words of a year ago", "Not over.", {"/plan/kind": kind, "/plan/sections/A/on": "2025-06-12", **final})
scenario("child", "old words in A of a draft", "Only at amendment.", {"/plan/sections/A/on": "2024-06-11"})
scenario("child", "no strength", "Q31.", {"/plan/sections/A/text": "I hate lunch. I have no friend."}, I("Q31", "A"))
scenario("child", "a strength denied", "Not able is none.", {"/plan/sections/A/text": "I am not good at lunch."}, I("Q31", "A"))
scenario("child", "a strength in B", "There is one.", {"/plan/sections/A/text": "I hate lunch.", NEED + "/text":
         "Ada is kind. She finds it hard to follow spoken instructions of more than two steps."})
for text, span in (("Ada has ASD.", "ASD"), ("ASD", "ASD"), ("Diagnosis of autism spectrum disorder.", "autism spectrum disorder"),
                   ("Ada was diagnosed with ADHD in March 2021 by a consultant paediatrician.", "ADHD"), ("She has a diagnosis of cerebral palsy", "cerebral palsy"),
                   ("Ada has moderate learning difficulties.", "moderate learning difficulties")):
    scenario("child", f"diagnosis: {text}", "Q28.", {NEED + "/text": text, "/plan/advice/5/needs": []}, W("Q28", "B1", span))
for text in ("Ada has ASD and finds changes of routine hard to bear.", "Because of ADHD Ada leaves her seat every few minutes.",
             "Ada finds loud rooms hard."):
    scenario("child", f"described: {text}", "It says what is hard.", {NEED + "/text": text, "/plan/advice/5/needs": []})
scenario("child", "lower year in F", "Copied from an earlier plan.", row("The mentor meets the Year 1 team."), W("Q18", "F2", "Year 1"))
scenario("child", "lower year in short", "Copied.", row("The mentor meets the Y3 team."), W("Q18", "F2", "Y3"))
scenario("child", "lower year in words", "Copied.", row("The mentor meets the year two team."), W("Q18", "F2", "year two"))
scenario("child", "own and next year", "Right.", row("The mentor meets the teams of Year 5 and Year 6."))
scenario("child", "a level, not a year", "Work at a level.", row("The mentor uses Year 1 phonics."))
scenario("child", "working at", "Work at a level.", row("Ada is working at Year 1 and the mentor knows it."))
scenario("child", "nursery", "Ada is in year 5.", row("The mentor meets the nursery."), W("Q18", "F2", "nursery"))
scenario("child", "nursery nurse", "A profession.", row("A nursery nurse meets Ada."))
scenario("child", "nursery for a child of three", "It fits.",
         {**row("The mentor meets the nursery."), CHILD + "/ncy": -1, CHILD + "/dob": "2021-12-01"})
scenario("child", "history in B", "Earlier years may be told.", {NEED + "/text": "Since Year 1 Ada has found it hard to follow spoken instructions."})
scenario("child", "another name", "Copied.", row("The mentor meets Ben."), W("Q18", "F2", "Ben"))
scenario("child", "another name, possessive", "Copied.", row("The mentor meets Ben's teacher."), W("Q18", "F2", "Ben's"))
scenario("child", "a brother", "Not the child.", row("The mentor takes Ada and her brother Ben home."))
scenario("child", "a professional's name", "Not the child.", row("Dr Ben meets the mentor."))
scenario("child", "a name in full", "Not the child.", row("Ben Miller, the mentor, meets Ada."))
scenario("child", "an author's name", "Not the child.", {**row("The mentor meets Ben."), "/plan/advice/0/author": "Ben Miller"})
scenario("child", "an unknown name will be able to", "Copied.", outcome("Zorrin will be able to tie laces."), W("Q18", "E1", "Zorrin"), W("Q10", "E1"))
scenario("child", "staff will be able to", "Not a child.", row("Staff will be able to sign, taught by the mentor."))
scenario("child", "the name it is known as", "Right.", {**outcome("Bea will be able to tie laces."), CHILD + "/known_as": "Bea"})
scenario("child", "another pronoun", "Most rows say she.",
         {NEED + "/text": "She finds it hard to follow spoken instructions.", **outcome("She will be able to tie her laces."),
          **row("At the gate he meets the mentor.")}, W("Q18", "F2", "he"))
scenario("child", "the pronoun of the adult", "Behind a role it may be the adult's.",
         {NEED + "/text": "She finds it hard to follow spoken instructions.", **outcome("She will be able to tie her laces."),
          **row("The mentor knows Ada well. He meets her parents.")})
scenario("child", "both pronouns in a row", "Somebody else is meant.",
         {NEED + "/text": "She finds it hard to follow spoken instructions.", **outcome("She will be able to tie her laces."),
          **row("He and she meet the mentor.")})
scenario("child", "her brother", "He is the brother.",
         {NEED + "/text": "She finds it hard to follow spoken instructions.", **outcome("She will be able to tie her laces."),
          **row("The mentor meets the brother and helps him.")})
scenario("child", "said pronouns", "They are said.", {CHILD + "/pronouns": "he", **outcome("She will be able to tie laces.")}, W("Q18", "E1", "She"))
scenario("child", "year against birthday", "Born in December 2015: year 5, not 8.", {CHILD + "/ncy": 8}, W("Q18", "child"))
scenario("child", "taught a year below", "It may be.", {CHILD + "/ncy": 6, OUT + "/due": "2026-08-31", OUT + "/review": "2026-08-01"})
scenario("child", "27 years old", "Plans end at 25.", {CHILD: {"name": "Ada Example", "dob": "1999-03-01"}, OUT + "/pfa": "employment",
         "/plan/advice/-": {"id": "K7", "key": "g", "on": "2026-05-01"}}, W("Q18", "child"))
scenario("child", "born after the plan", "Cannot be.", {CHILD + "/dob": "2026-06-13"}, W("T06", "child"))
YEAR9 = {CHILD + "/ncy": 9, CHILD + "/dob": "2012-03-01", "/plan/advice/-": {"id": "K7", "key": "g", "on": "2026-05-01"},
         OUT + "/due": "2026-08-31", OUT + "/review": "2026-08-01"}
scenario("child", "year 9 without adulthood", "Q18.", YEAR9, W("Q18", "E"))
scenario("child", "year 9 with a theme", "It is there.", {**YEAR9, OUT + "/pfa": "employment"})
scenario("child", "year 9 with it in words", "It is there.", {**YEAR9, **outcome("Ada will be able to travel to college by bus.")})

# ---- reading
WORDS = ("Ada finds it hard to follow spoken instructions of more than two steps when the room is loud and the others move about "
         "and it is hot").split()
LONG, FIT = " ".join(WORDS[:26]) + ".", " ".join(WORDS[:25]) + "."
assert len(WORDS) > 25
scenario("reading", "a long sentence", "26 words.", {NEED + "/text": LONG}, W("Q26", "B1", LONG))
scenario("reading", "a sentence of 25 words", "Not more.", {NEED + "/text": FIT})
scenario("reading", "an acronym", "Not in the glossary.", row("A mentor uses XQZ cards."), W("Q26", "F2", "XQZ"))
scenario("reading", "an acronym twice", "Reported once.", row("A mentor uses XQZ cards and XQZ books."), W("Q26", "F2", "XQZ"))
scenario("reading", "an acronym that is explained", "In brackets behind the words.", row("A mentor uses extra quiet zone (XQZ) cards and XQZ books."))
scenario("reading", "an acronym explained behind", "Words in brackets.", row("A mentor uses XQZ (extra quiet zone) cards."))
scenario("reading", "glossary", "These are explained there.", row("The SENCO, the TAs and a SALT meet Ada in KS2."))
scenario("reading", "capitals for a heading", "Not acronyms.", row("VERY QUIET ROOM\nThe mentor meets Ada."))
HARD = ("I appreciate opportunities facilitating communication. Multidisciplinary professionals consistently underestimate educational "
        "capabilities. Institutional environments necessitate considerable accommodation. Individualised interventions facilitate "
        "participation. Interdisciplinary collaboration demonstrates considerable sophistication. I like particularly "
        "sophisticated mathematical investigations.")
assert len(HARD.split()) >= 30
scenario("reading", "A in hard words", "Grade above 9.", {"/plan/sections/A/text": HARD}, W("Q26", "A"))
scenario("reading", "a long section", "Over 1,500 words.", {"/plan/sections/A/text": "I like it. " * 500 + "Yes."}, I("Q25", "A"))
scenario("reading", "a section of 1,500 words", "Not over.", {"/plan/sections/A/text": "I like it. " * 500})
scenario("reading", "a long plan in five sections", "Over 6,000 words, none over 1,500.",
         {**{f"/plan/sections/{s}": {"text": "I like it. " * 490} for s in ("A", "B", "C", "D", "J")}}, I("Q25", "plan"))

# ---- none known
scenario("none", "no social care advice yet", "It has not come back.", {"/plan/advice/4/on": None},
         W("Q30", "D", "None known."), W("Q30", "H1", "None."), W("Q30", "H2", "None."))
scenario("none", "no known health needs without advice", "Q30.",
         {"/plan/needs": BASE["plan"]["needs"][:1], "/plan/provision": BASE["plan"]["provision"][:1], "/plan/advice/2/on": None,
          "/plan/sections/C": {"text": "Ada has no known health needs."}, "/plan/sections/G": {"text": "Not applicable."}},
         W("Q30", "C", "Ada has no known health needs."), W("Q30", "G", "Not applicable."))
scenario("none", "no known health needs with advice", "It rests on advice.",
         {"/plan/needs": BASE["plan"]["needs"][:1], "/plan/provision": BASE["plan"]["provision"][:1],
          "/plan/sections/C": {"text": "Ada has no known health needs."}, "/plan/sections/G": {"text": "Not applicable."}})
scenario("none", "a need without advice", "It says something.", {"/plan/advice/2/on": None})

# ---- amendments
OLD = {k: BASE["plan"][k] for k in ("sections", "needs", "outcomes", "provision")}
AMEND = {"/plan/kind": "amendment", "/plan/previous": OLD}
scenario("amendment", "nothing changed", "Nothing to say.", AMEND)
scenario("amendment", "changed text, not in the notice", "Q27.", {**AMEND, NEED + "/text": "Ada finds spoken instructions hard to follow."}, E("Q27", "B1"))
scenario("amendment", "changed text in the notice", "Covered.",
         {**AMEND, NEED + "/text": "Ada finds spoken instructions hard to follow.", "/plan/notice": {"items": ["B1"]}})
scenario("amendment", "the whole section in the notice", "Covered.",
         {**AMEND, NEED + "/text": "Ada finds spoken instructions hard to follow.", "/plan/notice": {"items": ["B"]}})
scenario("amendment", "changed amount", "Q27; and the words say otherwise.", {**AMEND, F1 + "/quantity": 20, "/plan/notice": {"items": ["B1"]}},
         E("Q27", "F1"), W("Q29", "F1", "30 minutes"))
scenario("amendment", "a new row", "Q27.", {**AMEND, **full("The teaching assistant lays out cards.")}, E("Q27", "F2"))
scenario("amendment", "a row taken out", "Q27.", {**AMEND, "/plan/previous": {**OLD, "outcomes": OLD["outcomes"] +
         [{"id": "E2", "needs": ["B1"], "text": "Ada will tie her laces."}]}}, E("Q27", "E2"))
scenario("amendment", "changed section A", "Q27.", {**AMEND, "/plan/sections/A/text": "I love chess."}, E("Q27", "A"))
scenario("amendment", "changed due date", "Q27.", {**AMEND, OUT + "/due": "2027-07-15"}, E("Q27", "E1"))
scenario("amendment", "a draft with a plan before it", "Only amendments are compared.", {"/plan/previous": OLD, NEED + "/text": "Ada finds spoken instructions hard to follow."})

# ---- values that cannot be read
for place, value, item in ((NEED + "/text", 7, "B1"), (NEED + "/section", "Q", "B1"), (NEED + "/evidence", "K6", "B1"), (F1 + "/quantity", "30", "F1"),
                           (F1 + "/group_size", 1.5, "F1"), (F1 + "/overlaps", "yes", "F1"), ("/plan/kind", "sketch", "plan"),
                           (CHILD + "/dob", "1 May 2015", "child"), (CHILD + "/ncy", "5", "child"), ("/plan/advice/0/key", "z", "K1"),
                           ("/plan/reuse", ["ab"], "plan"), ("/plan/sections/A", "text", "A")):
    more = {NEED + "/text": [W("Q16", "K6", "Difficulty following spoken instructions")], NEED + "/evidence": [W("T04", "B1")],
            "/plan/advice/0/key": [E("Q14", "K")], "/plan/sections/A": [E("Q01", "A"), I("Q31", "A")]}.get(place, [])
    scenario("values", f"{place} = {value!r}", "Said with its place, and left out.", {place: value}, E("T01", item), *more)
scenario("values", "a row without an id", "Its place is its name.", {NEED + "/id": None},
         E("T01", "/plan/needs/0"), E("Q02", "/plan/needs/0"), E("Q03", "F1"), E("Q04", "E1"), E("T02", "E1"), E("T02", "F1"))
scenario("values", "keys that are not known", "The form may carry more.", {"/plan/colour": "blue", NEED + "/mood": {"a": [1]}, "/extra": 1})
scenario("values", "null is absence", "As if it were not there.", {NEED + "/area": None, F1 + "/flex": None})

(HERE / "base.json").write_text(json.dumps(BASE, indent=1, ensure_ascii=False) + "\n", encoding="utf-8")
for name, list_ in FILES.items():
    (HERE / f"{name}.json").write_text(json.dumps(list_, indent=1, ensure_ascii=False) + "\n", encoding="utf-8")
print(sum(map(len, FILES.values())), "scenarios")
