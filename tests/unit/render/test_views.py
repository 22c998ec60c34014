"""What the views say, before any template prints it."""

import datetime
import re
from dataclasses import replace

import pytest

from rehab.model.dose import Dose
from rehab.model.limits import GridColumn
from rehab.render.view import build_view
from rehab.render.words import weights_words


def _chosen(made, shelf, programme, weeks, **how):
    return build_view(
        programme,
        shelf,
        made.words(),
        weeks=weeks,
        draft=False,
        fingerprint="aBc123",
        **{"copy": "client", **how},
    )


def _on_days(week, *offsets):
    """The week with the first exercises on these days of it."""
    given = tuple(
        replace(p, days=tuple(week.start + datetime.timedelta(days=n) for n in days))
        for p, days in zip(week.prescriptions, offsets, strict=True)
    )
    return replace(week, prescriptions=given)


@pytest.mark.parametrize(
    ("weeks", "review"),
    [((1,), "12\xa0January"), ((3, 4), "2\xa0February"), ((1, 2, 3, 4, 5), "2\xa0Feb")],
)
def test_the_review_follows_the_last_printed_week(weeks, review, shelf, made):
    view = _chosen(made, shelf, made.programme(shelf, weeks=6), weeks)
    assert review in view.front.review
    assert review in view.footer
    last = view.pages[-1]
    assert "review" in (last.pair or last.week).next.lines[-1][1]


def test_minutes_are_told_by_kind_of_day(shelf, made):
    programme = made.programme(shelf, names=("bridge", "walk_build"), weeks=1)
    week = _on_days(programme.weeks[0], (0, 2, 4), (0, 1, 2, 4, 5))
    view = made.handout(replace(programme, weeks=(week,)), shelf)
    assert view.front.todo[:2] == (
        "Mon, Wed, Fri: 2 exercises, about 15 minutes.",
        "Tue, Sat: walking build-up only, about 10 minutes.",
    )
    heads = {day.name: day.minutes for day in view.pages[0].week.grid.days}
    assert (heads["Mon"], heads["Tue"], heads["Thu"]) == ("15", "10", "rest")


def test_all_seven_days_are_every_day(shelf, made):
    programme = made.programme(shelf, names=("walk_build",), weeks=1)
    week = _on_days(programme.weeks[0], tuple(range(7)))
    view = made.handout(replace(programme, weeks=(week,)), shelf)
    assert view.front.todo[0].startswith("Every day: walking build-up only")
    (row,) = view.pages[0].week.grid.ticks
    assert [box.due for box in row.boxes] == [True] * 7


def test_only_the_days_of_an_exercise_have_boxes(shelf, made):
    programme = made.programme(shelf, names=("bridge", "walk_build"), weeks=1)
    week = _on_days(programme.weeks[0], (0, 2), (0, 0, 5))
    grid = made.handout(replace(programme, weeks=(week,)), shelf).pages[0].week.grid
    due = [
        [(n, box.span) for n, box in enumerate(row.boxes) if box.due]
        for row in grid.ticks
    ]
    assert due == [[(0, 2), (2, 2)], [(0, 1), (1, 1), (6, 2)]]
    assert "a day" not in grid.ticks[0].dose
    assert grid.ticks[1].dose.endswith(", twice a day")
    assert [(day.name, day.span) for day in grid.days][:2] == [("Mon", 2), ("Tue", 2)]
    written = {row.short: [box.due for box in row.boxes] for row in grid.log}
    assert sum(written["Pain before"]) == sum(written["Worst pain"]) == 4
    assert sum(written["Pain next morning"]) == len(written["Pain next morning"]) == 7


def test_the_rest_is_the_one_the_doses_give(shelf, made):
    programme = made.programme(shelf, names=("bridge",), weeks=1)
    week = programme.weeks[0]
    dose = Dose(sets=2, repetitions=8, rest_seconds=90)
    given = replace(week.prescriptions[0], dose=dose)
    other = replace(programme, weeks=(replace(week, prescriptions=(given,)),))
    how = dict(made.handout(other, shelf).pages[0].week.how)
    assert how["Rest"] == "90 seconds between sets."
    how = dict(made.handout(programme, shelf).pages[0].week.how)
    assert how["Rest"] == "1 minute between sets."


