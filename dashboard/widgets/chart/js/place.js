// Where each mark lies, in pixels: points that meet become one mark with a count, bars that overlap
// get rows of their own, and of a lane with more than it can show the rest becomes tiles with counts.

import { fit } from "./fit.js";
import { titleOf } from "./labels.js";
import { isCounted, stretchOf } from "./data_set_client.js";
import { toTiles } from "./tiles.js";
import { DAY, isDisputed, isHollow, isPartly, isStarred } from "./dataset.js";

export const ROW = 30; // height of a row of marks
const EMPTY_LANE = 26; // a lane whose events all lie outside of the view
const PAD = 6; // above and below the rows of a lane
const MEET = 19; // points nearer than this are one mark
const ALIKE = 4; // so near both ends of two bars are the same
const NARROW = 18; // the width of the shortest bar: a month stays a bar at any scale
const FADE = 170; // length of a bound's fading side …
const LEAST_FADE = 40; // … and at the edge of the view
const SHORT_FADE = 60; // … and where many of them meet
const MOST_ROWS = 5;
const ROWS_OVER_TILES = 3; // of the longest bars
const MOST_APART = 600; // events of a lane in view; of more, only their numbers can be read
const LONGEST_TITLE = 140; // characters, of which only the first have room anyhow
const LABEL_GAP = 8;
const BOLD = 1.09; // how much wider the title of the open event is
const RING = 4; // that its ring takes
const BESIDE = 3; // between a point and its title; plotly adds some of its own
const NAME = 16; // height of a lane's name where it stands above the marks

/**
 * The marks and the place of each lane in the view {begin, end, width}; `measure(text)` gives pixels, `selected` is
 * open.
 */
export function place(dataset, lanes, view, { measure, selected = null, namesAbove = false }) {
  const over = namesAbove ? NAME : 0;
  const marks = [];
  let top = 0;
  const placed = lanes.map((lane, n) => {
    const own = placeLane(dataset, lane, view);
    const rows = Math.max(0, ...own.map((mark) => mark.row + 1));
    const height = Math.max(EMPTY_LANE, rows * ROW + 2 * PAD) + over;
    for (const mark of own) marks.push(Object.assign(mark, { lane: n, y: top + over + PAD + (mark.row + 0.5) * ROW }));
    const at = { ...lane, top, height };
    top += height;
    return at;
  });
  addLabels(dataset, marks, view, { measure, selected });
  return { marks, lanes: placed, height: top };
}

/** Gives the marks their titles anew, as another event is open: its own takes more room. */
export function titleAnew(dataset, { marks }, view, options) {
  for (const mark of marks) delete mark.label;
  addLabels(dataset, marks, view, options);
}

function placeLane(dataset, lane, view) {
  if (isCounted(dataset)) return countedMarks(dataset, lane, view);
  const reaches = seenIn(dataset, view);
  const seen = lane.events.filter(reaches);
  const shown = seen.length > MOST_APART ? toTiles(dataset, seen, view) : placeApart(dataset, seen, view);
  return shown.map((mark) => Object.assign(mark, { side: lane.side, ...filling(dataset, mark) }));
}

/** Whether all that a mark holds is planned, possible or denied (hollow), or some of it (partly). */
function filling(dataset, mark) {
  if (mark.kind === "bucket") return { hollow: false, partly: false }; // what it holds is worked out when asked for
  const { events } = mark;
  const not = events.filter((i) => isHollow(dataset, i)).length;
  const partly = events.some((i) => isPartly(dataset, i)) || (not > 0 && not < events.length);
  return { hollow: !partly && not > 0, partly };
}

/** The counts of a data set, each where its stretch of time lies. */
function countedMarks(dataset, lane, view) {
  const { count } = dataset.part.grid;
  const most = Math.max(...lane.events.map((i) => count[i]));
  const at = (ms) => ((ms - view.begin) * view.width) / (view.end - view.begin);
  return lane.events
    .map((i) => {
      const [x0, x1] = stretchOf(dataset, i).map(at);
      return {
        kind: "bucket",
        x0,
        x1,
        x: (x0 + x1) / 2,
        row: 0,
        reach: [x0, x1],
        events: [i],
        count: count[i],
        share: count[i] / most,
        side: lane.side,
        hollow: false,
      };
    })
    .filter(({ x0, x1 }) => x1 > 0 && x0 < view.width);
}

