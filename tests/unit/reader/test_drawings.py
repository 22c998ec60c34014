"""A clinic's own drawing beside an exercise: what is let in, and what is told."""

import re
import shutil
from pathlib import Path

import pytest

from rehab.reader.library import read_library
from rehab.render.outlines import NotPlainError, outline
from rehab.render.trial import unpaintable

SOUND = Path(__file__).parents[2] / "bad" / "sound"
HEAD = '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 52 38">\n'
LINKS = '<svg xmlns:xlink="http://www.w3.org/1999/xlink" viewBox="0 0 5 4">\n'
OUTSIDE = "a link to outside is not allowed in a drawing; delete it"
FINE = f"""<?xml version="1.0" encoding="UTF-8"?>
{HEAD}  <title>Étirement</title>
  <defs><linearGradient id="g"><stop offset="0"/></linearGradient></defs>
  <clipPath id="c"><rect width="52" height="38"/></clipPath>
  <g clip-path="url(#c)"><path d="M0 0H52" fill="url( '#g' )"/></g>
  <use href="#c"/>
</svg>
"""
BOMB = """<?xml version="1.0"?>
<!DOCTYPE svg [
  <!ENTITY a "ha">
  <!ENTITY b "&a;&a;&a;&a;&a;&a;&a;&a;&a;&a;">
]>
<svg viewBox="0 0 5 4"><text>&b;</text></svg>
"""


@pytest.fixture
def tree(tmp_path):
    """Return a sound library whose hinge has a drawing of its own."""
    root = shutil.copytree(SOUND, tmp_path / "tree")
    with (root / "exercises/hinge.yaml").open("a", encoding="utf-8") as file:
        file.write("figure: {svg: hinge.svg}\n")
    return root


def told(tree, drawing):
    """Return the problems of a library with this drawing as the user reads them."""
    raw = drawing if isinstance(drawing, bytes) else drawing.encode()
    (tree / "exercises/hinge.svg").write_bytes(raw)
    return problems(tree)


def problems(tree):
    _, found = read_library(tree / "exercises", tree / "plans")
    return [str(problem).replace(f"{tree}/exercises/", "") for problem in found]


def test_an_own_drawing_is_read_whole(tree):
    assert told(tree, FINE) == []
    library, _ = read_library(tree / "exercises", tree / "plans")
    assert library is not None
    assert library.drawings == {"hinge": FINE}


def test_a_byte_order_mark_is_left_out(tree):
    assert told(tree, b"\xef\xbb\xbf" + FINE.encode()) == []
    library, _ = read_library(tree / "exercises", tree / "plans")
    assert library is not None
    assert library.drawings["hinge"].startswith("<?xml")


@pytest.mark.parametrize(
    "element",
    [
        *("script", "foreignObject", "iframe", "image", "a", "style"),
        *("animate", "animateMotion", "animateTransform", "set", "handler"),
    ],
)
def test_what_does_more_than_draw_is_refused(element, tree):
    words = f"<{element}> is not allowed in a drawing; delete it"
    assert told(tree, f"{HEAD}  <{element}/>\n</svg>") == [f"hinge.svg:2:3: {words}"]


@pytest.mark.parametrize(
    ("attribute", "line"),
    [
        ('onload="go()"', "onload: a program is not allowed in a drawing; delete it"),
        ('onClick="x"', "onClick: a program is not allowed in a drawing; delete it"),
        ('href="https://example.org/x.svg#a"', f"href: {OUTSIDE}"),
        ('href="file:///etc/passwd"', f"href: {OUTSIDE}"),
        ('href="data:image/png;base64,AA"', f"href: {OUTSIDE}"),
        ('xlink:href="other.svg"', f"xlink:href: {OUTSIDE}"),
        ('fill="url(http://example.org/a)"', f"fill: {OUTSIDE}"),
        ("fill=\"url( 'http://example.org/a')\"", f"fill: {OUTSIDE}"),
        ("style=\"fill: URL('x.svg#a')\"", f"style: {OUTSIDE}"),
        ("style=\"@import 'x.css'\"", f"style: {OUTSIDE}"),
        ('d="javascript:go()"', f"d: {OUTSIDE}"),
    ],
)
def test_an_attribute_that_leads_outside_is_refused(attribute, line, tree):
    assert told(tree, f"{LINKS}<path/>\n <use {attribute}/></svg>") == [
        f"hinge.svg:3:2: {line}"
    ]


def test_an_import_in_a_style_sheet_is_refused(tree):
    sheet = "<style>@import url(http://example.org/x.css)</style>"
    assert told(tree, f"{HEAD}{sheet}</svg>") == [
        "hinge.svg:2:1: <style> is not allowed in a drawing; delete it"
    ]


def test_an_entity_bomb_is_not_read(tree):
    assert told(tree, BOMB) == [
        "hinge.svg:2:15: a DOCTYPE is not allowed in a drawing; delete it"
    ]


def test_an_entity_from_a_file_is_not_read(tree):
    doctype = '<!DOCTYPE svg [<!ENTITY x SYSTEM "file:///etc/passwd">]>'
    [line] = told(tree, f'{doctype}<svg viewBox="0 0 1 1"><text>&x;</text></svg>')
    assert line.endswith("a DOCTYPE is not allowed in a drawing; delete it")


def test_a_style_sheet_beside_it_is_refused(tree):
    ask = '<?xml-stylesheet href="http://example.org/x.css"?>'
    assert told(tree, f"{ask}\n{HEAD}</svg>") == [
        "hinge.svg:1:1: a processing instruction is not allowed in a drawing; delete it"
    ]