def test_the_path_shows_the_phases_of_these_weeks(shelf, made):
    programme = made.programme(shelf, weeks=4)
    other = shelf.plans["recurrent-spasm"].phases[2]
    weeks = tuple(
        replace(week, phase=other) if week.number > 2 else week
        for week in programme.weeks
    )
    programme = replace(programme, weeks=weeks)
    steps = _chosen(made, shelf, programme, (1, 2, 3, 4)).front.steps
    assert [step.label for step in steps[:4]] == ["", "You are here", "From week 3", ""]
    steps = _chosen(made, shelf, programme, (3,)).front.steps
    assert [step.here for step in steps[:4]] == [False, False, True, False]
    heights = [step.height_mm for step in steps]
    assert heights == sorted(heights)


def test_what_is_new_since_the_week_before_is_said(shelf, made):
    programme = made.programme(shelf, names=("bridge",), weeks=2)
    first, second = programme.weeks
    (given,) = second.prescriptions
    more = replace(given, dose=given.dose.but(repetitions=given.dose.repetitions + 2))
    weeks = first, replace(second, prescriptions=(more,))
    programme = replace(programme, weeks=weeks)
    one, two = (page.week for page in made.handout(programme, shelf).pages)
    assert [week.grid.ticks[0].new for week in (one, two)] == ["", "was 8 a set"]


def test_weeks_share_a_side_only_when_they_are_equal(shelf, made):
    programme = made.programme(shelf, weeks=3)
    shared, alone = (page.pair for page in made.handout(programme, shelf).pages)
    assert [name for name, _ in shared.weeks] == ["Week 1", "Week 2"]
    assert [name for name, _ in alone.weeks] == ["Week 3"]
    first, *rest = programme.weeks
    less = replace(first.prescriptions[0], lower=first.prescriptions[0].dose)
    other = replace(first, prescriptions=(less, *first.prescriptions[1:]))
    pages = made.handout(replace(programme, weeks=(other, *rest)), shelf).pages
    assert [bool(page.week) for page in pages] == [True, False]


FIVE = ("bridge", "bird_dog", "hinge_stick", "walk_build", "one_arm_row")


def test_weeks_share_no_side_where_there_is_no_room(shelf, made):
    view = made.handout(made.programme(shelf, weeks=2, names=FIVE), shelf)
    assert all(page.week for page in view.pages)


@pytest.mark.parametrize(("weeks", "sides"), [(2, 1), (3, 2)])
def test_four_exercises_take_a_back_of_paper_that_would_be_blank(
    weeks, sides, shelf, made
):
    view = made.handout(made.programme(shelf, weeks=weeks, names=FIVE[:4]), shelf)
    assert all(page.pair for page in view.pages)
    assert len(view.howto) == sides
    assert (2 + len(view.howto) + len(view.pages)) % 2 == 0


def test_a_blank_back_is_left_where_a_week_begins_a_sheet_of_its_own(shelf, made):
    names = (*FIVE, "cat_camel", "dead_bug", "bridge_small")
    first, *others = made.programme(shelf, weeks=3, names=names).weeks
    six = replace(first, prescriptions=first.prescriptions[:6])
    four = (replace(one, prescriptions=one.prescriptions[4:]) for one in others)
    programme = replace(made.programme(shelf, weeks=3), weeks=(six, *four))
    view = made.handout(programme, shelf)
    assert [bool(p.week and p.week.two_sided) for p in view.pages] == [True, False]
    assert [len(side.moves) for side in view.howto] == [4, 4]


def test_a_page_for_each_week_leaves_the_back_blank(shelf, made):
    programme = made.programme(shelf, weeks=4, names=FIVE[:4], layout="weekly")
    assert len(made.handout(programme, shelf).howto) == 1


def test_a_week_that_is_done_again_has_an_example(shelf, made):
    programme = made.programme(shelf, weeks=2, layout="weekly")
    one, two = (page.week for page in made.handout(programme, shelf).pages)
    assert one.next.example.startswith("Example: Week 1 had 1 red?")
    assert one.next.example.endswith("in the boxes of Week 2.")
    assert two.next.example == ""


def test_equal_weeks_in_large_print_share_two_sides(shelf, made):
    view = made.handout(made.programme(shelf, weeks=2, large_print=True), shelf)
    pair = view.pages[0].pair
    assert pair.two_sided
    assert pair.other_side == "Weeks 1 and 2, other side"


