"""The picture as an image: text of an SVG that stands by itself, made by pure functions."""

from __future__ import annotations

import xml.etree.ElementTree as ET
from typing import Any

import pytest
from playwright.sync_api import Page

from tests.browser.test_marks import BEFORE, DAY, DRAW, SINCE, YEAR
from tests.browser.test_modules import run

pytestmark = pytest.mark.browser
SVG = "{http://www.w3.org/2000/svg}"
LOUD = '<script>alert("x")</script> & \x00\x1b\ud800 ]]> \U0001f600'
IMAGE = (
    DRAW
    + """
  const { makeImage } = await import("/chart/image.js");
  const { EMPTY } = await import("/chart/query.js");
  const { makeTicks } = await import("/chart/ticks.js");
  dataset.types = [{ id: "t", label: "t" }];
  dataset.events.level = all.map(() => 0);
  dataset.articles = [{ title: given.title, source: given.title, when: "1 May 2020" }];
  dataset.events.title = all.map(() => given.title);
  const named = { ...lane, label: given.title, depth: 0, events: all.slice(0, given.laid) };
  const again = place(dataset, [named], view, { measure: (text) => 6 * text.length });
  const app = {
    dataset, view, gutter: given.gutter, sides: given.sides ?? [], chosen: all, unwindowed: all,
    dated: all.filter((i) => !Number.isNaN(dataset.events.from[i] + dataset.events.to[i])),
    initial: {}, query: EMPTY, colour: look.colour, theme: { ...theme, ...given.theme },
    picture: {
      look: { ...look, theme: { ...theme, ...given.theme } },
      lanes: () => ({ lanes: again.lanes, hidden: given.hidden ?? 0 }),
    },
  };
  if (given.counted) dataset.part = {
    articles: 2, lifted: { level: 2 }, chosen: 2, size: 2,
    grid: { begin: view.begin, length: 1e9, at: all.map(() => 0), count: all.map(() => 1) },
  };
  const image = makeImage(app, (text, size) => (text.length * size) / 2);
"""
)


def made(modules: Page, events: list[dict[str, Any]], **given: Any) -> tuple[ET.Element, Any]:
    """The SVG, parsed as XML, and what else the script gives: size and what is drawn."""
    asked = {"title": "A title", "gutter": 150, "theme": {}, "events": events} | given
    image, ticks = run(modules, IMAGE + "return [image, makeTicks(view)];", asked)
    return ET.fromstring(image["svg"]), (image, ticks)


def texts(svg: ET.Element) -> str:
    return " ".join("".join(one.itertext()) for one in svg.iter(SVG + "text"))


@pytest.mark.parametrize("gutter", [150, 0])
def test_what_an_article_says_is_text_to_the_letter(modules: Page, gutter: int) -> None:
    svg, _ = made(modules, [DAY], title=LOUD, gutter=gutter)
    assert {one.tag.removeprefix(SVG) for one in svg.iter()} <= {
        *("svg", "title", "rect", "g", "line", "text", "tspan", "circle", "clipPath")
    }
    shown = LOUD.replace("\x00", "\ufffd").replace("\x1b", "\ufffd").replace("\ud800", "\ufffd")
    told = "".join(texts(svg).split())
    assert "".join(shown.split()) in told
    assert svg.findtext(SVG + "title") == shown


def test_an_image_names_nothing_outside_itself(modules: Page) -> None:
    disputed = DAY | {"state": "disputed"}
    svg, _ = made(modules, [DAY, YEAR, SINCE, BEFORE | {"planned": True}, disputed])
    values = [value for one in svg.iter() for value in one.attrib.values()]
    referred = {value[5:-1] for value in values if value.startswith("url(#")}
    assert referred == {one.attrib["id"] for one in svg.iter() if "id" in one.attrib}
    assert not any("//" in value or value.startswith("data:") for value in values)
    assert svg.attrib["font-family"] == "sans-serif"


def test_a_colour_and_its_strength_stand_apart(modules: Page) -> None:
    """Other programs than browsers draw `rgba()` black, or not at all."""
    svg, _ = made(modules, [DAY, SINCE, BEFORE | {"planned": True}, YEAR | {"partly": True}])
    assert "rgba" not in ET.tostring(svg, "unicode")
    strengths = [one.attrib.get("stop-opacity") for one in svg.iter(SVG + "stop")]
    assert {"0", "0.9"} <= set(strengths)


