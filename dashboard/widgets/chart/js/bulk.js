// Several events at once: which are chosen in the table and in the picture, and what can be done to them.

import { count, el, redraw } from "./dom.js";
import { askLabels, idOf, titleOf, whenOf } from "./labels.js";
import { EMPTY, toParams } from "./query.js";
import { canUndo, tagField } from "./review.js";

const MOST_NAMED = 12; // events that are to be joined; of more, how many they are

/** The choice: {node, draw, has, toggle, range, all, none}. `all`: whatever the filters show. */
export function makeBulk(app) {
  const node = el("section", { class: "bulk", "aria-label": "Several events at once" });
  // `at`: where those of the ids stand
  const bulk = { app, node, ids: new Set(), at: new Set(), all: false, asking: null, key: null };
  return {
    node,
    draw: () => draw(bulk),
    has: (i) => bulk.all || bulk.at.has(i),
    get any() { return number(bulk) > 0; },
    /** Chooses events that are not all chosen, or lets go of those that are. */
    toggle: (events) => toggle(bulk, events),
    choose: (events) => { put(bulk, events, true); changed(bulk); },
    everything: () => chooseAll(bulk),
  };
}

const number = ({ app, all, ids }) => (all ? app.chosen?.length ?? 0 : ids.size);

function toggle(bulk, events) {
  const { app } = bulk;
  if (bulk.all) {
    bulk.all = false;
    put(bulk, app.chosen, true);
  }
  put(bulk, events, !events.every((i) => bulk.at.has(i)));
  changed(bulk);
}

/** Puts events among the chosen ones, or takes them out. */
function put({ app, ids, at }, events, on) {
  for (const i of events) {
    if (on) { ids.add(idOf(app.dataset, i)); at.add(i); } else { ids.delete(idOf(app.dataset, i)); at.delete(i); }
  }
}

function letGo(bulk) {
  Object.assign(bulk, { all: false, ids: new Set(), at: new Set(), asking: null });
}

function chooseAll(bulk) {
  const { all } = bulk;
  letGo(bulk);
  bulk.all = !all;
  changed(bulk);
}

function none(bulk) {
  letGo(bulk);
  changed(bulk);
}

function changed(bulk) {
  const { app } = bulk;
  bulk.asking = null; // it was of other events
  app.table.pick();
  app.picture.drawOpen();
  draw(bulk);
  app.say(number(bulk) === 0 ? "None is chosen." : `${count(number(bulk), "event")} chosen.`);
}

/** Sends an act for what is chosen. */
function act(bulk, kind, value = "") {
  const { app } = bulk;
  bulk.asking = null;
  app.acts.send({ act: kind, value, events: bulk.all ? null : [...bulk.ids] });
  if (kind === "hide" || kind === "join") letGo(bulk); // they are gone, or one
  app.recompute();
  app.redraw();
}

/** What is chosen is among what is shown: with other filters nothing is. */
function forgetOthers(bulk) {
  const { app } = bulk;
  const key = toParams({ ...app.query, event: null, lanes: EMPTY.lanes, order: [], folded: [] });
  if (bulk.key !== null && bulk.key !== key) letGo(bulk);
  bulk.key = key;
  if (bulk.dataset === app.dataset || bulk.ids.size === 0) { bulk.dataset = app.dataset; return; }
  bulk.dataset = app.dataset;
  const there = app.chosen.filter((i) => bulk.ids.has(idOf(app.dataset, i)));
  Object.assign(bulk, { ids: new Set(), at: new Set() });
  put(bulk, there, true);
}