def test_the_grid_says_what_the_rules_would_make_of_each_pain(shelf, made):
    programme = made.programme(shelf, weeks=1)
    view = made.handout(programme, shelf).pages[0].week.colours
    assert _printed(view) == _meant(programme.weeks[0].pain_grid)


def _printed(colours):
    """Each moment's colour by pain, as its cell shows it."""
    found = {}
    for pain, cells in colours.rows:
        first, *rest = [int(n) for n in re.findall(r"\d+", pain)]
        for score in range(first, (rest or [first])[0] + 1):
            for at, cell in enumerate(cells):
                assert (at, score) not in found
                found[at, score] = cell.light.kind
    return found


def _meant(grid):
    return {
        (row, pain): verdict
        for column in grid
        for pain in range(column.lowest, column.highest + 1)
        for row, verdict in enumerate((column.before, column.during, column.morning))
    }


def test_the_physio_reads_the_client_and_the_units(shelf, made):
    programme = made.programme(
        shelf,
        names=("deadlift", "bird_dog", "walk_build"),
        triggers={"flexion": 2},
        weights_kg={"dumbbells": (2, 4)},
    )
    page = _chosen(made, shelf, programme, (1, 2), copy="physio").physio
    assert page.sign_off == "Code aBc123"
    facts = dict(page.facts)
    assert facts["Usual pain"] == "2 of 10"
    assert facts["Triggers"].endswith(": 2")
    assert "2, 4 kg a piece" in facts["Weights"]
    units = {row.name.partition(" ")[0]: row.volume.split()[1] for row in page.rows}
    assert units == {"Deadlift": "kg·reps", "Bird": "s", "Walking": "min"}
    assert [[cell.weeks for cell in row.cells] for row in page.rows] == [[2]] * 3


def test_a_thing_without_weights_is_left_out_of_them(shelf, made):
    none = made.programme(shelf, weights_kg={"dumbbells": ()})
    facts = dict(_chosen(made, shelf, none, (1,), copy="physio").physio.facts)
    assert facts["Weights"] == facts["Bands"] == "none"
    assert weights_words(made.words(), (), ", ".join) == ""


def test_the_stop_signs_are_told_apart_from_what_to_do(shelf, made):
    safety = made.handout(made.programme(shelf), shelf).safety
    assert "Call 112" in safety.action
    assert safety.signs
    assert safety.last == shelf.regions["back"].emergency[-1]
    assert not set(safety.signs) & {safety.action, safety.last}


def test_the_last_week_leads_to_the_review_and_the_others_to_the_next(shelf, made):
    programme = made.programme(shelf, weeks=3)
    client = programme.client.model_copy(update={"layout": "weekly"})
    pages = _chosen(made, shelf, replace(programme, client=client), (1, 2, 3)).pages
    first, second, last = ([do for _, do in p.week.next.lines] for p in pages)
    leads = [page.week.next.lead.partition(":")[0] for page in pages]
    assert leads == ["Do in next week\u2019s boxes"] * 2 + ["What to do"]
    assert first[0] == "Call us. Till we talk: Week 1\u2019s lower numbers."
    assert first[-1] == "Week 2\u2019s numbers."
    assert second[-1] == "Week 3\u2019s numbers."
    assert [bool(page.week.again) for page in pages] == [False, True, True]
    assert [bool(page.week.next.after) for page in pages] == [True, True, False]
    assert last[0] == "Call us before your review."
    assert last[-1] == "Come to your review on Mon 26\xa0January."


@pytest.mark.parametrize(
    ("red", "bad", "again"),
    [
        ((1, None), "1 red", "2 or more amber"),
        ((2, 1), "2 or more red", "1 red, 2 or more amber"),
        ((3, 1), "3 or more red", "1 or more red, 2 or more amber"),
        ((3, 2), "3 or more red", "2 red, 2 or more amber"),
    ],
)
def test_each_number_of_red_days_has_its_line(shelf, made, red, bad, again):
    red_from, repeat_red = red
    programme = made.programme(shelf, weeks=2)
    first, second = programme.weeks
    counted = replace(first.next_week, red_from=red_from, repeat_red=repeat_red)
    client = programme.client.model_copy(update={"layout": "weekly"})
    weeks = (replace(first, next_week=counted), second)
    changed = replace(programme, client=client, weeks=weeks)
    told = _chosen(made, shelf, changed, (1, 2)).pages[0].week.next
    one, other, rest = (when for when, _ in told.lines)
    assert one.startswith(bad)
    assert other.startswith(again)
    assert rest == "None of these"
    assert bool(told.example) == (repeat_red == 1)


