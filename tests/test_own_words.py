"""A clinic's own words: over those of the pages, or another language, whole."""

import dataclasses
import json
import re
from pathlib import Path

import pytest
import yaml
from click.testing import CliRunner

from rehab.app.covered import code_of
from rehab.app.pages import code_of as code_of_weeks
from rehab.app.pages import make_html
from rehab.app.papers import library_folders
from rehab.app.planned import Planned, plan_client
from rehab.app.words import page_words
from rehab.checking.check import check
from rehab.cli import rehab
from rehab.disk.paths import Folders
from rehab.model.programme import Library
from rehab.model.sentences import OF_TERMINAL
from rehab.planner.allowed.exercise_filter import forbidden
from rehab.reader.own_languages import pages_of, read_own_languages
from rehab.reader.words import shipped_words
from rehab.render.language import Words
from rehab.render.view import build_view
from tests.support.cases import ROOT, build, client, library

STEADY = ROOT / "examples" / "steady-build" / "client.yaml"
WEEKS = (1, 2, 3, 4)


def run(*arguments):
    return CliRunner().invoke(rehab, list(map(str, arguments)))


def in_dutch(node):
    """The same words, each text marked, with the same slots."""
    if isinstance(node, dict):
        return {key: in_dutch(text) for key, text in node.items()}
    if isinstance(node, list):
        return [in_dutch(text) for text in node]
    return f"nl {node}" if len(node.split()) > 2 else node


@pytest.fixture
def ours(tmp_path):
    """A library of nothing but words, and a client beside it."""
    words = tmp_path / "ours" / "templates" / "words"
    words.mkdir(parents=True)
    (words / "en.yaml").write_text("front: {title: Your way back}\n", "utf-8")
    person = tmp_path / "a" / "client.yaml"
    person.parent.mkdir()
    text = f"library: ../ours\n{STEADY.read_text('utf-8')}"
    person.write_text(text, "utf-8")
    return tmp_path / "ours"


def person_of(ours: Path) -> Path:
    return ours.parent / "a" / "client.yaml"


def dutch_library(ours: Path, *, english: tuple[str, ...] = ()) -> Library:
    """The shipped library in Dutch, but for these exercises."""
    text = yaml.safe_dump(in_dutch(pages_of(shipped_words())), allow_unicode=True)
    (ours / "templates" / "words" / "nl.yaml").write_text(text, "utf-8")
    folder = Folders((ours / "templates" / "words",))
    read, problems = read_own_languages(folder)
    assert problems == ()
    shipped = library()
    there = {key: shipped_words()[key] for key in OF_TERMINAL}
    nl = {"language": "nl"}
    return dataclasses.replace(
        shipped,
        words={"nl": {**there, **read["nl"].value}},
        plans={k: one.model_copy(update=nl) for k, one in shipped.plans.items()},
        regions={
            key: one.model_copy(update={**nl, "words": in_dutch(one.words)})
            for key, one in shipped.regions.items()
        },
        exercises={
            key: one if key in english else one.model_copy(update=nl)
            for key, one in shipped.exercises.items()
        },
    )


def test_a_text_of_its_own_stands_on_the_page_and_needs_a_new_signature(ours):
    made = plan_client(person_of(ours), None, None)
    assert isinstance(made, Planned), made
    assert "Your way back" in make_html(made, WEEKS, "client")  # over the region's
    before = code_of_weeks(made, WEEKS)
    (ours / "templates" / "words" / "en.yaml").write_text("", "utf-8")
    again = plan_client(person_of(ours), None, None)
    assert isinstance(again, Planned), again
    assert "Your way back" not in make_html(again, WEEKS, "client")
    assert code_of_weeks(again, WEEKS) != before


def test_check_says_whose_words_they_are_and_every_fault(ours, monkeypatch):
    monkeypatch.setattr("rehab.checking.check.problems_of", lambda *_: ())  # no drawing
    done = run("check", "--library", ours)
    assert done.exit_code == 0, done.output
    assert "your own words/en in place of what comes with rehab" in done.output
    words = ours / "templates" / "words" / "en.yaml"
    words.write_text('safety: {call: "Call {clinic_fone}"}\n', "utf-8")
    (words.parent / "dutch_.yaml").write_text("a: b\n", "utf-8")
    done = run("check", words)
    assert done.exit_code == 1
    assert f"{words}:1:16: safety › call: nothing fills {{clinic_fone}}" in done.output
    assert "here are {phone}" in done.output
    assert "dutch_.yaml:1:1: is no language; name it such as en.yaml" in done.output
    assert "2 problems" in done.output


