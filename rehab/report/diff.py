"""Which doses of which weeks differ between two programmes."""

from collections.abc import Iterator

from rehab.model.programme import Programme, Week
from rehab.render.words import Words, short_dose_of
from rehab.report.dump import dump
from rehab.report.programme import cells


def differences(
    old: Programme, new: Programme, words: Words
) -> Iterator[tuple[int, str, str, str]]:
    """Week, exercise, and the dose with its days before and after; empty for none."""
    last = max(old.weeks[-1].number, new.weeks[-1].number)
    for number in range(1, last + 1):
        was, now = _doses(old.week(number), words), _doses(new.week(number), words)
        for name in dict.fromkeys((*was, *now)):
            if was.get(name) != now.get(name):
                yield number, name, was.get(name, ""), now.get(name, "")


def _doses(week: Week | None, words: Words) -> dict[str, str]:
    if week is None:
        return {}
    return {
        given.exercise.name: f"{short_dose_of(words, given)}  {cells(given, words)[2]}"
        for given in week.prescriptions
    }


def diff_lines(old: Programme, new: Programme, words: Words) -> Iterator[str]:
    """A line for each difference, week by week; one line where there is none."""
    found = list(differences(old, new, words))
    if not found:
        yield words.say("diff.same")
    for week, name, was, now in found:
        key = "diff.changed" if was and now else "diff.gone" if was else "diff.new"
        yield words.say(key, week=week, name=name, was=was, now=now)


def diff_json(old: Programme, new: Programme, words: Words) -> str:
    """The same for other programs."""
    keys = ("week", "exercise", "was", "now")
    rows = differences(old, new, words)
    return dump({"differences": [dict(zip(keys, row, strict=True)) for row in rows]})