def test_red_from_the_last_session_on_counts_for_the_next(shelf, made):
    programme = made.programme(shelf, names=("bridge", "walk_build"), weeks=2)
    first, second = programme.weeks
    weeks = (_on_days(first, (1, 3), (1, 5)), _on_days(second, (2, 4), (4,)))
    changed = replace(
        programme,
        client=programme.client.model_copy(update={"layout": "weekly"}),
        weeks=weeks,
    )
    page = _chosen(made, shelf, changed, (1, 2)).pages[0].week
    assert page.next.after.startswith(
        "Red from Saturday on? Lower numbers on Wednesday only."
    )


def test_a_day_off_among_days_with_a_session_is_rest_and_a_rest_day_has_nothing(
    shelf, made
):
    programme = made.programme(shelf, names=("bridge", "walk_build"), weeks=1)
    week = _on_days(programme.weeks[0], (0, 2), (0, 2, 4))
    grid = made.handout(replace(programme, weeks=(week,)), shelf).pages[0].week.grid
    bridge, walk = ([box.idle for box in row.boxes] for row in grid.ticks)
    assert bridge == ["", "", "", "", "rest", "", ""]
    assert not any(walk)


def test_a_day_of_another_dose_of_the_same_exercise_is_no_rest(shelf, made):
    programme = made.programme(shelf, names=("bridge", "walk_build"), weeks=1)
    (week,) = programme.weeks
    bridge, walk = week.prescriptions
    twice = _on_days(
        replace(week, prescriptions=(bridge, bridge, walk)), (0,), (2,), (0, 2, 4)
    )
    grid = made.handout(replace(programme, weeks=(twice,)), shelf).pages[0].week.grid
    first, second, _ = ([box.idle for box in row.boxes] for row in grid.ticks)
    assert first == second == ["", "", "", "", "rest", "", ""]


def test_lower_numbers_that_are_the_own_ones_are_no_misprint(shelf, made):
    names = ("bridge", "walk_build", "sit_to_stand")
    programme = made.programme(shelf, names=names, weeks=1)
    (week,) = programme.weeks
    for many, says in (
        (1, "After a red day exercise 1 stays as it is: it is low already."),
        (
            2,
            "After a red day exercises 1 and 2 stay as they are: they are low already.",
        ),
        (3, "After a red day all stay as they are: they are low already."),
        (0, ""),
    ):
        given = tuple(
            replace(one, lower=one.dose) if number < many else one
            for number, one in enumerate(week.prescriptions)
        )
        changed = replace(week, prescriptions=given)
        view = made.handout(replace(programme, weeks=(changed,)), shelf)
        assert view.pages[0].week.less.low == says


@pytest.mark.parametrize(
    ("having", "bridge"),
    [
        ((1, 2, 3), ""),
        ((1,), "week 1 only"),
        ((1, 2), "until week 2"),
        ((2, 3), "from week 2"),
        ((2,), "week 2 only"),
    ],
)
def test_the_how_to_says_which_weeks_have_an_exercise(having, bridge, shelf, made):
    programme = made.programme(shelf, names=("bridge", "walk_build"), weeks=3)
    weeks = tuple(
        week
        if week.number in having
        else replace(week, prescriptions=week.prescriptions[1:])
        for week in programme.weeks
    )
    view = _chosen(made, shelf, replace(programme, weeks=weeks), (1, 2, 3))
    moves = {move.name: move.weeks for side in view.howto for move in side.moves}
    assert moves == {"Full bridge": bridge, "Walking build-up": ""}


