#!/usr/bin/env python3
"""A second reading of the quality rules: for each, plans that must fire and near misses that must not.

Written from the domain handbook's words alone (sections 3 and 4 on the plan) by
a reader who had not seen the rules' code.  Each scenario changes base.json and
looks at one rule only.  Run it after a change:  python3 second_reading.py
"""
import json
import pathlib

HERE = pathlib.Path(__file__).parent
FILES = {}
NEED, OUT, F1, G1 = "/plan/needs/0", "/plan/outcomes/0", "/plan/provision/0", "/plan/provision/1"
NBSP, HYPHEN, RIGHT = "\u00a0", "\u2011", "\u2019"


def S(rule, name, why, change, *expect):
    """expect: item or (item, span) or (item, span, severity); none: the rule is silent."""
    severity = {"Q01": "E", "Q02": "E", "Q03": "E", "Q04": "E", "Q05": "E", "Q06": "E", "Q08": "E", "Q11": "E",
                "Q14": "E", "Q16": "E", "Q17": "E", "Q21": "E", "Q22": "E", "Q27": "E",
                "Q20": "I", "Q25": "I", "Q31": "I"}.get(rule, "W")
    want = []
    for e in expect:
        e = e if isinstance(e, tuple) else (e, None)
        want.append({"rule": rule, "severity": e[2] if len(e) > 2 else severity, "item": e[0], "span": e[1]})
    name = f"second reading: {rule}: {name}"
    assert all(name != s["name"] for l in FILES.values() for s in l), name
    FILES.setdefault("second_" + rule, []).append(
        {"name": name, "why": why, "only": rule, "set": change, "expect": want})


def words(text):
    """A second row of F with no numbers of its own and flexible for a reason: only its words count."""
    return {"/plan/provision/-": {"id": "F2", "section": "F", "needs": ["B1"], "outcomes": ["E1"], "text": text,
                                  "flex": "The hours follow Ada's health.", "flex_reason": "Her seizures cannot be foreseen."}}


def bare(text, **more):
    return {"/plan/provision/-": {"id": "F2", "section": "F", "needs": ["B1"], "outcomes": ["E1"], "text": text, **more}}


def row(text, **more):
    return bare(text, **{**dict(quantity=20, unit="minute", frequency="weekly", deliverer="teaching assistant", group_size=1), **more})


def need(text, section="B", **more):
    return {"/plan/needs/-": {"id": "B2", "section": section, "text": text, "evidence": ["K6"], **more}}


def outcome(text):
    return {OUT + "/text": text}


# Q01: all of A to K present and labelled; I may be empty only in a draft.
S("Q01", "no J", "Every section is there, if only as a heading.", {"/plan/sections/J": None}, "J")
S("Q01", "A is spaces", "A label with nothing behind it is no section A.", {"/plan/sections/A/text": " \n\t " + NBSP}, "A")
S("Q01", "I empty in a final plan", "Only a draft may leave I empty.", {"/plan/kind": "final"}, "I")
S("Q01", "I empty in a draft", "s.38(5): it is blank in the draft.", {})
S("Q01", "B as rows, no text", "Rows are the section.", {"/plan/sections/B": {"text": ""}})

# Q02: every B need has at least one F item.
S("Q02", "met only in G", "Health provision does not meet an educational need.", {**need("Ada cannot hold a pencil for more than a minute."), G1 + "/needs": ["C1", "B2"]}, "B2")
S("Q02", "no provision names it", "Each need has its own.", need("Ada cannot hold a pencil for more than a minute."), "B2")
S("Q02", "one provision for two needs", "One provision may serve many.", {**need("Ada cannot hold a pencil for more than a minute."), F1 + "/needs": ["B1", "B2"]})
S("Q02", "a need of C", "The rule is about B.", need("Ada is tired after a seizure.", "C"))

