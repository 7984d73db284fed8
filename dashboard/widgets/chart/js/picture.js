// The picture itself: lanes, their marks, pointer and wheel, and the marks by keyboard.

import { arcs } from "./arcs.js";
import { count, el } from "./dom.js";
import { AXIS, marksFigure, overlayFigure } from "./draw.js";
import { drawEmpty } from "./empty.js";
import { askLabels, idOf, positionOf, titleOf, whenOf } from "./labels.js";
import { drawNames } from "./lane_names.js";
import { makeLanes } from "./lanes.js";
import { closeList, onListKey, openList } from "./listed.js";
import { makeOverlay } from "./overlay.js";
import { isCounted } from "./data_set_client.js";
import { listenToPinch } from "./pinch.js";
import { holds, place, seenIn } from "./place.js";
import { clampX, markAt, middle } from "./reach.js";
import { listenToNames } from "./reorder.js";
import { makeStages, sightOf } from "./staged.js";
import { askTexts } from "./texts.js";
import { tiedMarks, tieShapes } from "./ties.js";
import { titler } from "./titles.js";
import { describe, MOST_TOLD, showTip } from "./tooltip.js";
import { toldIn } from "./window.js";
import { DAY } from "./dataset.js";

const SHORTEST = DAY / 2; // the narrowest window
const REACH = 4; // pixels that a click may move

/** The picture. `painter` draws the marks: `plotlyPainter` of traces.js, or `plainPainter` of plain.js. */
export function makePicture(app, painter) {
  const names = el("div", { class: "lane-names" });
  const plot = el("div", { class: "plot" });
  const tip = el("div", { class: "tip", role: "tooltip", hidden: true });
  const list = el("div", { class: "list", role: "dialog", "aria-label": "Events here", hidden: true });
  const empty = el("div", { class: "empty", hidden: true });
  const node = el("div", {
    class: "picture", tabindex: 0, role: "application", "aria-roledescription": "timeline",
    "aria-label": "Timeline. Arrow keys move between events, Enter opens one, plus and minus zoom.",
  }, names, plot, tip, list, empty);
  const spot = el("div", { class: "spot", "aria-hidden": "true" });
  node.append(spot);
  const picture = {
    spot,
    node,
    names,
    plot,
    tip,
    list,
    empty,
    painter,
    overlay: makeOverlay(),
    stages: makeStages(app),
    placed: null,
    focused: null,
    ready: false,
  };
  // The lanes of the events in the window, `most` of them, and how many are held back.
  picture.lanes = (most) => lanesOf(app, most);
  picture.draw = () => draw(app, picture);
  picture.drawOpen = () => (picture.ready ? drawOpen(app, picture) : picture.draw());
  // For whoever looks at the page from outside: the marks that can be seen, in the pixels of the plot.
  node.marks = () =>
    picture.placed.marks
      .filter((mark) => mark.x1 >= 0 && mark.x0 <= app.view.width)
      .map((mark) => ({
        x: clampX(mark, app.view),
        y: middle(mark) + AXIS,
        events: mark.events.map((i) => idOf(app.dataset, i)),
      }));
  // Shows what a mark says, and shows it again when its quote has come.
  picture.showTip = (mark, show) => {
    picture.tipped = mark;
    show();
    const again = () => { if (picture.tipped === mark && !tip.hidden) show(); };
    askTexts(app.dataset, mark.events[0], again);
    askLabels(app.dataset, mark.events.slice(0, MOST_TOLD), again);
  };
  picture.hideTip = () => { tip.hidden = true; picture.overlay.tie([]); };
  picture.enter = () => { node.focus(); if (!picture.focused) focusMark(app, picture, firstMark(app, picture)); };
  listen(app, picture);
  listenToNames(app, picture);
  return picture;
}

function draw(app, picture) {
  const { dataset, view } = app;
  const sight = sightOf(picture.plot); // before anything is changed: else the page would be laid out for it
  const { lanes, hidden, away } = lanesOf(app);
  const focus = picture.focused;
  picture.placed = place(dataset, lanes, view, { namesAbove: app.gutter === 0 });
  picture.focused =
    focus && (picture.placed.marks.find((m) => m.lane === focus.lane && holds(m, focus.events[0])) ?? null);
  askLabels(
    dataset,
    picture.placed.marks.filter((mark) => mark.kind !== "bucket" || mark.single).map((mark) => mark.events[0]),
    () => app.redrawSoon(),
  );
  drawNames(app, picture, hidden, away);
  drawEmpty(app, picture, app.dated);
  takeLook(app, picture, publishedDays(app));
  picture.plot.style.marginLeft = `${app.gutter}px`;
  picture.title = titlerOf(app, picture);
  picture.stages.draw(picture.placed, sight, (placed, bottom) => {
    picture.title(bottom);
    picture.painter.draw(picture.plot, marksFigure(dataset, placed, view, picture.look), view);
    drawOverlay({ dataset, view }, picture, placed);
  });
  if (!picture.ready) listenToPlot(app, picture);
}

