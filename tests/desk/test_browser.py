"""The desk in a real browser: whole visits by keyboard, two tabs, a crash.

It needs the packages of .ci/browser.lock and a Chromium of the system, which .ci/run
brings; elsewhere these tests are skipped.
"""

import datetime
import http.server
import re
import shutil
import signal
import socket
import subprocess
import sys
import threading
import time

import pytest
import yaml

pytest.importorskip("starlette", reason="the extra desk brings it")
playwright = pytest.importorskip(
    "playwright.sync_api", reason="the packages of .ci/browser.lock are not here"
)
CHROMIUM = next(filter(None, map(shutil.which, ("chromium", "chromium-browser"))), None)
if CHROMIUM is None:
    pytest.skip("there is no Chromium on this machine", allow_module_level=True)

ALEX = "steady-build"
MONDAY = datetime.date(2026, 11, 30)
MOST_KEYS = 60  # for a week of four exercises
ALONE = """
import datetime, sys
from pathlib import Path
from rehab.desk.practice import Practice
from rehab.desk.serve import serve
day = datetime.date.fromisoformat(sys.argv[3])
practice = Practice(Path(sys.argv[1]), Path(sys.argv[4]), lambda: day)
serve(practice, int(sys.argv[2]), lambda at: print(at, flush=True), browse=False)
"""


@pytest.fixture(scope="module")
def chromium():
    """One browser for all."""
    with playwright.sync_playwright() as started:
        browser = started.chromium.launch(
            executable_path=CHROMIUM, args=["--no-sandbox"]
        )
        yield browser
        browser.close()


@pytest.fixture
def served(desk):
    """The same desk at a real address; `host`, and the address that opens it."""
    from tests.desk.served import served_at

    with served_at(desk.site) as desk.host:
        desk.base = f"http://{desk.host}{desk.root}"
        desk.first = f"{desk.base}/?key={desk.site.secrets.key}"
        yield desk


@pytest.fixture
def context(chromium):
    made = chromium.new_context(viewport={"width": 1280, "height": 900})
    made.set_default_timeout(60_000)
    yield made
    made.close()


@pytest.fixture
def page(served, context):
    """A tab of the desk."""
    tab = context.new_page()
    tab.goto(served.first)
    return tab


@pytest.fixture
def quick_review(monkeypatch):
    """The page after a week is saved, in a moment: for tests that do not look at it."""
    from rehab.desk import review
    from rehab.model.proposal import StopSign

    monkeypatch.setattr(review, "look", lambda _: StopSign(week=1, said=()))


class Keyboard:
    """Fingers on a keyboard, nothing else; each key is counted."""

    def __init__(self, page):
        self.page, self.count = page, 0

    def press(self, *keys):
        for key in keys:
            self.page.keyboard.press(key)
            self.count += 1

    def type(self, text):
        self.page.keyboard.type(text)
        self.count += len(text)

    def at(self):
        return self.page.evaluate("document.activeElement.id")

    def to(self, element):
        """Tab on to the element with this id."""
        for _ in range(400):
            if self.at() == element:
                return
            self.press("Tab")
        raise AssertionError(f"Tab never came to {element}; it is at {self.at()}")

    def link(self, text):
        """Tab on to a link or a button that says this, and press it."""
        for _ in range(400):
            if self.page.evaluate("document.activeElement.innerText") == text:
                self.press("Enter")
                return
            self.press("Tab")
        raise AssertionError(f"Tab never came to {text}")


def wait(condition, seconds=60):
    """Until it is so."""
    end = time.monotonic() + seconds
    while time.monotonic() < end:
        if condition():
            return
        time.sleep(0.05)
    raise AssertionError("it never came to that")


def record_of(folder, name=ALEX):
    file = folder / name / "record.yaml"
    return yaml.safe_load(file.read_text()) if file.exists() else {}


