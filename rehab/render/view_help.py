"""The page for a bad day: stop signs, a spasm, the whole flare-up plan."""

from dataclasses import dataclass

from rehab.render.view_limits import contact, flare_gentle, flare_stages
from rehab.render.view_material import Material


@dataclass(frozen=True, slots=True)
class HelpView:
    """The page for a bad day."""

    stops: tuple[str, ...]
    today: tuple[str, ...]
    this_week: tuple[str, ...]
    rescue_title: str
    rescue: tuple[str, ...]
    rescue_try: str
    flare_gentle: str
    flare_stages: tuple[str, ...]
    flare_call: tuple[str, ...]
    contact: str


def help_view(material: Material) -> HelpView:
    """If it gets worse."""
    safety, rescue = material.library.safety, material.library.education.rescue
    moves = [rescue.moves[name] for name in material.programme.rescue]
    tried = material.texts((rescue.try_this,)) if rescue.try_this else ("",)
    return HelpView(
        stops=material.texts(safety.emergency),
        today=material.texts(safety.today),
        this_week=material.texts(safety.this_week),
        rescue_title=rescue.title,
        rescue=material.texts((*rescue.text, *moves, *rescue.then)),
        rescue_try=tried[0],
        flare_gentle=flare_gentle(material.words, material.printed[0]),
        flare_stages=flare_stages(material),
        flare_call=material.texts(material.programme.plan.flare.call_if),
        contact=contact(material),
    )
