"""The review by keyboard in a real browser: event after event, and at its end what was not read."""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Page, WebSocketRoute, expect

from dashboard.library.articles import add, remove
from dashboard.library.corrections import read_log, record
from dashboard.nlp.read import article_from_text
from tests.browser.conftest import Site, settle
from tests.browser.test_accessibility import found_in_either_theme
from tests.timeline.test_passed_over import TEXT

pytestmark = pytest.mark.browser
FIELD = "<input aria-label='Date'>"
RAW = f"---\ntitle: The yard\npublished: 2024-03-08\n---\n{TEXT} Ana Berg resigned on 6 March 2024."


@pytest.fixture
def yard(library: Path) -> Iterator[str]:
    """A second article with two events, and one sentence from which none is read."""
    name = add(article_from_text(RAW, "yard"), library).id
    yield name
    for line in {line.event: line for line in read_log(library) if line.event.startswith(name)}:
        for field in {one.field for one in read_log(library, events=[line])}:
            record(line, field, None, place=library)
    remove(name, library)


def test_two_events_are_judged_by_five_keys_and_a_third_is_added(
    site: Site, library: Path, yard: str
) -> None:
    site.open(f"?show=all&in={yard}")
    page = site.page
    settle(page)
    review = page.locator(".review")
    page.locator(".picture").focus()
    page.keyboard.press("r")
    expect(review).to_be_visible()
    expect(review.locator(".review-count")).to_have_text("0 of 2 judged, 2 left")
    expect(page.locator(".marked .title")).to_contain_text("opened the yard")
    page.keyboard.press("c")
    expect(review.locator(".review-count")).to_have_text("1 of 2 judged, 1 left")
    expect(review.locator("strong")).to_contain_text("Ana Berg resigned")
    expect(page.locator(".marked .title")).to_contain_text("Ana Berg resigned")
    expect(review.locator(".acted")).to_have_text("1 event checked.")
    page.keyboard.press("e")
    expect(page.get_by_role("textbox", name="Date", exact=True)).to_be_focused()
    expect(page.get_by_role("textbox", name="Date", exact=True)).to_have_value("2024-03-06")
    page.keyboard.press("Escape")
    expect(review).to_be_focused()
    page.keyboard.press("d")
    expect(review.locator(".review-event")).to_have_text("None is left unchecked.")
    expect(review.locator(".acted")).to_have_text("1 event disputed.")
    assert {line.now for line in read_log(library) if line.event.startswith(yard)} == {
        "checked",
        "disputed",
    }
    page.keyboard.press("u")
    expect(review.locator(".review-count")).to_have_text("1 of 2 judged, 1 left")
    expect(page.locator(".live")).to_have_text("Taken back: 1 event.")
    expect(page.locator(".marked .title")).to_contain_text("Ana Berg resigned")
    page.keyboard.press("n")
    sentence = review.locator(".review-sentences li")
    expect(sentence).to_contain_text("The yard, which dates from May 1990, is old.")
    settle(page)
    assert found_in_either_theme(page) == []
    page.keyboard.press("Enter")
    expect(sentence).to_have_count(0)
    expect(page.locator(".marked .date")).to_have_text("May 1990")
    page.keyboard.press("e")
    expect(page.get_by_role("textbox", name="Date", exact=True)).to_be_focused()
    expect(page.get_by_role("textbox", name="Date", exact=True)).to_have_value("1990-05")


def test_letters_in_a_field_are_letters_and_a_tag_is_given_by_keys(site: Site, yard: str) -> None:
    site.open(f"?show=all&in={yard}")
    page = site.page
    settle(page)
    page.locator(".search").focus()
    page.keyboard.type("r")
    expect(page.locator(".review")).to_be_hidden()
    page.locator(".search").fill("")
    page.get_by_role("radio", name="All", exact=True).focus()  # nothing is written there
    page.keyboard.press("r")
    page.keyboard.press("t")
    page.keyboard.type("check it")
    page.keyboard.press("Enter")
    expect(page.locator(".review .acted")).to_have_text("1 event tagged “check it”.")
    expect(page.locator("tr[data-event] .remark.tag")).to_have_text("check it")
    page.keyboard.press("h")
    expect(page.locator("tr[data-event]")).to_have_count(1)
    expect(page.locator(".review-count")).to_have_text("0 of 1 judged, 1 left")
    page.keyboard.press("Escape")
    expect(page.locator(".review")).to_be_hidden()
    expect(page.get_by_role("button", name="Review", exact=True)).to_have_attribute(
        "aria-pressed", "false"
    )


