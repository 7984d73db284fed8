// What the marks mean, and the events that no date is known of.

import { count, el, redraw, svg } from "./dom.js";
import { isHollow, isUndated } from "./world.js";

const ROWS = 2; // of undated events that are shown at once

/** The legend: a drawing of each kind of mark beside what it means. */
export function makeLegend() {
  const key = (draw, words) => el("span", { class: "key" }, svg("svg", { width: 26, height: 14, "aria-hidden": "true" }, ...draw), words);
  const gradient = svg("linearGradient", { id: "legend-fade" },
    svg("stop", { offset: 0, "stop-color": "currentColor", "stop-opacity": 0 }),
    svg("stop", { offset: 1, "stop-color": "currentColor", "stop-opacity": 0.85 }));
  return el("div", { class: "legend", "aria-label": "Legend" },
    key([svg("circle", { cx: 13, cy: 7, r: 6, class: "ink" })], "a day"),
    key([svg("rect", { x: 0, y: 2.5, width: 26, height: 9, rx: 4.5, class: "ink" })], "a month, a year: as wide as what is known"),
    key([svg("rect", { x: 0, y: 2.5, width: 26, height: 9, rx: 4.5, class: "ink weak" })], "inferred, or between two limits"),
    key([gradient, svg("rect", { x: 0, y: 2.5, width: 26, height: 9, fill: "url(#legend-fade)" })], "open on one side"),
    key([svg("circle", { cx: 13, cy: 7, r: 5.2, class: "hollow" })], "planned, proposed or denied"),
    key([svg("circle", { cx: 13, cy: 7, r: 7, class: "ink" }), svg("text", { x: 13, y: 10.5, class: "on-ink" }, "7")], "several here"),
    key([svg("path", { d: "M13 0V14", class: "published" })], "published"));
}

/** The shelf: an undated event has no place on the line, so it lies below it. */
export function makeShelf(app) {
  const node = el("section", { class: "shelf", "aria-label": "Undated events" });
  const state = { open: false };
  const draw = () => {
    const { world, unwindowed } = app;
    const undated = unwindowed.filter((i) => isUndated(world, i));
    node.hidden = undated.length === 0;
    const row = el("div", { class: "shelf-row" }, ...undated.slice(0, state.open ? 1000 : 60).map((i) => shelved(app, i)));
    const more = el("button", { type: "button", class: "more", "data-key": "shelf-more", onclick: () => { state.open = !state.open; draw(); } }, "show fewer");
    redraw(node, el("h2", {}, `${count(undated.length, "event")} without a date`), row, more);
    const shown = state.open ? undated.length : cutRows(row);
    more.hidden = shown === undated.length && !state.open;
    if (!state.open) more.textContent = `and ${undated.length - shown} more`;
  };
  return { node, draw };
}

/** Hides what lies below the first rows; returns how many are left to be seen. */
function cutRows(row) {
  const tops = [...row.children].map((one) => one.offsetTop);
  const kept = [...new Set(tops)].slice(0, ROWS);
  [...row.children].forEach((one, n) => { one.hidden = !kept.includes(tops[n]); });
  return tops.filter((top) => kept.includes(top)).length;
}

function shelved(app, i) {
  const { world } = app;
  const id = world.events.id[i];
  const sides = [...new Set(world.events.who[i].map(([actor]) => world.side[actor]))];
  return el("button", {
    type: "button", class: `shelved${id === app.query.event ? " sel" : ""}`, "data-key": `shelf ${id}`, "data-event": id,
    onclick: () => app.open(id), onpointerenter: (e) => app.tipAt({ events: [i] }, e.currentTarget), onpointerleave: () => app.hideTip(),
    onfocus: (e) => app.tipAt({ events: [i] }, e.currentTarget), onblur: () => app.hideTip(),
  }, el("i", { class: isHollow(world, i) ? "dot hollow" : "dot", style: sides.length === 1 ? { "--side": app.colour(sides[0]) } : {} }),
  world.events.title[i]);
}
