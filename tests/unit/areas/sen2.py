#!/usr/bin/env python3
"""sen2.py WAYMARK: the rules of the SEN2 return, each on a return that is right but for one thing."""
import json, re, subprocess, sys

WAYMARK = sys.argv[1]
passed = failed = 0

HEADER = """<Header><CollectionDetails><Collection>SEN2</Collection><Year>2026</Year><ReferenceDate>2026-01-15</ReferenceDate></CollectionDetails>
<Source><SourceLevel>L</SourceLevel><LEA>330</LEA><SerialNo>001</SerialNo><DateTime>2026-01-20T10:00:00</DateTime><DMO>Y</DMO><DCO>N</DCO><DSCO>R</DSCO></Source></Header>"""
PLACE = "<URN>990001</URN><PlacementRank>1</PlacementRank>"
PLAN = f"""<NamedPlan><StartDate>2024-07-01</StartDate><PlanDetail>{PLACE}</PlanDetail><PB>0</PB></NamedPlan>"""
ASSESSMENT = f"""<Assessment><AssessmentOutcome>Y</AssessmentOutcome><AssessmentOutcomeDate>2024-07-01</AssessmentOutcomeDate>
<AssessmentMediation>0</AssessmentMediation><Week20>0</Week20>{PLAN}</Assessment>"""
ACTIVE = f"""<ActivePlans><PlacementDetail>{PLACE}<EntryDate>2024-09-02</EntryDate><SENunitIndicator>0</SENunitIndicator>
<ResourcedProvisionIndicator>0</ResourcedProvisionIndicator></PlacementDetail><SENneed><SENtype>ASD</SENtype><SENtypeRank>1</SENtypeRank></SENneed>
<ReviewMeeting>2025-06-01</ReviewMeeting><ReviewOutcome>M</ReviewOutcome></ActivePlans>"""
REQUEST = f"""<Requests><ReceivedDate>2024-03-01</ReceivedDate><RequestSource>1</RequestSource><RYA>0</RYA><RequestOutcomeDate>2024-04-10</RequestOutcomeDate>
<RequestOutcome>Y</RequestOutcome><RequestMediation>0</RequestMediation><RequestTribunal>0</RequestTribunal>{ASSESSMENT}{ACTIVE}</Requests>"""
PERSON = f"""<Person><Surname>Example</Surname><Forename>Ada</Forename><PersonBirthDate>2014-05-01</PersonBirthDate><Sex>F</Sex>
<Ethnicity>WBRI</Ethnicity><PostCode>LK1 1AA</PostCode><UPN>UPN1</UPN>{REQUEST}</Person>"""


def upn(n):
    digits = f"990{n:09d}"
    return "ABCDEFGHJKLMNPQRTUVWXYZ"[sum(int(d) * (i + 2) for i, d in enumerate(digits)) % 23] + digits


RIGHT = f"<Message>{HEADER}<Persons>{PERSON}</Persons></Message>".replace("UPN1", upn(1))


def run(xml, *args):
    r = subprocess.run([WAYMARK, "check", "sen2", *(args or ["-"])], input=xml.encode() if isinstance(xml, str) else xml, capture_output=True, timeout=60)
    return r.returncode, [json.loads(line) for line in r.stdout.decode().splitlines()], r.stderr.decode()


def check(ok, what, detail=""):
    global passed, failed
    passed, failed = passed + bool(ok), failed + (not ok)
    print(("ok " if ok else "not ok ") + what, "" if ok else str(detail)[:1500])


def gone(tag):
    return lambda x: re.sub(rf"<{tag}>.*?</{tag}>", "", x, count=1, flags=re.S)


def put(old, new):
    def change(x):
        assert old in x, old
        return x.replace(old, new, 1)
    return change


def both(*changes):
    def change(x):
        for c in changes:
            x = c(x)
        return x
    return change


AWAITED = both(put("<RequestOutcome>Y", "<RequestOutcome>A"), gone("RequestMediation"), gone("RequestTribunal"))
NO_PLANS = both(gone("Assessment"), gone("ActivePlans"))
DETAIL = f"<PlanDetail>{PLACE}</PlanDetail>"