# Q03: F, G, H tied to B, C, D; F also to C or D where it educates.
S("Q03", "G tied to B only", "G meets C.", {G1 + "/needs": ["B1"]}, "G1")
S("Q03", "H1 tied to C", "H meets D.", {"/plan/provision/-": {"id": "H1a", "section": "H1", "needs": ["C1"], "outcomes": [], "text": "A support worker takes Ada swimming for 2 hours each week.", "deliverer": "support worker"}}, "H1a")
S("Q03", "F tied to C where it educates", "F may also tie to C.", {F1 + "/needs": ["B1", "C1"]})
S("Q03", "H2 tied to D", "As it should be.", {"/plan/needs/-": {"id": "D1", "section": "D", "text": "Ada's parents have no evening to themselves.", "evidence": ["K5"]},
  "/plan/provision/-": {"id": "H2a", "section": "H2", "needs": ["D1"], "outcomes": [], "text": "A sitter comes for 3 hours each week.", "deliverer": "sitter"}})

# Q04: every outcome has need, provision, measure, due date.
for key, gone in [("needs", []), ("measure", " "), ("due", None)]:
    S("Q04", f"no {key}", "Each of the four is needed.", {f"{OUT}/{key}": gone}, "E1")
S("Q04", "no provision works towards it", "Each of the four is needed.", {F1 + "/outcomes": []}, "E1")
S("Q04", "whole", "All four are there.", {})
S("Q04", "one need of two is there", "At least one need.", {OUT + "/needs": ["B1", "B9"]})

# Q05: quantity and unit, frequency, deliverer, unless flexible with a reason.
GOOD = "A speech and language therapist works with Ada for "
S("Q05", "no frequency", "How often is missing.", bare(GOOD + "30 minutes."), "F2")
S("Q05", "no deliverer", "Who is missing.", bare("Ada practises reading aloud for 20 minutes every day."), "F2")
S("Q05", "a number without a unit", "20 of what?", bare("A teaching assistant gives Ada 20 each week.", quantity=20), "F2")
S("Q05", "nobody yet", "“TBC” delivers nothing.", row("Reading together.", deliverer="TBC"), "F2")
for amount in ["30 minutes every week", "half an hour a week", "an hour and a half each fortnight", "thirty minutes per week", "2 x 20 minutes weekly", "two 20-minute sessions a week",
               "1½ hours each week", "1.5 hrs per week", f"30{NBSP}minutes a{NBSP}week", f"20{HYPHEN}minute sessions, three times a week", "one hour per half-term", "45 mins twice weekly", "15–20 minutes daily",
               "25 hours per week term-time only", "three quarters of an hour once a fortnight", "a quarter of an hour every morning", "30min/week", "1 hour every second week", "six sessions a term", "an hour on Mondays and Thursdays", "20 minutes five times a week",
               "20 minutes, 3x week", "1 hr pw", "twelve one hour sessions over the academic year", f"an hour{RIGHT}s session weekly", "one full day each term", "20 minutes, Monday to Friday", "90 mins per 2 weeks", "2 sessions/week of 30 min"]:
    S("Q05", amount, "An amount with its unit and how often, in the words; the therapist is named.", bare(GOOD + amount + "."))
S("Q05", "once, over a fortnight", "A single stretch is not how often.", bare(GOOD + "4 hours over a fortnight."), "F2")
S("Q05", "the row says it all", "The fields count as well as the words.", row("Reading together."))
S("Q05", "flexible, with a reason", "Flexibility is lawful where it is right and says why.", words("Rest when Ada is drowsy."))

# Q06: a vague phrase in F with no quantity in the same item.
HARD = ["access to", "opportunities for", "opportunity to", "regular", "regularly", "as required", "as needed", "as necessary", "as appropriate", "where appropriate", "where possible", "if possible",
        "when available", "subject to availability", "at the discretion of", "may benefit from", "would benefit from", "should", "could", "consider", "some", "a degree of", "high level of", "a level of",
        "significant support", "appropriate support", "suitable", "small group", "frequent", "ongoing", "periodic", "from time to time", "flexible", "adult support", "key adult", "staff trained in",
        "programme devised by", "monitoring", "input from", "advice from", "a range of", "e.g.", "such as", "etc", "including but not limited to", "familiar with", "aware of", "ethos", "environment which"]
for p in HARD:
    S("Q06", p, "The lexicon's hard list.", words(f"Ada works on her letters, {p} pictures and songs."), ("F2", p))
