"""What is given: by whom, with what, where, how often, and why."""

from collections.abc import Iterator

from rehab.handout.weeks import span
from rehab.model.units import weights
from rehab.render.view_material import sentence
from rehab.render.words import short_dose_of
from rehab.report.export.facts.told import Told


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


def provider(told: Told) -> Iterator[str]:
    """Who gives it; what they have learnt is not in any file."""
    client = told.made.programme.client
    yield told.say("provider", physio=client.physio, clinic=client.clinic.name)


def individual(told: Told) -> Iterator[str]:
    """One client's sheets."""
    yield told.say("individual")


def delivery(told: Told) -> Iterator[str]:
    """By oneself, from paper."""
    plan, client = told.made.programme.plan, told.made.programme.client
    yield told.say("delivery", weeks=told.weeks(plan.review_every_weeks))
    names = [told.made.library.exercises[name].name for name in client.supervised]
    if names:
        yield told.say("shown", names=told.words.listed(tuple(names)))


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


def at_home(told: Told) -> Iterator[str]:
    """All of it is, as far as the sheets go."""
    yield told.say("at_home")


def setting(told: Told) -> Iterator[str]:
    """Where and when, in the client's words."""
    if when := told.made.programme.client.when:
        yield told.say("setting", when=when)


def each_exercise(told: Told) -> Iterator[str]:
    """How each is done, and where its dose comes from."""
    for one in told.exercises:
        cues = " ".join(one.cues)
        yield told.say("exercise", name=one.name, cues=cues, source=one.source)
        if one.video:
            yield told.say("video", name=one.name, address=one.video)


def besides(told: Told) -> Iterator[str]:
    """What is not exercise: pages, and what each phase asks to practise."""
    yield told.say("besides")
    for phase in told.phases:
        for line in phase.practise:
            yield told.say("practise", phase=phase.name, says=line.says)


def motivation(told: Told) -> Iterator[str]:
    """Goals in the client's words, and cards."""
    programme, library = told.made.programme, told.made.library
    goals = told.words.count("goals", len(programme.client.goals))
    yield told.say("goals", n=goals)
    cards = library.region(programme.plan).cards
    titles = [cards[name].title for name in programme.plan.cards if name in cards]
    if titles:
        yield told.say("cards", titles="; ".join(titles))


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
