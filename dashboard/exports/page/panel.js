// The open event: what its row says, beside the picture.

import { el } from "../../widgets/chart/js/dom.js";
import { idOf, positionOf, titleOf, whenOf } from "../../widgets/chart/js/labels.js";
import { sinceOf } from "../../widgets/chart/js/since.js";
import { reachFrom } from "./reach_row.js";

/** The panel: {node, draw, drawOpen}. `rows` are those of the table, in the order of the events. */
export function makePanel(app, rows) {
  const node = document.getElementById("panel");
  const draw = () => {
    const at = positionOf(app.dataset, app.query.event);
    node.hidden = at === null;
    document.body.classList.toggle("has-panel", at !== null);
    rows.forEach((row, i) => row.classList.toggle("open", i === at));
    if (at !== null && node.dataset.event !== app.query.event) node.replaceChildren(...content(app, rows[at], at));
    node.dataset.event = app.query.event ?? "";
  };
  return { node, draw, drawOpen: draw };
}

function content(app, row, at) {
  const { dataset } = app;
  const [when, what, who, told] = row.cells;
  const copies = (cell, kind) => [...cell.querySelectorAll(kind)].map((one) => one.cloneNode(true));
  const names = who.firstChild?.nodeType === Node.TEXT_NODE ? who.firstChild.textContent.trim() : "";
  const changed = sinceOf(dataset, at);
  return [
    el(
      "div",
      { class: "panel-head" },
      el("p", { class: "when" }, whenOf(dataset, at)),
      el("button", { type: "button", "aria-label": "Close", onclick: () => app.open(null) }, "×"),
    ),
    ...copies(when, ".status"),
    el("h2", {}, titleOf(dataset, at)),
    changed && el("p", { class: "altered" }, changed.words),
    ...copies(what, ".status"),
    ...copies(what, ".person"),
    names && el("p", { class: "who" }, names),
    ...copies(who, ".status"),
    ...copies(told, "blockquote, .source"),
    ...related(app, at),
    el(
      "button",
      {
        type: "button",
        class: "to-row",
        onclick: ({ currentTarget }) => reachFrom(currentTarget, row),
      },
      "Show its line in the list, with its proof",
    ),
  ].filter(Boolean);
}

/** The events that the open one is related to, each a way to open it. */
function related(app, at) {
  const { dataset } = app;
  const found = dataset.relations.flatMap(([source, target, told, inverse]) => [
    ...(source === at ? [[told, target]] : []),
    ...(target === at ? [[inverse, source]] : []),
  ]);
  if (found.length === 0) return [];
  const buttons = found.map(([words, other]) =>
    el(
      "li",
      {},
      `${words}: `,
      el(
        "button",
        { type: "button", onclick: () => app.open(idOf(dataset, other)) },
        `${titleOf(dataset, other)} (${whenOf(dataset, other)})`,
      ),
    ),
  );
  return [el("h3", {}, "What else is known about when"), el("ul", {}, ...buttons)];
}
