// The titles of the marks, where they have room: above a bar, beside a point.

import { fit } from "./fit.js";
import { titleOf } from "./labels.js";
import { holds } from "./place.js";
import { isStarred } from "./dataset.js";

const LONGEST_TITLE = 140; // characters, of which only the first have room anyhow
const LABEL_GAP = 8;
const BOLD = 1.09; // how much wider the title of the open event is
const RING = 4; // that its ring takes
const BESIDE = 3; // between a point and its title; plotly adds some of its own

/**
 * A function that gives their titles to the marks of the lanes that begin above `bottom`, by default of all: what lies
 * below what can be seen can wait. `measure(text)` gives pixels, `selected` is open: its title takes more room.
 */
export function titler(dataset, { marks, lanes }, view, { measure, selected = null }) {
  const told = new Set(); // an event that lies in several lanes has its title in each, a weaker one from the second on
  let next = 0;
  return (bottom = Infinity) => {
    const rows = new Map();
    for (; next < marks.length && lanes[marks[next].lane].top < bottom; next += 1) {
      const mark = marks[next];
      delete mark.label;
      if (rows.has(mark.y)) rows.get(mark.y).push(mark);
      else rows.set(mark.y, [mark]);
    }
    for (const row of rows.values())
      titleRow(dataset, row.sort((a, b) => a.reach[0] - b.reach[0]), view, { measure, selected, told });
  };
}

function titleRow(dataset, row, view, options) {
  let taken = -Infinity; // the titles of a row do not meet
  row.forEach((mark, n) => {
    if (mark.kind === "bucket" && !mark.single) return;
    const before = n > 0 ? row[n - 1].reach[1] + LABEL_GAP : 0;
    const after = n < row.length - 1 ? row[n + 1].reach[0] - LABEL_GAP : view.width;
    const text = markTitle(dataset, mark);
    const open = holds(mark, options.selected);
    const measure = open ? (words) => options.measure(words) * BOLD : options.measure;
    const label = mark.kind === "point" || mark.kind === "bucket"
      ? beside(text, { ...mark, gap: open ? BESIDE + RING : BESIDE }, Math.max(before, taken), after, measure)
      : above(text, mark, Math.max(before, taken, 0), after, view, measure);
    const again = options.told.has(mark.events[0]);
    if (!label) return;
    options.told.add(mark.events[0]);
    mark.label = { ...label, again };
    taken = label.end + LABEL_GAP;
  });
}

/** The title of a mark's first event; a bar has no room for a number, so its title says it. */
function markTitle(dataset, { events, kind }) {
  const signs = `${dataset.events.own?.[events[0]] ? "✎ " : ""}${isStarred(dataset, events[0]) ? "★ " : ""}`;
  const title = `${signs}${titleOf(dataset, events[0]).slice(0, LONGEST_TITLE)}`;
  return events.length > 1 && kind !== "point" ? `${title} (+${events.length - 1})` : title;
}

/** Beside a point: on the left if all of it has room there, else where more of it has. */
function beside(text, mark, before, after, measure) {
  const left = mark.reach[0] - mark.gap - before;
  const right = after - mark.reach[1] - mark.gap;
  const onLeft = left >= measure(text) || left > right;
  const fitted = fit(text, onLeft ? left : right, measure);
  if (!fitted) return null;
  const x = onLeft ? mark.reach[0] - mark.gap : mark.reach[1] + mark.gap;
  return { text: fitted, x, ...stretch(x, onLeft, measure(fitted)), above: false };
}

/** Above a bar: from its beginning, or up to its end where there is more room; a bound is known at one side. */
function above(text, mark, before, after, view, measure) {
  const begin = Math.max(mark.x0, before, 0);
  const end = Math.min(mark.x1, view.width);
  const toRight = Math.max(after, end) - begin;
  const toLeft = end - before;
  const wide = measure(text);
  const fromEnd = toLeft >= wide ? mark.kind === "before" || toRight < wide : toLeft > toRight;
  const fitted = fit(text, fromEnd ? toLeft : toRight, measure);
  if (!fitted) return null;
  const x = fromEnd ? end : begin;
  return { text: fitted, x, ...stretch(x, fromEnd, measure(fitted)), above: true };
}

/** From where to where a text of a width is written, that begins or ends at a place. */
function stretch(x, ends, wide) {
  return ends ? { anchor: "end", begin: x - wide, end: x } : { anchor: "start", begin: x, end: x + wide };
}
