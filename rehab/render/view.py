"""A programme as finished strings: all a template prints, nothing to work out."""

from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass, replace
from typing import Literal

from rehab.model.plan import Plan
from rehab.model.programme import Library, Programme
from rehab.model.standing import FollowUp
from rehab.render.isolate import with_isolated
from rehab.render.language import Words
from rehab.render.sheet_words import is_mixed, of_plan
from rehab.render.view_follow import FollowView, follow_view
from rehab.render.view_help import HelpView, help_view
from rehab.render.view_material import Material
from rehab.render.view_pages import LogView, ScreenView, log_view, screen_view
from rehab.render.view_physio import physio_view, with_rule
from rehab.render.view_way import WayView, way_view
from rehab.render.view_week import WeekView, week_view


@dataclass(frozen=True, slots=True)
class SheetsView:
    """A whole handout."""

    title: str
    language: str
    paper: str
    large: bool
    draft: str  # the word printed across each page, or empty
    clinic: str
    header: str
    footer: str
    labels: Mapping[str, str]
    way: WayView
    help: HelpView
    weeks: tuple[WeekView, ...]
    log: LogView | None
    screen: ScreenView | None
    physio: bool
    warnings: tuple[str, ...]
    follow: FollowView | None


def _title(material: Material) -> str:
    numbers = [week.number for week in material.printed]
    reference = material.programme.client.reference
    slots = {"reference": reference, "first": min(numbers), "last": max(numbers)}
    plan = material.programme.plan
    return of_plan(material.words, plan, "page.title", **slots)


def _labels(words: Words, plan: Plan) -> dict[str, str]:
    others = words.section("daily.labels") if is_mixed(plan) else {}
    return {**words.section("labels"), **others}


def _footer(material: Material) -> str:
    plan = material.programme.plan
    slots = {"plan": plan.id, "version": plan.version, "status": plan.status}
    return material.words.say("page.footer", **slots)


def build_view(  # noqa: PLR0913
    programme: Programme,
    library: Library,
    words: Words,
    *,
    weeks: Sequence[int],
    copy: Literal["client", "physio"],
    draft: bool,
    fingerprint: str,
    drawn: Collection[str] = (),
    found: FollowUp | None = None,
) -> SheetsView:
    """The handout of these weeks; ``drawn`` are the exercises that have a drawing.

    ``found`` is what the physio's copy says about where the client stands.
    """
    chosen = programme.chosen(weeks)
    if not chosen:
        raise ValueError(f"none of these weeks is in the programme: {list(weeks)}")
    client, physio = with_isolated(programme.client), copy == "physio"
    programme = replace(programme, client=client)
    material = Material(programme, library, words, chosen, drawn)
    pages = {page for week in chosen for page in week.phase.pages}
    header = {"name": client.name, "reference": client.reference}
    warnings = programme.warnings if physio else ()
    return SheetsView(
        title=_title(material),
        language=client.language,
        paper=client.paper,
        large=client.large_print,
        draft=words.say("page.draft") if draft else "",
        clinic=client.clinic.name,
        header=words.say("page.header", **header),
        footer=_footer(material),
        labels=_labels(words, programme.plan),
        way=way_view(material, draft=draft, fingerprint=fingerprint),
        help=help_view(material),
        weeks=tuple(
            week_view(
                material,
                w,
                physio_view(material, w, fingerprint) if physio else None,
            )
            for w in chosen
        ),
        log=log_view(material) if "trigger_log" in pages else None,
        screen=screen_view(material) if "movement_screen" in pages else None,
        physio=physio,
        warnings=tuple(with_rule(material, warning) for warning in warnings),
        follow=follow_view(material, found) if physio and found else None,
    )
