"""A programme as finished strings: all a template prints, nothing to work out."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from typing import Literal

from rehab.model.colour import USUAL, tint
from rehab.model.figure import Stand
from rehab.model.programme import Library, Programme, Week
from rehab.model.standing import FollowUp
from rehab.render.code import CLINIC_CODE
from rehab.render.front_room import fitted
from rehab.render.isolate import with_isolated
from rehab.render.language import Words
from rehab.render.letters import width_mm
from rehab.render.named import logo_file
from rehab.render.sheet_words import of_plan
from rehab.render.view_compact import (
    CompactView,
    compact_views,
    equal_runs,
    shared_content,
)
from rehab.render.view_follow import FollowView, follow_view
from rehab.render.view_front import FrontView, front_view
from rehab.render.view_howto import HowToView, howto_content, howto_views
from rehab.render.view_log import LogView, log_view
from rehab.render.view_material import Material
from rehab.render.view_physio import PhysioView, physio_view
from rehab.render.view_picture import Picture
from rehab.render.view_safety import SafetyView, safety_view
from rehab.render.view_screen import ScreenView, screen_view
from rehab.render.view_week import WeekView, week_content, week_view

FRONT_SIDES = 2  # the front and the safety page
FOOTER_MM, FOOTER_POINTS = 160.0, 10  # of a line in the margin


@dataclass(frozen=True, slots=True)
class PageView:
    """One page of boxes: of one week, or of two that are equal."""

    week: WeekView | None = None
    pair: CompactView | None = None


@dataclass(frozen=True, slots=True)
class SheetsView:
    """A whole handout."""

    title: str
    language: str
    paper: str
    large: bool
    draft: bool  # it is laid over the finished pages, and no part of a page is told
    signed: str  # who signed, or that nobody did: the same
    footer: str  # two lines or three
    header: str  # of the physio's tables
    clinic: str
    address: str  # of the clinic, or empty
    logo: Picture | None
    accent: str  # a colour, and the same as a pale ground
    tint: str
    call: str
    hours: tuple[str, ...]
    code: Picture | None  # of the clinic's web address, printed among the hours
    use: tuple[str, ...]
    labels: Mapping[str, str]
    front: FrontView
    safety: SafetyView
    howto: tuple[HowToView, ...]
    logs: tuple[LogView, ...]
    pages: tuple[PageView, ...]
    screen: ScreenView | None
    physio: PhysioView | None
    follow: FollowView | None


def _title(material: Material) -> str:
    numbers = [week.number for week in material.printed]
    reference = material.programme.client.reference
    slots = {"reference": reference, "first": min(numbers), "last": max(numbers)}
    plan = material.programme.plan
    return of_plan(material.words, plan, "page.title", **slots)


def _signed(material: Material, *, draft: bool, fingerprint: str) -> str:
    """Who signed; the record's signatures are known by what they cover."""
    words, programme = material.words, material.programme
    signed = programme.record.signatures
    ours = [review for review in signed if review.fingerprint == fingerprint]
    review = ours[-1] if ours else programme.client.review
    if draft or review is None:
        return words.say("signature.unchecked")
    return words.say("signature.checked", by=review.by, date=words.date(review.on))


def _logo(material: Material) -> Picture | None:
    clinic = material.programme.client.clinic
    if clinic.logo is None:
        return None
    alt = material.words.say("page.logo", clinic=clinic.name)
    return Picture(logo_file(clinic.logo), alt)


def _code(material: Material) -> Picture | None:
    web = material.programme.client.clinic.web
    if web is None:
        return None
    return Picture(CLINIC_CODE, material.words.say("howto.code", address=web))


def _footer(material: Material) -> str:
    """Whom to call, until when the pages are good, and the clinic's own line."""
    words, client = material.words, material.programme.client
    hours = client.clinic.hours
    said = words.say("page.hours", hours=hours) if hours else ""
    review = words.short_date(material.review_date)
    lines = (
        _on_a_line(
            words.say("page.questions", hours=said, **material.slots),
            words.say("page.questions", hours="", **material.slots),
            words.say("page.call", **material.slots),
        ),
        _on_a_line(
            words.say("page.keep", review=review, name=client.name),
            words.say("page.keep_short", name=client.name),
        ),
        client.clinic.footer or "",
    )
    return "\n".join(filter(None, lines))


def _on_a_line(*texts: str) -> str:
    """The first that a line of the margin holds; else the last, the shortest."""
    fit = (one for one in texts if width_mm(one, FOOTER_POINTS) <= FOOTER_MM)
    return next(fit, texts[-1])