def test_an_act_that_the_server_never_saw_is_sent_again(site: Site, yard: str) -> None:
    lost: list[bytes | str] = []

    def lose_first(line: WebSocketRoute) -> None:
        server = line.connect_to_server()

        def pass_on(message: bytes | str) -> None:
            data = message if isinstance(message, bytes) else message.encode()
            if b"never seen" in data and not lost:
                lost.append(message)
            else:
                server.send(message)

        line.on_message(pass_on)

    page = site.page
    page.route_web_socket(re.compile("_stcore/stream"), lose_first)
    site.load(f"?show=all&in={yard}")  # a line of its own
    settle(page)
    page.get_by_role("radio", name="All", exact=True).focus()
    page.keyboard.press("r")
    settle(page)
    page.keyboard.press("t")
    page.keyboard.type("never seen")
    page.keyboard.press("Enter")
    expect(page.locator(".review .acted")).to_have_text("1 event tagged “never seen”.")
    assert len(lost) == 1
    expect(page.locator("tr[data-event] .remark.tag")).to_have_text("never seen")


def test_several_rows_are_chosen_by_keys_and_judged_at_once(site: Site, yard: str) -> None:
    site.open(f"?show=all&in={yard}")
    page = site.page
    settle(page)
    rows, bulk = page.locator("tr[data-event]"), page.locator(".bulk")
    rows.first.locator("button").focus()
    page.keyboard.press("x")
    expect(bulk.locator("strong")).to_have_text("1 chosen")
    page.keyboard.press("Shift+ArrowDown")
    expect(page.locator("tr.picked")).to_have_count(2)
    bulk.get_by_role("button", name="Choose none").click()
    rows.first.locator("input").click()
    rows.nth(1).locator("input").click(modifiers=["Shift"])
    expect(bulk.locator("strong")).to_have_text("2 chosen")
    expect(page.locator(".marked .title")).to_have_count(0)  # none was opened by it
    bulk.get_by_role("button", name="Checked", exact=True).click()
    expect(bulk.locator(".acted")).to_have_text("2 events checked.")
    expect(page.locator("tr[data-event] .remark.checked")).to_have_count(2)
    bulk.get_by_role("button", name="Choose all 2 that are shown").click()
    bulk.get_by_role("button", name="Disputed").click()
    expect(page.locator("tr[data-event] .remark.disputed")).to_have_count(2)
    settle(page)
    assert found_in_either_theme(page) == []
    for left in (2, 0):
        bulk.get_by_role("button", name="Undo").click()
        expect(page.locator("tr[data-event] .remark.checked")).to_have_count(left)
    bulk.get_by_role("button", name="Choose none").click()
    expect(bulk.locator("strong")).to_have_count(0)
    page.locator(".picture").focus()
    page.keyboard.press("End")
    page.keyboard.press("Shift+Enter")
    expect(bulk.locator("strong")).to_be_visible()


def test_a_join_says_what_it_joins_before_it_does(site: Site, yard: str) -> None:
    site.open(f"?show=all&in={yard}")
    page = site.page
    settle(page)
    bulk, rows = page.locator(".bulk"), page.locator("tr[data-event]")
    days, names = rows.locator("td.when"), rows.locator("button.open")
    told = zip(days.all_inner_texts(), names.all_inner_texts(), strict=True)
    titles = [f"{when}: {title}" for when, title in told]
    bulk.get_by_role("button", name="Choose all 2 that are shown").click()
    bulk.get_by_role("button", name="Join into one").click()
    asked = bulk.get_by_role("group", name="What is joined")
    expect(asked.locator("p")).to_have_text("These 2 become one event:")
    expect(asked.locator("li")).to_have_text(titles)
    assert found_in_either_theme(page) == []
    page.keyboard.press("Escape")
    expect(asked).to_have_count(0)
    expect(bulk.get_by_role("button", name="Join into one")).to_be_focused()
    expect(rows).to_have_count(2)
    page.keyboard.press("Enter")
    expect(asked.get_by_role("button", name="Join them")).to_be_focused()
    page.keyboard.press("Enter")
    expect(bulk.locator(".acted")).to_have_text("2 events joined into one.")
    expect(rows).to_have_count(1)
    bulk.get_by_role("button", name="Undo").click()
    expect(rows).to_have_count(2)