def test_a_week_done_again_keeps_the_exercises_that_the_next_page_calls_otherwise(
    shelf, made
):
    one = made.programme(shelf, names=("bridge", "walk_build"), weeks=4)
    other = made.programme(shelf, names=("sit_to_stand", "walk_short"), weeks=4)
    sit = other.weeks[1].prescriptions[0]
    second = replace(one.weeks[1], prescriptions=(sit, one.weeks[1].prescriptions[1]))
    weeks = (one.weeks[0], second, other.weeks[2], one.weeks[3])
    client = one.client.model_copy(update={"layout": "weekly"})
    changed = replace(one, client=client, weeks=weeks)
    pages = _chosen(made, shelf, changed, (1, 2, 3, 4)).pages
    assert [page.week.next.stays for page in pages] == [
        "The same numbers? Exercise 1 is then still Full bridge.",
        "The same numbers? Exercise 2 is then still Walking build-up.",
        "The same numbers? Then the exercises of this page too.",
        "",
    ]


def test_what_a_stage_of_the_way_back_leaves_out_has_no_numbers_in_it(shelf, made):
    programme = made.programme(shelf, names=("bridge", "walk_build"), weeks=1)
    flare = programme.plan.flare
    (none, first, *rest) = flare.stages
    first = first.model_copy(update={"not_yet": ("bridge",)})
    changed = flare.model_copy(
        update={"stages": (none, first, *rest), "call_today": ("It is worse.",)}
    )
    plan = programme.plan.model_copy(update={"flare": changed})
    view = made.handout(replace(programme, plan=plan), shelf)
    bridge, walk = view.pages[0].week.less.rows
    assert [dose == "not yet" for dose in bridge.doses] == [False, True, False]
    assert "not yet" not in walk.doses
    assert "It is worse." in view.safety.today


@pytest.mark.parametrize(
    ("amber_from", "missed", "says"),
    [
        (1, 0, "No red day, no amber day, no day missed."),
        (1, 2, "No red day, no amber day. Missed days: 2 at most."),
        (2, 0, "No red day, no day missed. Amber days: 1 at most."),
        (2, 1, "No red day. Amber days: 1 at most. Missed days: 1 at most."),
    ],
)
def test_a_green_week_is_told_without_a_zero(amber_from, missed, says, shelf, made):
    programme = made.programme(shelf, weeks=1)
    (week,) = programme.weeks
    counts = replace(
        week.next_week, repeat_amber_from=amber_from, missed_more_than=missed
    )
    view = made.handout(
        replace(programme, weeks=(replace(week, next_week=counts),)), shelf
    )
    assert says in [what for _, what in view.front.terms]


def _grid(*verdicts):
    """Columns of one pain each, with what it says before, while doing, next morning."""
    names = {"g": "green", "a": "amber", "r": "red", "s": "stop_today"}
    return tuple(_column(n, *map(names.get, row)) for n, row in enumerate(verdicts))


def _column(n, before, during, morning):
    return GridColumn(
        lowest=n, highest=n, before=before, during=during, morning=morning
    )


def _coloured(made, shelf, *verdicts):
    """The grid of a week whose pains 0, 1, ... have these colours in their rows."""
    programme = made.programme(shelf, weeks=1)
    week = replace(programme.weeks[0], pain_grid=_grid(*verdicts))
    view = made.handout(replace(programme, weeks=(week,)), shelf)
    colours = view.pages[0].week.colours
    assert _printed(colours) == _meant(week.pain_grid)
    return colours


def test_pains_that_are_the_same_at_every_moment_share_a_row(shelf, made):
    colours = _coloured(made, shelf, "ggg", "aaa", "rar", "rar", "sss", "sss", "sss")
    pains = [pain for pain, _ in colours.rows]
    assert pains == ["0", "1", "2 or 3", "4 to 6"]


def test_a_colour_has_its_name_where_the_grid_shows_it_first(shelf, made):
    colours = _coloured(made, shelf, "ggg", "aga", "rar")
    names = [[cell.name for cell in cells] for _, cells in colours.rows]
    assert names == [["Green", "", ""], ["Amber", "", ""], ["Red", "", ""]]
    colours = _coloured(made, shelf, "ggg", "gra")
    assert [cell.name for cell in colours.rows[1][1]] == ["", "Red", "Amber"]