# what is wrong, how, the rules that must be found and no other, exit code
CASES = [
    ("nothing", lambda x: x, [], 0),
    ("an unknown element", put("<Sex>", "<Shoe>1<Size>2</Size></Shoe><Sex>"), ["S01"], 1),
    ("a known element elsewhere", put("<Sex>", "<Week20>1</Week20><Sex>"), ["S01"], 1),
    ("elements in a wrong order", put("<Surname>Example</Surname><Forename>Ada</Forename>", "<Forename>Ada</Forename><Surname>Example</Surname>"), ["S02"], 1),
    ("the review's date where 2025 had it", put("<ReviewOutcome>", "<LastReview>2025-01-01</LastReview><ReviewOutcome>"), ["S02"], 1),
    ("the same in 2025", both(put("<ReviewOutcome>", "<LastReview>2025-01-01</LastReview><ReviewOutcome>"), put("<Year>2026", "<Year>2025")), [], 0),
    ("2026's place in 2025", both(put("<ReviewOutcome>M</ReviewOutcome>", "<ReviewOutcome>M</ReviewOutcome><LastReview>2025-01-01</LastReview>"), put("<Year>2026", "<Year>2025")), ["S02"], 1),
    ("several behind one that came early", both(gone("Sex"), put("<Surname>", "<Sex>F</Sex><Surname>")), ["S02"], 1),
    ("no surname", gone("Surname"), ["S03"], 1),
    ("no date of birth", gone("PersonBirthDate"), ["S03"], 1),
    ("no DMO", gone("DMO"), ["S03"], 1),
    ("three settings", put(DETAIL, DETAIL * 3), ["S04", "Q316"], 1),
    ("a day that is none", put("2014-05-01", "2014-02-30"), ["S05"], 1),
    ("a sex that is none", put("<Sex>F", "<Sex>X"), ["S05"], 1),
    ("an empty element", put("<Sex>F", "<Sex>"), ["S05"], 1),
    ("a URN of five digits", put("990001", "99001"), ["S05"], 1),
    ("a UPN of fourteen", put(upn(1), upn(1) + "5"), ["S05"], 1),
    ("an authority in Atlantis", put("<LEA>330", "<LEA>999"), ["S05"], 1),
    ("an authority outside London", put("<LEA>330", "<LEA>885"), [], 0),
    ("words between elements", put("<Requests>", "hello<Requests>"), ["S06"], 1),
    ("no number of the child", gone("UPN"), ["C01"], 1),
    ("a ULN instead", put(f"<UPN>{upn(1)}</UPN>", "<UniqueLearnerNumber>1234567890</UniqueLearnerNumber>"), [], 0),
    ("the same child twice", put("</Person>", "</Person>" + PERSON.replace("UPN1", upn(1))), ["C02"], 1),
    ("two children", put("</Person>", "</Person>" + PERSON.replace("UPN1", upn(2))), [], 0),
    ("no outcome of the request", gone("RequestOutcome"), ["C03"], 1),
    ("no day of the request", gone("ReceivedDate"), ["C04"], 1),
    ("no day of a historical request", both(put("<RequestOutcome>Y", "<RequestOutcome>H"), gone("ReceivedDate"), gone("RequestMediation"), gone("RequestTribunal"), gone("RequestOutcomeDate"), gone("RYA")), [], 0),
    ("no word on youth accommodation", gone("RYA"), ["C05"], 1),
    ("nobody asked, 2026", gone("RequestSource"), ["C06"], 1),
    ("nobody asked, 2025", both(gone("RequestSource"), put("<Year>2026", "<Year>2025")), [], 0),
    ("no day of the decision", gone("RequestOutcomeDate"), ["C07"], 1),
    ("a decision awaited", both(AWAITED, NO_PLANS), [], 0),
    ("mediation on what is awaited", both(put("<RequestOutcome>Y", "<RequestOutcome>A"), NO_PLANS), ["C08"], 1),
    ("an assessment while awaited", AWAITED, ["C09"], 1),
    ("a case that moved away", both(put("<RequestTribunal>0</RequestTribunal>", "<RequestTribunal>0</RequestTribunal><Exported>885</Exported>"), NO_PLANS), [], 0),
    ("a plan after moving away", put("<RequestTribunal>0</RequestTribunal>", "<RequestTribunal>0</RequestTribunal><Exported>XXX</Exported>"), ["C10"], 1),
    ("an assessment awaited with more", put("<AssessmentOutcome>Y", "<AssessmentOutcome>A"), ["C11", "C13"], 1),
    ("no day of the plan", gone("AssessmentOutcomeDate"), ["C12"], 1),
    ("a plan that was refused", put("<AssessmentOutcome>Y", "<AssessmentOutcome>N"), ["C13"], 1),
    ("URN and UKPRN", put("<URN>990001</URN>", "<URN>990001</URN><UKPRN>10000001</UKPRN>"), ["C14"], 1),
    ("no name of the setting", put("<URN>990001</URN>", ""), ["C14"], 1),
    ("no rank", put("<PlacementRank>1</PlacementRank>", ""), ["C15", "Q316"], 1),
    ("ceased without a reason", put("<PB>0</PB>", "<PB>0</PB><CeaseDate>2025-01-01</CeaseDate>"), ["C16", "Q317"], 1),
    ("not in education at eleven", put("<URN>990001</URN>", "<SENSetting>NEET</SENSetting>"), ["C17"], 1),
    ("higher education at eleven", both(put("<PB>0</PB>", "<PB>0</PB><CeaseDate>2025-06-01</CeaseDate><CeaseReason>3</CeaseReason>"), gone("ActivePlans")), ["C18"], 1),
    ("a need without a rank", gone("SENtypeRank"), ["C19", "Q612"], 1),
    ("decided before it was asked", put("<RequestOutcomeDate>2024-04-10", "<RequestOutcomeDate>2024-02-29"), ["C20"], 1),
    ("ceased before it began", both(put("<PB>0</PB>", "<PB>0</PB><CeaseDate>2024-06-30</CeaseDate><CeaseReason>9</CeaseReason>"), gone("ActivePlans")), ["C21"], 1),
    ("left before entering", put("<EntryDate>2024-09-02</EntryDate>", "<EntryDate>2024-09-02</EntryDate><LeavingDate>2024-09-01</LeavingDate>"), ["C22"], 1),
    ("born tomorrow", put("2014-05-01", "2026-01-16"), ["Q105"], 1),
    ("a review tomorrow", put("<ReviewMeeting>2025-06-01", "<ReviewMeeting>2026-01-16"), ["Q105"], 0),
    ("a plan that starts tomorrow", put("<StartDate>2024-07-01", "<StartDate>2026-01-16"), ["Q105"], 0),
    ("a request of tomorrow", both(AWAITED, NO_PLANS, gone("RequestOutcomeDate"), put("2024-03-01", "2026-01-16")), ["Q105"], 0),
    ("the same request twice", put("</Person>", REQUEST.replace(ACTIVE, "") + "</Person>"), ["Q134"], 0),
    ("asked before the birth", put("2014-05-01", "2024-03-02"), ["Q135"], 0),
    ("asked on the day of the birth", put("2014-05-01", "2024-03-01"), [], 0),
    ("a slip in the UPN", put(upn(1), upn(1)[:-1] + str((int(upn(1)[-1]) + 1) % 10)), ["Q110"], 0),
    ("a UPN and no UPN", put("</UPN>", "</UPN><UPNunknown>UN2</UPNunknown>"), ["Q143"], 0),
    ("nothing about the child", gone("Requests"), ["Q132"], 0),
    ("agreed and not assessed", NO_PLANS, ["Q212"], 0),
    ("refused and assessed", put("<RequestOutcome>Y", "<RequestOutcome>N"), ["Q213"], 0),
    ("refused, appealed and assessed", both(put("<RequestOutcome>Y", "<RequestOutcome>N"), put("<RequestTribunal>0", "<RequestTribunal>1")), [], 0),
    ("a plan at 26", put("2014-05-01", "1999-12-01"), ["Q232"], 0),
    ("26 tomorrow", put("2014-05-01", "2000-01-16"), [], 0),
    ("an active plan without a named one", gone("NamedPlan"), ["Q312"], 0),
    ("an active plan without an assessment", gone("Assessment"), ["Q312"], 0),
    ("a plan issued and nowhere", both(gone("NamedPlan"), gone("ActivePlans")), ["Q313"], 0),
    ("ceased and active", put("<PB>0</PB>", "<PB>0</PB><CeaseDate>2026-01-15</CeaseDate><CeaseReason>9</CeaseReason>"), ["Q317"], 0),
    ("ceased after the day of the return", put("<PB>0</PB>", "<PB>0</PB><CeaseDate>2026-01-16</CeaseDate><CeaseReason>9</CeaseReason>"), [], 0),
    ("a plan before it was agreed to assess", put("<AssessmentOutcomeDate>2024-07-01", "<AssessmentOutcomeDate>2024-04-09"), ["Q322"], 0),
    ("two first placements", put("</PlacementDetail>", f"</PlacementDetail><PlacementDetail>{PLACE}<EntryDate>2025-09-01</EntryDate><SENunitIndicator>0</SENunitIndicator><ResourcedProvisionIndicator>0</ResourcedProvisionIndicator></PlacementDetail>"), ["Q417"], 0),
    ("a first placement after another", both(put("</PlacementDetail>", f"</PlacementDetail><PlacementDetail>{PLACE}<EntryDate>2025-09-01</EntryDate><SENunitIndicator>0</SENunitIndicator><ResourcedProvisionIndicator>0</ResourcedProvisionIndicator></PlacementDetail>"), put("<EntryDate>2024-09-02</EntryDate>", "<EntryDate>2024-09-02</EntryDate><LeavingDate>2025-07-20</LeavingDate>")), [], 0),
    ("no education, and no words why", put("<URN>990001</URN>", "<SENSetting>NIEO</SENSetting>"), ["Q422"], 0),
    ("no setting named", gone("PlanDetail"), ["Q315"], 0),
    ("no word on the 20 weeks", gone("Week20"), ["Q321"], 0),
    ("no placement", gone("PlacementDetail"), ["Q416"], 0),
    ("another setting without words", put("<URN>990001</URN>", "<SENSetting>OTH</SENSetting>"), ["Q422"], 0),
    ("an outcome without a review", gone("ReviewMeeting"), ["Q430"], 0),
    ("a draft of what was kept", put("<ReviewOutcome>M</ReviewOutcome>", "<ReviewOutcome>M</ReviewOutcome><ReviewDraft>2025-07-01</ReviewDraft>"), ["Q431"], 0),
    ("a draft, and an outcome that is none", put("<ReviewOutcome>M</ReviewOutcome>", "<ReviewOutcome>X</ReviewOutcome><ReviewDraft>2025-07-01</ReviewDraft>"), ["S05"], 1),
    ("no word on a SEN unit", gone("SENunitIndicator"), ["Q514"], 0),
    ("two primary needs", put("</SENneed>", "</SENneed><SENneed><SENtype>HI</SENtype><SENtypeRank>1</SENtypeRank></SENneed>"), ["Q612"], 0),
    ("the same need twice", put("</SENneed>", "</SENneed><SENneed><SENtype>ASD</SENtype><SENtypeRank>2</SENtypeRank></SENneed>"), ["Q614"], 0),
]


