// What stands in the place of the picture where there is nothing to draw: why, and what to do about it.

import { el } from "./dom.js";

/** That there is no axis to draw, as no event has a place on it. */
function undatedWords(number) {
  const which =
    number === 1
      ? "The one event that is left has"
      : `None of the ${number.toLocaleString("en")} events that are left has`;
  return `${which} ${number === 1 ? "no" : "a"} date: ${number === 1 ? "it stands" : "they stand"} below.`;
}

/** Says it, or hides it where something is drawn; `dated` are the chosen events that have a place on the axis. */
export function drawEmpty(app, picture, dated) {
  const nothing = app.chosen.length === 0;
  const undated = nothing || dated.length > 0 || app.dataset.part ? 0 : app.chosen.length;
  picture.node.classList.toggle("no-dates", undated > 0);
  picture.empty.hidden = !nothing && undated === 0;
  if (undated > 0) picture.empty.replaceChildren(undatedWords(undated));
  if (!nothing) return;
  const blamed = app.emptiedBy();
  const clear = el("button", { type: "button", class: "chip", onclick: () => app.clear() }, "clear all");
  const ways = blamed.map(({ words: way, label, remove }) =>
    el("button", { type: "button", class: "chip", onclick: remove }, way, el("b", {}, label)),
  );
  const words = blamed.length > 0 ? "Events come back " : "Several filters together leave none: ";
  picture.empty.replaceChildren(
    ...(app.dataset.size === 0
      ? [
          el("strong", {}, "There is no event to show."),
          el("div", {}, "Add an article in English, with its date of publication, on the page Articles."),
        ]
      : [el("strong", {}, "No event is left by these filters."), el("div", {}, words, ...ways, clear)]),
  );
}