@pytest.mark.parametrize(
    ("drawing", "line"),
    [
        ("", "1:1: is not a whole drawing: no element found"),
        ("a picture", "1:1: is not a whole drawing: syntax error"),
        (f"{HEAD}<g>\n</svg>", "3:3: is not a whole drawing: mismatched tag"),
        (
            "<html><body/></html>",
            "1:1: is not a drawing: it begins with <html>; it must be an SVG",
        ),
        ("<svg><path/></svg>", "1:1: has no size; give <svg> a viewBox"),
        (
            FINE.encode("latin-1"),
            "1:1: is not written in UTF-8; save it again as UTF-8",
        ),
        (
            f"{HEAD}<!--{'x' * 200_000}--></svg>",
            "1:1: is larger than 200 kB; simplify the drawing",
        ),
    ],
)
def test_what_is_no_drawing_is_told_at_its_line(drawing, line, tree):
    assert told(tree, drawing) == [f"hinge.svg:{line}"]


@pytest.mark.parametrize("size", ['width="5mm"', 'height="4"', 'viewBox="0 0 5 4"'])
def test_any_size_will_do(size, tree):
    assert told(tree, f"<svg {size}/>") == []


def test_every_fault_is_told_at_once(tree):
    drawing = f'{HEAD}<script/>\n<path onload="x"/>\n<use href="x"/>\n</svg>'
    lines = [re.match(r"hinge.svg:(\d)", line) for line in told(tree, drawing)]
    assert [found and found[1] for found in lines] == ["2", "3", "4"]


def test_a_missing_drawing_is_told_where_it_is_named(tree):
    [line] = problems(tree)
    where, hint = "hinge.yaml:16:15: figure › svg", "put it beside hinge.yaml"
    assert line == f"{where}: there is no such file; {hint}"


def test_a_folder_is_no_drawing(tree):
    (tree / "exercises/hinge.svg").mkdir()
    assert len(problems(tree)) == 1


def test_shapes_that_double_are_not_drawn_for_ever(tree: Path):
    uses = "<use href='#a'/>" * 21
    assert told(tree, f"{HEAD}<path id='a'/>{uses}</svg>")[0].endswith(
        "has more than 20 <use>; write the shapes out"
    )


PATH = "M0 0" + "L1 2 3 4" * 8_000
DOUBLED = "".join(
    f'<g id="a{n}"><use href="#a{n - 1}"/><use href="#a{n - 1}"/></g>'
    for n in range(1, 10)
)
MARKER = f'<marker id="m"><path d="{PATH[:2000]}"/></marker>\n'
LINKED = "".join(f'<g id="a{n}" clip-path="url(#a{n + 1})"/>\n' for n in range(99))
HEAVY = {
    "a path that doubles": (
        f'<path id="a0" d="{PATH}"/>\n{DOUBLED}',
        r"3:\d+: draws more than 400,000 letters of outlines",
    ),
    "shapes that double": (
        f'<g id="a0">{"<path/>" * 100}</g>\n{DOUBLED}',
        r"3:\d+: draws more than 5,000 elements",
    ),
    "itself": (
        '<g/>\n<g id="a"><use href="#a"/></g>',
        r"3:\d+: is drawn inside itself",
    ),
    "deep": ("<g>\n" * 2_000, "51:1: is nested more than 50 deep"),
    "deep by links": (LINKED, r"\d+:1: is nested more than 50 deep"),
    "a marker at each corner": (
        f'{MARKER}<path marker-mid="url(#m)" d="{PATH}"/>',
        r"3:1: draws more than 5,000 elements",
    ),
    "digits": (f'<g/>\n<path d="M{"1" * 30}x"/>', "3:1: d: cannot be read"),
    "many digits": (f'\n<path d="M{"1" * 5000} 2"/>', "3:1: d: has a number above"),
    "a word for a number": ('<rect x="wide"/>', "2:1: x: cannot be read"),
    "a word in a style": (
        '<g style="fill: red; transform: turn(5)"/>',
        "2:1: style: cannot be read",
    ),
    "a prefix before the element": (
        f'\n<s:path xmlns:s="http://www.w3.org/2000/svg" d="M{"1" * 30}x"/>',
        "3:1: d: cannot be read",
    ),
    "brackets": (
        f'<g transform="{"scale(1 " * 9_000}"/>',
        "2:1: transform: has more than 2,000 letters",
    ),
}


@pytest.mark.parametrize("way", HEAVY)
def test_what_would_be_painted_for_ever_is_told_at_its_line(way, tree):
    drawing, line = HEAVY[way]
    (found,) = told(tree, f"{HEAD}{drawing}\n</svg>")
    assert re.match(f"hinge.svg:{line}", found)


def test_a_program_keeps_its_own_notes(tree):
    notes = 'xmlns:n="http://example.org/n"><n:view n:x="wide" n:d="none" zoom="far"/>'
    assert told(tree, f"{HEAD}<g {notes}</g></svg>") == []


def test_a_view_that_is_no_number_is_told(tree):
    (found,) = told(tree, '<svg viewBox="0 0 wide 38"/>')
    assert found.startswith("hinge.svg:1:1: viewBox: has no size that can be read")


def test_what_cannot_be_told_by_reading_is_told_by_painting(tree):
    svg = f'{HEAD}<text font-size="wideem" x="3">a</text></svg>'
    assert told(tree, svg) == []
    (found,) = unpaintable({"hinge.svg": svg})
    assert str(found).startswith("hinge.svg:1:1: has a value that cannot be painted")


def test_our_own_reading_of_a_path_takes_as_long_as_the_path_is():
    with pytest.raises(NotPlainError):
        list(outline(f"M{'1' * 30}x", 1))
