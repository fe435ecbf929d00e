"""The page in a real Chromium: nothing runs, nothing is asked of any host, everyone can read it."""

import json
import threading
import tomllib
from collections.abc import Iterator
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path

import pytest
from factories import busy_result, hostile_result, many_findings, run_result, seed_result

from reports.discrepancy_report import render

pytestmark = pytest.mark.slow

HERE = Path(__file__).parent
ROOT = HERE.parents[1]
VECTORS = tomllib.loads((HERE / "xss_vectors.toml").read_text(encoding="utf-8"))["vectors"]
UNFOLD = "document.querySelectorAll('details').forEach(one => one.open = true)"
LABELS_THAT_TOUCH = """() => {
  const touching = [];
  for (const svg of document.querySelectorAll('svg')) {
    if (!svg.getBoundingClientRect().width) continue;
    const frame = svg.getBoundingClientRect();
    const boxes = [...svg.querySelectorAll('text:not(.badget)')]
      .map(t => [t.textContent, t.getBoundingClientRect()]).filter(([, box]) => box.width);
    for (const [text, box] of boxes)
      if (box.left < frame.left - 1 || box.right > frame.right + 1) touching.push([text, 'is outside']);
    for (let i = 0; i < boxes.length; i++) for (let j = 0; j < i; j++) {
      const [a, b] = [boxes[i][1], boxes[j][1]];
      if (a.left < b.right && b.left < a.right && a.top < b.bottom - 5 && b.top < a.bottom - 5)
        touching.push([boxes[i][0], boxes[j][0]]);
    }
  }
  return touching;
}"""


class Listener:
    """A server on the loopback that remembers who asked it."""

    def __init__(self) -> None:
        self.hits: list[str] = []
        hits = self.hits

        class Handler(BaseHTTPRequestHandler):
            def do_GET(self) -> None:
                hits.append(self.path)
                self.send_response(204)
                self.end_headers()

            do_POST = do_HEAD = do_GET  # noqa: N815 - likewise

            def log_message(self, *_: object) -> None: ...

        self.server = ThreadingHTTPServer(("127.0.0.1", 0), Handler)
        threading.Thread(target=self.server.serve_forever, daemon=True).start()
        self.host = f"127.0.0.1:{self.server.server_port}"


@pytest.fixture
def listener() -> Iterator[Listener]:
    started = Listener()
    yield started
    started.server.shutdown()


@pytest.fixture
def open_page(browser, tmp_path):
    """Opens a page from a file and keeps a log of everything it asks for."""
    contexts = []

    def opened(html: str, width: int = 1280, scheme: str = "light", **settings):
        path = tmp_path / "report.html"
        path.write_text(html, encoding="utf-8")
        context = browser.new_context(
            viewport={"width": width, "height": 900}, color_scheme=scheme, **settings
        )
        contexts.append(context)
        page = context.new_page()
        page.log = []
        page.errors = []
        page.on("request", lambda request: page.log.append(request.url))
        page.on("console", lambda message: page.errors.append(message.text))
        page.goto(path.as_uri())
        page.own_address = path.as_uri()
        return page

    yield opened
    for context in contexts:
        context.close()


def armed(vector: str, listener: Listener) -> str:
    return vector.replace("LISTENER_HOST", listener.host).replace("LISTENER", f"http://{listener.host}")


def test_no_hostile_vector_runs_calls_out_or_leaves(open_page, listener):
    """All vectors in all fields, a dozen to a page; each alone is tried elsewhere without a browser."""
    assert len(VECTORS) >= 25
    for start in range(0, len(VECTORS), 12):
        vectors = VECTORS[start : start + 12]
        page = open_page(render(hostile_result(*(armed(vector, listener) for vector in vectors))))
        page.evaluate(UNFOLD)
        page.keyboard.press("Tab")
        page.mouse.move(400, 400)
        page.wait_for_timeout(100)
        assert page.evaluate("window.marked") is None, vectors
        assert page.url == page.own_address, vectors
        assert page.log == [page.own_address], vectors
        assert page.errors == [], vectors
        assert page.evaluate("getComputedStyle(document.body).display") == "block", vectors
    assert listener.hits == []


def test_the_vectors_are_dangerous(open_page, listener):
    """Unescaped and without the policy many of them do what they are made for, so the test above can fail."""
    ran = 0
    for vector in VECTORS[:25]:
        page = open_page(f"<!DOCTYPE html><title>x</title><div>{armed(vector, listener)}</div>")
        page.wait_for_timeout(30)
        try:
            ran += page.evaluate("window.marked") is not None
        except Exception:  # noqa: BLE001 - the vector took the page away, which is what is being counted
            ran += 1
        page.context.close()
    assert ran >= 10
    assert len(set(listener.hits)) >= 5


def test_the_policy_stops_what_escaping_would_let_through(open_page, listener):
    page_text = render(seed_result())
    evil = (
        f"<script>window.marked=1</script><img src='http://{listener.host}/x.png' onerror='window.marked=1'>"
    )
    page = open_page(page_text.replace("</main>", f"{evil}<style>body{{display:none}}</style></main>"))
    assert page.evaluate("window.marked") is None
    assert page.evaluate("getComputedStyle(document.body).display") == "block"
    assert listener.hits == []
    assert page.errors != [], "the policy says what it stopped"


