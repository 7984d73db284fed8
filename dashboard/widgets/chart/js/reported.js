// As reported until a day: a strip of the days of publication, on which the day is moved, and below the
// picture the events that came since, at their place in time.

import { known } from "./buckets.js";
import { count, el, redraw, svg } from "./dom.js";
import { dayToMs, msToDay } from "./filter.js";

const HEIGHT = 40; // pixels of the strip
const FOOT = 14; // of its words
const BAR = 7; // width of the bar of a day
const EDGE = 8; // pixels between a bar and the end of the strip
const LANE = 26; // height of the line of what came since
const MEET = 12; // points nearer than this are one

/** The strip; it is there while an earlier day is shown. */
export function makeReported(app) {
  const picture = svg("svg", { height: HEIGHT, "aria-hidden": "true" });
  const strip = el(
    "div",
    { class: "reported-strip", tabindex: 0, role: "slider", "aria-label": "As reported until", "aria-valuemin": 1 },
    picture,
  );
  const name = el("span", { class: "reported-name" }, "First reported");
  const node = el("div", { class: "reported", hidden: true }, name, strip);
  strip.onkeydown = (event) => onKey(app, event);
  strip.onpointerdown = (event) => onPress(app, strip, event);
  const draw = () => {
    node.hidden = !isPast(app);
    if (!node.hidden) drawStrip(app, node, strip, picture);
  };
  return { node, draw };
}

const isPast = ({ dataset, query }) => Boolean(dataset.reported && query.known);

/** The days of publication, and the position of the last one until which it is told. */
function daysOf({ dataset, query }) {
  const { days } = dataset.reported;
  const until = dayToMs(query.known);
  return { days, at: days.findLastIndex(([day]) => day <= until) };
}

function drawStrip(app, node, strip, picture) {
  const { days, at } = daysOf(app);
  const width = app.view.width;
  node.style.setProperty("--gutter", `${app.gutter}px`);
  const x = placeOf(days, width);
  const most = Math.max(1, ...days.map(([, , , number]) => number));
  const full = HEIGHT - FOOT - 4;
  const bars = days.map(([day, words, , number], n) => {
    const height = Math.max(2, (number / most) * full);
    const bar = svg("rect", {
      class: n <= at ? "reported-bar" : "reported-bar later",
      x: x(day) - BAR / 2,
      y: full + 2 - height,
      width: BAR,
      height,
      rx: 1.5,
    });
    bar.append(svg("title", {}, `${words}: ${count(number, "event")} first reported`));
    return bar;
  });
  picture.setAttribute("width", width);
  picture.setAttribute("viewBox", `0 0 ${width} ${HEIGHT}`);
  picture.replaceChildren(
    svg("line", { class: "reported-line", x1: 0, x2: width, y1: full + 2.5, y2: full + 2.5 }),
    ...bars,
    ...dayWords(days, at, x, width),
  );
  const articles = days.slice(0, at + 1).reduce((sum, [, , own]) => sum + own, 0);
  const all = days.reduce((sum, [, , own]) => sum + own, 0);
  strip.setAttribute("aria-valuemax", days.length);
  strip.setAttribute("aria-valuenow", at + 1);
  strip.setAttribute(
    "aria-valuetext",
    `${days[at]?.[1] ?? "before all articles"}: ${articles} of ${count(all, "article")}, ` +
      `${count(app.dataset.reported.number, "event")} came since`,
  );
}

/** The day that is chosen with its line; the first and the last one where they have room beside it. */
function dayWords(days, at, x, width) {
  const chosen = days[at];
  const middle = chosen ? x(chosen[0]) : 0;
  const word = (day, anchor, place) =>
    svg("text", { class: "reported-day", x: place, y: HEIGHT - 2, "text-anchor": anchor }, day[1]);
  const here = !chosen
    ? []
    : [
        svg("line", {
          class: "reported-now",
          x1: middle + BAR / 2 + 2,
          x2: middle + BAR / 2 + 2,
          y1: 0,
          y2: HEIGHT - FOOT,
        }),
        svg(
          "text",
          {
            class: "reported-day chosen",
            x: Math.max(50, Math.min(width - 50, middle)),
            y: HEIGHT - 2,
            "text-anchor": "middle",
          },
          chosen[1],
        ),
      ];
  const [first, last] = [days[0], days.at(-1)];
  return [
    ...here,
    first && first !== chosen && middle > 150 && word(first, "start", 0),
    last && last !== chosen && width - middle > 150 && word(last, "end", width),
  ].filter(Boolean);
}

