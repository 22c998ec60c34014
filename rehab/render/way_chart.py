"""The chart of the whole way, and what explains it."""

from rehab.render import chart
from rehab.render.sheet_words import is_mixed, of_plan
from rehab.render.view_material import Material


def way_chart(material: Material, *, size: float) -> str:
    """Every week's volume as bars, with a title that tells the same."""
    words, weeks = material.words, material.programme.weeks
    printed = frozenset(week.number for week in material.printed)
    bars = chart.bars(weeks, printed)
    easy = ", ".join(str(week.number) for week in weeks if week.easy)
    plan = material.programme.plan
    title = of_plan(
        words,
        plan,
        "chart.title",
        weeks=words.count("sheets" if is_mixed(plan) else "weeks", len(weeks)),
        top=round(max((bar.index for bar in bars), default=100)),
        easy=easy or words.say("chart.no_easy"),
        printed=", ".join(str(n) for n in sorted(printed)),
    )
    hundred = words.say("chart.hundred")
    return chart.curve(bars, title=title, hundred=hundred, size=size)


def way_legend(material: Material) -> str:
    """Only what is drawn is explained."""
    words, weeks = material.words, material.programme.weeks
    keys = ["hundred_is", "black"]
    if any(week.easy for week in weeks):
        keys.append("white")
    if any(week.easy for week in material.printed):
        keys.append("edge")
    keys.append("numbers")
    if any(p.exercise.benchmark for week in weeks for p in week.prescriptions):
        keys.append("thick")
    own = words.section("daily.chart") if is_mixed(material.programme.plan) else {}
    texts = [own.get(key) or words.say(f"chart.{key}") for key in (*keys, "later")]
    return words.say("list.space").join(texts)
