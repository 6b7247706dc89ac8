#!/usr/bin/env python3
"""plan_pdf.py WAYMARK_PLAN PLANS_DIR POLICY_DIR: plans as PDF, read back by programs that are not ours.

qpdf takes the file apart, and what PDF/UA (ISO 14289-1) asks of it is looked up in the parts: title, language, marks,
tags in the order of reading, headings, lists, tables with headers, artifacts, fonts that are embedded and say what
their glyphs stand for.  Then every text of the plan must come out of the tags, and out of pdftotext, in its order.
Then a file is damaged in each way that is looked for, which must be found each time.
"""
import base64, json, os, re, subprocess, sys, tempfile, unicodedata

HEADINGS = ("/H1", "/H2", "/H3", "/H4", "/H5", "/H6")
PARENTS = {"/Document": None, "/H1": "/Document", "/H2": "/Document", "/H3": "/Document", "/P": "/Document",
           "/L": "/Document", "/LI": "/L", "/Lbl": "/LI", "/LBody": "/LI", "/Table": "/Document", "/TR": "/Table",
           "/TH": "/TR", "/TD": "/TR"}


class Pdf:
    """The objects of a file, streams decoded."""

    def __init__(self, path):
        done = subprocess.run(["qpdf", "--json=2", "--json-stream-data=inline", "--decode-level=generalized", path],
                              capture_output=True, check=True)
        self.objects = json.loads(done.stdout)["qpdf"][1]

    def get(self, value):
        while isinstance(value, str) and re.fullmatch(r"\d+ \d+ R", value):
            value = self.objects["obj:" + value]
            value = value["value"] if "value" in value else value["stream"]["dict"]
        return value

    def stream(self, reference):
        return base64.b64decode(self.objects["obj:" + reference]["stream"]["data"])

    def text(self, value):
        """A text string of a PDF, as qpdf writes it."""
        value = self.get(value)
        return value[2:] if value and value.startswith("u:") else value


def utf16(hexadecimal):
    data = bytes.fromhex(hexadecimal)
    return data.decode("utf-16-be").lstrip("\ufeff")


def unicode_map(pdf, font):
    cmap = pdf.stream(font["/ToUnicode"]).decode()
    return {int(m[1], 16): utf16(m[2]) for m in re.finditer(r"beginbfchar<(\w{4})><(\w+)>", cmap)}


TOKEN = re.compile(rb"/Span<</ActualText<(?P<said>\w+)>>>BDC|/(?P<tag>\w+)<</MCID (?P<mcid>\d+)>>BDC|"
                   rb"/Artifact(?P<artifact><<[^>]*>>BDC| BMC)|(?P<end>EMC)|/(?P<font>F\d+) [\d.]+ Tf|"
                   rb"\[(?P<show>[^\]]*)\]TJ|(?P<line> l S\n)")


def page_texts(pdf, page, findings):
    """{MCID: text} of a page; what stands in no tag and no artifact is a finding."""
    fonts = {name: unicode_map(pdf, pdf.get(ref)) for name, ref in pdf.get(pdf.get(page["/Resources"])["/Font"]).items()}
    texts, open_marks, font = {}, [], None
    for m in TOKEN.finditer(pdf.stream(page["/Contents"])):
        if m["said"]:
            open_marks.append(("said", None))
            owner = next((o for o in reversed(open_marks[:-1]) if o[0] != "said"), None)
            if owner and owner[0] == "tag":
                texts[owner[1]][1].append(utf16(m["said"].decode()))
        elif m["tag"]:
            open_marks.append(("tag", int(m["mcid"])))
            texts[int(m["mcid"])] = (m["tag"].decode(), [])
        elif m["artifact"]:
            open_marks.append(("artifact", None))
        elif m["end"]:
            if not open_marks:
                findings.append("marked content that ends twice")
            open_marks = open_marks[:-1]
        elif m["font"]:
            font = fonts["/" + m["font"].decode()]
        elif not open_marks:
            findings.append("text or lines outside of tags and artifacts")
        elif open_marks[-1][0] == "tag" and m["show"] is not None:
            for glyphs in re.findall(rb"<(\w+)>", m["show"]):
                for i in range(0, len(glyphs), 4):
                    texts[open_marks[-1][1]][1].append(font[int(glyphs[i:i + 4], 16)])
    if open_marks:
        findings.append("marked content that does not end")
    return {k: (tag, "".join(parts)) for k, (tag, parts) in texts.items()}


