// The same events as rows: what the mouse can do in the picture, the keyboard and a screen reader do here.
// Of many events only the rows that can be seen are there, in a frame of its own that scrolls.

import { arrange, el, keepFocus } from "./dom.js";
import { askLabels, idOf, titleOf, whenOf } from "./labels.js";
import { foldButton, isUnfolded, makeFolded, rowsOf } from "./folded_details.js";
import { remarkNodes } from "./remarks.js";
import { statusWords } from "./tooltip.js";
import { sourceWords, whoNames } from "./dataset.js";

const MANY = 100; // rows, above which they are of one height and only some of them are there
const SPARE = 8; // rows above and below those that can be seen
const SOON = 60; // milliseconds
const FIRST = 40; // rows that are drawn before anything is known of heights
const MOST_PRINTED = 5000;
const made = new WeakMap(); // a row as it was when it was made
// the last one on paper alone
const COLUMNS = [["Chosen", "pick"], ["When"], ["What", "what"], ["Who"], ["Date"], ["Source", "source"]];

export function makeTable(app) {
  const body = el("tbody", {});
  const [above, below] = [el("tbody", { "aria-hidden": "true" }), el("tbody", { "aria-hidden": "true" })];
  const grid = el(
    "table",
    { class: "events", "aria-label": "Events" },
    el(
      "thead",
      {},
      el(
        "tr",
        {},
        ...COLUMNS.map(([name, kind]) =>
          el("th", { scope: "col", class: kind }, kind === "pick" ? el("span", { class: "unseen" }, name) : name),
        ),
      ),
    ),
    above,
    body,
    below,
  );
  const cut = el("p", { class: "paper" });
  const node = el("div", { class: "table-frame" }, grid, cut);
  const table = {
    app,
    node,
    grid,
    body,
    above,
    below,
    cut,
    folded: makeFolded(),
    rows: [],
    first: 0,
    last: 0,
    printing: false,
    at: 0,
    height: 0,
    room: 0,
    inSight: true,
  };
  node.addEventListener(
    "scroll",
    () => {
      table.at = node.scrollTop;
      if (isMany(table)) drawRows(table);
    },
    { passive: true },
  );
  body.onkeydown = (event) => onKey(table, event);
  const watch = new IntersectionObserver(([{ isIntersecting }]) => { table.inSight = isIntersecting; });
  watch.observe(node);
  app.stopped.addEventListener("abort", () => watch.disconnect());
  const printing = (on) => () => { table.printing = on; draw(table); };
  window.addEventListener("beforeprint", printing(true), { signal: app.stopped });
  window.addEventListener("afterprint", printing(false), { signal: app.stopped });
  return {
    node,
    draw: () => draw(table),
    drawOpen: () => select(table),
    pick: () => pick(table),
    focus: () => focusOpen(table),
  };
}

const isMany = ({ rows, printing }) => !printing && rows.length > MANY;

function draw(table) {
  const { app, node, grid, cut } = table;
  const { chosen } = app;
  table.rows = rowsOf(app, table.folded);
  node.classList.toggle("one-source", app.dataset.articles.length === 1);
  node.classList.toggle("many", isMany(table));
  grid.setAttribute("aria-rowcount", String(table.rows.length + 1));
  cut.textContent =
    table.rows.length > MOST_PRINTED
      ? `These are the first ${MOST_PRINTED} of ${table.rows.length} events: a filter or a window leaves fewer.`
      : "";
  if (table.drawn !== chosen && table.at > 0) {
    table.at = 0;
    node.scrollTop = 0;
  }
  table.drawn = chosen;
  table.first = -1;
  if (table.inSight || !isMany(table)) drawRows(table);
  else drawSoon(table);
}

/** Draws the rows when the picture has been painted: they lie below the edge of the screen. */
function drawSoon(table) {
  clearTimeout(table.soon);
  table.soon = setTimeout(() => drawRows(table), SOON);
}

/** Puts the rows that can be seen into the table, if they are not there already. */
function drawRows(table) {
  const { app, above, below } = table;
  const [first, last] = range(table);
  if (table.first === first && table.last === last) return;
  Object.assign(table, { first, last });
  const shown = table.rows.slice(first, last);
  showRows(table, shown);
  askLabels(app.dataset, shown, () => {
    if (table.drawn === app.chosen && table.first === first) {
      table.first = -1;
      drawRows(table);
    }
  });
  const space = (own, rows) =>
    own.replaceChildren(
      ...(rows > 0 && isMany(table)
        ? [el("tr", { class: "space", style: { height: `${rows * table.height}px` } })]
        : []),
    );
  if (isMany(table)) measureSoon(table);
  space(above, first);
  space(below, table.rows.length - last);
  rove(table);
}