@pytest.mark.parametrize("theme", [{"background": "#0e1117", "ink": "#fafafa"}, {}])
def test_an_image_has_the_colours_of_the_page(modules: Page, theme: dict[str, str]) -> None:
    svg, _ = made(modules, [DAY], theme=theme)
    assert next(svg.iter(SVG + "rect")).attrib["fill"] == theme.get("background", "#ffffff")
    names = [one for one in svg.iter(SVG + "text") if "".join(one.itertext()) == "A title"]
    assert {one.attrib["fill"] for one in names} == {theme.get("ink", "#111111")}


def test_all_that_is_told_lies_within_the_image(modules: Page) -> None:
    svg, (image, ticks) = made(modules, [DAY, YEAR, SINCE, BEFORE])
    assert [svg.attrib[name] for name in ("width", "height")] == [
        str(image["width"]),
        str(image["height"]),
    ]
    told = texts(svg)
    assert "A title" in told
    assert "fading out: only a limit is known" in told
    assert "a number" not in told
    assert ticks["major"]
    assert all(tick["text"] in told for tick in ticks["major"][:-1])
    below = [float(one.attrib["y"]) for one in svg.iter(SVG + "text")]
    assert all(y < image["height"] - 10 for y in below)


def test_the_legend_names_only_the_kinds_that_are_drawn(modules: Page) -> None:
    told = {
        "a dot: a day": [DAY],
        "a bar: somewhere in a week": [YEAR],
        "paler: inferred": [YEAR | {"status": 1}],
        "fading out": [SINCE],
        "hollow: planned": [DAY | {"planned": True}],
        "a number: so many events together": [DAY, DAY],
    }
    for words, events in told.items():
        svg, _ = made(modules, events)
        found = {other for other in told if other in texts(svg)}
        assert words in found
        if len(events) == 1 and words.startswith(("a dot", "a bar", "fading")):
            assert found == {words}
    svg, _ = made(modules, [DAY])
    assert "day of publication" not in texts(svg)


@pytest.mark.parametrize("gutter", [150, 0])
def test_names_have_the_weight_that_they_have_on_the_page(modules: Page, gutter: int) -> None:
    svg, _ = made(modules, [DAY], gutter=gutter, title="Anna")
    named = [one for one in svg.iter(SVG + "text") if "".join(one.itertext()) == "Anna"]
    sizes = {one.attrib["font-size"]: one.attrib.get("font-weight") for one in named}
    assert sizes["18"] == "650", "the title"
    assert sizes["13" if gutter else "12"] == "650", "the lane of a side"


def test_the_legend_names_only_the_sides_that_are_drawn(modules: Page) -> None:
    """Who takes part only beside another side colours no mark, and grey is told where it is."""
    actors = {"id": ["a", "b"], "name": ["Ann", "Bob"], "kind": [0, 0], "parents": [[], []]}
    alone, both = DAY | {"who": [0]}, SINCE | {"who": [0, 1]}
    grey = "several sides, or a small one"
    for events, named in (([alone], {"Ann"}), ([both], {grey}), ([alone, both], {"Ann", grey})):
        svg, _ = made(modules, events, actors=actors, sides=[0, 1])
        assert {name for name in ("Ann", "Bob", grey) if name in texts(svg)} == named


def test_lanes_that_are_too_many_are_told(modules: Page) -> None:
    """Where every event is drawn, who has no lane lies in that of the whole: nothing is lacking."""
    for laid, lacks in ((2, 0), (1, 3)):
        svg, (image, _) = made(modules, [DAY, DAY], laid=laid, hidden=3)
        assert image["lacks"] == lacks
        assert ("Not drawn: 1 in 3 more lanes" in texts(svg)) is (lacks > 0)


def test_of_a_data_set_that_is_counted_it_is_told_how_many_lanes_are_left_out(
    modules: Page,
) -> None:
    svg, (image, _) = made(modules, [DAY, DAY], laid=2, hidden=3, counted=True)
    assert image["lacks"] == 3
    assert "Not drawn: 3 more lanes" in texts(svg)