def walk(pdf, element, parent, texts, findings, out):
    kind = element["/S"]
    if PARENTS.get(kind, "?") != parent:
        findings.append(f"{kind} inside {parent}")
    if kind == "/TH" and element.get("/A", {}).get("/Scope") not in ("/Row", "/Column"):
        findings.append("a table header without scope")
    own, inside = [], []
    for kid in element["/K"]:
        kid = pdf.get(kid)
        if kid.get("/Type") == "/MCR":
            tag, text = texts.get((kid["/Pg"], kid["/MCID"]), (None, ""))
            texts.pop((kid["/Pg"], kid["/MCID"]), None)
            if tag != kind[1:]:
                findings.append(f"content tagged {tag} in {kind}")
            own.append(text)
        else:
            inside.append(kid)
    said = pdf.text(element.get("/ActualText"))
    if own:
        out.append((kind, said if said is not None else "".join(own)))
    for kid in inside:
        walk(pdf, kid, kind, texts, findings, out)


def outline(pdf, item, depth=0):
    while item:
        item = pdf.get(item)
        yield depth, pdf.text(item["/Title"])
        yield from outline(pdf, item.get("/First"), depth + 1)
        item = item.get("/Next")


def check_fonts(pdf, findings):
    for value in pdf.objects.values():
        font = value.get("value")
        if not isinstance(font, dict) or font.get("/Subtype") != "/Type0":
            continue
        below = pdf.get(pdf.get(font["/DescendantFonts"])[0])
        descriptor = pdf.get(below["/FontDescriptor"])
        if not ({"/FontFile2", "/FontFile3"} & set(descriptor)) or "/ToUnicode" not in font:
            findings.append("a font that is not embedded, or does not say what its glyphs are")
        elif "/FontFile2" in descriptor and below.get("/CIDToGIDMap") != "/Identity":
            findings.append("a font without its map")


def read(path):
    """(findings, [(tag, text)], pages) of a file."""
    findings, out, pdf = [], [], Pdf(path)
    root = pdf.get(pdf.objects["trailer"]["value"]["/Root"])
    info = pdf.get(pdf.objects["trailer"]["value"].get("/Info", {}))
    if not pdf.text(root.get("/Lang")):
        findings.append("no language")
    if not pdf.text(info.get("/Title")) or not pdf.get(root.get("/ViewerPreferences", {})).get("/DisplayDocTitle"):
        findings.append("no title, or it is not shown")
    if not root.get("/MarkInfo", {}).get("/Marked") or "/StructTreeRoot" not in root:
        return findings + ["not tagged"], out, 0
    metadata = pdf.stream(root["/Metadata"]).decode() if "/Metadata" in root else ""
    if "<pdfuaid:part>1</pdfuaid:part>" not in metadata or "<dc:title>" not in metadata:
        findings.append("metadata lacks what PDF/UA asks")
    tree = pdf.get(root["/StructTreeRoot"])
    owners = pdf.get(tree["/ParentTree"])["/Nums"]
    texts = {}
    for number, reference in enumerate(pdf.get(root["/Pages"])["/Kids"]):
        page = pdf.get(reference)
        found = page_texts(pdf, page, findings)
        texts.update({(reference, mcid): text for mcid, text in found.items()})
        if page.get("/Tabs") != "/S" or page.get("/StructParents") != number:
            findings.append("a page without the order of its tags")
        if len(owners[2 * number + 1]) != len(found):
            findings.append("the tree of parents does not fit the page")
    pages = len(pdf.get(root["/Pages"])["/Kids"])
    walk(pdf, pdf.get(tree["/K"]), None, texts, findings, out)
    if texts:
        findings.append("content that no tag holds")
    headings = [text for kind, text in out if kind in HEADINGS]
    titles = [title for _, title in outline(pdf, pdf.get(root.get("/Outlines", {})).get("/First"))]
    if [squeeze(t) for t in titles] != [squeeze(h) for h in headings]:
        findings.append("the outline is not the headings")
    levels = [int(kind[2]) for kind, _ in out if kind in HEADINGS]
    if levels[:1] != [1] or any(b > a + 1 for a, b in zip(levels, levels[1:])):
        findings.append("a level of headings is left out")
    check_fonts(pdf, findings)
    return findings, out, pages


def squeeze(text):
    """Without white space and controls of direction: where lines break says nothing."""
    return re.sub(r"[\s\x00-\x1f\u061c\u200e\u200f\u202a-\u202e\u2066-\u2069]", "", text)


def loose(text):
    """Also without vowel signs and stops, which pdftotext puts on either side of Arabic letters and lines."""
    return re.sub(r"[\u064b-\u0652.]", "", squeeze(unicodedata.normalize("NFC", text)))


def texts_of(value, key=""):
    """Every text of a plan that people wrote, and every word that is shown of it."""
    if isinstance(value, dict):
        for k, v in value.items():
            if k != "section":
                yield from texts_of(v, k)
    elif isinstance(value, list):
        for v in value:
            yield from texts_of(v, key)
    elif isinstance(value, str) and key in ("text", "measure", "interim", "deliverer", "qualification", "flex", "flex_reason",
                                            "author", "role", "row", "reason", "name", "known_as", "needs", "provision",
                                            "outcomes", "evidence", "id", "items"):
        yield value
    elif isinstance(value, str) and key in ("frequency", "pfa"):
        yield value.replace("_", " ")


