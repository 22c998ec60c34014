"""Invented clients through 60 sheets: what must hold in each of them.

REHAB_SIMULATE=5000 makes it five thousand instead of some hundred.
"""

import dataclasses
import os
import statistics
import sys
from collections.abc import Iterable, Iterator

import pytest
from click.testing import CliRunner

from rehab.app.words import words
from rehab.cli import rehab
from rehab.model.diary import Diary
from rehab.model.programme import Prescription, Programme, Reason, Week
from rehab.planner.allowed.screening import screen
from rehab.planner.programme import build_programme
from rehab.report.simulate import simulate_lines
from rehab.simulate.asked import asked
from rehab.simulate.body import Body
from rehab.simulate.drive import Turn, drive
from rehab.simulate.kinds import KINDS
from rehab.simulate.many import Many, simulate
from rehab.simulate.marks import reached
from rehab.simulate.people import people
from rehab.simulate.reply import Lived, Person, live
from rehab.simulate.run import is_stuck, run_of
from rehab.simulate.table import table
from tests.support.cases import ROOT, library
from tests.support.rules_kept import all_kept, weeks_of

WEEKS = 60
ASKED = os.environ.get("REHAB_SIMULATE")
CLIENTS = int(ASKED or 100)
SORE_EVERY = 1 if ASKED else 5  # weeks that are lived a second time, with more pain
LONG = "recurrent-spasm"
PUBLISHED = {file.stem for file in (ROOT / "plans" / "published").glob("*.yaml")}
OTHERS = sorted(
    set(library().plans) - {LONG} - PUBLISHED
)  # tables have their own tests
SEED = 7
SOON = 12  # weeks; it is taken after a green one


def ways(plan: str, count: int) -> Iterator[tuple[Person, tuple[Turn, ...]]]:
    """Yield each client who gets a programme, and their weeks."""
    for person in people(library().plans[plan], library(), count, SEED):
        if screen(person.client, library().plans[plan], library()):
            continue
        turns = tuple(drive(person, library().plans[plan], library(), WEEKS))
        if any(turn.week.prescriptions for turn in turns):
            yield person, turns


def keeps_the_rules(plan: str, count: int) -> Many:
    """Hold every rule in every client's way; return what became of them."""
    runs, of = [], library().plans[plan]
    for start, (person, turns) in enumerate(ways(plan, count)):
        some = turns[start % SORE_EVERY :: SORE_EVERY]
        all_kept(turns, of, sore=some)
        assert not is_stuck(weeks_of(turns)), person.client.reference
        runs.append(run_of(person.kind.name, turns))
    assert len(runs) > count / 2
    return Many(weeks=WEEKS, rows=table(of, runs), refused={})


def test_every_rule_holds_for_every_client_of_the_long_plan(capsys) -> None:
    found = keeps_the_rules(LONG, CLIENTS)
    with capsys.disabled():
        lines = simulate_lines(found, library().plans[LONG], words())
        sys.stdout.write("\n".join(["", *lines, ""]))
    assert {row.kind for row in found.rows} == {kind.name for kind in KINDS}
    steady, prone = found.rows[0], found.rows[2]
    assert steady.benchmark_reached > prone.benchmark_reached
    assert steady.flares < prone.flares
    assert steady.reviews < prone.reviews


