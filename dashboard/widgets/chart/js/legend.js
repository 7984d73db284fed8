// What the marks mean, and the events that no date is known of.

import { COLOURS } from "./colours.js";
import { count, el, redraw, svg } from "./dom.js";
import { isPale } from "./draw.js";
import { askLabels, idOf, titleOf } from "./labels.js";
import { isCounted } from "./data_set_client.js";
import { fatesOf } from "./since.js";
import { actorsOf, isHollow, isUndated, sidesOf } from "./dataset.js";

const ROWS = 2; // of undated events that are shown at once
const FIRST_SHELVED = 60;
const MOST_SHELVED = 1000;

const PILL = { x: 0, y: 2.5, width: 26, height: 9, rx: 4.5 };
const round = (attributes) => svg("circle", { cx: 13, cy: 7, ...attributes });

/** Whether a mark is drawn of which that holds. */
const some = (test) => ({ picture }) => picture.placed.marks.some(test);
const hasLabel = (sign) => some(({ label }) => label && sign.test(label.text));
const always = () => true;

/**
 * Each kind of mark, what it means (`told`: where it is not drawn beside it), whether it is drawn now (`drawn`), and
 * whether the legend of the page has it even if not (`kept`), so that it does not move at each step.
 */
const KEYS = [
  {
    draw: () => [round({ r: 6, class: "ink" })],
    words: "a day",
    told: "a dot: a day",
    drawn: some(({ kind }) => kind === "point"),
    kept: always,
  },
  {
    draw: () => [svg("rect", { ...PILL, class: "ink" })],
    words: "a week, a month, a year: somewhere in it",
    told: "a bar: somewhere in a week, a month, a year",
    drawn: some(({ kind }) => kind === "bar"),
    kept: always,
  },
  {
    draw: () => [svg("rect", { ...PILL, class: "ink weak" })],
    words: "paler: inferred, or between two limits",
    drawn: ({ dataset, picture }) => picture.placed.marks.some((mark) => isPale(dataset, mark)),
    kept: always,
  },
  {
    draw: () => [fading(), svg("rect", { ...PILL, rx: 0, fill: "url(#legend-fade)" })],
    words: "fading out: only a limit is known (before, since)",
    drawn: some(({ kind }) => kind === "before" || kind === "after"),
    kept: always,
  },
  {
    draw: () => [round({ r: 5.2, class: "hollow" })],
    words: "hollow: planned, proposed, possible, alleged or denied",
    drawn: some(({ hollow }) => hollow),
    kept: always,
  },
  {
    draw: () => [round({ r: 6, class: "ink weak" }), round({ r: 6, class: "hollow" })],
    words: "outlined, pale inside: in part planned, proposed, possible, alleged or denied",
    drawn: some(({ partly }) => partly),
  },
  {
    draw: () => [
      svg("rect", { ...PILL, class: "ink weak" }),
      ...[4, 11, 18].map((x) => svg("path", { d: `M${x} 12L${x + 5} 2`, class: "hollow" })),
    ],
    words: "striped: disputed, or sources disagree when",
    drawn: some(({ disputed }) => disputed),
  },
  {
    draw: () => [round({ r: 7, class: "ink" }), svg("text", { x: 13, y: 10.5, class: "on-ink" }, "7")],
    words: "several here: press to list them",
    told: "a number: so many events together",
    drawn: some(({ kind, events }) => kind === "point" && events.length > 1),
    kept: always,
  },
  {
    draw: () => [
      svg("rect", { x: 2, y: 0, width: 22, height: 14, rx: 3, class: "ink weak" }),
      svg("text", { x: 13, y: 10.5, class: "in-bucket" }, "42"),
    ],
    words: "so many in this stretch: zoom in to part them",
    told: "a number in a box: so many in this stretch",
    drawn: some(({ kind }) => kind === "bucket"),
  },
  {
    draw: () => [svg("path", { d: "M13 0V14", class: "published" })],
    words: "day of publication",
    told: "a dashed line, or a notch at the top: day of publication",
    drawn: ({ picture, view }) => picture.look.published.some((day) => day >= view.begin && day <= view.end),
    kept: ({ dataset }) => dataset.articles.some(({ published }) => published !== null),
  },
  {
    draw: () => [round({ r: 3.5, class: "ink" }), round({ r: 6.3, class: "hollow" })],
    words: "ringed: open beside the picture",
    told: "ringed: the event that was open",
    drawn: ({ query }) => query.event !== null,
  },
  {
    draw: () => [svg("path", { d: "M2 12C8 0 18 0 24 12", class: "hollow" })],
    words: "related to the open event",
    told: "a curve: related to the ringed event",
    drawn: ({ picture }) => picture.arcs > 0,
  },
  {
    draw: () => [svg("text", { x: 13, y: 11, class: "in-bucket" }, "(+2)")],
    words: "so many more in the same bar",
    told: "(+2): so many more in the same bar",
    drawn: hasLabel(/ \(\+\d+\)$/),
  },
  {
    draw: () => [svg("text", { x: 13, y: 12, class: "in-bucket" }, "★")],
    words: "starred",
    told: "★: starred",
    drawn: hasLabel(/^(✎ )?★ /),
  },
  {
    draw: () => [svg("text", { x: 13, y: 12, class: "in-bucket" }, "✎")],
    words: "added by a person",
    told: "✎: added by a person",
    drawn: hasLabel(/^✎ /),
  },
];