def test_an_answer_to_an_act_before_the_last_one_leads_nobody_back(modules: Page) -> None:
    """Nor one that comes when the person has opened another event, or chosen otherwise."""
    found = modules.evaluate(
        """async () => {
          const { makeActs } = await import("/chart/acts.js");
          const shown = [];
          const app = {
            dataset: { byId: new Map(), events: { state: [] } }, chosen: [], query: { event: null },
            component: { setStateValue() {} }, stopped: new AbortController().signal, say() {},
            showEvent(id) { shown.push(id); app.query.event = id; },
          };
          const acts = makeActs(app);
          const told = [acts.receive({ number: 0, words: "", back: 0 })];
          const answer = (number) =>
            told.push(acts.receive({ number, open: `e${number}`, back: 1 }));
          acts.send({ act: "hide", events: [], open: "e1" });
          acts.send({ act: "hide", events: [], open: "e2" });
          answer(1);
          answer(2);
          acts.send({ act: "hide", events: [], open: "e3" });
          acts.moved = true;
          answer(3);
          answer(3);
          return [told, shown];
        }"""
    )
    assert found == [[False, True, False, True, False], ["e2"]]


def test_an_answer_of_an_event_that_is_left_meanwhile_leads_nobody_back(modules: Page) -> None:
    """It has begun to come when the person goes on: the rest of it comes too late."""
    opened = modules.evaluate(
        """async () => {
          const { default: mount } = await import("/marked/main.js");
          document.body.innerHTML = "<div class=marked></div>";
          const opened = [];
          document.addEventListener("dashboard-opened", ({ detail }) => opened.push(detail));
          const rests = [];
          const json = () => new Promise((come) => rests.push(come));
          window.fetch = async () => ({ ok: true, json });
          const data = { event: "e0", blocks: [], answer: "/panel.json" };
          mount({ parentElement: document.body, data, setTriggerValue() {} });
          const pause = () => new Promise((done) => setTimeout(done));
          for (const id of ["e1", "e2"]) {
            const detail = { id, params: "" };
            document.dispatchEvent(new CustomEvent("dashboard-opening", { detail }));
            await pause();
          }
          rests.forEach((come, n) => come({ event: `e${n + 1}`, blocks: [] }));
          await pause();
          return opened;
        }"""
    )
    assert opened == ["e0", "e2"]


def test_a_panel_that_comes_late_closes_nothing(modules: Page) -> None:
    """What it is first given is from before the person opened an event in the picture."""
    opened = modules.evaluate(
        """async () => {
          const { default: mount } = await import("/marked/main.js");
          document.body.innerHTML = "<div class=marked></div>";
          const opened = [];
          document.addEventListener("dashboard-opened", ({ detail }) => opened.push(detail));
          document.addEventListener("dashboard-panel-came", () => {
            const detail = { id: "e1", params: "" };
            document.dispatchEvent(new CustomEvent("dashboard-opening", { detail }));
          });
          const json = async () => ({ event: "e1", blocks: [] });
          window.fetch = async () => ({ ok: true, json });
          const data = { event: null, blocks: [], answer: "/panel.json", heard: 0 };
          mount({ parentElement: document.body, data, setStateValue() {} });
          await new Promise((done) => setTimeout(done, 50));
          return opened;
        }"""
    )
    assert opened == ["e1"]