@pytest.mark.parametrize("make", [seed_result, busy_result, run_result])
def test_nothing_is_asked_of_any_host(open_page, make):
    page = open_page(render(make()))
    page.evaluate(UNFOLD)
    page.click("label[for=l-en]")
    page.click("label[for=t-dark]")
    page.wait_for_timeout(200)
    assert page.log == [page.own_address]
    assert page.errors == []


@pytest.mark.parametrize(
    ("make", "width", "scheme"),
    [
        *((seed_result, width, scheme) for width in (1280, 320) for scheme in ("light", "dark")),
        (busy_result, 1280, "light"),
        (busy_result, 320, "dark"),
    ],
)
def test_axe_finds_nothing(open_page, make, width, scheme):
    from axe_playwright_python.sync_playwright import Axe  # noqa: PLC0415 - only slow tests need it

    page = open_page(render(make()), width, scheme, bypass_csp=True)
    page.evaluate(UNFOLD)
    for language in ("de", "en"):
        page.click(f"label[for=l-{language}]")
        found = Axe().run(page).response["violations"]
        told = [(one["id"], [node["html"][:200] for node in one["nodes"][:3]]) for one in found]
        assert told == [], json.dumps(told, indent=1, ensure_ascii=False)
        assert page.evaluate("document.documentElement.scrollWidth") <= width


@pytest.mark.parametrize("width", [1280, 700, 390, 320])
@pytest.mark.parametrize("make", [seed_result, busy_result])
def test_labels_of_the_picture_keep_clear_in_a_real_font(open_page, make, width):
    page = open_page(render(make()), width)
    for language in ("de", "en"):
        page.click(f"label[for=l-{language}]")
        assert page.evaluate(LABELS_THAT_TOUCH) == []


@pytest.mark.parametrize("vector", ["x" * 400, "９" * 200, "a-" * 200, "https://a.example/" + "b" * 300])
def test_long_words_do_not_widen_the_page(open_page, vector):
    page = open_page(render(hostile_result(vector)), 320)
    page.evaluate(UNFOLD)
    assert page.evaluate("document.documentElement.scrollWidth") <= 320


def test_everything_can_be_read_without_script(open_page):
    page = open_page(render(busy_result()), java_script_enabled=False)
    assert page.locator("h1").inner_text() == "Zwei Widersprüche in 19 Artikeln"
    assert page.locator("blockquote").count() >= 8
    page.locator(".all summary").first.click()
    assert page.locator("table").first.is_visible()
    page.locator(".dec summary").first.click()
    page.locator(".dec label").nth(1).click()
    assert (
        page.locator(".cmd").first.inner_text() == "figurecheck review dismiss F-0000aaaa --reason other-date"
    )


def test_language_and_filters_work_without_script(open_page):
    page = open_page(render(busy_result()), java_script_enabled=False)
    page.click("label[for=l-en]")
    assert page.locator("h1").inner_text() == "Two contradictions in 19 articles"
    page.click("label[for=f-review]")
    visible = [page.locator(".find").nth(i).is_visible() for i in range(4)]
    assert visible == [False, False, True, False]
    page.click("label[for=f-all]")
    assert page.locator(".find").first.is_visible()


def test_the_theme_can_be_chosen(open_page):
    page = open_page(render(seed_result()), scheme="dark")
    background = "getComputedStyle(document.body).backgroundColor"
    dark = page.evaluate(background)
    page.click("label[for=t-light]")
    light = page.evaluate(background)
    assert light != dark
    page.click("label[for=t-dark]")
    assert page.evaluate(background) == dark


def test_print_opens_what_is_folded(open_page):
    page = open_page(render(seed_result()))
    page.emulate_media(media="print")
    assert page.locator("table").first.bounding_box()["height"] > 100
    assert not page.locator(".act").first.is_visible()


def test_the_keyboard_reaches_every_control(open_page):
    page = open_page(render(seed_result()))
    seen = set()
    for _ in range(60):
        page.keyboard.press("Tab")
        seen.add(
            page.evaluate("document.activeElement.id || document.activeElement.textContent.slice(0, 30)")
        )
        if page.evaluate("document.activeElement === document.body"):
            break
    assert {"l-de", "t-auto", "f-all"} <= seen
    assert any("F-dd3994a1" in one for one in seen)
    assert len(seen) > 15


def test_a_link_lands_on_the_passage(open_page):
    page = open_page(render(seed_result(), working_folder=ROOT.as_uri()))
    page.set_viewport_size({"width": 900, "height": 300})
    with page.expect_navigation():
        page.locator("article .loc a").nth(2).click()
    assert "seeds/articles/001" in page.url
    page.wait_for_function("scrollY > 0")


@pytest.mark.parametrize("count", [200, 5000])
def test_many_findings_open_and_can_be_filtered(open_page, count):
    # How long it takes is measured by tests/benchmarks/report_in_browser.py: a busy machine is no defect.
    page = open_page(render(many_findings(count)))
    page.click("label[for=f-contradiction]")
    assert page.locator("#f-contradiction").is_checked()
    assert page.locator("section.find").first.is_visible()