/**
 * Shows a row for each event. One that says the same as before stays: a press of the mouse on a node that is gone when
 * it is let go clicks on nothing.
 */
function showRows(table, shown) {
  const { body, first } = table;
  const before = new Map([...body.children].map((tr) => [tr.dataset.event, tr]));
  const rows = shown.map((i) => {
    const tr = row(table, i);
    const old = before.get(tr.dataset.event);
    if (old && made.get(old).isEqualNode(tr)) return old;
    made.set(tr, tr.cloneNode(true));
    return tr;
  });
  rows.forEach((tr, n) => {
    tr.dataset.row = first + n;
    tr.setAttribute("aria-rowindex", String(first + n + 2));
  });
  const refocus = keepFocus(body);
  arrange(body, rows);
  refocus();
  markOpen(table);
  pick(table);
}

/** Measures a row when the browser has laid out the page anyhow. */
function measureSoon(table) {
  if (table.measuring) return;
  table.measuring = true;
  requestAnimationFrame(() => setTimeout(() => {
    table.measuring = false;
    const height = table.body.firstChild?.getBoundingClientRect().height ?? 0;
    const room = table.node.clientHeight;
    if (height === 0 || (height === table.height && room === table.room) || !isMany(table)) return;
    Object.assign(table, { height, room, first: -1 });
    drawRows(table);
  }));
}

function range({ rows: { length }, at: top, height, room, printing }) {
  if (printing) return [0, Math.min(length, MOST_PRINTED)];
  if (length <= MANY) return [0, length];
  if (!height) return [0, FIRST];
  const at = Math.floor(top / height);
  const first = Math.max(0, at - SPARE - (at % 2)); // not anew for each row that comes into sight
  return [first, Math.min(length, first + Math.ceil(room / height) + 2 * SPARE)];
}

function select(table) {
  markOpen(table);
  rove(table);
}

function markOpen({ app, body }) {
  for (const tr of body.children) {
    const on = tr.dataset.event === app.query.event;
    tr.classList.toggle("sel", on);
    tr.setAttribute("aria-selected", on ? "true" : "false");
  }
}

function focusOpen(table) {
  const { body } = table;
  drawRows(table);
  const open = body.querySelector("tr.sel button") ?? body.querySelector("button");
  open?.focus();
  open?.scrollIntoView({ block: "nearest" });
}

/** Shows which rows are chosen. */
function pick({ app, body, rows, folded }) {
  for (const tr of body.querySelectorAll("tr[data-row]")) {
    const i = rows[Number(tr.dataset.row)];
    const on = !app.dataset.part && app.bulk.has(i) && !folded.below.has(i);
    tr.classList.toggle("picked", on);
    const box = tr.querySelector(".pick input");
    if (box) box.checked = on;
  }
}

/** Tab leads to the open row, else to the first; the arrows lead to the others. */
function rove({ body }) {
  const buttons = [...body.querySelectorAll("button.open")];
  const open = buttons.find((button) => button.closest("tr.sel")) ?? buttons[0];
  for (const button of buttons) {
    const there = button === open ? 0 : -1;
    button.tabIndex = there;
    const box = button.closest("tr").querySelector(".pick input");
    if (box) box.tabIndex = there;
  }
}

/**
 * A click on the box of a row chooses it, with Shift all rows from the one before; elsewhere Ctrl does, or opens it.
 */
function onClick(table, event, n) {
  const { app } = table;
  const box = event.target.closest(".pick");
  if (!app.dataset.part && event.shiftKey && table.anchor !== undefined) {
    const [first, last] = [Math.min(table.anchor, n), Math.max(table.anchor, n)];
    document.getSelection()?.removeAllRanges();
    app.bulk.choose(choosable(table, table.rows.slice(first, last + 1)));
  } else if (box || (!app.dataset.part && (event.ctrlKey || event.metaKey)))
    app.bulk.toggle(choosable(table, [table.rows[n]]));
  else return app.open(idOf(app.dataset, table.rows[n]));
  table.anchor = n;
  return undefined;
}

/** Those of the events that can be chosen: not details below another, as the filters do not show them. */
const choosable = ({ folded }, events) => events.filter((i) => !folded.below.has(i));

