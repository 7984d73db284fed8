// The filters beside the picture: search, who, what, how the date is known, who is quoted, where it is told.

import { actorLabel } from "./dataset.js";
import { arrange, el, keepFocus } from "./dom.js";
import { facetCounts } from "./filter.js";
import { kindRows } from "./kinds.js";
import { levelRows } from "./levels.js";
import { makeLater } from "./staged.js";

const MOST_ACTORS = 24;
const MOST = 10; // rows of the other lists that are shown at once
const MOST_SHOWN = 500; // when all are asked for: the search finds the others
const MANY = 2000; // events, whose numbers wait until the picture has been painted
const ACTS = ["focusin", "change", "click", "keydown"];
const WIDE = "(min-width: 1001px)"; // as in chart.css: on a narrow screen the picture comes first

/**
 * The panel of filters: `draw()` shows the query as it is now; beside many events soon, and before anything is done in
 * it. `app` has dataset, query, set(), colour().
 */
export function makeFilterPanel(app) {
  const search = el("input", {
    type: "search",
    class: "search",
    placeholder: "Search words and names",
    "aria-label": "Search words, names, dates",
    oninput: () => app.set({ words: search.value }),
  });
  const body = el("div", { class: "filter-panel-body" });
  const fold = el(
    "details",
    { open: window.matchMedia(WIDE).matches },
    el("summary", { class: "filter-panel-summary" }, "Filters"),
    body,
  );
  window.matchMedia(WIDE).addEventListener(
    "change",
    (event) => {
      fold.open = event.matches;
    },
    { signal: app.stopped },
  );
  const node = el(
    "aside",
    { class: "filter-panel", "aria-label": "Filters" },
    el("div", { class: "filter-panel-inside" }, search, fold),
  );
  // `at`: the row of each list that Tab leads to; `rows`: those that were ever shown; `open`: types
  const state = {
    all: new Set(),
    at: new Map(),
    rows: new Map(),
    sections: new Map(),
    open: new Set(),
    folds: new Map(),
  };
  const later = makeLater(app);
  for (const act of ACTS) body.addEventListener(act, later.finish, { capture: true });
  body.addEventListener("focusin", ({ target }) => { if (target.dataset.field) rove(state, target); });
  body.onkeydown = (event) => onKey(app, event);
  const show = () => {
    if (search.value !== app.query.words && node.getRootNode().activeElement !== search) search.value = app.query.words;
    const counts = facetCounts(app.dataset, app.query);
    const refocus = keepFocus(body);
    arrange(body, sections(app, counts, state, show));
    refocus();
    for (const list of body.querySelectorAll(".facet")) {
      const rows = inputs(list);
      lead(rows, rowAt(rows, nameOf(list), state));
    }
  };
  const canWait = () => body.firstChild && (app.dataset.part || app.dataset.size > MANY);
  const draw = () => (canWait() ? later.ask(show) : show());
  return { node, fold, search, draw };
}

const inputs = (list) => [...list.querySelectorAll("input[data-field]")];

/** The row of a list that was last gone to, else the level that is shown, else its first. */
function rowAt(rows, name, state) {
  const last = state.at.get(name);
  return (
    (last && rows.find(({ dataset }) => last === dataset.key)) ??
    rows.find(({ type, checked }) => type === "radio" && checked) ??
    rows[0]
  );
}

const nameOf = (list) => list.getAttribute("aria-label");

/** Tab leads to one row of a list, the arrows to the others: else the picture would be ninety keys away. */
function lead(rows, row) {
  for (const other of rows) {
    const index = other === row ? 0 : -1;
    if (other.tabIndex !== index) other.tabIndex = index;
  }
}

/** Lets Tab lead from now on to the row of a list that was gone to. */
function rove(state, row) {
  const list = row.closest(".facet");
  state.at.set(nameOf(list), row.dataset.key);
  lead(inputs(list), row);
}

/**
 * Up and down, the first and the last row; right and left open and close; − leaves an actor out. The space bar
 * chooses.
 */
function onKey(app, event) {
  const row = event.target;
  if (!row.dataset.field || event.ctrlKey || event.metaKey || event.altKey) return;
  const rows = inputs(row.closest(".facet"));
  const at = rows.indexOf(row);
  const to = { ArrowDown: at + 1, ArrowUp: at - 1, Home: 0, End: rows.length - 1 }[event.key];
  const unfold = { ArrowRight: "false", ArrowLeft: "true" }[event.key];
  if (unfold) row.closest(".row").querySelector(`.unfold[aria-expanded="${unfold}"]`)?.click();
  else if (event.key === "-" && row.dataset.field === "actors") app.toggle("without", row.dataset.id);
  else if (to === undefined) return;
  else rows[to]?.focus();
  event.preventDefault();
}