def cases():
    for what, change, rules, code in CASES:
        got_code, findings, said = run(change(RIGHT))
        got = sorted(f["rule"] for f in findings)
        check(got == sorted(rules) and got_code == code, what, (got, got_code, rules, said))
    tried = {r for c in CASES for r in c[2]}
    table = subprocess.run([WAYMARK, "check", "sen2", "--rules"], capture_output=True, text=True).stdout
    untried = sorted(set(re.findall(r"^\| (\w+) \|", table, re.M)) - tried - {"rule", "Q109", "Q314", "Q320", "Q414"})
    check(not untried, "every rule has a case", untried)


def places():
    _, findings, _ = run(put("<Sex>F", "\n\n<Sex>X")(RIGHT))
    f = findings[0]
    check(f["person"] == upn(1) and f["path"] == "Sex" and f["line"] == RIGHT[:RIGHT.index("<Sex>")].count("\n") + 3 and f["severity"] == "error",
          "a finding has its person, path and line", f)
    _, findings, _ = run(put("<Sex>F", "\n\n<Shoe/>\n<Sex>F")(RIGHT))
    check(findings[0]["line"] == f["line"] and "Shoe" in findings[0]["message"], "an element that is none has its own line", findings)
    _, findings, _ = run(put(DETAIL, DETAIL.replace("990001", "99") + DETAIL.replace(">1<", ">2<"))(RIGHT))
    check(findings[0]["path"] == "Requests/Assessment/NamedPlan/PlanDetail[1]/URN", "the first of several is said to be the first", findings)
    _, findings, _ = run(put(DETAIL, DETAIL + DETAIL.replace("990001", "99").replace(">1<", ">2<"))(RIGHT))
    check(findings[0]["path"] == "Requests/Assessment/NamedPlan/PlanDetail[2]/URN", "and says which of several", findings)