S("Q06", "up to before a number", "Up to ten is none.", words("A teaching assistant reads with Ada, up to 3 books."), ("F2", "up to"))
S("Q06", "up to before a number in words", "Up to two hours is none.", words("Ada has help in lessons, up to two hours."), ("F2", "up to"))
S("Q06", "in capitals", "Folded in case.", words("ACCESS TO a quiet room."), ("F2", "ACCESS TO"))
S("Q06", "over a line's end", "A line's end is a space.", words("Ada has access\nto a quiet room."), ("F2", "access\nto"))
S("Q06", "over a non-breaking space", "A space of any kind parts words.", words(f"Ada has access{NBSP}to a quiet room."), ("F2", f"access{NBSP}to"))
S("Q06", "with a hyphen", "A hyphen is as good as a space.", words("Ada works in a small-group."), ("F2", "small-group"))
S("Q06", "in curly quotes", "Quotes part words.", words("Ada has \u201caccess to\u201d a quiet room."), ("F2", "access to"))
S("Q06", "accessing", "Word-bounded.", words("Ada is accessing the quiet room."))
S("Q06", "irregular", "Word-bounded.", words("Ada learns irregular verbs with pictures."))
S("Q06", "non-regular", "Not the word regular.", words("Ada learns non-regular verbs with pictures."))
S("Q06", "up to without a number", "“Sits up to write” is no limit.", words("Ada sits up to write at her own desk."))
S("Q06", "as required by law", "What the law requires is no vagueness.", words("The school keeps her medicine as required by law and the head teacher signs for it."))
S("Q06", "someone and something", "Word-bounded: some.", words("Ada tells someone when something hurts."))
S("Q06", "opportunities for, quantified", "The handbook's own case: W, not E.", bare("Opportunities for 2 x 20 minute sessions weekly with a speech and language therapist."), ("F2", "Opportunities for", "W"))
S("Q06", "regular, quantified in words", "Number, unit, how often, who: W.", bare("Regular sessions of twenty minutes twice a week with a teaching assistant."), ("F2", "Regular", "W"))
S("Q06", "at least weekly", "Allowed.", words("The class teacher rings home at least weekly."))
S("Q06", "small group of four", "The number is there.", words("Ada reads in a small group of 4 pupils."))
S("Q06", "small group of no more than six", "The number is there.", words("Ada reads in a small group of no more than six."))
S("Q06", "small group of between four and six", "The numbers are there.", words("Ada reads in a small group of between four and six."))
for p in ["as and when", "if required", "where necessary", "whenever possible", "as far as possible"]:
    S("Q06", p, "Beside the handbook's list, but no better: a warning.", words(f"Ada rests {p}."), ("F2", p, "W"))
S("Q06", "small group (1:4)", "The ratio says it.", words("Ada reads in a small group (1:4)."))
S("Q06", "or equivalent", "Warns only.", words("The teaching assistant holds an NVQ level 3 or equivalent."), ("F2", "or equivalent", "W"))
S("Q06", "in another alphabet", "Gujarati, Arabic and Welsh words are no vague English.", words("સાપ્તાહિક ભાષા સત્ર. جلسة أسبوعية. Sesiwn wythnosol i Siân ac Ŵyn."))
S("Q06", "ten thousand words in a row", "Length hides nothing.", words("pictures " * 10000 + "and access to songs."), ("F2", "access to"))

# Q07: vague in G, H, E.
S("Q07", "in an outcome", "E too.", outcome("Ada will be able to follow a range of three-step instructions in class on four days out of five."), ("E1", "a range of"))
S("Q07", "in G", "G too.", {G1 + "/text": "An epilepsy nurse gives input from time to time."}, ("G1", "input from"), ("G1", "from time to time"))
S("Q07", "in F", "Section F has Q06.", words("Ada has access to a quiet room."))
S("Q07", "plain outcome", "Nothing vague.", outcome("Ada will be able to ask a friend to play on four days out of five."))

# Q08: section I filled in a draft.
S("Q08", "a type of setting in a draft", "The draft names neither setting nor type.", {"/plan/sections/I/text": "Mainstream primary school"}, ("I", "Mainstream primary school"))
S("Q08", "“to be decided” in a draft", "Blank is blank.", {"/plan/sections/I/text": "To be decided"}, ("I", "To be decided"))
S("Q08", "spaces in a draft", "Spaces are nothing.", {"/plan/sections/I/text": " \n "})
S("Q08", "named in a final plan", "There it must be.", {"/plan/kind": "final", "/plan/sections/I/text": "Hill School"})

