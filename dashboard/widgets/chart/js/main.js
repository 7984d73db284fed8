// The timeline component: holds what is chosen and what is in view, and has the parts drawn.

import { makeActs } from "./acts.js";
import { makeBulk } from "./bulk.js";
import { readTheme, sideColours } from "./colours.js";
import { el } from "./dom.js";
import { askColumns, knownColumns, ready } from "./early.js";
import { choose, dayToMs, FIELDS, msToDay, shownAsOpen } from "./filter.js";
import { emptiedBy, makeHead } from "./head.js";
import { moved, sideOrder } from "./lanes.js";
import { makeHelp } from "./help.js";
import { makeLegend, makeShelf } from "./legend.js";
import { positionOf } from "./labels.js";
import { goToArticle } from "./jump.js";
import { makeOverview } from "./overview.js";
import { leftOut, leftOutWords } from "./levels.js";
import { askPart, closer, isCounted, partCount } from "./part.js";
import { closeList, makePicture } from "./picture.js";
import { EMPTY, toParams } from "./query.js";
import { makeRail } from "./rail.js";
import { makeReview } from "./review.js";
import { makeTable } from "./table.js";
import { makeTake } from "./take.js";
import { showTip, describe } from "./tooltip.js";
import { askWords } from "./texts.js";
import { densePart, extent, makeBeyond } from "./window.js";
import { DAY, makeWorld } from "./world.js";

export const OPENED = "dashboard-opened"; // tells the other parts of the page which event is open
const OPENING = "dashboard-opening"; // … and which is to be opened, with the address of what is to be seen then
const SETTLED = 350; // milliseconds of quiet after which Python hears of filters and window
const GUTTER = 150;
const NO_GUTTER_BELOW = 560;
const instances = new WeakMap();

/** The component draws when plotly.js and the events are there. */
export const prepare = ready;

/** What Streamlit calls when the component appears, and again when its data or the theme change. */
export default function mount(component) {
  const { parentElement, data } = component;
  const { Plotly } = window;
  let app = instances.get(parentElement);
  if (!app) {
    app = start(parentElement, component, Plotly);
    instances.set(parentElement, app);
  }
  app.component = component;
  receive(app, data);
  return () => { app.stop(); instances.delete(parentElement); };
}

/** Shows the data with the events of their stamp, which are asked for where the articles have changed. */
async function receive(app, data) {
  app.wanted = data;
  const columns = knownColumns(data.stamp) ?? await askColumns(data.columns);
  if (columns && app.wanted === data && !app.stopped.aborted) app.receive({ ...data, columns });
}

/** Plotly puts its rules into the document's head, where a shadow root does not see them. */
function adoptPlotlyStyle(root) {
  const sheet = new CSSStyleSheet();
  const rules = [...document.styleSheets]
    .filter(({ ownerNode }) => ownerNode?.id?.startsWith("plotly.js-style"))
    .flatMap((own) => [...own.cssRules].map((rule) => rule.cssText));
  sheet.replaceSync(rules.join("\n"));
  if (root.adoptedStyleSheets) root.adoptedStyleSheets = [...root.adoptedStyleSheets, sheet];
}

function start(root, component, Plotly) {
  adoptPlotlyStyle(root);
  const host = root.querySelector(".timeline");
  const end = new AbortController();
  const app = { component, stopped: end.signal, allLanes: false, query: { ...EMPTY }, heard: null };
  Object.assign(app, actions(app, host));
  const live = el("div", { class: "live", "aria-live": "polite", role: "status" });
  app.say = (text) => { live.textContent = text; };
  app.help = makeHelp();
  app.acts = makeActs(app);
  app.review = makeReview(app);
  app.bulk = makeBulk(app);
  app.rail = makeRail(app);
  app.take = makeTake(app, Plotly);
  app.head = makeHead(app);
  app.picture = makePicture(app, Plotly);
  app.overview = makeOverview(app);
  app.beyond = makeBeyond(app);
  app.shelf = makeShelf(app);
  app.legend = makeLegend(app);
  app.table = makeTable(app);
  app.stage = el("div", { class: "stage" }, app.picture.node, app.overview.node, app.beyond.node);
  const skip = el("button", { type: "button", class: "skip", onclick: () => app.picture.enter() }, "Skip to the timeline");
  host.replaceChildren(skip, app.rail.node, el("div", { class: "main" }, app.review.node, app.head.node, app.stage, app.shelf.node, app.legend.node, app.bulk.node, app.table.node, app.help.node, live));
  app.measure = measurer(host);
  const stop = listen(app, host);
  app.stop = () => { stop(); end.abort(); Plotly.purge(app.picture.plot); };
  return app;
}

