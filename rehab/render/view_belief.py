"""The card of the week: something good to know."""

from dataclasses import dataclass

from rehab.model.card import Card
from rehab.model.programme import Week
from rehab.render.view_material import Material


@dataclass(frozen=True, slots=True)
class BeliefView:
    """A card of the week."""

    title: str
    text: str
    try_this: str


def belief_view(material: Material, week: Week) -> BeliefView | None:
    """The card, or none for whom the plan has none."""
    card: Card | None = material.region.cards.get(week.card)
    if card is None:
        return None
    tried = material.texts((card.try_this,))[0] if card.try_this else ""
    title = material.words.say("week.belief", title=card.title)
    return BeliefView(title, " ".join(material.texts(card.text)), tried)
