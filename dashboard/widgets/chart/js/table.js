// The same events as rows: what the mouse can do in the picture, the keyboard and a screen reader do here.

import { el, redraw } from "./dom.js";
import { statusWords } from "./tooltip.js";
import { whoNames } from "./world.js";

const FIRST_ROWS = 100;
const COLUMNS = [["When"], ["What"], ["Who"], ["Date"], ["Source", "source"]]; // the last one on paper alone

export function makeTable(app) {
  const body = el("tbody", {});
  const more = el("div", { class: "table-more" });
  const node = el("div", { class: "table-frame" },
    el("table", { class: "events", "aria-label": "Events" },
      el("thead", {}, el("tr", {}, ...COLUMNS.map(([name, kind]) => el("th", { scope: "col", class: kind }, name)))), body),
    more);
  const state = { most: FIRST_ROWS };
  const draw = () => {
    node.classList.toggle("one-source", app.world.articles.length === 1);
    redraw(body, ...app.chosen.slice(0, state.most).map((i) => row(app, i)));
    rove(body);
    more.replaceChildren(...(app.chosen.length > state.most ? [el("button", {
      type: "button", class: "more", onclick: () => { state.most += 10 * FIRST_ROWS; draw(); },
    }, `show more of ${app.chosen.length.toLocaleString("en")}`)] : []));
  };
  const select = () => {
    for (const tr of body.children) {
      const on = tr.dataset.event === app.query.event;
      tr.classList.toggle("sel", on);
      tr.setAttribute("aria-selected", on ? "true" : "false");
    }
    rove(body);
  };
  const focus = () => {
    const open = body.querySelector("tr.sel button") ?? body.querySelector("button");
    open?.focus();
    open?.scrollIntoView({ block: "nearest" });
  };
  body.onkeydown = (event) => moveFocus(body, event);
  const showing = (most) => () => { state.most = most; draw(); };
  window.addEventListener("beforeprint", showing(Infinity), { signal: app.stopped });
  window.addEventListener("afterprint", showing(FIRST_ROWS), { signal: app.stopped });
  return { node, draw, select, focus };
}

/** Tab leads to the open row, else to the first; the arrows lead to the others. */
function rove(body) {
  const buttons = [...body.querySelectorAll("button.open")];
  const open = buttons.find((button) => button.closest("tr.sel")) ?? buttons[0];
  for (const button of buttons) button.tabIndex = button === open ? 0 : -1;
}

function row(app, i) {
  const { world } = app;
  const id = world.events.id[i];
  return el("tr", { "data-event": id, class: id === app.query.event ? "sel" : "", "aria-selected": id === app.query.event ? "true" : "false",
    onclick: () => app.open(id) },
    el("td", { class: "when" }, world.events.when[i]),
    el("td", {}, el("button", { type: "button", class: "open", "data-key": id }, world.events.title[i])),
    el("td", { class: "who" }, whoNames(world, i).join(", ")),
    el("td", { class: "status" }, statusWords(world, i)),
    el("td", { class: "source" }, source(world.articles[world.events.article[i]])));
}

/** Where it is told, as a reader of the paper could find it. */
function source({ title, source: from, when }) {
  return [title, from, when].filter(Boolean).join(", ");
}

/** Up and down, the first and the last row. Enter and the space bar press the button they are on. */
function moveFocus(body, event) {
  const buttons = [...body.querySelectorAll("button.open")];
  const at = buttons.indexOf(body.getRootNode().activeElement);
  const to = { ArrowDown: at + 1, ArrowUp: at - 1, Home: 0, End: buttons.length - 1 }[event.key];
  if (to === undefined || !buttons[to]) return;
  event.preventDefault();
  buttons[to].focus();
}