@pytest.mark.parametrize(
    ("weights", "dose"),
    [
        ({"kettlebell": (8,), "dumbbells": (3,)}, "8 kg kettlebell"),
        ({"kettlebell": (8,)}, "8 kg"),
        ({"dumbbells": (8,)}, "one 8 kg weight"),
    ],
)
def test_a_weight_is_named_where_the_client_has_a_choice(weights, dose, shelf, made):
    names = ("sit_to_stand_weight", "bird_dog", "walk_build")
    programme = made.programme(shelf, names=names, weights_kg=weights)
    week = programme.weeks[0]
    first, *others = week.prescriptions
    alone = replace(week, prescriptions=(replace(first, pieces=1), *others))
    view = _chosen(made, shelf, replace(programme, weeks=(alone,)), (1,))
    assert view.pages[0].week.grid.ticks[0].dose == f"2 sets of 6, {dose}"


def _with_the_first(programme, **changes):
    """The first exercise of the one week with something changed."""
    week = programme.weeks[0]
    first, *others = week.prescriptions
    other = replace(week, prescriptions=(replace(first, **changes), *others))
    return replace(programme, weeks=(other,))


@pytest.mark.parametrize(
    ("weights", "dose", "need"),
    [
        (
            (10, 20),
            "20 kg (5 kg on each end)",
            "Barbell of 10 kg. Add to each end: 5 kg to lift 20 kg",
        ),
        ((10, 10), "10 kg (the bar alone)", "Barbell: 10 kg"),
        ((None, 20), "20 kg", "Barbell, bar and plates together: 20 kg"),
    ],
)
def test_the_plates_of_a_bar_are_told_where_its_weight_is_known(
    weights, dose, need, shelf, made
):
    bar, kg = weights
    names = ("deadlift", "bird_dog", "walk_build")
    kit = {"weights_kg": {"barbell": (10, 20)}, "bar_kg": bar}
    programme = made.programme(shelf, names=names, **kit)
    loaded = programme.weeks[0].prescriptions[0].dose.but(load_kg=kg)
    doses = {"dose": loaded, "lower": loaded, "back": (loaded, loaded)}
    one = {**doses, "pieces": 1, "easier": None}
    view = _chosen(made, shelf, _with_the_first(programme, **one), (1,))
    assert view.pages[0].week.grid.ticks[0].dose.endswith(dose)
    assert any(thing.startswith(need) for thing in view.front.needs)


def test_plates_in_pounds_are_told_in_pounds(shelf, made):
    pound = 0.45359237
    kit = {"weights_kg": {"barbell": (45 * pound, 55 * pound)}, "bar_kg": 45 * pound}
    programme = made.programme(shelf, names=("deadlift", "bird_dog"), **kit)
    loaded = programme.weeks[0].prescriptions[0].dose.but(load_kg=55 * pound)
    doses = {"dose": loaded, "lower": loaded, "back": (loaded, loaded)}
    one = {**doses, "pieces": 1, "easier": None}
    view = _chosen(made, shelf, _with_the_first(programme, **one), (1,))
    ticked = view.pages[0].week.grid.ticks[0].dose
    assert ticked.endswith("55 lb (5 lb on each end)")


def test_what_is_needed_counts_the_easier_version_and_tells_one_from_two(shelf, made):
    names = ("bent_over_row_light", "bird_dog", "walk_build")
    kit = {"dumbbells": (4, 6, 8)}
    programme = made.programme(shelf, names=names, weights_kg=kit)
    row, easier = (shelf.exercises[name] for name in (*names[:1], "one_arm_row"))
    dose = row.dose.start.but(load_kg=12)
    one = {
        "dose": dose,
        "lower": dose,
        "back": (dose.but(load_kg=16), dose),
        "pieces": 2,
        "easier": easier,
        "easier_dose": easier.dose.start.but(load_kg=4),
    }
    view = _chosen(made, shelf, _with_the_first(programme, **one), (1,))
    assert "Two dumbbells of each: 6 and 8 kg; one is enough: 4 kg" in view.front.needs


def test_of_things_that_serve_one_is_needed_that_is_needed_anyway(shelf, made):
    """A row leans on a bench, a chair or a worktop; the client lies on the bench."""
    names = ("one_arm_row", "sit_to_stand", "walk_build")
    programme = made.programme(shelf, names=names, equipment=("bench", "chair"))
    needs = _chosen(made, shelf, programme, (1,)).front.needs
    assert "Firm chair" in needs
    assert not any("bench" in thing.lower() for thing in needs)
