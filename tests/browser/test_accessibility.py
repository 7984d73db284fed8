"""axe-core finds nothing serious on any page, in either theme, on a wide and a narrow screen."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Page, Response, expect

from dashboard.app import views
from tests.browser.conftest import DRAWN, PATIENCE, Site, settle, visit
from tests.exports.made import chosen, written

pytestmark = pytest.mark.browser
AXE = Axe()
SERIOUS = {"serious", "critical"}
# None of these rules asks for the style sheets, which would be fetched and read once more.
ONLY_WRONG: dict[str, object] = {"resultTypes": ["violations"], "preload": {"assets": ["media"]}}
RULES = {**ONLY_WRONG, "runOnly": ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa"]}
# Of these rules the ones that look at colours; the others find the same in each theme.
OF_COLOURS = {
    **ONLY_WRONG,
    "runOnly": {"type": "rule", "values": ["color-contrast", "link-in-text-block"]},
}
# Two texts have one contrast if their letters and all that lies beneath them look alike. Most of
# the time of axe went into working it out for each row of a table, in each width: what has passed
# by its look passes again while the document is there, and nothing else does.
EACH_LOOK_ONCE = """() => {
  const check = axe._audit.checks["color-contrast"];
  const { evaluate } = check;
  const passed = new Set();
  const look = (one) => {
    const style = getComputedStyle(one);
    const own = [style.backgroundColor, style.backgroundImage, style.backgroundClip, style.opacity];
    return [one.nodeName, ...own, style.mixBlendMode, style.filter, style.textShadow];
  };
  const above = (one) => one.parentElement ?? one.getRootNode().host;
  const faded = (one) => {
    const all = [];
    for (let node = one; node; node = above(node)) {
      const { opacity, mixBlendMode, filter } = getComputedStyle(node);
      if (opacity !== "1" || mixBlendMode !== "normal" || filter !== "none") all.push(look(node));
    }
    return all;
  };
  check.evaluate = function (node, ...rest) {
    const { color, fontSize, fontWeight, textShadow, webkitTextStroke } = getComputedStyle(node);
    const beneath = axe.commons.dom.getTextElementStack(node).map((all) => all.map(look));
    const letters = [color, fontSize, fontWeight, textShadow, webkitTextStroke];
    const whole = JSON.stringify([letters, beneath, faded(node)]);
    const passes = passed.has(whole) || evaluate.call(this, node, ...rest);
    if (passes) passed.add(whole);
    return passes;
  };
}"""
BACKGROUND = "() => getComputedStyle(document.querySelector('.stApp')).backgroundColor"
LAID_OUT = """() => {
  const all = [];
  const walk = (node) => {
    for (const one of [...(node.shadowRoot?.children ?? []), ...node.children]) {
      const { x, y, width, height } = one.getBoundingClientRect();
      const style = getComputedStyle(one);
      all.push([one.tagName, x, y, width, height, style.color, style.backgroundColor, style.fill]);
      walk(one);
    }
  };
  walk(document.body);
  return all;
}"""
# What a field for files says of them, where not all of it is seen.
CUT = """() => [...document.querySelectorAll('[data-testid="stFileUploader"] span')]
  .filter((one) => one.scrollWidth > one.clientWidth + 1 && one.clientWidth > 0)
  .map((one) => one.textContent)"""
# Milliseconds: what a page draws for another width or theme begins at most 60 after the last of it.
LAID_OUT_IN = 150
EVENT = "?event=article:59:CONSULT"
# The states of a page that show more than its address alone.
STATES = [(name, "") for name, _ in views()] + [
    ("timeline", EVENT),
    ("timeline", "?who=CHN&words=military&lanes=sides"),
    ("timeline", "?words=xylophone"),
    ("timeline", "?state=checked&tag=starred"),
    ("story", f"{EVENT}&who=CHN"),
    ("reader", f"{EVENT}&article=article"),
]


def found(page: Page, options: dict[str, object] = RULES) -> list[str]:
    """What is wrong, and where: one line a place."""
    if not page.evaluate("() => 'axe' in window"):
        page.evaluate(AXE.axe_script)  # compiled once a document, not once a question
        page.evaluate(EACH_LOOK_ONCE)
    violations = page.evaluate(
        "async options => (await axe.run(options)).violations", options
    )  # the rest of what it tells is a hundred times as long
    return [
        f"{v['id']}: {node['target']} {node['html'][:160]} {node['any'][:1]}"
        for v in violations
        if v["impact"] in SERIOUS
        for node in v["nodes"]
    ]


def found_in_either_theme(page: Page, *sizes: tuple[int, int]) -> list[str]:
    """What is wrong at these sizes, in light and in dark, in which the page is left.

    At the size that it has where none is given. The theme changes once, as all is drawn anew for
    it.
    """
    wrong = []
    own = page.viewport_size
    assert own
    sizes = sizes or ((own["width"], own["height"]),)
    settle(page)
    for size in sizes:
        resized(page, *size)
        wrong += [f"light at {size}: {one}" for one in found(page)]
    background = page.evaluate(BACKGROUND)
    page.emulate_media(color_scheme="dark")
    page.wait_for_function(f"before => ({BACKGROUND})() !== before", arg=background)
    for size in reversed(sizes):
        resized(page, *size)
        wrong += [f"dark at {size}: {one}" for one in found(page, OF_COLOURS)]
    return wrong


def resized(page: Page, width: int, height: int) -> None:
    if page.viewport_size != {"width": width, "height": height}:
        page.set_viewport_size({"width": width, "height": height})
    settle(page, LAID_OUT_IN)


def test_what_has_passed_by_its_look_hides_nothing_that_looks_otherwise(page: Page) -> None:
    """Of many texts that look alike one is looked at; each that differs in one thing is found."""
    page.set_content(
        "<style>p { color: #666; background: #fff } main { height: 0 }</style>"
        f"<main>{'<p>one</p>' * 5}</main>"
    )
    assert found(page, OF_COLOURS) == []
    for change in (
        "p.style.color = '#aaa'",
        "p.style.backgroundColor = '#888'",
        "p.style.opacity = 0.5",
        "p.parentElement.style.opacity = 0.5",  # of what fades it, but does not lie beneath it
        "p.style.background = 'none'; document.body.style.backgroundColor = '#888'",
    ):
        page.evaluate(f"() => {{ const p = document.querySelectorAll('p')[3]; {change} }}")
        assert any("color-contrast" in one for one in found(page, OF_COLOURS)), change
        page.evaluate("""() => {
          for (const one of document.querySelectorAll("[style]")) one.removeAttribute("style");
        }""")
        assert found(page, OF_COLOURS) == []


def test_without_a_size_a_page_is_looked_at_as_it_is(page: Page) -> None:
    page.set_content(
        "<style>p { color: #666 } @media (prefers-color-scheme: dark) { body { background: #333 } }"
        "</style><div class=stApp style='background: inherit'><p>one</p></div>"
    )
    page.emulate_media(color_scheme="light")
    wrong = [one for one in found_in_either_theme(page) if "color-contrast" in one]
    assert [one.partition(":")[0] for one in wrong] == ["dark at (1440, 900)"]


@pytest.fixture
def refused(page: Page) -> Iterator[list[str]]:
    """The addresses that a page asks for in vain."""
    addresses: list[str] = []

    def note(answer: Response) -> None:
        if answer.status >= 400:
            addresses.append(answer.url)

    page.on("response", note)
    yield addresses
    page.remove_listener("response", note)


@pytest.mark.parametrize(("name", "query"), STATES)
def test_nothing_serious_is_found_and_nothing_is_cut_off_or_asked_for_in_vain(
    site: Site, refused: list[str], name: str, query: str
) -> None:
    """It is opened on a phone, then looked at with large letters, and in each theme and width.

    A screen of 1440 by 900 at twice the size of all letters is half as wide.
    """
    page = site.page
    page.emulate_media(color_scheme="light")
    page.set_viewport_size({"width": 360, "height": 740})
    visit(page, f"{site.address}/{'' if name == 'timeline' else name}{query}")
    at = DRAWN if name == "timeline" else ".stMainBlockContainer"
    page.locator(at).first.wait_for(timeout=PATIENCE * 1000)
    expect(page.locator(".st-key-menu")).to_be_visible()
    expect(page.locator(".first-look")).to_have_count(0)
    settle(page)
    for width, height in ((360, 740), (1440 // 2, 900 // 2)):
        resized(page, width, height)
        assert page.evaluate("document.documentElement.scrollWidth") == width
        assert page.evaluate(CUT) == []
    resized(page, 1440, 900)
    if name == "timeline":
        page.locator(".take summary").click()
    assert found_in_either_theme(page, (1440, 900), (390, 800)) == []
    assert refused == []


def test_nothing_serious_is_found_where_a_person_corrects(page: Page, address: str) -> None:
    page.emulate_media(color_scheme="light")
    visit(page, f"{address}/{EVENT}")
    page.locator(DRAWN).wait_for(timeout=PATIENCE * 1000)
    for part in ("Correct it", "Star, tags and note"):
        page.get_by_text(part).click()
    settle(page)  # the table of actors comes late, and moves the button below it
    page.get_by_role("textbox", name="What happened", exact=True).fill(" ")
    page.get_by_role("button", name="Save the correction").click()
    expect(page.locator("textarea[aria-invalid]")).to_have_count(1)
    page.locator(".marked .more").last.click()
    page.locator(".marked dd mark.who").first.wait_for()
    assert found_in_either_theme(page, (1440, 900)) == []


@pytest.mark.parametrize(("name", "query"), STATES[-6:-4])
def test_a_page_is_the_same_however_wide_and_in_whichever_theme_it_was_opened(
    page: Page, address: str, name: str, query: str
) -> None:
    """So the tests above look at all widths and themes of one visit.

    It is loaded, and come to from another page: most tests do the latter.
    """
    seen = []
    for width, theme, come in ((360, "light", Page.goto), (1440, "dark", visit)):
        page.emulate_media(color_scheme=theme)  # type: ignore[arg-type]
        page.set_viewport_size({"width": width, "height": 900})
        come(page, f"{address}/{query}")
        page.locator(DRAWN).wait_for(timeout=PATIENCE * 1000)
        settle(page)
        page.emulate_media(color_scheme="dark")
        resized(page, 1440, 900)
        seen.append(page.evaluate(LAID_OUT))
    assert seen[0] == seen[1]
    assert len(seen[0]) > 100


def test_who_wants_little_motion_gets_none(page: Page, address: str) -> None:
    page.emulate_media(reduced_motion="reduce")
    page.set_viewport_size({"width": 390, "height": 800})
    visit(page, address)
    page.locator(DRAWN).wait_for(timeout=PATIENCE * 1000)
    page.evaluate("""() => {
      const scroll = Element.prototype.scrollIntoView;
      window.moved = [];
      Element.prototype.scrollIntoView = function (how) {
        window.moved.push(how?.behavior ?? "auto");
        scroll.call(this, how);
      };
    }""")
    page.locator("tr[data-event] button.open").first.click()
    page.locator(".marked .title").wait_for()
    assert "smooth" not in page.evaluate("window.moved")
    moving = page.locator(".timeline *").evaluate_all(
        "all => all.filter((n) => getComputedStyle(n).transitionDuration !== '0s').length"
    )
    assert moving == 0


def test_nothing_serious_is_found_where_a_file_does_not_hold(page: Page, address: str) -> None:
    page.emulate_media(color_scheme="light")
    visit(page, f"{address}/verify")
    changed = written("markdown", chosen()).replace(b"had resigned", b"had retired", 1)
    field = page.locator("input[type=file]").first
    field.set_input_files([{"name": "a.md", "mimeType": "text/plain", "buffer": changed}])
    page.get_by_text("Not all of it holds").wait_for(timeout=PATIENCE * 1000)
    assert found_in_either_theme(page, (1440, 900)) == []