# Q09: an outcome that reads as provision.
for p in ["will have access to", "will receive", "will attend", "will be provided"]:
    S("Q09", p, "Provision, not what the child will do.", outcome(f"Ada {p} 3 sessions a week."), ("E1", p))
S("Q09", "to be supported", "Contains is enough.", outcome("Ada to be supported at lunch."), ("E1", "to be supported"))
S("Q09", "will be able to attend to a story", "To attend to is to listen.", outcome("Ada will be able to attend to a story for ten minutes on four days out of five."))
S("Q09", "will give and take", "Nothing of the list.", outcome("Ada will be able to give and take turns in a game for ten minutes."))

# Q10: no observable verb, or no person.
for t, span in [("Improved reading by the end of the year.", None), ("Ada will understand instructions.", "understand"), ("Ada will feel happier at school.", "feel"), ("Better friendships.", None), ("Staff will support Ada to read.", None)]:
    S("Q10", t, "Nobody can see or count it.", outcome(t), ("E1", span))
for t in ["Ada will be able to read 50 words aloud.", "By July 2027, Ada will write her name without help.", "She will ask for help when stuck on 4 days out of 5.", "I will be able to catch the bus on my own.", "Ada will know her number bonds, recalling 18 of 20 aloud.", "By July 2027 Ada to read 50 words aloud.", f"Ada{RIGHT}s target: Ada will be able to tie her laces."]:
    S("Q10", t, "Somebody does something that can be seen.", outcome(t))

# Q11: due date past, or no review within 12 months.
S("Q11", "due yesterday", "In the past.", {OUT + "/due": "2026-06-11"}, "E1")
S("Q11", "review in 13 months", "A review point lies within 12 months.", {OUT + "/review": "2027-07-12", OUT + "/due": "2028-07-12"}, "E1")
S("Q11", "no review, due in two years", "Neither is a point within 12 months.", {OUT + "/review": None, OUT + "/due": "2028-06-12"}, "E1")
S("Q11", "due today", "Today is not past.", {OUT + "/due": "2026-06-12", OUT + "/review": "2026-06-12"})
S("Q11", "review in 12 months to the day", "Within 12 months.", {OUT + "/review": "2027-06-12"})

# Q12: past the key stage's end with no interim target.
S("Q12", "year 5, due after key stage 2", "Key stage 2 ends in July 2027.", {OUT + "/due": "2028-07-14", OUT + "/review": None}, "E1")
S("Q12", "year 6, due in two years", "Key stage 2 ends this summer.", {"/plan/child/ncy": 6, "/plan/child/dob": "2015-05-01", OUT + "/due": "2028-07-14", OUT + "/review": None}, "E1")
S("Q12", "due in the last term of the stage", "Within it.", {OUT + "/due": "2027-07-16"})
S("Q12", "year 3, due in year 5", "Key stage 2 runs to year 6.", {"/plan/child/ncy": 3, "/plan/child/dob": "2017-12-01", OUT + "/due": "2028-07-14"})

# Q13: no first person in A, or A over 12 months old at amendment.
S("Q13", "told about her", "Whose words?", {"/plan/sections/A/text": "Ada loves swimming. Her mother hopes that she finds friends."}, "A")
S("Q13", "a Roman numeral is no “I”", "George I speaks for nobody.", {"/plan/sections/A/text": "Ada loves stories of King George the First and the park by the M4."}, "A")
S("Q13", "I", "First person.", {"/plan/sections/A/text": "I love swimming."})
S("Q13", "we, her parents", "Parents speak too.", {"/plan/sections/A/text": "Ada loves swimming. We hope that she finds friends."})
S("Q13", f"I{RIGHT}m", "With a curly apostrophe.", {"/plan/sections/A/text": f"I{RIGHT}m good at swimming."})

# Q14: K lists every mandatory key, or reuse is agreed.
for i, k in enumerate("abcde"):
    S("Q14", f"no advice {k}", "Reg 6(1)(a) to (e) are always sought.", {f"/plan/advice/{i}/key": "h"}, "K")
S("Q14", "year 9 without g", "From year 9 on.", {"/plan/child/ncy": 9, "/plan/child/dob": "2011-12-01"}, "K")
S("Q14", "year 8 without g", "Not yet.", {"/plan/child/ncy": 8, "/plan/child/dob": "2012-12-01"})
S("Q14", "reuse of d agreed", "Reg 6(4).", {"/plan/advice/3/key": "h", "/plan/reuse": ["d"]})