function sections(app, counts, state, draw) {
  const { dataset, query } = app;
  const plain = (field, kept) =>
    kept.map(([item, n]) => box(app, state, { field, id: item.id, label: item.label ?? item.title, count: n }));
  const list = (title, field, items, own, { least = 2, rowsOf = plain } = {}) => {
    const isOn = (item) => query[field].includes(item.id);
    const rows = items.map((item, n) => [item, own[n]]).filter(([item, n]) => n > 0 || isOn(item));
    if (rows.length < least && query[field].length === 0) return null;
    const long = rows.length > MOST;
    const ranked = long ? rows.sort((a, b) => isOn(b[0]) - isOn(a[0]) || b[1] - a[1]) : rows;
    const kept = state.all.has(field) ? ranked.slice(0, MOST_SHOWN) : ranked.slice(0, MOST);
    return section(state, title, ...rowsOf(field, kept),
      ...more(field, { state, draw, rest: rows.length - kept.length, long }));
  };
  const shown = levelRows(app, counts);
  const speakers = dataset.actors.id.map((id, n) => ({ id, label: actorLabel(dataset, n) }));
  return [
    shown.length > 0 && section(state, "Events", ...shown.map((row) => box(app, state, row))),
    section(state, "Who", ...tree(app, counts.actors, state, draw)),
    list("What", "types", dataset.types, counts.types, {
      least: dataset.subtypes?.length > 0 ? 1 : 2,
      rowsOf: (_, kept) => kindRows(app, kept, counts, { state, draw, box: (row) => box(app, state, row) }),
    }),
    list("Date", "statuses", dataset.statuses, counts.statuses),
    list("Told as", "modalities", dataset.modalities, counts.modalities),
    list("Checked", "states", dataset.states, counts.states),
    list("Marked", "marks", dataset.marks, counts.marks, { least: 1 }),
    list("Quoted", "speakers", speakers, counts.speakers),
    dataset.articles.length > 1 && list("Article", "articles", dataset.articles, counts.articles),
  ].filter(Boolean);
}

/** The way to the rest of a long list, and back. */
function more(field, { state, draw, rest, long }) {
  if (!long) return [];
  const all = state.all.has(field);
  const toggle = () => {
    if (all) state.all.delete(field);
    else state.all.add(field);
    draw();
  };
  return [
    el(
      "button",
      { type: "button", class: "more", "data-key": `more ${field}`, onclick: toggle },
      all ? "show fewer" : `${rest.toLocaleString("en")} more`,
    ),
  ];
}

/** A list with its name, which is made once: a page that is laid out anew takes longer than all that is counted. */
function section(state, title, ...rows) {
  if (!state.sections.has(title)) {
    const node = el("section", { class: "facet", role: "group", "aria-label": title });
    state.sections.set(title, { node, head: el("h2", {}, title) });
  }
  const { node, head } = state.sections.get(title);
  arrange(node, [head, ...rows]);
  return node;
}

/** The actors with events, members under those to whom they belong. */
function tree(app, counts, state, draw) {
  const { dataset } = app;
  const rows = [];
  const shown = (actor) => counts[actor] > 0 || isChosen(app, dataset.actors.id[actor]);
  const visit = (actor, depth, seen) => {
    if (!shown(actor) || seen.has(actor)) return;
    rows.push([actor, depth]);
    const children = [...dataset.tree.children[actor]].sort((a, b) => counts[b] - counts[a]);
    children.forEach((child) => visit(child, depth + 1, new Set([...seen, actor])));
  };
  [...dataset.tree.roots].sort((a, b) => counts[b] - counts[a]).forEach((root) => visit(root, 0, new Set()));
  const kept = rows.slice(0, state.all.has("actors") ? MOST_SHOWN : MOST_ACTORS);
  const nodes = kept.map(([actor, depth]) => box(app, state, {
    field: "actors", id: dataset.actors.id[actor], label: actorLabel(dataset, actor), count: counts[actor],
    depth, colour: app.colour(dataset.side[actor]),
  }));
  nodes.push(...more("actors", { state, draw, rest: rows.length - kept.length, long: rows.length > MOST_ACTORS }));
  return nodes;
}

function isChosen(app, id) {
  return app.query.actors.includes(id) || app.query.without.includes(id);
}

/** A row with a box, a name and a count, which is made once. An actor can be left out, too. */
function box(
  app,
  state,
  {
    field,
    id,
    label,
    count,
    title = label,
    radio = false,
    on = app.query[field].includes(id),
    choose = null,
    depth = 0,
    colour = null,
  },
) {
  const key = `${field} ${id}`;
  if (state.rows.get(key)?.label !== label)
    state.rows.set(key, makeRow(app, { field, id, label, title, radio, coloured: colour !== null }));
  const row = state.rows.get(key);
  const { node, input, sign, without, number } = row;
  row.choose = choose;
  const out = without !== null && app.query.without.includes(id);
  input.checked = on;
  const look = [out, depth, colour, count].join();
  if (row.look === look) return node;
  row.look = look;
  node.className = out ? "row out" : "row";
  node.style.setProperty("padding-left", `${depth * 14}px`);
  if (colour) sign.style.setProperty("--side", colour);
  if (without) {
    const words = out ? `Show ${label} again` : `Leave out ${label}`;
    for (const [name, value] of [
      ["aria-pressed", out ? "true" : "false"],
      ["title", words],
      ["aria-label", words],
    ])
      without.setAttribute(name, value);
  }
  const words = count.toLocaleString("en");
  if (number.textContent !== words) number.textContent = words;
  return node;
}

function makeRow(app, { field, id, label, title, radio, coloured }) {
  const row = { label, choose: null };
  const input = el("input", {
    type: radio ? "radio" : "checkbox",
    name: radio && field,
    "data-key": `${field} ${id}`,
    "data-field": field,
    "data-id": id,
    onchange: () => (row.choose ?? (() => app.toggle(field, id)))(),
  });
  const sign = el("i", { class: radio ? "box round" : "box", "data-coloured": coloured });
  const without =
    field !== "actors"
      ? null
      : el(
          "button",
          {
            type: "button",
            class: "without",
            tabindex: -1,
            "data-key": `without ${id}`,
            onclick: () => app.toggle("without", id),
          },
          "−",
        );
  const number = el("span", { class: "count" });
  const node = el(
    "div",
    {},
    el("label", { title }, input, sign, el("span", { class: "name" }, label)),
    without,
    number,
  );
  return Object.assign(row, { node, input, sign, without, number });
}