def refused():
    cut = RIGHT[:len(RIGHT) // 2]
    for what, xml, says in [
        ("half a file", cut, "well-formed"), ("an empty file", "", "well-formed"), ("no XML", "URN,LA\n1,2\n", "well-formed"),
        ("another document", "<html><body/></html>", "no SEN2 return"), ("a year to come", put("<Year>2026", "<Year>2031")(RIGHT), "2031"),
        ("no year", gone("Year")(RIGHT), "Year"),
        ("a bomb", '<!DOCTYPE x [<!ENTITY a "aaaaaaaaaa"><!ENTITY b "&a;&a;&a;&a;">]>' + put("Example", "&b;")(RIGHT), "document type"),
        ("a text without end", put("Example", "x" * 100000)(RIGHT), "bytes"),
        ("bytes that are no text", RIGHT.encode().replace(b"Example", b"\xff\xfe"), "well-formed"),
    ]:
        code, findings, said = run(xml)
        check(code == 2 and says in said and said.count("\n") == 1, "refused: " + what, (code, findings[:2], said))
    code, _, said = run("", "absent.xml")
    check(code == 2 and "absent.xml" in said, "refused: a file that is not there", said)
    deep = "<a>" * 50000
    code, findings, said = run(put("<Sex>", deep + "<Sex>")(RIGHT))
    check(code in (1, 2), "a deep nest does no harm", (code, said[:200]))


cases()
places()
refused()
print(f"{passed} passed, {failed} failed")
sys.exit(failed > 0)
