// What the parts may ask for: the one place in which the query, the window and what is drawn of them change.

import { keepInTab, keepPlaces, placesOfTab, sideColours } from "./colours.js";
import { choose, dayToMs, FIELDS, msToDay, shownAsOpen } from "./filter.js";
import { emptiedBy } from "./head.js";
import { positionOf } from "./labels.js";
import { moved, sideOrder } from "./lanes.js";
import { leftOut, leftOutWords } from "./levels.js";
import { closeList } from "./listed.js";
import { askPart, closer, isCounted } from "./data_set_client.js";
import { EMPTY, sameQuery } from "./query.js";
import { askWords } from "./texts.js";
import { describe, showTip } from "./tooltip.js";
import { densePart, extent } from "./window.js";
import { DAY, isUndated } from "./dataset.js";

const GUTTER = 150; // pixels that the names of lanes take beside the picture
const NO_GUTTER_BELOW = 560;

/**
 * The actions of the store that the parts share, for `Object.assign`. Nothing but they change what it holds; a part
 * reads it, and asks for an action. It has
 * - `dataset`, the events (dataset.js); `query`, what is chosen (query.js), and `initial`, what that is at first;
 * - `chosen`, `unwindowed`: the positions that the query leaves, and without its window, `dated` those of them that
 *   have a date; `extent`: all their time;
 * - `view`: the stretch {begin, end, width} that is shown, null: to be found anew; `gutter` and `width` in pixels;
 * - `theme`, `sides`, `colour(side)`: see colours.js;
 * - `parts`, in the order in which they are drawn: `draw()` draws one for the query, `drawOpen()` for the open event;
 * - `picture`, `filterPanel`, `stage`, `say(words)`, `measure(text)`, which others of these functions use.
 * It is told by `showEvent(id)` that an event is to be shown, by `told(id)` that a person picked one (the query has
 * it), and by `tellSoon()` that the query has changed.
 */
function sidesByColour(app) {
  const { dataset } = app;
  const ids = dataset.actors.id;
  const order = sideOrder(dataset);
  if (dataset.colours) { // a file has those of the page that it was saved from
    app.places = dataset.colours;
  } else {
    app.places = keepPlaces(app.places ?? placesOfTab(), order.map((side) => ids[side]));
    keepInTab(app.places);
  }
  const first = app.places.map((id) => (id === null ? null : order.find((side) => ids[side] === id) ?? null));
  return [...first, ...order.filter((side) => !first.includes(side))];
}

export function makeActions(app, host) {
  let frame = null;
  return {
    /** Draws all anew, in a theme: the events, the query or the theme are others than before. */
    show(theme) {
      app.theme = theme;
      app.sides = sidesByColour(app);
      app.colour = sideColours(app.sides, theme);
      host.classList.toggle("dark", theme.dark);
      app.recompute();
      app.fitWidth();
      app.redraw();
    },
    recompute() {
      app.chosen = choose(app.dataset, app.query);
      const hasWindow = app.dataset.part || app.query.since || app.query.until;
      app.unwindowed = hasWindow ? choose(app.dataset, app.query, "window") : app.chosen;
      app.dated = app.unwindowed.filter((i) => !isUndated(app.dataset, i));
      app.extent = extent(app.dataset, app.unwindowed);
      askWords(app.dataset, app.query.words, () => { app.fit(); app.recompute(); app.redraw(); });
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
      for (const part of app.parts) part.draw();
      host.classList.toggle("nothing", app.dataset.size === 0);
      host.classList.toggle("none-left", app.unwindowed.length === 0 && !app.dataset.part);
      const first = host.dataset.drawn === undefined;
      host.dataset.drawn = String(app.dataset.part?.chosen ?? app.chosen.length);
      if (first) document.dispatchEvent(new CustomEvent("dashboard-drawn"));
    },
    redrawSoon() {
      frame ??= requestAnimationFrame(() => { frame = null; app.redraw(); });
    },
    /** Draws which event is open, where the same events are shown as before. */
    redrawOpen() { for (const part of app.parts) part.drawOpen?.(); },
    /** Other events than before, or another part of them; nothing is drawn yet. */
    setDataset(dataset) { app.dataset = dataset; },
    /** Why what is shown is not what is asked for, in words; null: it is. */
    setTrouble(trouble) { app.dataset.trouble = trouble; },
    /** Another query as a whole, as an address names it; nothing is drawn yet. */
    setQuery(query) {
      if (!sameQuery(query, app.query)) app.view = null;
      app.query = query;
    },
    /** The day until which it is told; the window stays, and nothing is drawn yet. */
    setKnown(day) { app.query = { ...app.query, known: day }; },
    /** Without a window of one's own, what is left is fitted into the picture. */
    fit() { if (!app.query.since && !app.query.until) app.view = null; },
    ...queryActions(app),
    ...viewActions(app),
    openFilters() { app.filterPanel.fold.open = true; app.filterPanel.search.focus(); },
    emptiedBy: () => emptiedBy(app),
    hideTip() { app.picture.hideTip(); },
    tipAt(mark, target) {
      const frame = app.picture.node.getBoundingClientRect();
      const rect = target.getBoundingClientRect();
      const show = () =>
        showTip(
          app.picture.tip,
          describe(app.dataset, mark),
          rect.left - frame.left + 20,
          rect.top - frame.top - 110,
          frame,
        );
      app.picture.showTip(mark, show);
    },
    /** Opens an event: it is marked here at once, and whoever shows it is told. */
    open(id) {
      const at = id !== null && isCounted(app.dataset) ? positionOf(app.dataset, id) : null;
      if (at !== null) return app.setView(closer(app, at));
      app.showEvent(id);
      return app.told(id);
    },
    /** Marks an event as open. */
    select(id) {
      const before = shownAsOpen(app.dataset, app.query);
      app.query = { ...app.query, event: id };
      if (shownAsOpen(app.dataset, app.query) !== before) {
        app.recompute();
        app.redraw();
      } else app.redrawOpen();
    },
  };
}