# Q15: advice older than 12 months at issue.
S("Q15", "a year and a day", "Older than 12 months.", {"/plan/advice/3/on": "2025-06-11"}, "K4")
S("Q15", "three years", "Older than 12 months.", {"/plan/advice/2/on": "2023-06-12"}, "K3")
S("Q15", "12 months to the day", "Not older.", {"/plan/advice/3/on": "2025-06-12"})
S("Q15", "today", "Not older.", {"/plan/advice/3/on": "2026-06-12"})

# Q16 and Q17: what was advised is in the plan, or has a reason.
S("Q16", "a need left out", "In none of B, C, D.", {"/plan/advice/3/needs": ["Ada cannot tell the time"]}, ("K4", "Ada cannot tell the time"))
S("Q16", "two needs, one left out", "Each is looked for.", {"/plan/advice/5/needs": ["Difficulty following spoken instructions", "Ada's handwriting cannot be read"]}, ("K6", "Ada's handwriting cannot be read", "E"))
S("Q16", "in the plan in the same words", "It is there.", {"/plan/advice/3/needs": ["Ada finds it hard to follow spoken instructions of more than two steps."]})
S("Q16", "in the plan in other order", "The words are there.", {"/plan/advice/3/needs": ["Spoken instructions of more than two steps are hard to follow"]})
S("Q17", "provision left out", "Missing from F, G and H with no reason.", {"/plan/advice/3/provision": ["A laptop with predictive text for all writing"]}, ("K4", "A laptop with predictive text for all writing"))
S("Q17", "hydrotherapy left out", "Missing from F, G and H with no reason.", {"/plan/advice/2/provision": ["Hydrotherapy once a fortnight"]}, ("K3", "Hydrotherapy once a fortnight"))
S("Q17", "left out with a reason", "A recorded reason answers it.", {"/plan/advice/3/provision": ["A laptop with predictive text"], "/plan/advice/3/dispositions": [{"row": "A laptop with predictive text", "reason": "Ada writes by hand at the speed of her class."}]})
S("Q17", "in the plan in other words", "It is there.", {"/plan/advice/3/provision": ["Weekly 30 minute one to one session with a speech and language therapist"]})

# Q18: age, phase, name, pronoun.
TEEN = {"/plan/child/ncy": 10, "/plan/child/dob": "2010-12-01", "/plan/advice/5/key": "g", OUT + "/text": "Ada will be able to take the bus to her work experience on four days out of five."}
S("Q18", "year 1 in a plan of year 10", "Copied from long ago.", {**TEEN, F1 + "/text": "A speech and language therapist works with Ada and her Year 1 class one to one for 30 minutes every week."}, ("F1", "Year 1"))
S("Q18", "nursery in a plan of year 5", "Copied from long ago.", words("Ada plays with water in nursery."), ("F2", "nursery"))
S("Q18", "no outcome for adulthood in year 10", "From year 9.", {**TEEN, OUT + "/text": "Ada will be able to spell 100 words."}, "E")
S("Q18", "another child's name", "Copied from another plan.", words("Oliver is shown each step with a picture."), ("F2", "Oliver"))
S("Q18", "he, where she is Ada", "Two pronouns, one child.", {**words("Ada shows his work to the class."), "/plan/child/pronouns": "she"}, ("F2", "his"))
S("Q18", "a nursery nurse", "A trade, not a phase.", words("A nursery nurse shows Ada each step with a picture."))
S("Q18", "her brother Oliver", "A relation's name.", words("Ada tells her brother Oliver what she has learnt."))
S("Q18", "Year 1 phonics", "The level of the work, not the class.", words("Ada practises Year 1 phonics with pictures."))

# Q19: hours beyond the week.
S("Q19", "26 hours", "More than 25.", row("Help in class.", quantity=26, unit="hour", group_size=None), "F")
S("Q19", "two rows of 13 hours", "The sum counts.", {**row("Help in class.", quantity=25, unit="hour", group_size=None)}, "F")
S("Q19", "24 hours and a half", "With F1's half hour: 25.", row("Help in class.", quantity=24.5, unit="hour", group_size=None))
S("Q19", "26 hours, overlapping", "Overlaps are flagged.", row("Help in class.", quantity=26, unit="hour", group_size=None, overlaps=True))