def build_view(  # noqa: PLR0913
    programme: Programme,
    library: Library,
    words: Words,
    *,
    weeks: Sequence[int],
    copy: Literal["client", "physio"],
    draft: bool,
    fingerprint: str,
    drawn: Mapping[str, Stand] | None = None,
    found: FollowUp | None = None,
) -> SheetsView:
    """The handout of these weeks; ``drawn`` says how pictures stand, by exercise.

    ``found`` is what the physio's copy says about where the client stands. Weeks that
    are equal share pages, unless the client file's layout is weekly.
    """
    material = _material(programme, library, words, weeks, drawn or {})
    client, physio = material.programme.client, copy == "physio"
    screened = any("movement_screen" in week.phase.pages for week in material.printed)
    sheets = _sheets(material, draft=draft, fingerprint=fingerprint)
    pages = tuple(_pages(material, weekly=client.layout == "weekly"))
    view = replace(
        sheets,
        howto=_howto(material, pages),
        pages=pages,
        screen=screen_view(material) if physio and screened else None,
        physio=physio_view(material, fingerprint) if physio else None,
        follow=follow_view(material, found) if physio and found else None,
    )
    return view if client.large_print else replace(view, front=fitted(view))


def whole_view(
    programme: Programme, library: Library, words: Words, weeks: Sequence[int]
) -> SheetsView:
    """All that the client's sheets of these weeks can say, as if all had room.

    Size, paper, layout and drawings decide only what of it is printed, and on which
    side. Each week is there by itself, and those that are equal together as well.
    """
    material = _material(programme, library, words, weeks, {})
    plain = _plain(material)
    shared = (shared_content(material, run) for run in equal_runs(plain))
    return replace(
        _sheets(material, draft=False, fingerprint=""),
        howto=howto_content(material),
        pages=(
            *(PageView(week=week_content(material, week)) for week in plain),
            *(PageView(pair=pair) for pairs in shared for pair in pairs),
        ),
    )


def _material(
    programme: Programme,
    library: Library,
    words: Words,
    weeks: Sequence[int],
    drawn: Mapping[str, Stand],
) -> Material:
    chosen = programme.chosen(weeks)
    if not chosen:
        raise ValueError(f"none of these weeks is in the programme: {list(weeks)}")
    words = words.of_region(library.region(programme.plan))
    programme = replace(programme, client=with_isolated(programme.client))
    return Material(programme, library, words, chosen, drawn)


def _sheets(material: Material, *, draft: bool, fingerprint: str) -> SheetsView:
    """The sheets, but for what room decides about and what the physio's copy adds."""
    words, client = material.words, material.programme.client
    clinic = client.clinic
    hours = (clinic.hours, clinic.out_of_hours, clinic.web)
    logged = (week for week in material.printed if week.phase.logged)
    return SheetsView(
        title=_title(material),
        language=client.language,
        paper=client.paper,
        large=client.large_print,
        draft=draft,
        signed=_signed(material, draft=draft, fingerprint=fingerprint),
        footer=_footer(material),
        header=words.say("page.header", name=client.name, reference=client.reference),
        clinic=clinic.name,
        address=clinic.address or "",
        logo=_logo(material),
        accent=client.clinic.colour or USUAL,
        tint=tint(client.clinic.colour or USUAL),
        call=words.say("page.call", **material.slots),
        hours=tuple(line for line in hours if line),
        code=_code(material),
        use=words.many(material.here("front.use")),
        labels=words.section("labels"),
        front=front_view(material),
        safety=safety_view(material),
        howto=(),
        logs=tuple(log_view(material, week) for week in logged),
        pages=(),
        screen=None,
        physio=None,
        follow=None,
    )


def _plain(material: Material) -> Sequence[Week]:
    """The weeks that have pages of boxes."""
    return [week for week in material.printed if not week.phase.logged]


def _howto(material: Material, pages: Sequence[PageView]) -> tuple[HowToView, ...]:
    """How to do them; where weeks share pages, on a side that would be blank too."""
    shared = any(page.pair for page in pages)
    each = (page.week or page.pair for page in pages)
    whole = not any(one and one.two_sided for one in each)  # no sheet begins anew
    logs = len(material.printed) - len(_plain(material))
    beside = FRONT_SIDES + logs + len(pages)
    return howto_views(material, beside if shared and whole else None)


def _pages(material: Material, *, weekly: bool) -> Iterator[PageView]:
    """A page a week; of weeks that are equal a page for two, if nobody minds."""
    for run in equal_runs(_plain(material)):
        pairs = () if weekly else compact_views(material, run)
        yield from (PageView(pair=pair) for pair in pairs)
        if not pairs:
            yield from (PageView(week=week_view(material, week)) for week in run)