def test_the_first_visit_by_keyboard_from_the_interview_to_paper(
    served, page, folder, shelf
):
    hands, signs = Keyboard(page), shelf[1].regions["back"].signs
    hands.link("New client")
    page.wait_for_selector("#new-form")
    hands.to("physio")
    hands.type("Robin Hale")
    for sign in signs:
        hands.to(f"sign-{sign}")
        hands.press("ArrowRight")  # from nothing to "no"
    hands.to("plan")
    hands.type("Recurrent")
    hands.to("start")
    hands.type("11302026")
    hands.to("name")
    hands.type("Lou")
    hands.to("birth_year")
    hands.type("1985")
    for key in ("name", "phone", "emergency_number", "emergency_department"):
        hands.to(f"clinic-{key}")
        hands.type("112" if "number" in key else f"the {key}")
    for day in ("mon", "wed", "fri"):
        hands.to(f"days-{day}")
        hands.press("Space")
    hands.to("goals-1")
    hands.type("Dig the garden")
    hands.to("usual_pain")
    hands.type("two")
    hands.to("spasm_free_days")
    hands.type("30")
    hands.press("Enter")
    page.wait_for_selector("#e-usual_pain")
    assert not (folder / "r-0001").exists()
    hands.to("usual_pain")
    hands.press("Control+A")
    hands.type("2")
    hands.press("Enter")
    page.wait_for_url("**/client/**")
    assert (folder / "r-0001" / "client.yaml").is_file()
    hands.link("Sheets")
    page.wait_for_selector("text=DRAFT")
    first = "document.querySelector('.pages img')?.naturalWidth > 900"
    wait(lambda: page.evaluate(first))
    largest = page.evaluate(
        "[...document.querySelectorAll('main *')].reduce((a, b) => "
        "parseFloat(getComputedStyle(a).fontSize) >= "
        "parseFloat(getComputedStyle(b).fontSize) ? a : b).innerText"
    )
    assert largest == "DRAFT"
    hands.link("Sign these sheets")
    page.wait_for_selector("text=SIGNED")
    hands.link("Print, and hand out")
    wait(lambda: "issued" in record_of(folder, "r-0001"))
    assert record_of(folder, "r-0001")["signatures"][0]["by"] == "Robin Hale"
    del served


def test_the_second_visit_by_keyboard_and_a_week_in_sixty_keys(served, page, folder):
    served.clock.today = MONDAY
    page.goto(f"{served.base}/client/{served.key(ALEX)}/week")
    hands = Keyboard(page)
    wait(lambda: hands.at() == "all-0")
    for _ in range(3):  # all done
        hands.press("Space", "Tab")
    for score in "222334222":  # before, worst, next morning: three days each
        hands.type(score)
        hands.press("Tab")
    hands.to("effort")
    hands.type("e")
    hands.to("confidence")
    hands.type("7")
    hands.press("Enter")
    page.wait_for_url("**/review")
    assert hands.count <= MOST_KEYS, hands.count
    diary = yaml.safe_load((folder / ALEX / "diary.yaml").read_text())
    (week,) = diary["weeks"]
    assert [row["during"] for row in week["sessions"]] == [3, 3, 4]
    assert (week["effort"], week["confidence"]) == ("easy", 7)

    for _ in range(200):
        if page.evaluate("document.activeElement.name") == "choice":
            break
        hands.press("Tab")
    hands.press("Space")
    page.wait_for_selector("#ahead >> text=It leaves as they are: Chest-supported row")
    hands.link("Decide")
    page.wait_for_selector("text=Decided: go_on")
    hands.link("On to the sheets")
    page.wait_for_selector("text=DRAFT")
    hands.link("Sign these sheets")
    page.wait_for_selector("text=SIGNED")
    assert record_of(folder)["decisions"][0]["option"] == "go_on"


def test_an_edit_shows_and_a_problem_comes_and_goes(served, page, folder):
    page.goto(f"{served.base}/client/{served.key(ALEX)}")
    file = folder / ALEX / "client.yaml"
    good = file.read_text()
    page.wait_for_selector("text=2×10, 4 kg each hand")
    file.write_text(good.replace("usual_pain: 2", "usual_pain: 12"))
    line = good[: good.index("usual_pain: 2")].count("\n") + 1
    page.wait_for_selector(f"text=client.yaml:{line}:13: usual_pain")
    file.write_text(
        good.replace("repetitions: 6, load_kg: 20", "repetitions: 5, load_kg: 20")
    )
    page.wait_for_selector("text=2×10, 4 kg each hand")
    assert page.locator(".problems").count() == 0


@pytest.mark.usefixtures("quick_review")
def test_back_and_reload_after_a_mistake_send_nothing_again(served, page, folder):
    served.clock.today = MONDAY
    page.goto(f"{served.base}/client/{served.key(ALEX)}/week")
    page.fill("#during-0", "3")
    page.click("text=Write it to the diary")
    page.wait_for_selector(".error >> text=Tick what was done")
    page.check("#all-0")
    page.click("text=Write it to the diary")
    page.wait_for_url("**/review")
    page.go_back()
    page.wait_for_selector("text=What came back")
    page.reload()
    page.wait_for_selector("text=What came back")
    diary = yaml.safe_load((folder / ALEX / "diary.yaml").read_text())
    assert len(diary["weeks"]) == 1


