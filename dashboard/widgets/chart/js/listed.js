// The events of a mark that has several, as a list to choose from.

import { AXIS } from "./draw.js";
import { count, el } from "./dom.js";
import { articlesOf, askLabels, idOf, titleOf, whenOf } from "./labels.js";
import { middle } from "./reach.js";
import { roomBelow, statusWords, withinSight } from "./tooltip.js";
import { sourceWords } from "./dataset.js";

const MOST_LISTED = 200; // events of a mark that are listed at once
const LONGEST_LIST = 340; // pixels of the box that lists them

/** Opens the list, with the focus on its first event. */
export function openList(app, picture, mark) {
  const { dataset } = app;
  const listed = mark.events.slice(0, MOST_LISTED);
  const buttons = listed.map((i) => el("button", {
    type: "button", class: idOf(dataset, i) === app.query.event ? "sel" : "", "data-event": idOf(dataset, i),
    onclick: () => { closeList(picture); app.open(idOf(dataset, i)); },
  }, ...listedWords(dataset, i)));
  askLabels(dataset, listed, () => listed.forEach((i, n) => buttons[n].replaceChildren(...listedWords(dataset, i))));
  const rest = mark.events.length - listed.length;
  picture.list.replaceChildren(
    el(
      "div",
      { class: "list-head" },
      count(mark.events.length, "event"),
      el("button", { type: "button", class: "close", "aria-label": "Close", onclick: () => closeList(picture) }, "×"),
    ),
    el(
      "div",
      { class: "list-body" },
      ...buttons,
      rest > 0 && el("p", { class: "list-rest" }, `and ${rest.toLocaleString("en")} more: zoom in to part them`),
    ),
  );
  picture.list.hidden = false;
  const { clientWidth } = picture.node;
  const x = Math.max(0, Math.min(mark.x, app.view.width)) + app.gutter;
  const width = picture.list.offsetWidth;
  const beside = x + 16 + width < clientWidth ? x + 16 : x - 16 - width;
  picture.list.style.left = `${Math.max(0, Math.min(beside, clientWidth - width))}px`;
  const frame = picture.node.getBoundingClientRect();
  picture.list.style.maxHeight = `${Math.min(LONGEST_LIST, roomBelow(frame))}px`; // the rest is scrolled to
  picture.list.style.top = `${withinSight(picture.list, middle(mark) + AXIS - 24, frame)}px`;
  buttons[0]?.focus({ preventScroll: true });
}

function listedWords(dataset, i) {
  const [first, ...others] = articlesOf(dataset, i).map((n) => sourceWords(dataset.articles[n]));
  const more = others.length > 0 ? `, and ${count(others.length, "other source")}` : "";
  const from = dataset.articles.length > 1 && first && first + more;
  return [
    el("span", { class: "tip-when" }, whenOf(dataset, i)), el("span", {}, titleOf(dataset, i)),
    el("span", { class: "tip-status" }, [statusWords(dataset, i), from].filter(Boolean).join(" · ")),
  ];
}

/** Closes it; the focus goes back to the picture where the list had it. */
export function closeList(picture) {
  const had = picture.list.contains(picture.node.getRootNode().activeElement);
  picture.list.hidden = true;
  if (had) picture.node.focus({ preventScroll: true });
}

/** What a key does while the list is open. */
export function onListKey(app, picture, event) {
  const buttons = [...picture.list.querySelectorAll(".list-body button")];
  const at = buttons.indexOf(picture.node.getRootNode().activeElement);
  const to = { ArrowDown: at + 1, ArrowUp: at - 1, Home: 0, End: buttons.length - 1 }[event.key];
  if (event.key === "Escape") closeList(picture);
  else if (to !== undefined) buttons[Math.max(0, Math.min(to, buttons.length - 1))]?.focus();
  else return;
  event.preventDefault();
}