# Q20: band or money in F.
for t, span in [("The council pays £6,000 a year.", ["£6,000"]), ("Ada has Band 4 funding.", ["Band 4"]), ("Ada has Element 3 top-up.", ["Element 3", "top-up"])]:
    S("Q20", t, "Money is not provision.", words(t), *[("F2", s) for s in span])
for t in ["A Band 6 speech and language therapist assesses Ada.", "Ada reads Book Band 4 books.", "Ada uses a resistance band in PE.", "Ada counts coins and notes in the shop corner."]:
    S("Q20", t, "No money for provision.", words(t))

# Q21: therapy that educates only in G.
def therapy(kind, text, needs):
    return {"/plan/provision/-": {"id": "G2", "section": "G", "needs": needs, "outcomes": [], "kind": kind, "quantity": 30, "unit": "minute", "frequency": "weekly", "deliverer": "therapist", "text": text}}
S("Q21", "occupational therapy for handwriting", "It educates or trains: s.21(5).", therapy("occupational", "An occupational therapist works on Ada's handwriting for 30 minutes every week.", ["C1"]), "G2")
S("Q21", "physiotherapy that teaches", "It trains.", therapy("physio", "A physiotherapist teaches Ada to get on and off her chair in class for 30 minutes every week.", ["C1"]), "G2")
S("Q21", "speech therapy in F and G", "Not only in G.", therapy("speech_language", "A speech and language therapist sees Ada's communication aid for 30 minutes every week.", ["C1"]))
S("Q21", "chest physiotherapy", "It neither educates nor trains.", therapy("physio", "A physiotherapist clears Ada's chest for 30 minutes every week.", ["C1"]))

# Q22: provision subject to resources.
for t, span in [("A teaching assistant helps, subject to staffing.", "subject to staffing"), ("Swimming each week, depending on the availability of staff.", "depending on the availability"), ("One to one help if resources allow.", "if resources allow"), ("A laptop, funding permitting.", "funding permitting"), ("Help within the school's existing resources.", None)]:
    S("Q22", t, "Provision may not hang on money or staff.", words(t), ("F2", span) if span else ("F2", "within the school's existing resources"))
for t in ["Ada uses the resource base for maths.", "Ada learns about the availability of food in winter.", "The subject teacher marks Ada's work with her.", "Ada picks the resources for her own project."]:
    S("Q22", t, "No condition.", words(t))

# Q23: passive without an actor.
for t, span in [("Support will be given in maths.", "will be given"), ("Ada's work must be checked.", "must be checked"), ("Instructions are broken into steps.", "are broken"), ("Visual timetables will be used.", "will be used")]:
    S("Q23", t, "By whom?", words(t), ("F2", span))
for t in ["Support will be given by a teaching assistant in maths.", "A teaching assistant will give support in maths.", "Ada is interested in maths.", "The class teacher is needed at the meeting.", "Ada is used to noise."]:
    S("Q23", t, "Somebody acts, or it is no passive.", words(t))

# Q24: TA support with no ratio, hours, training.
for t, span in [("Ada has TA support in maths.", "TA support"), ("Ada has teaching assistant support in maths.", "teaching assistant support"), ("Ada has LSA time in maths.", "LSA time")]:
    S("Q24", t, "How many, how long, how trained?", words(t), ("F2", span))
S("Q24", "with hours, ratio and training", "All is said.", bare("Ada has 1:1 TA support for 10 hours every week from a TA trained to level 3 in autism."))
S("Q24", "a therapist's support", "Not a TA.", words("Ada has support of a physiotherapist in PE."))
S("Q24", "the TA is thanked", "No support is promised.", words("Ada thanks the TA at the end of the day."))

# Q25: length.
S("Q25", "a section of 1,501 words", "Over 1,500.", {"/plan/sections/A/text": "I like art. " + "swim " * 1498}, "A")
S("Q25", "6,001 words in five sections", "Over 6,000.", {"/plan/sections/A/text": "I like art. " + "swim " * 1490, "/plan/sections/D/text": "walk " * 1490, "/plan/sections/H1/text": "play " * 1490, "/plan/sections/H2/text": "read " * 1490, "/plan/sections/J/text": "note " * 1490}, "plan")
S("Q25", "a section of 1,500 words", "Not over.", {"/plan/sections/A/text": "I like art. " + "swim " * 1497})
S("Q25", "the base plan", "Short.", {})

