// Where each mark lies, in pixels: points that meet become one mark with a count, bars that overlap
// get rows of their own, and of a lane with more than it can show the rest becomes tiles with counts.

import { isCounted, stretchOf } from "./data_set_client.js";
import { toTiles } from "./tiles.js";
import { DAY, isDisputed, isHollow, isPartly } from "./dataset.js";

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
const NAME = 16; // height of a lane's name where it stands above the marks

/** The marks, which have no title yet (titles.js), and the place of each lane in the view {begin, end, width}. */
export function place(dataset, lanes, view, { namesAbove = false } = {}) {
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
  return { marks, lanes: placed, height: top };
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