function onFold(table, event) {
  event.stopPropagation(); // the row would be opened
  const at = Number(event.currentTarget.closest("tr").dataset.row);
  unfold(table, at, !isUnfolded(table.app, table.folded, table.rows[at]));
}

/** Shows the details of the event of a row below it, or folds them: one of them that is open is closed then. */
function unfold(table, at, on) {
  const { app, folded } = table;
  const i = table.rows[at];
  const id = idOf(app.dataset, i);
  if (on) folded.open.add(id);
  else folded.open.delete(id);
  if (!on && isUnfolded(app, folded, i)) app.open(null);
  draw(table);
  table.body.querySelector(`tr[data-event="${CSS.escape(id)}"] button.open`)?.focus();
}

/**
 * `x` chooses the row, Shift with the arrows this one and the next, Ctrl or ⌘ with A all; the arrows to the sides
 * unfold its details and fold them.
 */
function onKey(table, event) {
  const { app } = table;
  const tr = event.target.closest("tr[data-row]");
  if (!tr || app.dataset.part) return moveFocus(table, event);
  const at = Number(tr.dataset.row);
  const i = table.rows[at];
  const plain = !event.ctrlKey && !event.metaKey && !event.altKey && !event.shiftKey;
  if (plain && (event.key === "ArrowRight" || event.key === "ArrowLeft")) {
    const on = event.key === "ArrowRight";
    if (!table.folded.of.has(i) || isUnfolded(app, table.folded, i) === on) return undefined;
    unfold(table, at, on);
  } else if (event.key === "x" && !event.ctrlKey && !event.metaKey && !event.altKey) {
    app.bulk.toggle(choosable(table, [i]));
    table.anchor = at;
  } else if (event.key === "a" && (event.ctrlKey || event.metaKey)) app.bulk.everything();
  else {
    const to = event.shiftKey ? { ArrowDown: at + 1, ArrowUp: at - 1 }[event.key] : undefined;
    moveFocus(table, event);
    if (to === undefined || to < 0 || to >= table.rows.length) return undefined;
    app.bulk.choose(choosable(table, [i, table.rows[to]]));
    table.anchor = to;
  }
  event.preventDefault();
  return undefined;
}

/** The row of an event, but for its place and whether it is open or chosen. */
function row(table, i) {
  const { app, folded } = table;
  const { dataset } = app;
  const detail = folded.below.has(i);
  const id = idOf(dataset, i);
  const title = titleOf(dataset, i);
  const box =
    !(dataset.part || detail) &&
    el("input", { type: "checkbox", "aria-label": `Choose ${title}`, "data-key": `pick ${id}` });
  return el(
    "tr",
    {
      "data-event": id,
      class: detail && "detail",
      onclick: (event) => onClick(table, event, Number(event.currentTarget.dataset.row)),
    },
    el("td", { class: "pick" }, box),
    el("td", { class: "when" }, whenOf(dataset, i)),
    el(
      "td",
      { class: "what" },
      el(
        "div",
        {},
        el("button", { type: "button", class: "open", "data-key": id, title }, title),
        ...remarkNodes(dataset, i, detail ? ["part"] : []), // what it is part of stands above it
        foldButton(app, folded, i, (event) => onFold(table, event)),
      ),
    ),
    el("td", { class: "who" }, whoNames(dataset, i).join(", ")),
    el("td", { class: "status" }, statusWords(dataset, i)),
    el("td", { class: "source" }, sourceWords(dataset.articles[dataset.events.article[i]])));
}

/** Up and down, the first and the last row. Enter and the space bar press the button they are on. */
function moveFocus(table, event) {
  const { body, node } = table;
  const active = body.getRootNode().activeElement;
  const tr = active?.closest("tr[data-row]");
  if (!tr || event.ctrlKey || event.metaKey || event.altKey) return;
  const at = Number(tr.dataset.row);
  const last = table.rows.length - 1;
  const to = { ArrowDown: at + 1, ArrowUp: at - 1, Home: 0, End: last }[event.key];
  if (to === undefined || to < 0 || to > last) return;
  event.preventDefault();
  if (isMany(table) && (to < table.first || to >= table.last)) {
    node.scrollTop = to * table.height;
    table.at = node.scrollTop;
  }
  const kind = active.matches("input") ? "input" : "button.open"; // its row may go with the drawing
  if (isMany(table)) drawRows(table);
  const button = body.querySelector(`tr[data-row="${to}"] ${kind}`);
  button?.focus({ preventScroll: isMany(table) });
  button?.closest("tr").scrollIntoView({ block: "nearest" });
}