def test_a_form_that_is_made_anew_keeps_the_focus_and_escape_leads_back(modules: Page) -> None:
    """A run of the page that was on its way when the form was opened makes it anew."""
    modules.set_content(
        f"<main></main><div class='st-key-checking'>{FIELD}</div><button>x</button>"
    )
    modules.evaluate(
        """async () => {
          const { makeReview } = await import("/chart/review.js");
          const sent = [];
          const app = {
            acts: { number: 0, heard: 9, pending: [], done: {}, send: (act) => sent.push(act) },
            query: { event: null }, stopped: new AbortController().signal, say() {},
            dataset: { size: 1 }, chosen: [], help: { node: { close() {} } }, head: { draw() {} },
          };
          Object.assign(window, { app, sent, review: makeReview(app) });
          document.querySelector("main").append(window.review.node);
          window.addEventListener("keydown", (event) => window.review.key(event));
          window.review.toggle();
        }"""
    )
    modules.locator(".review-sentences").wait_for(state="attached")
    modules.evaluate("app.query.event = 'e1'")
    modules.keyboard.press("e")
    date = modules.get_by_role("textbox", name="Date", exact=True)
    expect(date).to_be_focused()
    assert modules.evaluate("sent") == [{"act": "edit", "open": "e1"}]
    for _ in range(2):
        modules.locator(".st-key-checking").evaluate("(n, made) => { n.innerHTML = made; }", FIELD)
        expect(date).to_be_focused()
    modules.keyboard.press("Escape")
    expect(modules.locator(".review")).to_be_focused()
    modules.keyboard.press("e")
    expect(date).to_be_focused()
    modules.get_by_role("button", name="x", exact=True).focus()
    modules.locator(".st-key-checking").evaluate("(n, made) => { n.innerHTML = made; }", FIELD)
    modules.wait_for_timeout(200)  # longer than it would take
    expect(modules.get_by_role("button", name="x", exact=True)).to_be_focused()


def test_a_form_that_is_still_folded_is_entered_once_it_opens(modules: Page) -> None:
    """Its fields are there a moment before the fold opens, and take no focus until then."""
    enter = """async (held) => {
      const { enterForm } = await import("/chart/form.js");
      document.body.innerHTML = "<input aria-label=Search>"
        + "<details class=form><summary>Correct it</summary><input aria-label=Date></details>";
      if (held) document.querySelector("[aria-label=Search]").focus();
      enterForm({
        form: ".form", first: "Date", lasts: 100, isBusy: () => false, isOf: () => true,
        stopped: new AbortController().signal,
      });
      await new Promise((done) => setTimeout(done, 300)); // longer than a look, and than it lasts
      document.querySelector("details").open = true;
    }"""
    modules.evaluate(enter, False)
    expect(modules.get_by_label("Date")).to_be_focused()
    modules.evaluate(enter, True)
    modules.wait_for_timeout(200)
    expect(modules.get_by_label("Search")).to_be_focused()


def test_what_is_typed_before_the_form_is_made_anew_stands_in_the_new_one(modules: Page) -> None:
    """Unless it was sent before: then the new form has what is kept."""
    modules.evaluate(
        """async () => {
          const { enterForm } = await import("/chart/form.js");
          window.make = () => {
            document.body.innerHTML = "<div class=form><input aria-label=Date value=2024>"
              + "<textarea aria-label=Why></textarea><button>Save</button></div>";
          };
          window.make();
          enterForm({
            form: ".form", first: "Date", lasts: 60000, isBusy: () => false, isOf: () => true,
            stopped: new AbortController().signal,
          });
        }"""
    )
    date, why = modules.get_by_label("Date"), modules.get_by_label("Why")
    expect(date).to_be_focused()
    modules.keyboard.type("5 May ")
    why.focus()
    modules.keyboard.type("the log")
    date.focus()
    written = date.input_value()
    assert "5 May" in written
    modules.evaluate("window.make()")
    expect(date).to_be_focused()
    expect(date).to_have_value(written)
    expect(why).to_have_value("the log")
    date.press("Enter")
    modules.evaluate("window.make()")
    expect(date).to_be_focused()
    expect(date).to_have_value("2024")
    expect(why).to_have_value("")
