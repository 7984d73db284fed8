// The timeline component: holds what is chosen and what is in view, and has the parts drawn.

import { makeActions, measurer } from "./actions.js";
import { makeActs } from "./acts.js";
import { makeBulk } from "./bulk.js";
import { readTheme } from "./colours.js";
import { el } from "./dom.js";
import { askColumns, knownColumns, ready } from "./preload.js";
import { makeHead } from "./head.js";
import { makeHelp } from "./help.js";
import { goToArticle, goToForm, leadsToForm } from "./jump.js";
import { isForOthers, listenToKeys } from "./keys.js";
import { makeLegend, makeShelf } from "./legend.js";
import { makeOverview } from "./overview.js";
import { askPart, partCount } from "./data_set_client.js";
import { makePicture } from "./picture.js";
import { EMPTY, sameQuery, toParams } from "./query.js";
import { makeFilterPanel } from "./filter_panel.js";
import { makeCame, makeReported } from "./reported.js";
import { makeReview } from "./review.js";
import { makeTable } from "./table.js";
import { makeTake } from "./take.js";
import { plotlyPainter } from "./traces.js";
import { makeBeyond } from "./window.js";
import { makeDataset } from "./dataset.js";

export const OPENED = "dashboard-opened"; // tells the other parts of the page which event is open
const OPENING = "dashboard-opening"; // … and which is to be opened, with the address of what is to be seen then
const SETTLED = 350; // milliseconds of quiet after which Python hears of filters and window …
const ANSWERED = 150; // … and of the open event, if the panel has not shown it before …
const PAINTED = 30; // … else when that has been painted
const CAME = "dashboard-panel-came"; // … and this that they came behind what was picked
const instances = new WeakMap();
const newest = new WeakMap(); // what Python sent last to each app

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
  newest.set(app, data);
  const columns = knownColumns(data.stamp) ?? await askColumns(data.columns);
  if (columns && newest.get(app) === data && !app.stopped.aborted) app.receive({ ...data, columns });
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
  const app = { component, stopped: end.signal, allLanes: false, query: { ...EMPTY }, initial: {} };
  Object.assign(app, makeActions(app, host), ownActions(app, host));
  const live = el("div", { class: "live", "aria-live": "polite", role: "status" });
  app.say = (text) => { live.textContent = text; };
  app.help = makeHelp();
  app.acts = makeActs(app);
  app.review = makeReview(app);
  app.bulk = makeBulk(app);
  app.filterPanel = makeFilterPanel(app);
  app.take = makeTake(app);
  app.head = makeHead(app, () => [app.review.button(), app.take.node, app.help.button]);
  app.picture = makePicture(app, plotlyPainter(Plotly));
  app.overview = makeOverview(app);
  app.reported = makeReported(app);
  app.came = makeCame(app);
  app.beyond = makeBeyond(app);
  app.shelf = makeShelf(app);
  app.legend = makeLegend(app);
  app.table = makeTable(app);
  app.parts = [
    app.picture,
    app.reported,
    app.came,
    app.overview,
    app.beyond,
    app.filterPanel,
    app.take,
    app.head,
    app.shelf,
    app.legend,
    app.table,
    app.review,
    app.bulk,
  ];
  app.stage = el(
    "div",
    { class: "stage" },
    app.reported.node,
    app.picture.node,
    app.came.node,
    app.overview.node,
    app.beyond.node,
  );
  const skip = el(
    "button",
    { type: "button", class: "skip", onclick: () => app.picture.enter() },
    "Skip to the timeline",
  );
  host.replaceChildren(
    skip,
    app.filterPanel.node,
    el(
      "div",
      { class: "main" },
      app.review.node,
      app.head.node,
      app.stage,
      app.shelf.node,
      app.legend.node,
      app.bulk.node,
      app.table.node,
      app.help.node,
      live,
    ),
  );
  app.measure = measurer(host);
  const stop = listen(app, host);
  app.stop = () => { stop(); end.abort(); app.picture.painter.clear(app.picture.plot); };
  return app;
}