function lanesOf({ dataset, dated, view, query, allLanes }, most) {
  const seen = isCounted(dataset) ? null : seenIn(dataset, view);
  return makeLanes(dataset, dated, { ...query, collapsed: new Set(query.folded), all: allLanes, seen, most });
}

/** Shows which event is open and which mark the keyboard is on: all else stays as it is drawn. */
function drawOpen(app, picture) {
  picture.title = titlerOf(app, picture);
  picture.title();
  takeLook(app, picture, picture.look.published);
  if (!picture.stages.finish()) drawOverlay(app, picture, picture.placed); // what was left draws it, too
}

function titlerOf({ dataset, view, measure, query }, { placed }) {
  return titler(dataset, placed, view, { measure, selected: positionOf(dataset, query.event) });
}

function drawOverlay({ dataset, view }, { overlay, painter, plot, look }, placed) {
  overlay.draw(painter.layer(plot), overlayFigure(dataset, placed, view, look));
}

function takeLook(app, picture, published) {
  const curves = arcs(app, picture.placed.marks);
  picture.arcs = curves.length;
  picture.look = {
    theme: app.theme,
    colour: app.colour,
    focused: picture.focused,
    selected: positionOf(app.dataset, app.query.event),
    picked: app.bulk?.any ? app.bulk.has : null,
    arcs: curves,
    published,
  };
}

/** The days on which the articles that tell of the chosen events were published. */
function publishedDays({ dataset, unwindowed }) {
  if (dataset.part) return [];
  const told = toldIn(dataset, unwindowed);
  return dataset.articles.filter(({ published }, n) => published !== null && told[n]).map(({ published }) => published);
}

function listen(app, picture) {
  const { node, plot, list } = picture;
  const inPlot = (event) => {
    const rect = plot.getBoundingClientRect();
    return [event.clientX - rect.left, event.clientY - rect.top - AXIS];
  };
  let pressed = null;
  picture.pinch = listenToPinch(app, plot, (finger) => inPlot(finger)[0]);
  plot.addEventListener("pointermove", (event) => {
    if (!picture.placed || event.buttons !== 0 || !list.hidden) return;
    const mark = markAt(picture.placed, ...inPlot(event));
    plot.classList.toggle("on-mark", mark !== null);
    if (mark) tipAtMark(app, picture, mark, inPlot(event));
    else picture.hideTip();
  });
  plot.addEventListener("pointerleave", () => picture.hideTip());
  plot.addEventListener(
    "pointerdown",
    (event) => {
      pressed = [event.clientX, event.clientY];
      picture.hideTip();
    },
    true,
  );
  // While the button is down, plotly covers the page with an element of its own.
  window.addEventListener(
    "pointerup",
    (event) => {
      const from = pressed;
      pressed = null;
      if (
        !from ||
        !picture.placed ||
        picture.pinch.on ||
        Math.hypot(event.clientX - from[0], event.clientY - from[1]) > REACH
      )
        return;
      closeList(picture);
      const mark = markAt(picture.placed, ...inPlot(event));
      if (mark) press(app, picture, mark, event.shiftKey);
    },
    { capture: true, signal: app.stopped },
  );
  // The plain wheel scrolls the page; a pinch on a touch pad comes as a wheel with Ctrl.
  plot.addEventListener(
    "wheel",
    (event) => {
      if (!event.ctrlKey && !event.metaKey) return;
      event.preventDefault();
      picture.hideTip();
      const { begin, end, width } = app.view;
      app.zoom(
        Math.exp(Math.max(-60, Math.min(60, event.deltaY)) / 200),
        begin + (inPlot(event)[0] / width) * (end - begin),
      );
    },
    { passive: false },
  );
  plot.addEventListener("dblclick", () => app.resetView());
  node.onkeydown = (event) => onKey(app, picture, event);
  node.onfocus = () => {
    if (!picture.focused && node.matches(":focus-visible")) focusMark(app, picture, firstMark(app, picture));
  };
  node.onblur = () => {
    if (!node.contains(node.getRootNode().activeElement)) {
      picture.focused = null;
      picture.hideTip();
      picture.drawOpen();
    }
  };
}