function queryActions(app) {
  return {
    /** Changes the query. */
    set(change) {
      app.query = { ...app.query, ...change };
      const narrows = FIELDS.some((field) => field in change) || "since" in change;
      if (narrows) app.fit();
      app.picture.hideTip();
      closeList(app.picture);
      app.recompute();
      app.redraw();
      if (app.dataset.part) askPart(app);
      else app.say(`${app.chosen.length} of ${app.dataset.size} events${leftOutSaid(app)}`);
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
      const { lanes, order, folded, event, known } = app.query; // the events of another day are others
      app.set({ ...EMPTY, ...app.initial, lanes, order, folded, event, known });
    },
    fold(key) {
      const { folded } = app.query;
      app.set({ folded: folded.includes(key) ? folded.filter((one) => one !== key) : [...folded, key] });
    },
    /** Moves a lane up (-1) or down (+1) among its like; whether it could be. */
    moveLane(key, by) {
      const order = moved(app.dataset, app.picture.placed.lanes, app.query.order, key, by);
      if (order) app.set({ order });
      const { lanes } = app.picture.placed;
      const at = lanes.findIndex((lane) => lane.key === key);
      app.say(`${lanes[at].label} is lane ${at + 1} of ${lanes.length}`);
      return order !== null;
    },
    toggleLanes() { app.allLanes = !app.allLanes; app.redraw(); },
  };
}

function viewActions(app) {
  return {
    setView(view) {
      const next = withinReason(view, app.extent);
      const all = next.begin <= app.extent.begin && next.end >= app.extent.end;
      app.view = next;
      app.query = { ...app.query, since: all ? null : limitAt(next.begin), until: all ? null : limitAt(next.end - 1) };
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
  };
}

function leftOutSaid(app) {
  const out = leftOut(app);
  return out > 0 ? `, ${leftOutWords(app, out)} left out` : "";
}

/** The window that the address names; else the dense part of the time, where the rest is sparse. */
function firstWindow({ dataset, query, unwindowed, extent: whole }) {
  if (dataset.part && !query.since && !query.until) return { begin: dataset.part.view[0], end: dataset.part.view[1] };
  if (query.since || query.until) return windowOf(query, whole);
  return densePart({ dataset, chosen: unwindowed, whole }, positionOf(dataset, query.event)) ?? {};
}

function windowOf(query, whole) {
  return {
    begin: query.since ? dayToMs(query.since) : whole.begin,
    end: query.until ? dayToMs(query.until) + DAY : whole.end,
  };
}

/** The day of an end of the window; null, no limit, where it lies outside of the years that an address can have. */
function limitAt(ms) {
  const day = msToDay(ms);
  return /^\d{4}-/.test(day) && day >= "0001" ? day : null;
}

/** A view that is neither narrower than half a day nor far wider than all there is. */
function withinReason(view, whole) {
  const length = Math.min(Math.max(view.end - view.begin, DAY / 2), (whole.end - whole.begin) * 1.5);
  const middle = Math.min(Math.max((view.begin + view.end) / 2, whole.begin), whole.end);
  return { ...view, begin: middle - length / 2, end: middle + length / 2 };
}

/**
 * A function that gives the pixels that a text takes in a label: those of its words, as thousands of titles have few
 * words that no other has, and to measure one takes ten times as long as to find that it is known.
 */
export function measurer(host) {
  const context = document.createElement("canvas").getContext("2d");
  context.font = `11.5px ${getComputedStyle(host).fontFamily}`;
  const known = new Map();
  const widthOf = (word) => {
    if (!known.has(word)) known.set(word, context.measureText(word).width * 1.02);
    return known.get(word);
  };
  return (text) => {
    const words = text.split(" ");
    let width = (words.length - 1) * widthOf(" ");
    for (const word of words) width += widthOf(word);
    return width;
  };
}
