"""What a programme says of itself, a line a fact: for the checklists of reporting.

Each function answers one question from the plan, the client's file, the diary and the
record. What they do not say is no line: a checklist then says that it is not there.
"""

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from typing import TypeAlias

from rehab.app import Planned, words_of
from rehab.handout.weeks import span
from rehab.model.exercise import Exercise
from rehab.model.phase import Phase
from rehab.model.policy import Policy, Quota, Share, Staircase, Table
from rehab.model.programme import Prescription
from rehab.model.units import weights
from rehab.render.language import number
from rehab.render.view_material import sentence
from rehab.render.words import Words, reason_words, short_dose_of
from rehab.standing.counters import follow_up


@dataclass(frozen=True, slots=True)
class Told:
    """What the facts are taken from."""

    made: Planned
    words: Words

    def say(self, key: str, **slots: object) -> str:
        """A sentence of the checklists."""
        return self.words.say(f"checklists.facts.{key}", **slots)

    @property
    def phases(self) -> tuple[Phase, ...]:
        """Those of this client, in their order."""
        every = (week.phase for week in self.made.programme.weeks)
        return tuple({phase.id: phase for phase in every}.values())

    @property
    def given(self) -> dict[str, list[Prescription]]:
        """Each exercise of all weeks, with its doses in order."""
        found: dict[str, list[Prescription]] = {}
        for week in self.made.programme.weeks:
            for one in week.once:
                found.setdefault(one.exercise.id, []).append(one)
        return found

    @property
    def exercises(self) -> Iterator[Exercise]:
        """Each exercise once."""
        return (every[0].exercise for every in self.given.values())


def told_of(made: Planned) -> Told:
    """The programme, in the words of its region."""
    return Told(made, words_of(made))


def _weeks(told: Told, n: int) -> str:
    return told.words.count("weeks", n)


def equipment(told: Told) -> Iterator[str]:
    """Which things, and which weights and bands of them."""
    kit, client = told.made.library.catalogue.equipment, told.made.programme.client
    names = dict.fromkeys(n for one in told.exercises for n in one.equipment)
    things = [kit[name].name if name in kit else name for name in names]
    if things:
        listed = told.words.listed(tuple(things))
        yield told.say("equipment", Things=sentence(listed))
    for name, pieces in client.weights_kg.items():
        listed = weights(pieces)
        thing = sentence(kit[name].name if name in kit else name)
        yield told.say("weights", Thing=thing, kg=listed)
    if client.bands:
        yield told.say("bands", bands=", ".join(client.bands))


def provider(told: Told) -> Iterator[str]:
    """Who gives it; what they have learnt is not in any file."""
    client = told.made.programme.client
    yield told.say("provider", physio=client.physio, clinic=client.clinic.name)


def delivery(told: Told) -> Iterator[str]:
    """By oneself, from paper."""
    plan, client = told.made.programme.plan, told.made.programme.client
    yield told.say("delivery", weeks=_weeks(told, plan.review_every_weeks))
    names = [told.made.library.exercises[name].name for name in client.supervised]
    if names:
        yield told.say("shown", names=told.words.listed(tuple(names)))


def individual(told: Told) -> Iterator[str]:
    """One client's sheets."""
    yield told.say("individual")


def adherence(told: Told) -> Iterator[str]:
    """What is ticked and written, and what counts as done."""
    rule = told.made.programme.plan.week_rule
    yield told.say("adherence")
    done = round(rule.green_done_min * 100)
    thin = round(rule.thin_done_below * 100)
    yield told.say("enough", done=done, thin=thin, source=rule.source)


def motivation(told: Told) -> Iterator[str]:
    """Goals in the client's words, and cards."""
    programme, library = told.made.programme, told.made.library
    goals = told.words.count("goals", len(programme.client.goals))
    yield told.say("goals", n=goals)
    cards = library.region(programme.plan).cards
    titles = [cards[name].title for name in programme.plan.cards if name in cards]
    if titles:
        yield told.say("cards", titles="; ".join(titles))


def progression(told: Told) -> Iterator[str]:
    """The rule of each phase, when it is left, and what a bad week does."""
    plan = told.made.programme.plan
    for phase in told.phases:
        yield told.say("phase", phase=phase.name, rule=_policy(told, phase.policy))
    steps = plan.steps
    if any(isinstance(phase.policy, Staircase) for phase in told.phases):
        yield told.say("steps", order=", ".join(steps.order), source=steps.source)
    red = plan.red_week
    percents = ", ".join(number(percent) for percent in red.percents)
    yield told.say("red", percents=percents, source=red.source)


def _policy(told: Told, policy: Policy) -> str:
    slots: dict[str, object] = {}
    if isinstance(policy, Staircase):
        weeks = _weeks(told, policy.steady_weeks)
        slots = {"rise": number(policy.rise_percent), "weeks": weeks}
    elif isinstance(policy, Quota):
        slots = {"weeks": _weeks(told, policy.weeks)}
    elif isinstance(policy, Share):
        slots = {"percent": number(policy.percent)}
    return told.say(f"policies.{policy.kind}", **slots)


def moving_on(told: Told) -> Iterator[str]:
    """What has to be true before each phase is left, in the plan's own words."""
    for phase in told.phases:
        for one in phase.advance:
            slots = {"phase": phase.name, "says": one.says, "source": one.source}
            yield told.say("advance", **slots)