@pytest.mark.parametrize("plan", OTHERS)
def test_every_rule_holds_for_clients_of_the_other_plans(plan: str) -> None:
    keeps_the_rules(plan, max(25, CLIENTS // 10))


def test_simulated_weeks_are_those_of_the_replay() -> None:
    """One pass gives the sheets that planning the whole diary gives."""
    for person, turns in ways(LONG, 10):
        last = turns[-1].case
        weeks = tuple(turn.record for turn in turns if turn.record)
        again = build_programme(
            last.client, last.plan, library(), Diary(weeks=weeks), last.record
        )
        assert isinstance(again, Programme)
        for turn, week in zip(turns, again.weeks, strict=False):
            assert week.prescriptions == turn.week.prescriptions, (
                person.client.reference
            )
            assert week.phase.id == turn.week.phase.id
            assert week.asks == turn.week.asks


def test_stuck_is_longer_than_the_phase_may_be_with_nobody_asked() -> None:
    _, turns = next(ways(LONG, 1))
    first = dataclasses.replace(turns[0].week, asks=())
    most = first.phase.weeks.max
    flagged = dataclasses.replace(first, asks=(Reason("ask.overdue"),))
    assert not is_stuck([first] * most)
    assert is_stuck([first] * (most + 1))
    assert not is_stuck([*[first] * most, flagged, *[first] * (most - 1)])


def test_same_seed_gives_the_same_table_and_another_one_does_not() -> None:
    plan = library().plans[LONG]
    one, two, other = (
        simulate(plan, library(), clients=10, weeks=20, seed=seed) for seed in (1, 1, 2)
    )
    assert one == two
    assert one != other


def test_more_work_than_the_body_knows_is_more_pain() -> None:
    plan = library().plans[LONG]
    (person,) = people(plan, library(), 1, SEED)
    week = next(drive(person, plan, library(), 1)).week
    pains = []
    for knows in (1.0, 0.7, 0.4):
        used = {p.exercise.id: knows * p.weekly_volume for p in week.prescriptions}
        lived, _ = live(person, Body(used), week)
        pains.append(sum(lived.above))
    assert pains == sorted(pains)
    assert pains[0] < pains[-1]


def test_sheet_with_nothing_on_it_has_no_sessions() -> None:
    plan = library().plans[LONG]
    (person,) = people(plan, library(), 1, SEED)
    week = next(drive(person, plan, library(), 1)).week
    empty = dataclasses.replace(week, prescriptions=())
    lived, body = live(person, Body(), empty)
    assert not lived.above
    assert not asked(person, body, empty, lived, None).done


def test_what_was_forgotten_is_asked_for_and_remembered_as_the_worst() -> None:
    plan = library().plans[LONG]
    (person,) = people(plan, library(), 1, SEED)
    week = next(drive(person, plan, library(), 1)).week
    lived = Lived(1.0, (0, 2), (3, 3))
    told = asked(person, Body(), week, lived, None)
    usual = person.client.usual_pain
    assert [row.during for row in told.done] == [usual + 2, usual + 2]
    calm, *others = told.sessions
    written = calm.model_copy(update={"during": usual})
    kept = told.model_copy(update={"sessions": (written, *others)})
    assert asked(person, Body(), week, lived, kept).sessions[0].during == usual


def test_lifts_are_tried_with_weights_at_hand_and_never_hurt_more_than_usual() -> None:
    plan, tried = library().plans[LONG], 0
    for person in people(plan, library(), 40, SEED):
        client = person.client
        owned = {kg for own in client.weights_kg.values() for kg in own}
        for baseline in client.baseline.values():
            assert baseline.pain == client.usual_pain
            if kg := baseline.load_kg:
                tried += 1
                assert kg in owned or kg / 2 in owned
                assert kg <= 0.24 * (client.weight_kg or 0) + 1e-9  # 2 x 12 %
    assert tried


def test_step_that_waits_for_the_physio_does_not_wait_for_ever() -> None:
    for _, turns in ways(LONG, 40):
        waits = 0
        for turn in turns:
            asking = any(p.asks_physio for p in turn.week.prescriptions)
            waits = waits + 1 if asking else 0
            assert waits <= SOON, turn.case.client.reference


def test_more_work_than_the_body_knows_is_more_effort() -> None:
    plan = library().plans[LONG]
    for person in people(plan, library(), len(KINDS), SEED):
        week = next(drive(person, plan, library(), 1)).week
        found = []
        for knows in (1.0, 0.8, 0.5):
            used = {p.exercise.id: knows * p.weekly_volume for p in week.prescriptions}
            lived, _ = live(person, Body(used), week)
            if not lived.away and not lived.flare:
                found.append(statistics.fmean(lived.effort))
        assert found == sorted(found), person.kind.name
        assert not found or 2 <= found[0] <= 4 < found[-1], (person.kind.name, found)


def test_flare_up_makes_the_same_sheet_harder_and_effort_is_written_down() -> None:
    efforts: dict[bool, list[int]] = {True: [], False: []}
    for _, turns in ways(LONG, 25):
        for turn in turns:
            rows = turn.record.sessions if turn.record else ()
            written = [row.effort for row in rows if row.effort is not None]
            assert set(written) <= set(turn.lived.effort)
            efforts[turn.lived.flare] += written
    flared, calm = statistics.fmean(efforts[True]), statistics.fmean(efforts[False])
    assert 2 <= calm <= 4 < flared, (calm, flared)


def on_sheet(week: Week, ladders: Iterable[str], standing: Iterable[str]) -> Week:
    """Return the week with an exercise of each ladder, some of them at their marks."""
    one = week.prescriptions[0]
    given = tuple(dataclasses.replace(one, ladder=ladder) for ladder in ladders)
    return dataclasses.replace(week, prescriptions=given, at_mark=frozenset(standing))


def test_marks_are_reached_when_every_one_of_them_is_on_the_sheet() -> None:
    turn = next(turns for _, turns in ways(LONG, 1))[0]
    free = turn.case.client.model_copy(update={"triggers": {}, "flags": ()})
    case = dataclasses.replace(turn.case, client=free, entry_triggers=None)
    marked = ["row", "hinge", "extension"]
    assert reached(on_sheet(turn.week, marked, marked), case)
    assert reached(on_sheet(turn.week, [*marked, "gait"], marked), case)
    assert reached(on_sheet(turn.week, marked[:2], marked[:2]), case)
    for name in marked:
        others = [other for other in marked if other != name]
        assert not reached(on_sheet(turn.week, marked, others), case), name
    assert not reached(on_sheet(turn.week, ["gait"], []), case)


def test_dose_at_a_mark_is_what_the_mark_asks_for() -> None:
    """With a weight near enough, or the heaviest at home and more repetitions.

    Or it was, and goes on to the next mark since a movement was let down.
    """
    seen = 0
    for _, turns in ways(LONG, 40):
        shown: set[str] = set()
        for turn in turns:
            for given in turn.week.prescriptions:
                if given.ladder in turn.week.at_mark:
                    seen += 1
                    told = turn.case.record.decisions
                    let_down = any(one.option == "lower_trigger" for one in told)
                    fits = asked_for(turn, given)
                    assert fits or (let_down and given.ladder in shown), (
                        turn.case.client.reference,
                        turn.week.number,
                        given.exercise.id,
                        given.dose,
                    )
                    shown |= {given.ladder} if fits else set()
    assert seen


def asked_for(turn: Turn, given: Prescription) -> bool:
    """Return whether a dose is what one of the marks of its ladder asks for."""
    client, plan, dose = turn.case.client, turn.case.plan, given.dose
    if given.reason.rule == "dose.easy":
        return True
    rule = plan.mark_rule
    assert rule is not None
    fits = []
    for mark in plan.marks:
        if mark.ladder != given.ladder or given.exercise.id not in mark.exercises:
            continue
        enough = dose.sets >= mark.sets and (dose.hold_seconds or 0) >= (
            mark.hold_seconds or 0
        )
        most = (client.weight_kg or 0) * (mark.percent_body_weight or 0) / 100
        near = (dose.load_kg or 0) >= most * (1 - rule.short_percent / 100)
        few = mark.repetitions
        if not near:
            few = max(few, rule.too_light_repetitions)
        fits.append(enough and (dose.repetitions or 0) >= few)
    return any(fits)


def test_table_counts_who_stood_on_the_marks_by_a_week() -> None:
    person, turns = next(ways(LONG, 1))
    base = run_of(person.kind.name, turns[:3])
    runs = [dataclasses.replace(base, marks=week) for week in (38, 44, 61, None)]
    (row,) = table(library().plans[LONG], runs)
    assert row.marks_by == {40: 1, 60: 2}
    assert row.marks_reached == 3
    assert row.marks == 52.5


def test_one_who_leaves_bad_scores_out_writes_fewer_of_them() -> None:
    written = {kind.name: [0, 0] for kind in KINDS}
    for person, turns in ways(LONG, 25):
        for turn in turns:
            rows = turn.record.sessions if turn.record else ()
            for above, row in zip(turn.lived.above, rows, strict=False):
                if above > 0:
                    written[person.kind.name][row.during is None] += 1
    told, kept = written["omitting"]
    assert kept > told
    told, kept = written["steady"]
    assert told > kept


# --- The command ----------------------------------------------------------------------


def run(*arguments: str) -> tuple[int, str]:
    """Return the exit status of the command, and all it said."""
    done = CliRunner().invoke(rehab, ["simulate", *arguments])
    return done.exit_code, done.output


def test_command_prints_a_row_for_each_type() -> None:
    code, said = run(LONG, "--clients", "5", "--weeks", "4")
    assert code == 0
    assert "5 invented clients, 4 sheets each" in said
    for name in ("steady", "boom and bust", "flare-prone", "forgetful", "leaves bad"):
        assert name in said
    assert "not reached" in said


def test_command_gives_the_same_as_json() -> None:
    code, said = run(LONG, "--clients", "5", "--weeks", "4", "--json")
    assert code == 0
    assert '"kind": "steady"' in said
    assert '"benchmark": null' in said
    assert '"marks": null' in said
    assert '"40": 0' in said


@pytest.mark.parametrize(
    ("typed", "answer"),
    [
        ("recurent-spasm", "Did you mean 'recurrent-spasm'?"),
        ("nothing-like-it", "No such plan 'nothing-like-it'."),
        ("plans/recurrent-spasm.yaml", "Write the name of the plan: 'recurrent-spasm'"),
        ("somewhere/else.yaml", "No such plan 'somewhere/else.yaml'."),
    ],
)
def test_mistake_in_the_plan_says_what_to_type(typed: str, answer: str) -> None:
    code, said = run(typed)
    assert code == 2
    assert answer in said


def test_file_of_an_own_library_says_how_to_name_it(tmp_path) -> None:
    (tmp_path / "plans").mkdir()
    own = tmp_path / "plans" / "mine.yaml"
    own.write_text("name: x\n", encoding="utf-8")
    code, said = run(str(own))
    assert code == 2
    assert f"mine --library {tmp_path}" in said.replace("\n", "")