@pytest.mark.usefixtures("quick_review")
def test_two_tabs_and_an_editor_on_one_client(served, page, context, folder):
    served.clock.today = MONDAY
    other, diary = context.new_page(), folder / ALEX / "diary.yaml"
    for tab in (page, other):
        tab.goto(f"{served.base}/client/{served.key(ALEX)}/week")
        tab.check("#all-0")
        tab.fill("#during-0", "3")
    page.fill("#note", "from the first tab")
    page.click("text=Write it to the diary")
    page.wait_for_url("**/review")
    other.fill("#note", "from the second tab")
    other.click("text=Write it to the diary")
    other.wait_for_selector(".differs >> text=from the first tab")
    assert other.input_value("#note") == "from the second tab"
    diary.write_text("# the editor\n" + diary.read_text())
    other.click("text=Write it to the diary")
    other.wait_for_selector(".differs >> text=# the editor")
    text = diary.read_text()
    assert text.startswith("# the editor\n")
    assert "from the second tab" not in text


def test_a_hostile_page_on_another_port_reads_and_writes_nothing(
    served, page, context, folder
):
    key = served.key(ALEX)
    evil = f"""<!DOCTYPE html><title>waiting</title>
<form id="f" method="post" action="{served.base}/client/{key}/sign" target="t">
<input name="by" value="Evil"><input name="form" value="guess"></form>
<iframe name="t"></iframe><iframe id="i" src="{served.base}/"></iframe>
<script>
document.getElementById("f").submit();
const told = [];
const ask = (options) => fetch("{served.base}/", options)
  .then((answer) => answer.text()).then((text) => told.push(text), () => told.push(""));
Promise.all([ask({{credentials: "include"}}), ask({{mode: "no-cors"}})]).then(() => {{
  document.title = told.some((text) => text.includes("Alex")) ? "read" : "nothing";
}});
</script>""".encode()
    cookies = []

    class Hostile(http.server.BaseHTTPRequestHandler):
        def do_GET(self):
            cookies.append(self.headers.get("Cookie", ""))
            self.send_response(200)
            self.send_header("Content-Type", "text/html")
            self.end_headers()
            self.wfile.write(evil)

        def log_message(self, *_):
            pass

    server = http.server.ThreadingHTTPServer(("127.0.0.1", 0), Hostile)
    threading.Thread(target=server.serve_forever, daemon=True).start()
    tab = context.new_page()
    tab.goto(f"http://127.0.0.1:{server.server_port}/")
    wait(lambda: tab.title() != "waiting")
    tab.wait_for_timeout(300)
    server.shutdown()
    server.server_close()
    assert tab.title() == "nothing"
    assert not any("rehab-desk" in cookie for cookie in cookies)
    assert not any("Alex" in frame.content() for frame in tab.frames[1:])
    assert record_of(folder) == {}
    page.goto(f"{served.base}/")
    assert "Alex" in page.content()


class Alone:
    """A desk in a process of its own, started as often as it was killed."""

    def __init__(self, folder, library):
        self.folder, self.library, self.run = folder, library, None
        with socket.socket() as free:
            free.bind(("127.0.0.1", 0))
            self.port = free.getsockname()[1]

    def start(self):
        """The address that opens it."""
        told = map(str, (self.folder, self.port, MONDAY, self.library))
        command = [sys.executable, "-c", ALONE, *told]
        self.run = subprocess.Popen(command, stdout=subprocess.PIPE, text=True)
        return self.run.stdout.readline().strip()

    def kill(self):
        if self.run:
            self.run.send_signal(signal.SIGKILL)
            self.run.wait()
            self.run.stdout.close()
            self.run = None


@pytest.fixture
def alone(folder, tmp_path):
    """One with a library of its own, still empty."""
    (tmp_path / "ours" / "exercises").mkdir(parents=True)
    made = Alone(folder, tmp_path / "ours")
    yield made
    made.kill()


def test_killed_while_somebody_types_and_started_again(context, folder, alone):
    tab = context.new_page()
    tab.goto(alone.start())
    tab.click("text=Alex")
    tab.click("text=What came back")
    tab.check("#all-0")
    tab.fill("#during-0", "4")
    tab.fill("#note", "half a sent")
    wait(lambda: any("half a sent" in f.read_text() for f in drafts(folder)))
    alone.kill()
    tab.wait_for_selector("text=The desk has stopped")
    assert not (folder / ALEX / "diary.yaml").exists()
    tab.goto(alone.start())
    tab.click("text=Alex")
    tab.click("text=What came back")
    assert tab.input_value("#note") == "half a sent"
    assert tab.input_value("#during-0") == "4"
    assert tab.is_checked("#all-0")
    tab.click("text=Write it to the diary")
    tab.wait_for_url("**/review")
    assert "half a sent" in (folder / ALEX / "diary.yaml").read_text()
    assert not list(drafts(folder))