function listenToPlot(app, picture) {
  picture.ready = true;
  picture.painter.listen(picture.plot, {
    view: () => app.view, isBusy: () => picture.pinch.on, stopped: app.stopped,
    onRange: ({ begin, end }) => app.setView({ ...app.view, begin, end: Math.max(end, begin + SHORTEST) }),
  });
}

function tipAtMark(app, picture, mark, [x, y]) {
  const frame = picture.node.getBoundingClientRect();
  const show = () => showTip(picture.tip, describe(app.dataset, mark), x + app.gutter, y + AXIS, frame);
  if (picture.tipped !== mark || picture.tip.hidden) tieMarks(app, picture, mark);
  picture.showTip(mark, show);
}

/** Shows where else the events of a mark lie. */
function tieMarks({ view, theme }, picture, mark) {
  const places = tiedMarks(picture.placed, mark).map((one) => ({ x: clampX(one, view), y: middle(one) }));
  picture.overlay.tie(tieShapes(places, theme.dim));
}

/** A mark of one event opens it; a mark of several lists them. With Shift all of its events are chosen, or let go. */
function press(app, picture, mark, choosing = false) {
  picture.hideTip();
  if (choosing && app.bulk && !app.dataset.part) app.bulk.toggle(mark.events);
  else if (mark.events.length === 1) app.open(idOf(app.dataset, mark.events[0]));
  else openList(app, picture, mark);
}

function firstMark(app, picture) {
  const { marks } = picture.placed;
  const open = positionOf(app.dataset, app.query.event);
  return marks.find((mark) => holds(mark, open)) ?? marks[0] ?? null;
}

function onKey(app, picture, event) {
  if (event.ctrlKey || event.metaKey || event.altKey) return;
  if (!picture.list.hidden) return onListKey(app, picture, event);
  if (event.target !== picture.node) return;
  const act = {
    ArrowRight: () => step(app, picture, +1), ArrowLeft: () => step(app, picture, -1),
    ArrowDown: () => changeLane(app, picture, +1), ArrowUp: () => changeLane(app, picture, -1),
    Home: () => edge(app, picture, 0), End: () => edge(app, picture, -1),
    Enter: () => picture.focused && press(app, picture, picture.focused, event.shiftKey),
    " ": () => picture.focused && press(app, picture, picture.focused),
    "+": () => app.zoom(0.5), "=": () => app.zoom(0.5), "-": () => app.zoom(2), 0: () => app.resetView(),
    Escape: app.review?.on ? null : () => (picture.tip.hidden ? app.open(null) : picture.hideTip()),
  }[event.key];
  if (!act) return;
  event.preventDefault();
  act();
}

const inTime = (lane) => (marks) => marks.filter((m) => m.lane === lane).sort((a, b) => a.x - b.x);

function step(app, picture, by) {
  const { marks } = picture.placed;
  if (!picture.focused) return focusMark(app, picture, firstMark(app, picture));
  const line = inTime(picture.focused.lane)(marks);
  return focusMark(app, picture, line[line.indexOf(picture.focused) + by] ?? picture.focused);
}

function edge(app, picture, at) {
  const line = inTime(picture.focused?.lane ?? 0)(picture.placed.marks);
  focusMark(app, picture, line.at(at) ?? null);
}

/** The mark of the next lane that is nearest in time. */
function changeLane(app, picture, by) {
  const { marks, lanes } = picture.placed;
  if (!picture.focused) return focusMark(app, picture, firstMark(app, picture));
  for (let lane = picture.focused.lane + by; lane >= 0 && lane < lanes.length; lane += by) {
    const line = inTime(lane)(marks);
    if (line.length === 0) continue;
    const far = (mark) => Math.abs(mark.x - picture.focused.x);
    return focusMark(app, picture, line.reduce((a, b) => (far(b) < far(a) ? b : a)));
  }
  return undefined;
}

function focusMark(app, picture, mark) {
  picture.focused = mark;
  picture.drawOpen();
  if (!mark) return;
  picture.spot.style.top = `${middle(mark) + AXIS - 12}px`;
  picture.spot.scrollIntoView({ block: "nearest" });
  tipAtMark(app, picture, mark, [Math.max(0, Math.min(mark.x, app.view.width)), middle(mark)]);
  const { dataset } = app;
  const lane = picture.placed.lanes[mark.lane];
  const i = mark.events[0];
  const what = mark.events.length === 1
    ? `${whenOf(dataset, i)}: ${titleOf(dataset, i)}. Press Enter to open.`
    : `${count(mark.events.length, "event")}, first ${whenOf(dataset, i)}: ${titleOf(dataset, i)}. ` +
      "Press Enter to list.";
  app.say(`${lane.label}, ${what}`);
}
