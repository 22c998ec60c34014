"""docs/robustness.md is what the attacks give: this test makes them and writes it.

After a change that is meant: pytest tests/test_robustness.py --accept-golden
"""

from pathlib import Path
from typing import Any

from rehab.checking.check import check
from rehab.reader.drawings import svg_problems
from rehab.reader.plain import read_plain
from tests.fuzz.targets import read_table_of
from tests.support.broken import BROKEN, break_all
from tests.support.mutated import faults
from tests.unit.reader.test_drawings import HEAD, HEAVY

PAGE = Path(__file__).parents[1] / "docs" / "robustness.md"
BEGIN, END = "<!-- written by tests/test_robustness.py -->\n", "<!-- to here -->\n"
PLAN = "plans/recurrent-spasm"
DEEP = b"[" * 50 + b"]" * 50
LAUGHS = b"a: &a [1,1,1,1,1,1,1,1,1,1]\n" + b"".join(
    b"%c: &%c [%s]\n" % (n + 1, n + 1, b",".join([b"*%c" % n] * 10))
    for n in range(ord("a"), ord("g"))
)
YAML = {
    "references that double": LAUGHS,
    "brackets inside brackets": b"a: " + DEEP,
    "a key given twice": b"a: 1\na: 2\n",
    "a tag that makes an object": b"a: !!python/object:os.system x\n",
    "a control character": b"a: b\x1b[2J\n",
    "the same as an escape": b'a: "\\e[2J"\n',
    "a zero byte as an escape": b'a: "b\\0"\n',
    "letters turned round": 'a: "b\u202ec"\n'.encode(),
    "no UTF-8": b"a: \xff\n",
    "a second document": b"a: 1\n---\nb: 2\n",
    "more than a megabyte": b"a: " + b"b" * 1_000_000,
}
TABLES = {
    "60,000 columns": b"," * 60_000 + b"\n1\n",
    "10,000 rows": b"week\n" + b"1\n" * 10_000,
    "a quote that is not closed": b'week;note\n1;"a\n',
    "a week 1-2": b"week;before\n1-2;3\n",
    "a score of 5,000 digits": b"week;before\n1;" + b"9" * 5_000 + b"\n",
    "a heading over two lines": b'week;"two\nlines"\n1;2\n',
}
NINES = int("9" * 400)
LIBRARIES: dict[str, tuple[str, list[Any]]] = {
    "a slot that does not exist": (
        "regions/back",
        [(("today", 0), ("new", "Call {clinic_fone}", 1))],
    ),
    "a brace that is no slot": ("regions/back", [(("today", 0), ("new", "Call {", 1))]),
    "no pain rules": (PLAN, [(("pain_rules",), ("new", {}, 1))]),
    "a size of no step": (PLAN, [(("steps", "sizes", "minutes"), ("new", [], 1))]),
    "a number of 400 digits": (
        PLAN,
        [(("week_rule", "red_sessions"), ("new", NINES, 1))],
    ),
}


def test_the_page_says_what_the_attacks_give(tmp_path, request):
    text = PAGE.read_text("utf-8")
    head, _, rest = text.partition(BEGIN)
    _, _, tail = rest.partition(END)
    made = f"{head}{BEGIN}{''.join(tables(tmp_path))}{END}{tail}"
    if request.config.getoption("--accept-golden"):
        PAGE.write_text(made, "utf-8")
    assert text == made


def tables(folder):
    """Each kind of attack as a table: what is tried, and what is said of it."""
    yield from table("Files of clients", files(folder))
    yield from table("YAML", {name: yaml(raw) for name, raw in YAML.items()})
    told = {name: first(read_table_of(raw)) for name, raw in TABLES.items()}
    yield from table("Tables of a spreadsheet", told)
    drawn = {name: drawing(drawn) for name, (drawn, _) in HEAVY.items()}
    yield from table("A clinic's own drawings", drawn)
    told = {name: plain(faults(*how)[0]) for name, how in LIBRARIES.items()}
    yield from table("A clinic's own library", told)


def table(title, rows):
    yield f"\n## {title}\n\n| Tried | Said |\n|---|---|\n"
    yield from (f"| {name} | {said} |\n" for name, said in rows.items())
    yield "\n"


def files(folder):
    break_all(folder)
    found: dict[str, str] = {}
    for problem in check([folder])[0]:
        name = Path(problem.file).relative_to(folder).parts[0]
        found.setdefault(name, said(problem))
    return {name.replace("-", " "): found[name] for name in BROKEN}


def yaml(raw):
    return first(read_plain(raw, "any.yaml")[1])


def drawing(inside):
    return first(svg_problems("any.svg", f"{HEAD}{inside}\n</svg>".encode()))


def first(problems):
    return said(min(problems))


def said(problem):
    """The message, with where it stands in the file."""
    lists = problem.hint.startswith("known")  # another one with every new exercise
    hint = f"; {problem.hint}" if problem.hint and not lists else ""
    return cell(f"line {problem.line}: {problem.message}{hint}")


def plain(text):
    """The same from a printed problem."""
    return cell(text.partition(": ")[2])


def cell(text):
    short = text if len(text) < 160 else f"{text[:157]}..."
    return short.replace("|", "\\|").replace("<", "&lt;")