/**
 * The marks of events each by itself. Where these would take too many rows, bars that nearly agree are one; where
 * that is
 * not enough, the longest bars have rows of their own, and all else is counted in tiles below them.
 */
function placeApart(dataset, seen, view) {
  const pieces = seen.map((i) => toPiece(dataset.events, i, view)).filter((p) => p.x1 > -20 && p.x0 < view.width + 20);
  const hollow = (i) => isHollow(dataset, i);
  const finely = stack([
    ...mergeBars(
      pieces.filter((p) => !isSmall(p)),
      hollow,
      ALIKE,
    ),
    ...mergeSmall(pieces.filter(isSmall)),
  ]);
  if (hasRoom(finely)) return withDisputes(dataset, finely);
  const short = pieces.map(shortened);
  const bars = mergeBars(short.filter((p) => !isSmall(p)), hollow, MEET);
  const coarsely = stack([...bars, ...mergeSmall(short.filter(isSmall))]);
  if (hasRoom(coarsely)) return withDisputes(dataset, coarsely);
  const kept = stack(bars).filter(({ row }) => row < ROWS_OVER_TILES);
  const own = new Set(kept.flatMap(({ events }) => events));
  const tiles = toTiles(dataset, short.flatMap(({ events: [i] }) => (own.has(i) ? [] : [i])), view);
  return withDisputes(dataset, [...kept, ...tiles.map((tile) => Object.assign(tile, { row: ROWS_OVER_TILES }))]);
}

const isSmall = ({ kind, x0, x1 }) => kind === "point" || x1 - x0 <= NARROW;
const hasRoom = (marks) => marks.every(({ row }) => row < MOST_ROWS);

function withDisputes(dataset, marks) {
  for (const mark of marks) mark.disputed = mark.kind !== "bucket" && mark.events.some((i) => isDisputed(dataset, i));
  return marks;
}

/** A test for the dated events that touch the view, or whose fading side does. */
export function seenIn({ events: { from, to } }, view) {
  const reach = (FADE * (view.end - view.begin)) / view.width;
  return (i) => {
    const first = from[i] === -Infinity ? to[i] - reach : from[i];
    const last = to[i] === Infinity ? from[i] + reach : to[i];
    return first < view.end && last > view.begin; // of an undated one neither is so
  };
}

/** One event as a stretch of pixels; a bound reaches a little way to its open side and fades. */
function toPiece(events, i, view) {
  const scale = view.width / (view.end - view.begin);
  const at = (ms) => (ms - view.begin) * scale;
  const from = events.from[i];
  const to = events.to[i];
  if (from === -Infinity) return { kind: "before", open: true, x0: at(to) - fading(at(to)), x1: at(to), events: [i] };
  if (to === Infinity)
    return { kind: "after", open: true, x0: at(from), x1: at(from) + fading(view.width - at(from)), events: [i] };
  if (to - from <= DAY) return { kind: "point", x0: at((from + to) / 2), x1: at((from + to) / 2), events: [i] };
  const [x0, x1] = widened(at(from), at(to));
  return { kind: events.fades?.[i] ? "after" : "bar", x0, x1, events: [i] };
}

/** How long a bound fades that has so much room up to the edge: all of it is seen, unless it is too little. */
function fading(room) {
  return room < 0 ? FADE : Math.min(FADE, Math.max(room, LEAST_FADE));
}

/** A piece whose open side takes no more room than it must. */
function shortened(piece) {
  const { kind, open, x0, x1 } = piece;
  if (!open) return piece;
  return kind === "before"
    ? { ...piece, x0: Math.max(x0, x1 - SHORT_FADE) }
    : { ...piece, x1: Math.min(x1, x0 + SHORT_FADE) };
}

