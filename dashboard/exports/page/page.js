// The page that works alone: the picture of the dashboard, its filters, and the open event, above the table of the
// events.

import { makeActions, measurer } from "../../widgets/chart/js/actions.js";
import { readTheme } from "../../widgets/chart/js/colours.js";
import { count, el } from "../../widgets/chart/js/dom.js";
import { RANKS } from "../../widgets/chart/js/filter.js";
import { makeHead } from "../../widgets/chart/js/head.js";
import { makeHelp } from "../../widgets/chart/js/help.js";
import { listenToKeys } from "../../widgets/chart/js/keys.js";
import { makeLegend, makeShelf } from "../../widgets/chart/js/legend.js";
import { makeOverview } from "../../widgets/chart/js/overview.js";
import { makePicture } from "../../widgets/chart/js/picture.js";
import { plainPainter } from "../../widgets/chart/js/plain.js";
import { EMPTY } from "../../widgets/chart/js/query.js";
import { makeFilterPanel } from "../../widgets/chart/js/filter_panel.js";
import { makeBeyond } from "../../widgets/chart/js/window.js";
import { makeDataset } from "../../widgets/chart/js/dataset.js";
import { makePanel } from "./panel.js";
import { showProof } from "./proof.js";
import { reach } from "./reach_row.js";
import { columnsOf } from "./rows.js";

const SOON = 60; // milliseconds
const DARK = "(prefers-color-scheme: dark)";
const byId = (id) => document.getElementById(id);
let cameFrom = null; // where the page was scrolled to when the panel was opened
const rows = [...document.querySelectorAll("tbody tr")];

/** The app: see actions.js. Nobody is told of anything: there is no server. */
function makeApp(host, lists) {
  const dataset = makeDataset(columnsOf(rows, lists));
  // all that is here is shown
  const initial = { level: dataset.events.level.some((level) => level > RANKS[EMPTY.level]) ? "all" : EMPTY.level };
  const app = {
    dataset,
    initial,
    query: { ...EMPTY, ...initial },
    allLanes: false,
    stopped: new AbortController().signal,
  };
  const live = el("div", { class: "live", "aria-live": "polite", role: "status" });
  Object.assign(app, makeActions(app, host), {
    say: (words) => {
      live.textContent = words;
    },
    told: () => {},
    tellSoon: () => {},
    showEvent: (id) => showEvent(app, id),
  });
  app.help = makeHelp({ isReadOnly: true });
  app.filterPanel = makeFilterPanel(app);
  app.head = makeHead(app, () => [
    el("button", { type: "button", "data-key": "print", onclick: () => window.print() }, "Print"),
    app.help.button,
  ]);
  app.picture = makePicture(app, plainPainter());
  app.overview = makeOverview(app);
  app.beyond = makeBeyond(app);
  app.shelf = makeShelf(app);
  app.legend = makeLegend(app);
  app.table = makeTable(app);
  app.panel = makePanel(app, rows);
  const { picture, overview, beyond, filterPanel, head, shelf, legend, table, panel } = app;
  app.parts = [picture, overview, beyond, filterPanel, head, shelf, legend, table, panel];
  app.stage = el("div", { class: "stage" }, app.picture.node, app.overview.node, app.beyond.node);
  document.body.prepend(
    el("button", { type: "button", class: "skip", onclick: () => app.picture.enter() }, "Skip to the timeline"),
  );
  const proved = el("slot", { name: "proved" });
  const below = [app.stage, app.shelf.node, app.legend.node, app.help.node, live];
  host.replaceChildren(app.filterPanel.node, el("div", { class: "main" }, app.head.node, proved, ...below));
  app.measure = measurer(host);
  return app;
}

/**
 * Of the table only what is chosen is shown: when the picture has been painted, as a browser is long about a thousand
 * rows.
 */
function makeTable(app) {
  let shown = null;
  let soon = null;
  const show = () => {
    const chosen = new Set(app.chosen);
    rows.forEach((row, i) => { row.hidden = !chosen.has(i); });
    const [left, all] = [app.chosen.length, rows.length];
    byId("count").textContent = left === all ? count(all, "event") : `${left} of ${count(all, "event")}`;
    byId("count").classList.toggle("all", left === all);
  };
  const draw = () => {
    if (shown === app.chosen) return;
    shown = app.chosen;
    clearTimeout(soon);
    soon = setTimeout(show, SOON);
  };
  const focus = () => {
    show();
    const row = rows.find(({ hidden }) => !hidden);
    if (row) reach(row);
  };
  return { draw, focus };
}

/** Shows an event in the panel; where that lies below the picture, it comes into sight, and closed it leads back. */
function showEvent(app, id) {
  const { node } = app.panel;
  const before = node.hidden;
  app.select(id);
  if (app.fitWidth()) app.redraw();
  if (id === null) {
    if (cameFrom !== null) window.scrollTo({ top: cameFrom });
    cameFrom = null;
  } else if (node.offsetTop > byId("timeline").offsetTop) {
    if (before) cameFrom = window.scrollY;
    node.scrollIntoView({ block: "nearest" });
  }
}

/** Marks in the picture, too, which events were changed since the page was sealed. */
function markChanged(app, changed) {
  if (changed.length === 0) return;
  const told = [0, "This line was changed since the page was sealed: the list below tells what."];
  const fates = [{ id: "altered", label: "Changed since the page was sealed" }];
  const since = Object.fromEntries(changed.map((i) => [i, told]));
  app.setDataset({ ...app.dataset, fates, events: { ...app.dataset.events, since } });
  app.show(app.theme);
}

function start() {
  const holder = byId("timeline");
  const root = holder.attachShadow({ mode: "open" });
  root.append(byId("chart").content.cloneNode(true));
  document.body.classList.add("drawn");
  byId("proved").hidden = false; // it has its room from the beginning, so that nothing moves when it is filled
  const host = root.querySelector(".timeline");
  const app = makeApp(host, JSON.parse(byId("lists").textContent));
  app.show(readTheme(host));
  new ResizeObserver(() => { if (app.fitWidth()) app.redraw(); }).observe(app.stage);
  window.matchMedia(DARK).addEventListener("change", () => app.show(readTheme(host)));
  listenToKeys(app);
  // when the picture has been painted
  setTimeout(() => markChanged(app, showProof(rows, byId("lists").textContent)));
}

start();