function listen(app, host) {
  const size = new ResizeObserver(() => { if (app.world && app.fitWidth()) app.redraw(); });
  size.observe(app.stage);
  const opened = (event) => { if (event.detail !== app.query.event) app.select(event.detail); };
  const keys = (event) => onPageKey(app, event);
  document.addEventListener(OPENED, opened);
  document.addEventListener("keydown", keys);
  window.addEventListener("keydown", (event) => onLetter(app, event), { capture: true, signal: app.stopped });
  host.onkeydown = null;
  return () => {
    size.disconnect();
    document.removeEventListener(OPENED, opened);
    document.removeEventListener("keydown", keys);
  };
}

const isWriting = (event) => {
  const target = event.composedPath()[0];
  return /^(INPUT|TEXTAREA|SELECT|CANVAS)$/.test(target.tagName) && !/^(checkbox|radio)$/.test(target.type); // a canvas: a table of a form
};

/** `/` goes to the search, `?` shows the keys, `a` leads to the article, Esc ends the review or closes the event, unless something is being written. */
function onPageKey(app, event) {
  if (isWriting(event) || event.defaultPrevented || event.ctrlKey || event.metaKey || event.altKey) return;
  const act = { "/": () => app.openRail(), "?": () => app.help.toggle(), a: () => goToArticle(app), Escape: app.review.on ? () => app.review.end() : closing(app) }[event.key];
  if (!act) return;
  event.preventDefault();
  act();
}

/** The letters of the review come before all else that hears keys: Streamlit has other uses for some of them. */
function onLetter(app, event) {
  if (isWriting(event) || event.ctrlKey || event.metaKey || event.altKey || !app.review.key(event)) return;
  event.preventDefault();
  event.stopImmediatePropagation();
}

function closing(app) {
  const busy = app.query.event === null || app.help.node.open || !app.picture.list.hidden;
  return busy ? null : () => app.open(null);
}

/** Pixels that a text takes in a label. */
function measurer(host) {
  const context = document.createElement("canvas").getContext("2d");
  context.font = `11.5px ${getComputedStyle(host).fontFamily}`;
  const known = new Map();
  return (text) => {
    if (!known.has(text)) known.set(text, context.measureText(text).width * 1.02);
    return known.get(text);
  };
}