# Q26: reading ease, long sentences, acronyms.
S("Q26", "a sentence of 26 words", "Over 25.", {"/plan/sections/A/text": "I like " + "red " * 24 + "."}, ("A", "I like " + "red " * 24 + "."))
S("Q26", "a strange acronym", "Not in the glossary.", {"/plan/sections/A/text": "I like XQZ on Fridays."}, ("A", "XQZ"))
S("Q26", "a sentence of 25 words", "Not over.", {"/plan/sections/A/text": "I like " + "red " * 23 + "."})
S("Q26", "an acronym explained", "Explained where it stands.", {"/plan/sections/A/text": "I like the Xylophone Quiz Zone (XQZ) on Fridays."})
S("Q26", "an acronym of the glossary", "BSL is in it.", {"/plan/sections/A/text": "I like BSL on Fridays."})

# Q28: diagnosis as the whole need.
for t, span in [("Ada has ASD.", "ASD"), ("Ada has a diagnosis of autism spectrum disorder and ADHD.", "autism spectrum disorder"), ("Dyslexia.", "Dyslexia")]:
    S("Q28", t, "What is hard for the child?", {NEED + "/text": t}, ("B1", span))
for t in ["Ada has ASD and finds it hard to join in games at playtime.", "Because of her dyslexia Ada reads at half the speed of her class.", "Ada cannot hear speech beyond two metres."]:
    S("Q28", t, "It says how the need shows.", {NEED + "/text": t})

# Q29: contradicting quantities.
S("Q29", "30 minutes and an hour by one therapist", "Same kind and deliverer.", bare("Speech work with Ada.", kind="speech_language", quantity=60, unit="minute", frequency="weekly", group_size=1, deliverer="speech and language therapist"), "F2")
S("Q29", "the words and the row", "30 in the row, 45 in the words.", {F1 + "/text": "A speech and language therapist works with Ada one to one for 45 minutes every week."}, ("F1", "45 minutes"))
S("Q29", "the same twice", "No contradiction.", bare("Speech work with Ada.", kind="speech_language", quantity=0.5, unit="hour", frequency="weekly", group_size=1, deliverer="speech and language therapist"))
S("Q29", "another deliverer", "A different person.", bare("Speech work with Ada.", kind="speech_language", quantity=60, unit="minute", frequency="weekly", group_size=1, deliverer="teaching assistant"))

# Q30: none known without a returned advice.
S("Q30", "D none known, no social care advice", "Nobody has looked.", {"/plan/advice/4/on": None}, ("D", "None known."), ("H1", "None."), ("H2", "None."))
S("Q30", "no health needs, no medical advice", "Nobody has looked.", {"/plan/needs/1/text": "No known health needs.", "/plan/advice/2/on": None}, ("C1", "No known health needs."))
S("Q30", "D none known, advice is back", "Somebody looked.", {})
S("Q30", "needs described, no medical advice", "It does not say none.", {"/plan/advice/2/on": None})

# Q31: no strength in A or B.
S("Q31", "hopes only", "No strength is named.", {"/plan/sections/A/text": "I want a friend to sit with at lunch."}, "A")
S("Q31", "strengths denied", "“Not good at” is none.", {"/plan/sections/A/text": "I am not good at swimming."}, "A")
S("Q31", "a strength in B", "B counts.", {"/plan/sections/A/text": "I want a friend to sit with at lunch.", NEED + "/text": "Ada draws well and enjoys stories. Ada finds it hard to follow spoken instructions of more than two steps."})
S("Q31", "good at", "A strength.", {"/plan/sections/A/text": "I am good at swimming."})

if __name__ == "__main__":
    for old in HERE.glob("second_*.json"):
        old.unlink()
    for file, list_ in FILES.items():
        (HERE / f"{file}.json").write_text(json.dumps(list_, indent=1, ensure_ascii=False) + "\n", encoding="utf-8")
    print(sum(len(x) for x in FILES.values()), "scenarios in", len(FILES), "files")
