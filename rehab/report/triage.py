"""What triage found, in lines for the physio, as JSON, and as lines to paste."""

from collections.abc import Iterator

from rehab.entry.emit import text
from rehab.model.client import Screening
from rehab.model.programme import Library
from rehab.model.triage import Stop, TriageAnswers, Triaged
from rehab.render.words import Words
from rehab.report.dump import dump


def triage_lines(
    found: Triaged, region: str, library: Library, words: Words
) -> Iterator[str]:
    """Stops and what to do, or the plans to pick from, each with its reason."""
    if found.stops:
        yield words.say("triage.no_plan")
        yield from stop_lines(found, words)
        return
    fitting = [one.plan for one in found.suggestions]
    of_it = [k for k, plan in library.plans.items() if plan.region == region]
    others = ", ".join(one for one in of_it if one not in fitting)
    name = library.regions[region].name
    if not fitting:
        yield words.say("triage.nothing_fits")
    else:
        yield words.say("triage.pick")
    for one in found.suggestions:
        plan = library.plans[one.plan].name
        yield words.say("triage.plan", plan=one.plan, name=plan)
        yield words.say("triage.because", says=one.says, source=one.source)
    if others:
        yield words.say("triage.others", region=name, plans=others)
    if fitting:
        yield words.say("triage.never")


def stop_lines(found: Triaged, words: Words) -> Iterator[str]:
    """Each stop; after an emergency not those that were no longer asked.

    It would be lost among them.
    """
    emergency = any(stop.action == "emergency" for stop in found.stops)
    for stop in found.stops:
        if not (emergency and stop.action == "not_asked"):
            yield f"  {stop_line(stop, words)}"


def stop_line(stop: Stop, words: Words) -> str:
    """What was found, and what to do about it."""
    do = stop.do or words.say(f"triage.do.{stop.action}")
    return words.say("triage.stop", id=stop.id, ask=stop.ask, do=do)


def screening_lines(screening: Screening, words: Words) -> Iterator[str]:
    """The screen as it stands in a client file."""
    yield words.say("triage.paste")
    yield "screening:"
    yield f"  by: {text(screening.by)}"
    yield f"  on: {screening.on.isoformat()}"
    yield "  answers:"
    yield from (f"    {name}: {said}" for name, said in screening.answers.items())
    if screening.resolved:
        yield "  resolved:"
        for name, how in screening.resolved.items():
            yield f"    {name}: {text(how)}"


def answers_text(given: TriageAnswers) -> str:
    """The answers as a file that can be read in their place."""
    head = [f"region: {given.region}"] if given.region else []
    head += [f"by: {text(given.by)}", f"on: {given.on.isoformat()}"]
    signs = [f"  {name}: {_bare(said)}" for name, said in given.signs.items()]
    asked = [f"  {name}: {_bare(said)}" for name, said in given.questions.items()]
    how = [f"  {name}: {text(said)}" for name, said in given.resolved.items()]
    blocks = (("signs", signs), ("resolved", how), ("questions", asked))
    for key, block in blocks:
        if block or key == "signs":
            head += [f"{key}:", *block] if block else [f"{key}: {{}}"]
    return "".join(f"{line}\n" for line in head)


def _bare(said: str) -> str:
    return said if said in ("yes", "no") else text(said)


def triage_json(found: Triaged, region: str, library: Library, words: Words) -> str:
    """The same for other programs."""
    whole = {
        "region": region,
        "stops": [
            {
                "id": stop.id,
                "ask": stop.ask,
                "action": stop.action,
                "do": stop.do or words.say(f"triage.do.{stop.action}"),
            }
            for stop in found.stops
        ],
        "suggestions": [
            {
                "id": one.id,
                "plan": one.plan,
                "name": library.plans[one.plan].name,
                "because": one.says,
                "source": one.source,
            }
            for one in found.suggestions
        ],
        "screening": found.screening.model_dump(mode="json"),
    }
    return dump(whole)
