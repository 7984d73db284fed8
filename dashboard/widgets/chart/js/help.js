// What the keys do, shown on `?` and by its button.

import { el } from "./dom.js";

const KEYS = [
  ["← →", "the event before or after, in the same lane"],
  ["↑ ↓", "the lane above or below"],
  ["Home End", "the first or the last event of the lane"],
  ["Enter", "open the event, or list those that lie together"],
  ["+ − 0", "narrow or widen the window, show all"],
  ["→ ←", "in the table: unfold the details of the event, fold them"],
  ["Esc", "close the list, or the event"],
  ["Alt ↑ ↓", "on the name of a lane: move it up or down"],
  ["/", "search"],
  ["?", "this list"],
];
const OWN_KEYS = [
  ["x", "in the table: choose the row, for what is done to several"],
  ["Shift Enter", "choose the events of a mark; Shift ↑ ↓ in the table"],
  ["r", "review the unchecked events one by one, and end it"],
  ["c d h", "in the review: checked, disputed, hide it"],
  ["e t u", "in the review: edit, tag, undo"],
  ["n p", "in the review: the next or the previous unchecked event"],
  ["a", "the article of the open event, and back from there"],
]; // where events can be judged and articles opened

/**
 * The dialog with the keys; `toggle()` opens and closes it. `isReadOnly`: nothing can be judged or opened elsewhere.
 */
export function makeHelp({ isReadOnly = false } = {}) {
  const rows = [...KEYS, ...(isReadOnly ? [] : OWN_KEYS)].flatMap(([keys, words]) => [
    el("dt", {}, ...keys.split(" ").map((key) => el("kbd", {}, key))),
    el("dd", {}, words),
  ]);
  const node = el(
    "dialog",
    { class: "help", "aria-label": "Keys", onclick: (event) => { if (event.target === node) node.close(); } },
    el(
      "div",
      { class: "help-inside" },
      // the first to have the focus: that of the button at the end would scroll the head away on a phone
      el("h2", { tabindex: -1, autofocus: "" }, "Keys in the picture"),
      el("dl", {}, ...rows),
      el(
        "p",
        {},
        "Ctrl or ⌘ with the wheel, or a pinch, zooms; dragging moves, a double click shows all. ",
        "The name of a lane can be dragged to another place. ",
        isReadOnly ? "" : "In the table, the arrows move and Enter opens. ",
        "In the lists of filters, the arrows move, the space bar chooses, − leaves an actor out.",
      ),
      el("button", { type: "button", class: "chip", onclick: () => node.close() }, "Close"),
    ),
  );
  const button = el(
    "button",
    { type: "button", class: "help-button", "aria-label": "Keys", title: "Keys (?)", onclick: () => toggle() },
    "?",
  );
  const toggle = () => (node.open ? node.close() : node.showModal());
  return { node, button, toggle };
}
