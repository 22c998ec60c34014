"""What ``check`` accepts can be planned and printed, whoever changed the library."""

import atexit
import re
import shutil
import tempfile
from functools import cache
from pathlib import Path

from hypothesis import example, given

from rehab.app.pages import make_html
from rehab.app.papers import Papers, papers_with
from rehab.app.pictures import Undrawable
from rehab.app.planned import Planned, lay_out
from rehab.handout.weeks import next_block
from tests.support.examples import many
from tests.support.mutated import EXAMPLES, ROOT, changed, libraries

NO_MINUTES = [(("steps", "sizes", "minutes"), ("delete", None, 1))]


@many(0.08)
@example(("plans/acute-overuse-spasm", NO_MINUTES))
@given(libraries())
def test_a_library_that_check_accepts_plans_and_prints(asked):
    name, how = asked
    library = changed(name, how)
    if library is None:
        return
    kind, _, plan = name.partition("/")
    for client in of_plan(plan) if kind == "plans" else EXAMPLES[-2:]:
        prints(client, library)


@cache
def of_plan(plan):
    """The examples of this plan; where there is none, one who is given it."""
    found = [one for one in EXAMPLES if f"\nplan: {plan}\n" in one.read_text("utf-8")]
    if found:
        return found
    folder = Path(tempfile.mkdtemp())
    atexit.register(shutil.rmtree, folder)
    for name in ("clinic.yaml", "logo.svg"):
        shutil.copy(ROOT / "examples" / name, folder)
    text = (ROOT / "examples/steady-build/client.yaml").read_text("utf-8")
    text = re.sub(r"(?m)^plan:.*", f"plan: {plan}", text)
    text = re.sub(r"(?m)^entry_phase:.*\n", "", text)
    (folder / "client.yaml").write_text(text, "utf-8")
    return [folder / "client.yaml"]


def prints(client, library):
    """Everything up to the page, for a client whom check accepts."""
    papers = papers_with(library, ROOT / "exercises", client, None)
    if not isinstance(papers, Papers):
        return
    planned = lay_out(papers)
    if not isinstance(planned, Planned):
        return
    weeks = next_block(planned.programme) or (planned.programme.weeks[-1].number,)
    try:
        for copy in ("client", "physio"):
            make_html(planned, weeks, copy)
    except Undrawable:  # told by check when it draws them
        pass