function draw(bulk) {
  const { app, node } = bulk;
  forgetOthers(bulk);
  node.hidden = Boolean(app.dataset.part) || app.chosen.length === 0;
  const chosen = number(bulk);
  node.classList.toggle("on", chosen > 0);
  if (node.hidden) return;
  const field = node.querySelector(".tag-field");
  if (bulk.asking === "tag" && field && node.getRootNode().activeElement === field) return; // being written in
  const everything = button(
    "all",
    bulk.all ? "Choose none" : chooseWords(app.chosen.length),
    () => chooseAll(bulk),
    "more",
  );
  const said =
    app.acts.done.words &&
    !app.review.on &&
    el("p", { class: app.acts.done.failed ? "acted failed" : "acted" }, app.acts.done.words);
  const line = [
    chosen > 0 && el("strong", {}, `${chosen.toLocaleString("en")} chosen`), everything,
    chosen > 0 && !bulk.all && button("none", "Choose none", () => none(bulk), "more"),
  ];
  const undo = canUndo(app) && button("undo", "Undo", () => app.acts.send({ act: "undo" }));
  redraw(
    node,
    el("div", { class: "bulk-line" }, ...line, said),
    chosen > 0
      ? el(
          "div",
          { class: "review-keys", role: "group", "aria-label": "For those that are chosen" },
          ...commands(bulk, chosen),
          undo,
        )
      : undo && el("div", { class: "review-keys" }, undo),
  );
}

function button(key, label, onclick, kind = "chip") {
  return el("button", { type: "button", class: kind, "data-key": `bulk ${key}`, onclick }, label);
}

function commands(bulk, chosen) {
  const { app } = bulk;
  const leave = () => ask(bulk, null, `[data-key="bulk ${bulk.asking}"]`);
  if (bulk.asking === "tag")
    return tagField(app.dataset, "bulk", { send: (value) => act(bulk, "tag", value), leave });
  if (bulk.asking === "join") return joining(bulk, leave);
  return [
    button("checked", "Checked", () => act(bulk, "state", "checked")),
    button("disputed", "Disputed", () => act(bulk, "state", "disputed")),
    button("unchecked", "Unchecked", () => act(bulk, "state", "unchecked")),
    button("hide", "Hide", () => act(bulk, "hide")),
    button("tag", "Tag", () => ask(bulk, "tag", "input")),
    chosen > 1 && button("join", "Join into one …", () => ask(bulk, "join", '[data-key="bulk joined"]')),
    kinds(bulk),
  ];
}

/** Asks for more before something is done, or (null) for nothing more; the focus goes to what is `first` there. */
function ask(bulk, what, first) {
  bulk.asking = what;
  draw(bulk);
  bulk.node.querySelector(first)?.focus();
}

/** What exactly would be joined: a join of what was chosen by mistake is hard to see afterwards. */
function joining(bulk, leave) {
  const { app } = bulk;
  const { dataset } = app;
  const all = bulk.all ? app.chosen : [...bulk.at];
  const named = all.slice(0, MOST_NAMED);
  askLabels(dataset, named, () => draw(bulk));
  const rest = all.length - named.length;
  const list = el(
    "div",
    { class: "joining", role: "group", "aria-label": "What is joined" },
    el("p", {}, `These ${all.length.toLocaleString("en")} become one event:`),
    el("ul", {}, ...named.map((i) => el("li", {}, `${whenOf(dataset, i)}: ${titleOf(dataset, i)}`))),
    rest > 0 && el("p", {}, `and ${count(rest, "more", "more")}`),
    el(
      "div",
      { class: "review-keys" },
      button("joined", "Join them", () => act(bulk, "join")),
      button("leave", "Leave them apart", leave),
    ),
  );
  list.onkeydown = (event) => {
    if (event.key !== "Escape") return;
    event.preventDefault();
    event.stopPropagation();
    leave();
  };
  return [list];
}

function kinds(bulk) {
  const all = bulk.app.dataset.kinds ?? [];
  const select = el(
    "select",
    {
      class: "chip",
      "aria-label": "Set the kind",
      "data-key": "bulk kind",
      onchange: () => act(bulk, "kind", select.value),
    },
    el("option", { value: "" }, "Kind …"),
    ...all.map(([code, label]) => el("option", { value: code }, label)),
  );
  return select;
}

const chooseWords = (shown) =>
  shown === 1 ? "Choose the one that is shown" : `Choose all ${shown.toLocaleString("en")} that are shown`;