@pytest.mark.parametrize(
    "text",
    [
        'draft: {word: "."}',
        'draft: {line: "Looked at by your physio."}',
        'signature: {unchecked: "Checked by Robin Hale."}',
        'signature: {checked: "Do twice the numbers. {by}, {date}."}',
    ],
)
def test_who_signed_and_that_nobody_did_is_never_said_otherwise(ours, text):
    words = ours / "templates" / "words" / "en.yaml"
    words.write_text(f"{text}\n", "utf-8")
    done = run("check", words)
    assert done.exit_code == 1
    told = "is said by the program, in its own words; take it out"
    assert f"{words}:1:1: {text.partition(':')[0]}: {told}" in done.output


def test_a_language_says_who_signed_in_words_that_are_signed_too(ours):
    made = plan_client(person_of(ours), None, None)
    assert isinstance(made, Planned), made
    table = dict(shipped_words())
    before = code_of(made.programme, made.library, Words(table), WEEKS)
    said = {**table["signature"], "checked": "Do twice as much. {by}, {date}."}
    other = Words({**table, "signature": said})
    assert code_of(made.programme, made.library, other, WEEKS) != before


def test_words_where_nothing_reads_them_are_told_where_to_go(ours, monkeypatch):
    monkeypatch.setattr("rehab.checking.check.problems_of", lambda *_: ())  # no drawing
    for place in ("words", "templates"):
        (ours / place).mkdir(exist_ok=True)
        (ours / place / "nl.yaml").write_text("front: {}\n", "utf-8")
    found = check([ours]).problems
    assert {(one.file, one.message, one.hint) for one in found} == {
        (
            str(ours / place / "nl.yaml"),
            "is not read here",
            f"move it to {ours / 'templates' / 'words' / 'nl.yaml'}",
        )
        for place in ("words", "templates")
    }


def test_a_folder_too_deep_is_told_the_library(ours):
    done = run("check", "--library", ours / "templates" / "words")
    assert done.exit_code == 2
    assert f"Did you mean {ours}?" in done.output


def test_sheets_are_made_again_when_the_words_changed(ours):
    from rehab.batch.content import made_of

    before = made_of(ours)
    (ours / "templates" / "words" / "en.yaml").write_text("", "utf-8")
    assert made_of(ours) != before


def test_half_a_language_is_refused_with_all_that_it_lacks(ours):
    words = ours / "templates" / "words" / "nl.yaml"
    words.write_text(
        "weekdays: [ma, di, wo, do, vr, za, zo]\n"
        'safety: {call: "Bel ons: {phone}"}\n'
        "sheet_units: {day: {week: dag, weken: dagen}, days: {}}\n",
        "utf-8",
    )
    found, problems = read_own_languages(library_folders(ours).words)
    assert "nl" not in found
    whole, safety, units = sorted(problems)
    pages = pages_of(shipped_words())
    gone = [k for k in pages if k not in ("weekdays", "safety", "sheet_units")]
    listed = whole.message.removeprefix("has no words for ").partition(" and ")[0]
    assert listed.split(", ") == gone[:20]
    assert f"and {len(gone) - 20} more" in whole.message
    assert "no page is half in English" in whole.hint
    assert (safety.line, safety.where) == (2, "safety")
    assert safety.message == "has no words for back, back_mixed, back_log, bad_morning"
    assert (units.line, units.where) == (3, "sheet_units › days")


def test_every_section_is_of_a_page_or_of_the_terminal():
    """A new section is of the terminal, or else asked of every language."""
    where = [
        *(ROOT / "rehab" / "render").glob("*.py"),
        *(ROOT / "rehab" / "report" / "export").glob("*.py"),
        *(ROOT / "templates").glob("*.j2"),
        ROOT / "rehab" / "model" / "sentences.py",
    ]
    said = "\n".join(file.read_text("utf-8") for file in where)
    pages = pages_of(shipped_words())
    assert [k for k in pages if not re.search(rf"[\"'\b ({{]{k}\b", said)] == []
    assert set(OF_TERMINAL) <= set(shipped_words())


