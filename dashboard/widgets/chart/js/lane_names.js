// The lanes' names stand before the plot as buttons: a press shows one alone, a triangle opens and closes.

import { weigh } from "./data_set_client.js";
import { arrange, count, el, keepFocus } from "./dom.js";
import { AXIS } from "./draw.js";
import { moveButtons } from "./reorder.js";

const TWO_LINES = 34; // height of a lane whose name has room for a second line
const DEEPEST = 3; // levels by which a name is indented
const INDENT = 12; // pixels

const drawn = new WeakMap(); // the rows of the lanes, by their keys, for the frame of the names

/** Draws the names of a picture's lanes, and how many are held back; those `away` have no event in the window. */
export function drawNames(app, { names, placed: { lanes, height } }, hidden, away) {
  names.style.height = `${height + AXIS}px`;
  names.classList.toggle("over", app.gutter === 0);
  if (!drawn.has(names)) drawn.set(names, new Map());
  const rows = drawn.get(names);
  const refocus = keepFocus(names);
  arrange(names, [...lanes.map((lane) => laneRow(app, lane, rows)), ...more(app, hidden, away)]);
  refocus();
}

/** The row of a lane, made anew where other words stand in it: else the page is laid out anew for all of them. */
function laneRow(app, lane, rows) {
  const { key, label, under, apart, depth, top, height } = lane;
  const words = JSON.stringify([label, under, apart, lane.parent, lane.open]);
  if (rows.get(key)?.words !== words) rows.set(key, { words, ...makeRow(app, lane) });
  const { node, name } = rows.get(key);
  node.className = `lane${depth === 0 && !under ? " root" : ""}${height < TWO_LINES ? " low" : ""}`;
  node.style.top = `${top + AXIS}px`;
  node.style.height = `${height}px`;
  node.style.paddingLeft = `${Math.min(depth, DEEPEST) * INDENT}px`;
  name.title = `${apart ? `${label} (${apart})` : label}: ${count(weigh(app.dataset, lane.events), "event")}`;
  return node;
}

function makeRow(app, lane) {
  const { key, label, under, apart } = lane;
  const name = el(
    "button",
    {
      type: "button",
      class: "lane-name",
      "data-key": `lane ${key}`,
      "data-lane": key,
      onclick: () => key && app.toggle(app.query.lanes === "sides" ? "actors" : app.query.lanes, key),
    },
    label,
    (under || apart) && el("small", {}, under ?? apart),
  );
  const fold =
    lane.parent &&
    el("button", {
      type: "button",
      class: "fold",
      "data-key": `fold ${key}`,
      "aria-expanded": lane.open ? "true" : "false",
      "aria-label": `${lane.open ? "Close" : "Open"} ${label}`,
      onclick: () => app.fold(key),
    });
  return { node: el("div", {}, name, fold, moveButtons(app, lane)), name };
}

/** The way to the lanes that are held back, and back; none where there is nothing to show. */
function more(app, hidden, away) {
  if (hidden + away === 0 && !app.allLanes) return [];
  const given = { type: "button", class: "more lanes-more", "data-key": "more-lanes" };
  return [el("button", { ...given, onclick: () => app.toggleLanes() }, ...moreWords(hidden, away))];
}

/** How many lanes are held back, those apart that have no event in this window. */
function moreWords(hidden, away) {
  if (hidden + away === 0) return ["fewer lanes"];
  const words = [
    hidden > 0 && count(hidden, "more lane"),
    away > 0 && `${away.toLocaleString("en")} without events here`,
  ];
  return words.map((one) => one && el("span", {}, one));
}
