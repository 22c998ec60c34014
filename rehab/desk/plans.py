"""The plans of the library, and what a plan's rules lead to on invented clients."""

from time import monotonic

from starlette.exceptions import HTTPException
from starlette.requests import Request
from starlette.responses import Response

from rehab.app.papers import Stopped
from rehab.app.words import words
from rehab.desk.site import Form, Site, desk_words
from rehab.model.plan import Plan
from rehab.model.programme import Library
from rehab.report.simulate import simulate_cells
from rehab.simulate.many import simulate

CLIENTS, WEEKS = 10, 60  # of a trial on the desk: two of each type
SECONDS = 10.0  # that it may take; then those who were through are the table


def plans(site: Site, request: Request) -> Response:
    """The list."""
    del request
    library = site.practice.shelf()
    lines = library.problems if isinstance(library, Stopped) else ()
    known = () if isinstance(library, Stopped) else tuple(library.plans.values())
    return site.page("plans.html.j2", plans=known, lines=lines)


def plan(site: Site, request: Request) -> Response:
    """One plan: what it says of itself, and its phases."""
    _, found = _found(site, request)
    return site.page("plan.html.j2", plan=found, table=None, clients=CLIENTS)


def tried(site: Site, request: Request, form: Form) -> Response:
    """The same with the simulator's table, as the plan's file is now.

    Other pages are answered meanwhile.
    """
    del form
    with site.alone:
        library, found = _found(site, request)
    end = monotonic() + SECONDS
    made = simulate(
        found,
        library,
        clients=CLIENTS,
        weeks=WEEKS,
        enough=lambda: monotonic() > end,
    )
    head, *rows = simulate_cells(made, words())
    refused = sum(made.refused.values())
    return site.page(
        "plan.html.j2",
        plan=found,
        table=rows,
        head=head,
        notes=words().many("simulate.notes"),
        refused=refused,
        clients=CLIENTS,
        through=sum(row.clients for row in made.rows) + refused,
    )


def _found(site: Site, request: Request) -> tuple[Library, Plan]:
    library, name = site.practice.shelf(), str(request.path_params["plan"])
    if isinstance(library, Stopped) or name not in library.plans:
        raise HTTPException(404, desk_words().say("no_address"))
    return library, library.plans[name]