def view_in(language: str, shelf: Library, plan: str = "recurrent-spasm") -> str:
    person = client(language=language, plan=plan, entry_phase=None)
    programme = build(person, of=shelf.plans[plan], shelf=shelf)
    view = build_view(
        programme,
        shelf,
        page_words(shelf, language),
        weeks=WEEKS,
        copy="physio",
        draft=True,
        fingerprint="",
    )
    return json.dumps(dataclasses.asdict(view), ensure_ascii=False, default=str)


@pytest.mark.parametrize("plan", ["recurrent-spasm", "acute-overuse-spasm"])
def test_no_page_in_another_language_has_an_english_sentence(ours, plan):
    page = view_in("nl", dutch_library(ours), plan)
    whole = [text for text in texts(shipped_words()) if len(text.split()) > 3]
    plain = [text for text in whole if "{" not in text and "week" not in text.lower()]
    found = [t for t in plain if t in page and not any(t in o for o in whole if o != t)]
    assert len(found) > 15
    assert [t for t in found if page.count(t) != page.count(f"nl {t}")] == []


def texts(node):
    inner = node.values() if isinstance(node, dict) else node
    if isinstance(node, str):
        yield node
    else:
        for one in inner:
            yield from texts(one)


def test_no_page_says_what_is_of_the_terminal_alone():
    left = {k: t for k, t in shipped_words().items() if k not in OF_TERMINAL}
    made = plan_client(STEADY, None, None)
    assert isinstance(made, Planned)
    for copy in ("client", "physio"):
        assert build_view(
            made.programme,
            made.library,
            Words(left),
            weeks=WEEKS,
            copy=copy,
            draft=True,
            fingerprint="",
        )


def test_an_exercise_in_another_language_never_comes_to_the_page(ours):
    mine = client(language="nl")
    shelf = dutch_library(ours)
    chosen = (
        build(mine, of=shelf.plans[mine.plan], shelf=shelf)
        .weeks[0]
        .prescriptions[0]
        .exercise.id
    )
    mixed = dutch_library(ours, english=(chosen,))
    english = mixed.exercises[chosen]
    reason = forbidden(english, mine, mixed)
    assert reason is not None
    assert reason.rule == "ruled_out.language"
    programme = build(mine, of=mixed.plans[mine.plan], shelf=mixed)
    shown = {one.exercise.id for w in programme.weeks for one in w.prescriptions}
    assert shown
    assert chosen not in shown


def test_a_client_in_another_language_is_told_what_there_is_not(ours):
    person = person_of(ours)
    text = person.read_text("utf-8")
    person.write_text(f"{text}language: nl\n", "utf-8")
    done = run("plan", person)
    line = text.count("\n") + 1
    assert f'{person}:{line}:11: language: no page has words in "nl"' in done.output
    assert "write templates/words/nl.yaml in your library" in done.output
    assert 'the plan "recurrent-spasm" is written in "en"' in done.output
    assert done.exit_code == 1


def test_a_plan_is_told_what_its_language_has_not(ours):
    (ours / "plans").mkdir()
    plan = (ROOT / "plans" / "shoulder-holds-to-lifts.yaml").read_text("utf-8")
    own = ours / "plans" / "schouder.yaml"
    own.write_text(f"language: nl\n{plan}", "utf-8")
    dutch_library(ours)
    from rehab.reader.library import read_library

    _, problems = read_library(*library_folders(ours))
    said = [str(one) for one in problems]
    assert {one.file for one in problems} == {str(own)}
    assert any('the region is written in "en", the plan in "nl"' in one for one in said)
    assert any('has no exercise in "nl"; write one of them' in one for one in said)
    assert not any("no page has words" in one for one in said)


def test_a_week_has_another_name_in_each_language():
    units = {"day": {"Woche": "Tag", "Wochen": "Tage"}, "days": {}}
    words = Words({"a": "Woche {Woche} von {n} Wochen", "sheet_units": units})
    assert words.of_sheets(1).say("a", Woche=1, n=2) == "Tag 1 von 2 Tage"