/** From a day to its pixel: the whole of the days lies within the strip. */
function placeOf(days, width) {
  const [begin, end] = [days[0]?.[0] ?? 0, days.at(-1)?.[0] ?? 0];
  return (day) => (end > begin ? EDGE + ((day - begin) / (end - begin)) * (width - 2 * EDGE) : width / 2);
}

/** Tells the timeline until another day; who shows it gets the events of that day. */
function moveTo(app, n) {
  const { days, at } = daysOf(app);
  const to = Math.max(0, Math.min(n, days.length - 1));
  if (to === at || !days[to]) return;
  app.setKnown(msToDay(days[to][0]));
  app.reported.draw();
  app.say(`As reported until ${days[to][1]}`);
  app.tellSoon();
}

function onKey(app, event) {
  if (event.ctrlKey || event.metaKey || event.altKey) return;
  const { days, at } = daysOf(app);
  const to = {
    ArrowLeft: at - 1,
    ArrowDown: at - 1,
    ArrowRight: at + 1,
    ArrowUp: at + 1,
    Home: 0,
    End: days.length - 1,
  }[event.key];
  if (to === undefined) return;
  event.preventDefault();
  moveTo(app, to);
}

/** The day nearest to the pointer, until it is let go. */
function onPress(app, strip, event) {
  if (event.button !== 0) return;
  event.preventDefault();
  strip.setPointerCapture(event.pointerId);
  strip.focus({ preventScroll: true });
  const move = ({ clientX }) => {
    const { days } = daysOf(app);
    const x = placeOf(days, app.view.width);
    const from = strip.getBoundingClientRect().left;
    const far = days.map(([day]) => Math.abs(x(day) - (clientX - from)));
    moveTo(app, far.indexOf(Math.min(...far)));
  };
  move(event);
  strip.onpointermove = move;
  strip.onpointerup = () => { strip.onpointermove = null; strip.onpointerup = null; };
}

/** The line of what came since: hollow, as nobody had told of it by the day that is shown. */
export function makeCame(app) {
  const picture = svg("svg", { height: LANE });
  const name = el("span", { class: "reported-name" }, "Came since");
  const more = el("p", { class: "came-words" });
  const node = el("div", { class: "came", hidden: true }, name, picture, more);
  return { node, draw: () => drawCame(app, node, picture, more) };
}

function drawCame(app, node, picture, more) {
  node.hidden = !isPast(app) || app.dataset.reported.number === 0;
  if (node.hidden) return;
  const { came, number } = app.dataset.reported;
  const { view } = app;
  node.style.setProperty("--gutter", `${app.gutter}px`);
  const points = meet(came, view);
  picture.setAttribute("width", view.width);
  picture.setAttribute("viewBox", `0 0 ${view.width} ${LANE}`);
  picture.replaceChildren(
    svg("line", { class: "reported-line", x1: 0, x2: view.width, y1: 0.5, y2: 0.5 }),
    ...points.flatMap(toPoint),
  );
  picture.setAttribute("role", "img");
  picture.setAttribute("aria-label", `${count(number, "event")} came since`);
  const seen = points.reduce((sum, { events }) => sum + events.length, 0);
  const outside = seen < number ? `, ${(number - seen).toLocaleString("en")} of them not in this window` : "";
  redraw(
    more,
    `${count(number, "event")} came since${outside}. `,
    el("a", { href: `since${window.location.search}`, target: "_self", "data-key": "came" }, "What came since"),
  );
}

/** The points of those events that have a place in the view, those that meet together. */
function meet(came, view) {
  const at = (ms) => ((ms - view.begin) * view.width) / (view.end - view.begin);
  const places = came.map((event) => {
    const [from, to] = known(event.from ?? -Infinity, event.to ?? Infinity);
    return { event, x: from < to ? at((from + to) / 2) : NaN };
  }).filter(({ x }) => x >= 0 && x <= view.width).sort((a, b) => a.x - b.x);
  const points = [];
  for (const { event, x } of places) {
    const last = points.at(-1);
    if (last && x - last.x < MEET) last.events.push(event);
    else points.push({ x, events: [event] });
  }
  return points;
}

function toPoint({ x, events }) {
  const told = events.slice(0, 8).map(({ when, title, first }) => `${when}: ${title} (first reported ${first})`);
  const rest = events.length > 8 ? [`and ${events.length - 8} more`] : [];
  const many = events.length > 1;
  const circle = svg("circle", { class: "came-point", cx: x.toFixed(1), cy: LANE / 2, r: many ? 9 : 6 });
  circle.append(svg("title", {}, [...told, ...rest].join("\n")));
  const words =
    many &&
    svg(
      "text",
      { class: "came-number", x: x.toFixed(1), y: LANE / 2 + 4, "text-anchor": "middle" },
      String(events.length),
    );
  return words ? [circle, words] : [circle];
}