/** What the parts may ask for. */
function actions(app, host) {
  let timer = null;
  let frame = null;
  return {
    receive(data) {
      const changed = data.stamp !== app.stamp;
      const theme = readTheme(host);
      const sameTheme = app.theme && JSON.stringify(theme) === JSON.stringify(app.theme);
      app.theme = theme;
      if (changed) {
        app.stamp = data.stamp;
        app.world = { ...makeWorld(data.columns), downloads: data.downloads, samples: data.samples, about: data.about, kinds: data.kinds };
      }
      const isPast = app.acts.receive(data.done);
      if (changed) app.acts.show();
      if (!isPast && JSON.stringify(data.query) !== app.heard) {
        app.heard = JSON.stringify(data.query);
        const query = { ...EMPTY, ...data.query };
        if (!sameQuery(query, app.query)) app.view = null;
        app.query = query;
      } else if (!changed && sameTheme) {
        app.review.draw();
        app.bulk.draw();
        return;
      }
      app.sides = sideOrder(app.world);
      app.colour = sideColours(app.sides, theme);
      host.classList.toggle("dark", theme.dark);
      app.recompute();
      app.fitWidth();
      app.redraw();
      if (!changed) askPart(app);
    },
    /** Draws the part of a data set that has come for the query and the view as they are now. */
    receivePart() {
      if (!app.query.since && !app.query.until) app.view = null;
      app.colour = sideColours(sideOrder(app.world), app.theme);
      app.sides = sideOrder(app.world);
      app.recompute();
      app.redraw();
      app.say(`${partCount(app.world).join(" of ")} events`);
    },
    recompute() {
      app.chosen = choose(app.world, app.query);
      app.unwindowed = choose(app.world, app.query, "window");
      app.extent = extent(app.world, app.unwindowed);
      askWords(app.world, app.query.words, () => { app.fit(); app.recompute(); app.redraw(); });
      app.view ??= { ...app.extent, width: app.width ?? 0, ...firstWindow(app) };
    },
    fitWidth() {
      const width = Math.floor(app.stage.clientWidth);
      if (width === 0) return false;
      app.gutter = width < NO_GUTTER_BELOW ? 0 : GUTTER;
      const before = app.view.width;
      app.width = Math.max(120, width - app.gutter);
      app.view = { ...app.view, width: app.width };
      return app.width !== before;
    },
    redraw() {
      if (!app.view.width) return;
      app.picture.draw();
      app.overview.draw();
      app.beyond.draw();
      app.rail.draw();
      app.head.draw();
      app.shelf.draw();
      app.legend.draw();
      app.table.draw();
      app.review.draw();
      app.bulk.draw();
      host.classList.toggle("nothing", app.world.size === 0);
      host.classList.toggle("none-left", app.unwindowed.length === 0 && !app.world.part);
      const first = host.dataset.drawn === undefined;
      host.dataset.drawn = String(app.world.part?.chosen ?? app.chosen.length);
      if (first) document.dispatchEvent(new CustomEvent("dashboard-drawn"));
    },
    redrawSoon() {
      frame ??= requestAnimationFrame(() => { frame = null; app.redraw(); });
    },
    /** Without a window of one's own, what is left is fitted into the picture. */
    fit() { if (!app.query.since && !app.query.until) app.view = null; },
    /** Changes the query. */
    set(change) {
      app.query = { ...app.query, ...change };
      const narrows = FIELDS.some((field) => field in change) || "since" in change;
      if (narrows) app.fit();
      app.picture.hideTip();
      closeList(app.picture);
      app.recompute();
      app.redraw();
      if (app.world.part) askPart(app);
      else app.say(`${app.chosen.length} of ${app.world.size} events${leftOutSaid(app)}`);
      app.tellSoon();
    },
    toggle(field, id) {
      const had = app.query[field].includes(id);
      const change = { [field]: had ? app.query[field].filter((one) => one !== id) : [...app.query[field], id] };
      const other = { actors: "without", without: "actors" }[field];
      if (other) change[other] = app.query[other].filter((one) => one !== id);
      app.set(change);
    },
    clear() {
      const { lanes, order, folded, event } = app.query;
      app.set({ ...EMPTY, lanes, order, folded, event });
    },
    setView(view) {
      const next = withinReason(view, app.extent);
      const all = next.begin <= app.extent.begin && next.end >= app.extent.end;
      app.view = next;
      app.query = { ...app.query, since: all ? null : msToDay(next.begin), until: all ? null : msToDay(next.end - 1) };
      app.recompute();
      app.redrawSoon();
      askPart(app);
      app.tellSoon();
    },
    resetView() { app.setView({ ...app.view, ...app.extent }); },
    /** Narrows or widens the window about a moment, by default its middle. */
    zoom(by, about = (app.view.begin + app.view.end) / 2) {
      const { begin, end } = app.view;
      app.setView({ ...app.view, begin: about - (about - begin) * by, end: about + (end - about) * by });
    },
    fold(key) {
      const { folded } = app.query;
      app.set({ folded: folded.includes(key) ? folded.filter((one) => one !== key) : [...folded, key] });
    },
    /** Moves a lane up (-1) or down (+1) among its like; whether it could be. */
    moveLane(key, by) {
      const order = moved(app.world, app.picture.placed.lanes, app.query.order, key, by);
      if (order) app.set({ order });
      const { lanes } = app.picture.placed;
      const at = lanes.findIndex((lane) => lane.key === key);
      app.say(`${lanes[at].label} is lane ${at + 1} of ${lanes.length}`);
      return order !== null;
    },
    toggleLanes() { app.allLanes = !app.allLanes; app.redraw(); },
    openRail() { app.rail.fold.open = true; app.rail.search.focus(); },
    emptiedBy: () => emptiedBy(app),
    hideTip() { app.picture.hideTip(); },
    tipAt(mark, target) {
      const frame = app.picture.node.getBoundingClientRect();
      const rect = target.getBoundingClientRect();
      const show = () => showTip(app.picture.tip, describe(app.world, mark), rect.left - frame.left + 20, rect.top - frame.top - 110, frame);
      app.picture.showTip(mark, show);
    },
    /** Opens an event: it is marked here at once, and Python shows it in the panel. */
    open(id) {
      const at = id !== null && isCounted(app.world) ? positionOf(app.world, id) : null;
      if (at !== null) return app.setView(closer(app, at));
      app.showEvent(id);
      app.acts.moved = true;
      return app.component.setTriggerValue("opened", { id: id ?? "", query: app.query });
    },
    /** Marks an event as open, and has the panel ask for it. */
    showEvent(id) {
      const params = toParams({ ...app.query, event: id });
      document.dispatchEvent(new CustomEvent(OPENING, { detail: { id, params } })); // asked for while it is drawn here
      app.select(id);
    },
    select(id) {
      const before = shownAsOpen(app.world, app.query);
      app.query = { ...app.query, event: id };
      if (shownAsOpen(app.world, app.query) !== before) {
        app.recompute();
        app.redraw();
      } else app.redrawOpen();
    },
    /** Draws which event is open, where the same events are shown as before. */
    redrawOpen() {
      app.picture.drawOpen();
      app.shelf.draw();
      app.legend.draw();
      app.table.select();
      app.review.draw();
    },
    tellSoon() {
      app.acts.moved = true;
      clearTimeout(timer);
      timer = setTimeout(() => app.component.setStateValue("query", app.query), SETTLED);
    },
  };
}

