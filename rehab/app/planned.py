"""From a client's files to their programme, with everything it was made of."""

import datetime
from dataclasses import dataclass, field, replace
from pathlib import Path

from rehab.app.papers import Papers, Stopped, read_papers
from rehab.disk.paths import Where
from rehab.model.programme import Library, Programme, Refusal
from rehab.planner.programme import build_programme


@dataclass(frozen=True, slots=True)
class Planned:
    """A programme with everything it was made of."""

    programme: Programme
    library: Library
    exercises: Where  # the folders they were read from
    today: datetime.date | None = None  # the day the command runs, where it is known
    codes: dict[tuple[int, ...], str] = field(  # of weeks, once worked out
        default_factory=dict, init=False, repr=False, compare=False
    )

    def laid_out(self, layout: str) -> "Planned":
        """The same, with equal weeks on shared pages or each on its own."""
        client = self.programme.client.model_copy(update={"layout": layout})
        return replace(self, programme=replace(self.programme, client=client))


def plan_client(
    client_file: Path,
    diary_file: Path | None,
    library: Path | None,
    today: datetime.date | None = None,
    *,
    ahead: bool = False,
) -> Planned | Stopped:
    """Read everything and lay out every week."""
    return lay_out(read_papers(client_file, diary_file, library, today, ahead=ahead))


def lay_out(papers: Papers | Stopped) -> Planned | Stopped:
    """Every week of the programme, or why there is none."""
    if isinstance(papers, Stopped):
        return papers
    result = build_programme(
        papers.client, papers.plan, papers.library, papers.diary, papers.record
    )
    if isinstance(result, Refusal):
        region = papers.library.region(papers.plan)
        return Stopped(
            refusal=result.reasons, stop_week=result.stop_week, region=region
        )
    return Planned(result, papers.library, papers.exercises, papers.today)
