#!/usr/bin/env python3
"""A mistake in a template's C is reported at the template's own line and column.

usage: tmplc_errors.py TMPLC SOURCE_ROOT CC...
"""
import pathlib
import subprocess
import sys
import tempfile

# what is put into the sample in place of what, and how the compiler's message starts (None: it compiles)
TRIALS = [
    ("", "", None),
    ("{{ p->title }}", "{{ p->titel }}", "error: 'const struct sample_page' has no member named 'titel'"),
    ("{{ r->name }}", "{{ r->nam }}", "error: 'const struct sample_row' has no member named 'nam'"),
    ('.text = "On time"', '.txt = "On time"', "error: 'const struct sample_tag' has no member named 'txt'"),
    ("sample_page(.title", "sample_page(.tilte", "error: 'const struct sample_page' has no member named 'tilte'"),
    ("{% if r->late %} data", "{% if r->latte %} data",
     "error: 'const struct sample_row' has no member named 'latte'"),
    ("{% for r in v->rows", "{% for r in v->row",
     "error: 'const struct sample' has no member named 'row'"),
    ("href=\"{{ v->link }}", "href=\"{{ v->day }}", "error: '_Generic' selector of type 'struct date'"),
    ("{{ v->fee }}", "{{ rows_late }}", "error: 'rows_late' undeclared"),
    ("<aside>{{ p->aside }}", "<aside title=\"{{ p->aside }}\">",
     "error: '_Generic' selector of type 'struct html'"),
    ("{{ v->fee }}", "{{ (_Bool)1 }}", "error: '_Generic' selector of type '_Bool'"),
]


def main():
    tmplc, root, cc = sys.argv[1], pathlib.Path(sys.argv[2]), sys.argv[3:]
    sample = (root / "tests/unit/html/sample.html").read_text()
    failed = 0
    for old, new, want in TRIALS:
        text = sample.replace(old, new, 1) if old else sample
        with tempfile.TemporaryDirectory() as name:
            pathlib.Path(name, "t.html").write_text(text)
            subprocess.run([tmplc, "t.html", "--c", "t.html.c", "--h", "t.html.h"], cwd=name, check=True)
            done = subprocess.run(
                [*cc, "-std=gnu17", "-Wall", "-Wextra", "-Werror", "-fsyntax-only", f"-I{root}/src",
                 f"-I{root}/tests/unit/html", "t.html.c"],
                cwd=name, capture_output=True, text=True, env={"PATH": "/usr/bin:/bin", "LC_ALL": "C"})
        if want is None:
            ok = done.returncode == 0
        else:
            line = text[: text.index(new)].count("\n") + 1
            errors = [e for e in done.stderr.splitlines() if want in e]
            # a type that no put_ function takes is told of the macro first, then of the template
            notes = [e for e in done.stderr.splitlines() if "in expansion of macro" in e]
            at = notes if "_Generic" in want else errors
            ok = done.returncode != 0 and errors and at and at[0].startswith(f"t.html:{line}:")
            if ok and "named '" in want:
                word = want.rsplit("'", 2)[1]
                column = int(errors[0].split(":")[2])
                line_text = text.splitlines()[line - 1]
                ok = line_text.expandtabs(8)[column - 1:].startswith(word)
        print("ok" if ok else "not ok", new or "the sample as it is")
        if not ok:
            print(done.stderr)
            failed += 1
    print(f"{len(TRIALS) - failed} passed, {failed} failed")
    return failed > 0


sys.exit(main())