/** What is coarser than a day is a bar, however far away it is looked at. */
function widened(x0, x1) {
  const more = Math.max(0, NARROW - (x1 - x0)) / 2;
  return [x0 - more, x1 + more];
}

/** Points and shortest bars that meet are one mark with a count; alone, each keeps its shape. */
function mergeSmall(pieces) {
  const marks = [];
  const middle = (piece) => (piece.x0 + piece.x1) / 2;
  for (const piece of [...pieces].sort((a, b) => middle(a) - middle(b))) {
    const last = marks[marks.length - 1];
    if (last && middle(piece) - last.x < MEET) last.events.push(...piece.events);
    else marks.push({ ...piece, events: [...piece.events], x: middle(piece) });
  }
  return marks.map((mark) => (mark.kind === "point" || mark.events.length > 1
    ? { ...mark, kind: "point", x0: mark.x, x1: mark.x, reach: [mark.x - 11, mark.x + 11] }
    : { ...mark, x: mark.kind === "before" ? mark.x1 : mark.x0, reach: [mark.x0, mark.x1] }));
}

/**
 * Bars that begin and end together, as near as that, are one, and bounds that are known to the same day; what is
 * hollow lies apart.
 */
function mergeBars(bars, hollow, near) {
  const marks = [];
  const known = new Map();
  for (const bar of [...bars].sort((a, b) => a.x0 - b.x0 || b.x1 - a.x1)) {
    const sure = { before: [bar.x1], after: [bar.x0] }[bar.open ? bar.kind : "bar"] ?? [bar.x0, bar.x1];
    const key = [bar.kind, Boolean(bar.open), hollow(bar.events[0]), ...sure.map((x) => Math.round(x / near))].join(
      " ",
    );
    const same = known.get(key);
    if (same) {
      same.events.push(...bar.events);
      Object.assign(same, { x0: Math.min(same.x0, bar.x0), x1: Math.max(same.x1, bar.x1) });
      continue;
    }
    const mark = { ...bar, events: [...bar.events] };
    known.set(key, mark);
    marks.push(mark);
  }
  for (const mark of marks)
    Object.assign(mark, { x: mark.kind === "before" ? mark.x1 : mark.x0, reach: [mark.x0, mark.x1] });
  return marks;
}

/** Gives each mark the first row in which it meets no other; the longest come first. */
function stack(marks) {
  const rows = [];
  const sorted = [...marks].sort((a, b) => (b.reach[1] - b.reach[0]) - (a.reach[1] - a.reach[0]));
  for (const mark of sorted) {
    let row = rows.findIndex((others) =>
      others.every((o) => o.reach[1] + 3 < mark.reach[0] || o.reach[0] - 3 > mark.reach[1]),
    );
    if (row < 0) row = rows.push([]) - 1;
    rows[row].push(mark);
    mark.row = row;
  }
  return sorted.sort((a, b) => a.x - b.x);
}

/** Whether an event lies in a mark. */
export function holds(mark, i) {
  if (i === null || i === undefined) return false;
  return mark.holds ? mark.holds(i) : mark.events.includes(i);
}

/** A title where there is room for it: above a bar, beside a point. */
function addLabels(dataset, marks, view, options) {
  const rows = new Map();
  for (const mark of marks) {
    const row = rows.get(mark.y) ?? [];
    row.push(mark);
    rows.set(mark.y, row);
  }
  const told = new Set(); // an event that lies in several lanes has its title in each, a weaker one from the second on
  for (const row of rows.values())
    labelRow(
      dataset,
      row.sort((a, b) => a.reach[0] - b.reach[0]),
      view,
      { ...options, told },
    );
}

function labelRow(dataset, row, view, options) {
  let taken = -Infinity; // the labels of a row do not meet
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
  return { text: fitted, x, anchor: onLeft ? "end" : "start", end: onLeft ? x : x + measure(fitted), above: false };
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
  return { text: fitted, x, anchor: fromEnd ? "end" : "start", end: fromEnd ? end : x + measure(fitted), above: true };
}