def test_an_exercise_half_typed_outlives_the_desk(context, folder, alone):
    tab = context.new_page()
    tab.goto(alone.start())
    draft = folder / ".desk-new-exercise.json"
    tab.click("text=Exercises")
    tab.click("text=An exercise of your own")
    tab.fill("#name", "Dip")
    figure = tab.input_value("#figure").replace("knee: 84", "knee: 80")
    tab.fill("#figure", figure)
    tab.check("#flags-balance_risk")
    wait(lambda: draft.exists() and "balance_risk" in draft.read_text())
    alone.kill()
    tab.fill("#source", "typed into nothing")
    tab.wait_for_selector("text=The desk has stopped")
    tab.goto(alone.start())
    tab.click("text=Exercises")
    tab.click("text=An exercise of your own")
    tab.wait_for_selector("text=What was typed here and not saved is here again")
    assert tab.input_value("#name") == "Dip"
    assert tab.input_value("#figure") == figure
    assert tab.is_checked("#flags-balance_risk")
    tab.click("#own-form .save button")
    tab.wait_for_url("**/exercises/dip")
    assert "knee: 80" in (alone.library / "exercises" / "dip.yaml").read_text()
    assert not draft.exists()


def drafts(folder):
    return (folder / ALEX).glob(".desk-*.json")


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_axe_finds_nothing_and_no_page_is_too_wide(chromium, served, folder, scheme):
    axe = pytest.importorskip("axe_playwright_python.sync_playwright").Axe()
    served.clock.today = MONDAY
    served.site.practice.library = folder.parent  # none of it is there yet
    (folder / ALEX / "diary.yaml").write_text(
        "weeks:\n  - {week: 1, sessions: [{day: 2026-11-23, during: 3, spasm: true}]}\n"
    )
    (folder / "broken").mkdir()
    (folder / "broken" / "client.yaml").write_text("name: [\n")
    context = chromium.new_context(
        viewport={"width": 800, "height": 900}, color_scheme=scheme, bypass_csp=True
    )
    context.set_default_timeout(60_000)
    page = context.new_page()
    page.goto(served.first)
    alex = f"/client/{served.key(ALEX)}"
    pages = ["/", "/new", "/exercises?q=bridge", "/exercises/bridge", "/plans"]
    pages += ["/new-exercise"]
    pages += ["/plans/recurrent-spasm", alex, f"{alex}/sheets", f"{alex}/week?week=2"]
    pages += [f"{alex}/review", f"{alex}/course", f"/client/{served.key('broken')}"]
    if scheme == "dark":  # the same pages in other colours: those with all of them
        pages = ["/", f"{alex}/week?week=2", f"{alex}/review", f"{alex}/course"]
    found = []
    for path in pages:
        page.goto(served.base + path)
        violations = axe.run(page).response["violations"]
        found += [(path, v["id"], v["nodes"][0]["html"][:120]) for v in violations]
        for width in (1280, 800, 640):  # 640: 1280 at 200 %
            page.set_viewport_size({"width": width, "height": 900})
            wide = page.evaluate("document.documentElement.scrollWidth")
            if wide > width:
                found.append((path, width, wide))
    context.close()
    assert found == []


def test_the_drawing_follows_the_keys_and_what_is_typed_stays(served, page, tmp_path):
    served.site.practice.library = tmp_path
    page.goto(f"{served.base}/new-exercise?from=bridge")
    page.fill("#name", "Dip")
    drawn = "document.querySelector('#drawn svg')?.outerHTML"
    before = page.evaluate(drawn)
    figure = page.input_value("#figure")
    page.focus("#figure")
    page.fill("#figure", figure.replace("knee: 84", "knee: 80"))
    wait(lambda: page.evaluate(drawn) not in (None, before))
    page.fill("#figure", figure.replace("hip: -2", "hip: -200"))
    page.wait_for_selector("#drawn >> text=poses › 2")
    assert page.evaluate("document.activeElement.id") == "figure"
    assert page.input_value("#name") == "Dip"
    assert not (tmp_path / "exercises").exists()


@pytest.mark.usefixtures("quick_review")
def test_every_page_works_without_the_script(chromium, served, folder):
    served.clock.today = MONDAY
    context = chromium.new_context(java_script_enabled=False)
    context.set_default_timeout(60_000)
    page = context.new_page()
    page.goto(served.first)
    page.click("text=Alex")
    page.click("text=What came back")
    page.check("#all-1")
    page.fill("#during-1", "3")
    page.click("text=Write it to the diary")
    page.wait_for_url("**/review")
    context.close()
    text = (folder / ALEX / "diary.yaml").read_text()
    assert re.search(r"2026-11-25.*during: 3", text)
