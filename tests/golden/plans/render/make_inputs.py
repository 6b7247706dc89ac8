#!/usr/bin/env python3
"""make_inputs.py: writes the plans that the renderings are tested on, beside itself.

Everybody is made up.  `first.json` and `second.json` are two versions of one plan in three scripts; `broken.json` has
ties to nothing, ids twice, empty sections and words of a thousand letters; `empty.json` has nothing but its day.
"""
import copy, json, os

HERE = os.path.dirname(os.path.abspath(__file__))

FIRST = {"plan": {
    "kind": "draft", "on": "2026-06-12", "review": "2027-06-11",
    "child": {"name": "Aminah Ẓāhir-O'Neil أمينة علاء", "known_as": "Amī", "dob": "2015-12-01", "ncy": 5},
    "sections": {
        "summary": {"text": "Amī loves horses. મને ઘોડા ગમે છે. أحب الخيل والسباحة."},
        "A": {"text": "I like horses & <rain>.\n\nMy mother says: “She is brave.”\nકુટુંબ ગુજરાતી બોલે છે.\n"
                      "نتكلم العربية في البيت ولا نأكل اللحم.", "on": "2026-05-20"},
        "D": {"text": "None known."}, "H1": {"text": "None."}, "H2": {"text": "None."},
        "I": {"text": ""}, "J": {"text": ""}},
    "needs": [
        {"id": "B1", "section": "B", "evidence": ["K2"],
         "text": "Amī finds it hard to follow spoken instructions of more than two steps."},
        {"id": "B2", "section": "B", "evidence": ["K2"], "text": "બાળકને વાંચનમાં મદદની જરૂર છે."},
        {"id": "C1", "section": "C", "evidence": ["K3"], "text": "تحتاج الطفلة إلى علاج الربو كل يوم."}],
    "outcomes": [
        {"id": "E1", "needs": ["B1"], "text": "Amī will follow instructions of three steps on four days of five.",
         "measure": "The teacher's weekly tally", "due": "2027-07-16", "review": "2027-01-15",
         "interim": "Two steps by January", "pfa": "independent_living"}],
    "provision": [
        {"id": "F1", "section": "F", "needs": ["B1"], "outcomes": ["E1"], "kind": "speech_language", "quantity": 30,
         "unit": "minute", "frequency": "weekly", "group_size": 1, "deliverer": "speech and language therapist",
         "qualification": "registered with the HCPC",
         "text": "A speech and language therapist works with Amī one to one for 30 minutes every week."},
        {"id": "F2", "section": "F", "needs": ["B2"], "outcomes": ["E1"], "kind": "reading", "quantity": 1.5,
         "unit": "hour", "frequency": "half_termly", "group_size": 4, "deliverer": "teaching assistant",
         "flex": "The day may change", "flex_reason": "School trips", "start": "2026-09-01", "end": "2027-07-20",
         "review": "2027-01-15", "overlaps": True, "text": "A teaching assistant reads Gujarati books with Amī."},
        {"id": "G1", "section": "G", "needs": ["C1"], "outcomes": [], "kind": "nursing", "quantity": 60,
         "unit": "minute", "frequency": "termly", "deliverer": "school nurse", "not_educational": True,
         "text": "A school nurse trains the staff of the class for one hour every term."}],
    "advice": [
        {"id": "K1", "key": "a", "author": "أمينة علاء", "role": "Parent", "on": "2026-05-01"},
        {"id": "K2", "key": "f", "author": "P. Author", "role": "Speech and language therapist", "on": "2026-05-01",
         "needs": ["Difficulty following spoken instructions", "Loses her place when reading"],
         "provision": ["30 minutes weekly with a therapist", "A laptop"],
         "dispositions": [{"row": "30 minutes weekly with a therapist", "items": ["F1"], "reason": ""},
                          {"row": "A laptop", "items": [], "reason": "She has one already"}]},
        {"id": "K3", "key": "c", "author": "Q. Physician", "role": "Paediatrician"}]}}


def second():
    plan = copy.deepcopy(FIRST)
    p = plan["plan"]
    p.update(kind="amended", on="2027-06-20", review="2028-06-19")
    p["child"]["ncy"] = 6
    p["sections"]["A"]["text"] = p["sections"]["A"]["text"].replace("horses & <rain>", "horses, swimming & <rain>")
    p["sections"]["I"]["text"] = "Exampleshire Primary School, a mainstream school"
    p["needs"][1]["text"] = "બાળકને વાંચન અને લેખનમાં મદદની જરૂર છે."
    p["needs"].append({"id": "B3", "section": "B", "evidence": ["K9"], "text": "Amī is anxious in loud rooms."})
    first, other, nurse = p["provision"]
    first.update(quantity=45, text=first["text"].replace("30 minutes", "45 minutes, in a quiet room,"), id="F2")
    nurse.update(id="F3", section="F")
    new = {"id": "F1", "section": "F", "needs": ["B3"], "outcomes": [], "quantity": 15, "unit": "minute",
           "frequency": "daily", "deliverer": "key worker", "text": "A key worker greets Amī at the gate every morning."}
    p["provision"] = [new, first, nurse]
    p["notice"] = {"items": ["A", "B2", "B3", "F1", "F2", "F3", "I"]}
    return plan


def broken():
    return {"plan": {
        "kind": "final", "on": "2026-06-12", "child": {"name": "W" * 300},
        "sections": {"A": {"text": "x" * 5000}, "B": {"text": " \n\n "}, "J": {"text": "a\tb\u0007c"}},
        "needs": [{"id": "B1", "section": "B", "text": "One", "evidence": ["K404"]},
                  {"id": "B1", "section": "B", "text": "Another of the same id", "evidence": []},
                  {"id": "main-content", "section": "C", "text": "An id that the page needs itself", "evidence": []},
                  {"id": "<b>\"'&", "section": "D", "text": "</textarea><script>alert(1)</script>", "evidence": []}],
        "outcomes": [{"id": "E1", "needs": ["B404", "B1"], "text": "ل" * 90}],
        "provision": [{"id": "F1", "section": "F", "needs": ["E1", "F1"], "outcomes": ["E404"],
                       "text": "Sentence of words. " * 900, "deliverer": "d" * 700},
                      {"id": "row-1", "section": "F", "needs": [], "outcomes": [], "text": "ક્ષ્ત્ર્ય" * 200}],
        "advice": [{"id": "K1", "dispositions": [{"row": "", "items": ["nothing"], "reason": "r" * 900}]}]}}


PLANS = {"first": FIRST, "second": second(), "broken": broken(), "empty": {"plan": {"on": "2026-06-12", "kind": "draft"}}}
for name, plan in PLANS.items():
    with open(os.path.join(HERE, name + ".json"), "w", encoding="utf-8") as out:
        json.dump(plan, out, ensure_ascii=False, indent=1)
        out.write("\n")
