// Tells events one by one. Every string becomes a text node: nothing here reads HTML.

import { readTheme } from "../../chart/js/colours.js";
import { el as make, svg } from "../../chart/js/dom.js";

const SWIPE = 50; // pixels that a finger moves sideways to turn the page
const LEAST = 30 * 86_400_000; // milliseconds that the strip shows at least
const WIDTH = 1000; // units of the strip, whatever its width
const DAY = 86_400_000;
const instances = new WeakMap();

/** What Streamlit calls when the component appears, and again when its data change. */
export default function mount({ parentElement, data }) {
  const host = parentElement.querySelector(".story");
  instances.get(host)?.end.abort();
  const story = { host, steps: data.steps, number: data.number, end: new AbortController(), at: 0 };
  instances.set(host, story);
  story.at = Math.max(0, data.steps.findIndex(({ id }) => id === data.event));
  host.classList.toggle("dark", readTheme(host).dark);
  if (data.steps.length === 0)
    host.replaceChildren(make("p", {}, "No event is chosen. Go back to the timeline and take a filter away."));
  else begin(story);
  return () => { story.end.abort(); instances.delete(host); };
}

function begin(story) {
  const { host, steps, number } = story;
  story.stage = make("div", {
    class: "stage",
    tabindex: 0,
    role: "region",
    "aria-live": "polite",
    "aria-label": "Event. Arrow keys go to the one before or after.",
  });
  story.back = make("button", { type: "button" }, "‹ Back");
  story.next = make("button", { type: "button" }, "Next ›");
  story.place = make("span", {});
  story.strip = svg("svg", {
    class: "strip",
    viewBox: `0 0 ${WIDTH} 44`,
    preserveAspectRatio: "none",
    "aria-hidden": "true",
  });
  story.back.onclick = () => go(story, story.at - 1);
  story.next.onclick = () => go(story, story.at + 1);
  const more =
    number > steps.length
      ? [make("p", { class: "dim" }, `These are the first ${steps.length} of ${number} events: a filter leaves fewer.`)]
      : [];
  host.replaceChildren(
    story.stage,
    make("div", { class: "bar" }, story.back, story.place, story.next),
    story.strip,
    ends(steps),
    ...more,
    make("div", { class: "all" }, ...steps.map((step) => make("section", {}, ...told(step, "h2")))),
  );
  document.addEventListener("keydown", (event) => onKey(story, event), { signal: story.end.signal });
  listenToFingers(story);
  go(story, story.at);
}

function onKey(story, event) {
  if (
    event.ctrlKey ||
    event.metaKey ||
    event.altKey ||
    /^(INPUT|TEXTAREA|SELECT)$/.test(event.composedPath()[0].tagName)
  )
    return;
  const to = { ArrowRight: story.at + 1, ArrowLeft: story.at - 1, Home: 0, End: story.steps.length - 1 }[event.key];
  if (event.key === "Escape") window.location.assign(`./${window.location.search}`);
  else if (to === undefined) return;
  else go(story, to);
  event.preventDefault();
}

function listenToFingers({ stage, ...rest }) {
  const story = instances.get(rest.host);
  let from = null;
  stage.addEventListener("pointerdown", ({ clientX, clientY }) => { from = [clientX, clientY]; });
  stage.addEventListener("pointerup", ({ clientX, clientY }) => {
    const [dx, dy] = from ? [clientX - from[0], clientY - from[1]] : [0, 0];
    from = null;
    if (Math.abs(dx) > SWIPE && Math.abs(dx) > 2 * Math.abs(dy) && String(document.getSelection()) === "")
      go(story, story.at - Math.sign(dx));
  });
}

/** Shows a step, the first or the last where there is none beyond. */
function go(story, to) {
  const { steps } = story;
  story.at = Math.max(0, Math.min(to, steps.length - 1));
  const step = steps[story.at];
  story.stage.replaceChildren(...told(step, "h1"));
  story.place.textContent = `${story.at + 1} of ${steps.length}`;
  story.back.disabled = story.at === 0;
  story.next.disabled = story.at === steps.length - 1;
  drawStrip(story);
  story.host.dataset.event = step.id;
  const params = new URLSearchParams(window.location.search);
  params.set("event", step.id);
  window.history.replaceState(window.history.state, "", `?${params}`);
}

function told(step, heading) {
  const quote = step.quote
    ? make("blockquote", {}, `“${step.quote}”`, make("small", {}, step.speaker ?? "speaker not named"))
    : make("p", {}, step.sentence);
  return [
    make("p", { class: "when" }, step.when),
    make(heading, {}, step.title),
    quote,
    ...(step.who ? [make("p", {}, step.who)] : []),
    ...(step.since ? [make("p", { class: "since" }, step.since)] : []),
    make("p", { class: "dim" }, `${step.source}${step.source.endsWith("…") ? "" : "."} Date: ${step.status}.`)];
}

/** The stretch of an event that is drawn; null for one without a date. */
function stretch({ from, to }) {
  if (from === null && to === null) return null;
  return [from ?? to - DAY, to ?? from + DAY];
}

function drawStrip(story) {
  const dated = story.steps.map(stretch);
  const [first, last] = bothEnds(dated);
  const air = Math.max(0, LEAST - (last - first)) / 2; // a day alone is a mark, and not all the time that there is
  const [begin, end] = [first - air, last + air];
  const x = (ms) => 10 + ((ms - begin) / (end - begin)) * (WIDTH - 20);
  const mark = (n) =>
    dated[n] &&
    svg("rect", {
      class: `mark${story.steps[n].hollow ? " hollow" : ""}${n === story.at ? " here" : ""}`,
      rx: 3,
      x: x(dated[n][0]),
      width: Math.max(8, x(dated[n][1]) - x(dated[n][0])),
      y: n === story.at ? 10 : 16,
      height: n === story.at ? 24 : 12,
      onclick: () => go(story, n),
    });
  const order = [...story.steps.keys()].filter((n) => n !== story.at);
  story.strip.replaceChildren(
    svg("line", { class: "line", x1: 0, x2: WIDTH, y1: 22, y2: 22 }),
    ...[...order, story.at].map(mark).filter(Boolean),
  );
}

/** When the first of some stretches begins, and the last ends: not always that of the last step. */
function bothEnds(stretches) {
  const known = stretches.filter(Boolean);
  return [Math.min(...known.map(([from]) => from)), Math.max(...known.map(([, to]) => to))];
}

const monthOf = (ms) =>
  new Date(ms).toLocaleDateString("en-GB", { month: "long", year: "numeric", timeZone: "UTC" });

/** The months in which the strip begins and ends; nothing where no event has a date. */
function ends(steps) {
  const [begin, end] = bothEnds(steps.map(stretch));
  const two = begin < end ? [...new Set([begin, end - 1].map(monthOf))] : [];
  return make("div", { class: two.length === 1 ? "ends one" : "ends" }, ...two.map((when) => make("span", {}, when)));
}