function listen(app, host) {
  const size = new ResizeObserver(() => { if (app.dataset && app.fitWidth()) app.redraw(); });
  size.observe(app.stage);
  const { stopped: signal } = app;
  document.addEventListener(
    OPENED,
    (event) => {
      // until the events have come there is none to mark; the query that comes with them names it
      if (app.dataset && event.detail !== app.query.event) app.select(event.detail);
      else app.shown();
    },
    { signal },
  );
  document.addEventListener(CAME, () => app.showAgain(), { signal });
  listenToKeys(app, () => ({
    a: () => goToArticle(app),
    ...(app.review.on ? { Escape: () => app.review.end() } : {}),
  }));
  window.addEventListener("keydown", (event) => onLetter(app, event), { capture: true, signal });
  window.addEventListener("click", (event) => { if (leads(event)) app.leave(); }, { capture: true, signal });
  document.addEventListener("click", (event) => { if (leadsToForm(event)) goToForm(app); }, { signal });
  host.onkeydown = null;
  return () => size.disconnect();
}

/** Whether a click is on a link that leads away in this tab. */
function leads(event) {
  const link = event.composedPath().find((node) => node.tagName === "A" && node.href);
  const isElsewhere = event.ctrlKey || event.metaKey || event.shiftKey || link?.hasAttribute("download");
  return link && !isElsewhere && ["", "_self"].includes(link.target);
}

/** The letters of the review come before all else that hears keys: Streamlit has other uses for some of them. */
function onLetter(app, event) {
  if (isForOthers(event) || !app.review.key(event)) return;
  event.preventDefault();
  event.stopImmediatePropagation();
}

/** What is so with a server alone: events come from it, and it hears of what is chosen and opened. */
function ownActions(app, host) {
  let [timer, stamp, answered] = [null, null, null];
  let last = 0; // when the person last opened or chose something …
  let heard = 0; // … and what of that Python had heard
  let opened = false; // an event of which is to be told once the panel shows it
  const askFor = (id) => {
    const params = toParams({ ...app.query, event: id });
    document.dispatchEvent(new CustomEvent(OPENING, { detail: { id, params } }));
  };
  const went = () => { app.acts.moved = true; last = performance.now(); clearTimeout(timer); opened = false; };
  // Told again with each run until it is heard: what is told but once is lost where a run is stopped by the next.
  const tell = () => {
    went();
    answered = null; // what was answered before holds again where somebody goes back to it, as to a saved view
    app.component.setStateValue("query", { ...app.query, at: last });
  };
  return {
    receive(data) {
      const changed = data.stamp !== stamp;
      const theme = readTheme(host);
      const sameTheme = app.theme && JSON.stringify(theme) === JSON.stringify(app.theme);
      if (changed) {
        stamp = data.stamp;
        const { downloads, pages, samples, about, kinds } = data;
        app.setDataset({ ...makeDataset(data.columns), downloads, pages, samples, about, kinds });
      }
      const isPast = app.acts.receive(data.done);
      if (changed) app.acts.show();
      heard = data.heard ?? 0;
      const isLate = data.heard < last; // of a run that began before the person went on
      const query = { ...EMPTY, ...data.query };
      const isNews = !isPast && !isLate && JSON.stringify(data.query) !== answered;
      if (isNews) answered = JSON.stringify(data.query);
      if (isNews && !sameQuery(query, app.query)) app.setQuery(query);
      else if (!changed && sameTheme) {
        app.review.draw();
        app.bulk.draw();
        return;
      }
      app.show(theme);
      if (!changed) askPart(app);
    },
    /** Draws the part of a data set that has come for the query and the view as they are now. */
    receivePart() {
      app.fit();
      app.show(app.theme);
      app.say(`${partCount(app.dataset).join(" of ")} events`);
    },
    /** Marks an event as open, and has the panel ask for it. */
    showEvent(id) {
      askFor(id); // while it is drawn here
      app.select(id);
    },
    /** A panel that came late asks for what was opened before Python heard of it; else it would take that back. */
    showAgain() { if (app.query.event && last > heard) askFor(app.query.event); },
    /** A person opened an event: the server first answers the panel, as it would be slower at both at once. */
    told() {
      went();
      opened = true;
      timer = setTimeout(tell, ANSWERED);
    },
    /** The panel shows the event that is open here. */
    shown() {
      if (!opened) return;
      clearTimeout(timer);
      timer = setTimeout(tell, PAINTED);
    },
    tellSoon() {
      went();
      timer = setTimeout(tell, SETTLED);
    },
    /** A person goes to another page: to tell more would call them back, as it is asked of this one. */
    leave() {
      clearTimeout(timer);
      opened = false;
    },
  };
}