def each_exercise(told: Told) -> Iterator[str]:
    """How each is done, and where its dose comes from."""
    for one in told.exercises:
        cues = " ".join(one.cues)
        yield told.say("exercise", name=one.name, cues=cues, source=one.source)
        if one.video:
            yield told.say("video", name=one.name, address=one.video)


def at_home(told: Told) -> Iterator[str]:
    """All of it is, as far as the sheets go."""
    yield told.say("at_home")


def besides(told: Told) -> Iterator[str]:
    """What is not exercise: pages, and what each phase asks to practise."""
    yield told.say("besides")
    for phase in told.phases:
        for line in phase.practise:
            yield told.say("practise", phase=phase.name, says=line.says)


def harm(told: Told) -> Iterator[str]:
    """What is counted of it in the diary."""
    diary = told.made.programme.diary
    yield told.say("signs_asked")
    if diary.weeks:
        rows = [session for week in diary.weeks for session in week.sessions]
        yield told.say(
            "harm",
            weeks=_weeks(told, len(diary.weeks)),
            flares=sum(week.flare for week in told.made.programme.weeks),
            bouts=sum(row.spasm for row in rows),
            stops=sum(row.stop_sign for row in rows),
        )


def setting(told: Told) -> Iterator[str]:
    """Where and when, in the client's words."""
    if when := told.made.programme.client.when:
        yield told.say("setting", when=when)


def dose(told: Told) -> Iterator[str]:
    """How long, how often, and each exercise from its first dose to its last."""
    for phase in told.phases:
        least, most = phase.sessions_per_week
        weeks = span((phase.weeks.min, phase.weeks.max))
        often = span((least, most))
        yield told.say("how_long", phase=phase.name, weeks=weeks, often=often)
    for every in told.given.values():
        first, last = (short_dose_of(told.words, one) for one in (every[0], every[-1]))
        key = "dose_same" if first == last else "dose"
        name = every[0].exercise.name
        yield told.say(key, name=name, first=first, last=last)
    yield told.say("ahead")


def tailored(told: Told) -> Iterator[str]:
    """That it is for one person."""
    yield told.say("tailored")


def tailoring(told: Told) -> Iterator[str]:
    """By what exercises and doses are made to fit."""
    programme, catalogue = told.made.programme, told.made.library.catalogue
    client = programme.client
    if client.triggers:
        named = [f"{catalogue.tags[k]} ({n})" for k, n in client.triggers.items()]
        yield told.say("triggers", names="; ".join(named))
    if client.flags:
        named = [catalogue.flags[name] for name in client.flags]
        yield told.say("flags", names="; ".join(named))
    ruled = {name for week in programme.weeks for name, _ in week.ruled_out}
    yield told.say("ruled_out", n=len(ruled))


def start(told: Told) -> Iterator[str]:
    """Where on a ladder, and at what dose."""
    programme = told.made.programme
    rule, first = programme.plan.start, programme.weeks[0].phase
    slots = {"level": first.entry_level, "percent": number(first.start_percent)}
    if not isinstance(first.policy, Table):  # which names its doses
        yield told.say("entry", phase=first.name, **slots)
        yield told.say("start", percent=number(rule.try_percent), source=rule.source)
    for one in programme.weeks[0].once:
        why = reason_words(told.words, one.reason)
        yield told.say("start_of", name=one.exercise.name, reason=why)


def fidelity(told: Told) -> Iterator[str]:
    """How it is known whether it was done as planned."""
    every = told.made.programme.plan.review_every_weeks
    yield told.say("fidelity", weeks=_weeks(told, every))


def as_planned(told: Told) -> Iterator[str]:
    """What came back, and how much of it was done."""
    programme = told.made.programme
    back = programme.chosen({record.week for record in programme.diary.weeks})
    if not back:
        return
    count = follow_up(programme, told.made.library).counters
    done, planned = count.sessions_done, count.sessions_planned
    weeks = _weeks(told, len(back))
    yield told.say("as_planned", weeks=weeks, done=done, planned=planned)
    colours = [week.colour for week in back]
    each = [
        told.say("of_colour", n=colours.count(colour), colour=colour)
        for colour in dict.fromkeys(colours)
    ]
    yield told.say("colours", each=", ".join(each))


def changed(told: Told) -> Iterator[str]:
    """What the physiotherapist decided otherwise than the rules, and when."""
    every = told.made.programme.record.decisions
    other = [one for one in every if one.option != "go_on"]
    if not other:
        yield told.say("as_the_rules")
    for one in other:
        slots = {"week": one.after_week, "option": one.option}
        yield told.say("decided", **slots, reason=one.reason or "-")


def name(told: Told) -> Iterator[str]:
    """The plan, its version, and what it says of itself."""
    plan = told.made.programme.plan
    yield told.say("name", name=plan.name, version=plan.version, status=plan.status)


def why(told: Told) -> Iterator[str]:
    """What the plan is about, the goal of each phase, and its sources."""
    plan = told.made.programme.plan
    yield plan.about
    for phase in told.phases:
        yield told.say("goal", phase=phase.name, goal=phase.goal)
    yield told.say("sources", sources="; ".join(plan.sources))


Fact: TypeAlias = Callable[[Told], Iterator[str]]
FACTS: Mapping[str, Fact] = {
    one.__name__: one
    for one in (
        *(equipment, provider, delivery, individual, adherence, motivation),
        *(progression, moving_on, each_exercise, at_home, besides, harm, setting),
        *(dose, tailored, tailoring, start, fidelity, as_planned, changed, name, why),
    )
}