/** Whether two queries choose and show the same, and have the same event open. */
const sameQuery = (one, other) => Object.keys(EMPTY).every((field) => JSON.stringify(one[field]) === JSON.stringify(other[field]));

function leftOutSaid(app) {
  const out = leftOut(app);
  return out > 0 ? `, ${leftOutWords(app, out)} left out` : "";
}

/** The window that the address names; else the dense part of the time, where the rest is sparse. */
function firstWindow({ world, query, unwindowed, extent: whole }) {
  if (world.part && !query.since && !query.until) return { begin: world.part.view[0], end: world.part.view[1] };
  if (query.since || query.until) return windowOf(query, whole);
  return densePart({ world, chosen: unwindowed, whole }, positionOf(world, query.event)) ?? {};
}

function windowOf(query, whole) {
  if (!query.since && !query.until) return {};
  return {
    begin: query.since ? dayToMs(query.since) : whole.begin,
    end: query.until ? dayToMs(query.until) + DAY : whole.end,
  };
}

/** A view that is neither narrower than half a day nor far wider than all there is. */
function withinReason(view, whole) {
  const length = Math.min(Math.max(view.end - view.begin, DAY / 2), (whole.end - whole.begin) * 1.5);
  const middle = Math.min(Math.max((view.begin + view.end) / 2, whole.begin), whole.end);
  return { ...view, begin: middle - length / 2, end: middle + length / 2 };
}