passed = failed = 0


def check(name, good, more=""):
    global passed, failed
    passed, failed = passed + bool(good), failed + (not good)
    print(f"{'ok' if good else 'not ok'} {name}{'' if good else ' ' + str(more)[:300]}")


def paragraphs(text):
    return [p for p in re.split(r"\n+", text) if p.strip()]


def check_plan(waymark, policy, source, form, folder):
    name = os.path.basename(source)[:-5] + "." + form
    path = os.path.join(folder, name + ".pdf")
    done = subprocess.run([waymark, "render", source, "--policies", policy, "--format", form, "--out", path,
                           "--version", "3", "--reference", "K7Q2-93MD"], capture_output=True, text=True)
    check(f"{name} is made", done.returncode in (0, 1), done.stderr)
    check(f"{name} is sound", subprocess.run(["qpdf", "--check", path], capture_output=True).returncode == 0)
    findings, out, pages = read(path)
    check(f"{name} is as PDF/UA asks", not findings, findings)
    plan = json.load(open(source, encoding="utf-8"))["plan"]
    tagged = squeeze("".join(text for _, text in out))
    plain = subprocess.run(["pdftotext", "-enc", "UTF-8", path, "-"], capture_output=True, text=True, check=True).stdout
    wanted = [p for text in texts_of(plan) for p in paragraphs(text)]
    lost = [p for p in wanted if squeeze(p) not in tagged]
    check(f"{name} has all {len(wanted)} texts in its tags", not lost, lost)
    if form == "large":  # in one column and without tables, lines of a text follow each other
        lost = [p for p in wanted if loose(p) not in loose(plain) and len(p) < 200]  # longer ones cross pages
        check(f"{name} has its texts for pdftotext", not lost and "K7Q2-93MD" in plain, lost)
    letters = re.findall(r"SectionA:|SectionB:|SectionC:|SectionE:|SectionF:|SectionK:", tagged)
    check(f"{name} is in the order of reading", letters == ["SectionA:", "SectionB:", "SectionC:", "SectionE:", "SectionF:",
                                                             "SectionK:"], letters)
    info = subprocess.run(["pdfinfo", path], capture_output=True, text=True, check=True).stdout
    check(f"{name} is tagged for pdfinfo", "Tagged:          yes" in info and f"Pages:           {pages}" in info)
    check(f"{name} counts its pages", f"Page{pages}of{pages}" in squeeze(plain))
    return path


FAULTS = [  # each with what it must make read() find
    (rb"/Lang<FEFF0065006E002D00470042>", rb"/Xang<FEFF0065006E002D00470042>", "no language"),
    (rb"/DisplayDocTitle true", rb"/DisplayDocTitlf true", "no title"),
    (rb"/Marked true", rb"/Marked null", "not tagged"),
    (rb"<pdfuaid:part>1<", rb"<pdfuaid:part>2<", "metadata"),
    (rb"/Scope/Column", rb"/Scopf/Column", "scope"),
    (rb"/S/LBody", rb"/S/LBodx", "inside"),
    (rb"/S/TR", rb"/S/TX", "inside"),
    (rb"/FontFile2", rb"/FontFilf2", "embedded"),
    (rb"/Tabs/S", rb"/Tabs/R", "order of its tags"),
    (rb"/MCR/Pg 9 0 R/MCID 0>", rb"/MCR/Pg 9 0 R/MCID 1>", "no tag holds"),
    (rb"/S/H2", rb"/S/H3", "level of headings"),
]


def check_faults(paths, folder):
    files = [open(path, "rb").read() for path in paths]
    for before, after, finding in FAULTS:
        damaged = os.path.join(folder, "damaged.pdf")
        whole = next(f for f in files if before in f)
        open(damaged, "wb").write(whole.replace(before, after))
        try:
            findings = read(damaged)[0]
        except (KeyError, IndexError) as error:
            findings = [repr(error)]
        check(f"finds {after.decode()}", any(finding in f for f in findings), findings)


def main():
    waymark, plans, policy = sys.argv[1:4]
    with tempfile.TemporaryDirectory() as folder:
        for plan in ("first", "second", "broken", "empty"):
            paths = [check_plan(waymark, policy, os.path.join(plans, "render", plan + ".json"), form, folder)
                     for form in ("pdf", "large")]
            if plan == "first":
                check_faults(paths, folder)
                names = [text for kind, text in read(paths[0])[1] if kind == "/H1"]
        check("the name is said in the order of reading", "أمينة علاء" in names[0], names)
    print(f"{passed} passed, {failed} failed")
    return failed > 0


sys.exit(main())