const SIDES = {
  draw: ({ colour, sides }) =>
    sides
      .slice(0, 3)
      .map((side, n) => svg("rect", { x: n * 9, y: 3, width: 8, height: 8, rx: 2, fill: colour(side) })),
  words: "one colour a side, as in the list of actors; grey: several sides, or a small one",
  told: "",
};

/** The keys that `has` gives; what became of events since a day is named as the server names it. */
function keysOf(app, has) {
  const fates = fatesOf(app.dataset, app.chosen).map(({ label, sign }) => {
    const words = label.charAt(0).toLowerCase() + label.slice(1);
    return { draw: () => [svg("text", { x: 13, y: 12, class: "in-sign" }, sign)], words, told: `${sign}: ${words}` };
  });
  return [...KEYS.filter(has), ...fates, SIDES];
}

function fading() {
  return svg("linearGradient", { id: "legend-fade" },
    svg("stop", { offset: 0, "stop-color": "currentColor", "stop-opacity": 0 }),
    svg("stop", { offset: 1, "stop-color": "currentColor", "stop-opacity": 0.85 }));
}

/** The legend: a drawing of each kind of mark beside what it means. */
export function makeLegend(app) {
  const node = el("div", { class: "legend", role: "group", "aria-label": "What the marks mean" });
  let shown = null;
  const draw = () => {
    const keys = keysOf(app, ({ drawn, kept }) => (kept ?? drawn)(app));
    const colours = app.sides.slice(0, 3).map((side) => app.colour(side));
    const asked = [...keys.map(({ words }) => words), ...colours].join("\n");
    if (asked === shown) return; // of few filters and openings it says anything else
    shown = asked;
    node.replaceChildren(
      ...keys.map((key) =>
        el(
          "span",
          { class: "key" },
          svg("svg", { width: 26, height: 14, "aria-hidden": "true" }, ...key.draw(app)),
          key.words,
        ),
      ),
    );
  };
  return { node, draw, drawOpen: draw };
}

/** The legend for where nothing is drawn beside the words: of what is drawn now. */
export function legendWords(app) {
  return keysOf(app, ({ drawn }) => drawn(app)).map(({ words, told }) => told ?? words).filter(Boolean);
}

/** The sides with a colour of their own that take part in what is chosen. */
export function coloured({ dataset, chosen, sides }) {
  const present = new Set();
  for (const i of chosen) for (const actor of actorsOf(dataset, i)) present.add(dataset.side[actor]);
  return sides.slice(0, COLOURS).filter((side) => present.has(side));
}

/** The shelf: an undated event has no place on the line, so it lies below it. */
export function makeShelf(app) {
  const node = el("section", { class: "shelf", "aria-label": "Undated events" });
  const state = { open: false };
  const draw = () => {
    const { dataset, unwindowed } = app;
    const bare = isCounted(dataset) ? dataset.part.shelf : null; // where events are only counted: id and title
    const undated = bare ?? unwindowed.filter((i) => isUndated(dataset, i));
    const number = dataset.part?.undated ?? undated.length;
    node.hidden = undated.length === 0;
    const listed = undated.slice(0, state.open ? MOST_SHELVED : FIRST_SHELVED);
    if (!bare) askLabels(dataset, listed, draw);
    const row = el(
      "div",
      { class: "shelf-row" },
      ...listed.map((one) => (bare ? bareShelved(app, one) : shelved(app, one))),
    );
    const more = el(
      "button",
      {
        type: "button",
        class: "more",
        "data-key": "shelf-more",
        onclick: () => {
          state.open = !state.open;
          draw();
        },
      },
      "show fewer",
    );
    redraw(node, el("h2", {}, `${count(number, "event")} without a date`), row, more);
    if (undated.length === 0) return;
    const shown = state.open ? undated.length : cutRows(row);
    more.hidden = shown === undated.length && !state.open;
    if (!state.open) more.textContent = `and ${number - shown} more`;
  };
  return { node, draw, drawOpen: draw };
}

/** Hides what lies below the first rows; returns how many are left to be seen. */
function cutRows(row) {
  const tops = [...row.children].map((one) => one.offsetTop);
  const kept = [...new Set(tops)].slice(0, ROWS);
  [...row.children].forEach((one, n) => { one.hidden = !kept.includes(tops[n]); });
  return tops.filter((top) => kept.includes(top)).length;
}

/** Of an event that is only counted no more is known than its title. */
const bareShelved = (app, [id, title]) => shelvedButton(app, { id, title });

function shelved(app, i) {
  const { dataset } = app;
  const sides = sidesOf(dataset, [i]);
  const tip = {
    onpointerenter: (e) => app.tipAt({ events: [i] }, e.currentTarget),
    onpointerleave: () => app.hideTip(),
    onfocus: (e) => app.tipAt({ events: [i] }, e.currentTarget),
    onblur: () => app.hideTip(),
  };
  const dot = {
    class: isHollow(dataset, i) ? "dot hollow" : "dot",
    style: sides.length === 1 ? { "--side": app.colour(sides[0]) } : {},
  };
  return shelvedButton(app, { id: idOf(dataset, i), title: titleOf(dataset, i), dot, tip });
}

function shelvedButton(app, { id, title, dot = { class: "dot" }, tip = {} }) {
  return el(
    "button",
    {
      type: "button",
      class: `shelved${id === app.query.event ? " sel" : ""}`,
      "data-key": `shelf ${id}`,
      "data-event": id,
      onclick: () => app.open(id),
      ...tip,
    },
    el("i", dot),
    title,
  );
}
