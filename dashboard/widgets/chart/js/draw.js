// What is drawn, in pixels of the plot, without a word of who draws it: plotly.js in the dashboard (traces.js), SVG on
// the page that works alone (plain.js) and in a saved image (image.js). Titles and the open event are SVG everywhere.

import { fade } from "./colours.js";
import { holds, ROW } from "./place.js";
import { fatesOf } from "./since.js";
import { makeTicks } from "./ticks.js";
import { sidesOf } from "./dataset.js";

export const AXIS = 28; // height of the line with the years
const FEW_PUBLISHED = 6; // articles whose days of publication cross the whole picture
const NOTCH = 5; // pixels that are between two of them
const LETTER = 6.5; // pixels of a letter at a line of time, about
const BAR = 10;
const CORE = 19; // of a striped point that holds several: a number on stripes cannot be read
const ROUND = 13; // half of the largest point: ends are as round as they can be
const PARTLY = 0.28; // how strong the inside of a mark is that is hollow in part
const BEYOND = 20; // pixels beyond the edge at which a bar is cut: plotly leaves out what is far outside
const SOLID = [1, 0.62, 0.42, 1, 1]; // how strong a mark is, by the status of its date

/**
 * What stays as it is when another event is opened: {bars, points, stripes, axis}. `look` holds theme, colour(side),
 * selected event, focused mark, arcs, days of publication. A `fill` that is null is none, and so is an `edge` of 0.
 */
export function marksFigure(dataset, placed, view, look) {
  const paint = (mark) => markPaint(dataset, mark, look);
  const of = (...kinds) => placed.marks.filter((mark) => kinds.includes(mark.kind));
  const isPoint = (mark) => !isStripedPoint(mark) || mark.events.length > 1;
  return {
    bars: [...of("bar"), ...placed.marks.filter(isStripedPoint)].map((mark) => barOf(mark, paint(mark), view.width)),
    points: of("point")
      .filter(isPoint)
      .map((mark) => pointOf(mark, paint(mark), look.theme)),
    stripes: placed.marks
      .filter((mark) => mark.disputed)
      .map((mark) => stripeOf(mark, paint(mark), look.theme, view.width)),
    axis: axisOf(placed, view, look),
  };
}

/** What takes plotly longest, and all that hangs on the open event and the focused mark (overlay.js), in pixels. */
export function overlayFigure(dataset, placed, view, look) {
  const paint = (mark) => markPaint(dataset, mark, look);
  const of = (...kinds) => placed.marks.filter((mark) => kinds.includes(mark.kind));
  return {
    days: publications(look, placed.height, view),
    bounds: of("before", "after").map((mark) => boundOf(mark, paint(mark))),
    boxes: of("bucket").map((mark) => boxOf(mark, look)),
    frames: placed.marks
      .filter((mark) => !isRound(mark) && isRinged(mark, look))
      .map((mark) => frameOf(mark, look, view.width)),
    curves: look.arcs.map((arc) => curveOf(arc, look.theme, placed.height)),
    rings: placed.marks.filter((mark) => isRound(mark) && isRinged(mark, look)).map((mark) => ringOf(mark, look)),
    texts: [
      ...of("bucket").map((mark) => ({
        text: short(mark.count),
        x: mark.x,
        y: mark.y,
        anchor: "middle",
        size: 11,
        colour: look.theme.ink,
      })),
      ...of("point")
        .filter((mark) => mark.events.length > 1)
        .map((mark) => countOn(mark, paint(mark), look.theme)),
      ...placed.marks.filter((mark) => mark.label).map((mark) => labelOf(mark, look)),
      ...placed.marks.flatMap((mark) => sinceOn(dataset, mark, look)),
    ],
  };
}

function markPaint(dataset, mark, look) {
  const side = sideOf(dataset, mark);
  const colour = side === null ? look.theme.dim : look.colour(side);
  return { colour, strength: strengthOf(dataset, mark), hollow: mark.hollow, partly: mark.partly };
}

/** The side whose colour a mark has; null where it is grey, as there are several. */
export function sideOf(dataset, mark) {
  return mark.side ?? (mark.kind === "bucket" ? null : sharedSide(dataset, mark.events));
}

const strengthOf = ({ events }, mark) => Math.max(...mark.events.map((i) => SOLID[events.status[i]]));

/** Whether a mark is drawn paler, as its date is not stated; of a bound, that it fades tells as much. */
export function isPale(dataset, mark) {
  return ["point", "bar"].includes(mark.kind) && !mark.hollow && strengthOf(dataset, mark) < 1;
}

/** The side of all who take part, or null where there are several. */
function sharedSide(dataset, events) {
  const sides = sidesOf(dataset, events);
  return sides.length === 1 ? sides[0] : null;
}

/** Where a bar lies, and of a point that is striped. */
function boxAbout(mark, width) {
  if (mark.kind === "point")
    return { x0: mark.x - size(mark) / 2, x1: mark.x + size(mark) / 2, y: mark.y, height: size(mark), round: ROUND };
  return {
    x0: Math.max(mark.x0, -BEYOND),
    x1: Math.min(mark.x1, width + BEYOND),
    y: barMiddle(mark),
    height: BAR,
    round: ROUND,
  };
}

function barOf(mark, { colour, strength, hollow, partly }, width) {
  const full = mark.kind === "point" ? 1 : strength;
  return {
    ...boxAbout(mark, width),
    colour,
    fill: hollow ? null : fade(colour, partly ? PARTLY : full),
    edge: hollow || partly ? 1.6 : 0,
  };
}

/** What is disputed within a day is drawn as a bar that is as round as a point: plotly stripes bars alone. */
const isStripedPoint = (mark) => mark.disputed && mark.kind === "point";

/** A bar stands a little below the middle of its row: its title stands above it. */
export function barMiddle(mark) {
  return mark.y + 5;
}

/** A bound is strong at the side that is known and fades to the open one; of a hollow one the outline does. */
function boundOf(mark, { colour, hollow, partly }) {
  return {
    kind: mark.kind, x0: mark.x0, x1: mark.x1, y: barMiddle(mark), height: BAR, colour, none: fade(colour, 0),
    strong: hollow ? null : fade(colour, partly ? PARTLY : 0.8), outline: hollow || partly ? fade(colour, 0.9) : null,
  };
}

/** A number as it has room in a box: `1.2k`. */
const short = (number) => (number < 1000 ? String(number) : `${(number / 1000).toFixed(number < 10_000 ? 1 : 0)}k`);

/** Events that are counted together: the more of them, the stronger. */
function boxOf({ x0, x1, y, side, share }, { theme, colour }) {
  return {
    x0: x0 + 1,
    x1: x1 - 1,
    y,
    height: 22,
    colour: fade(side === null ? theme.dim : colour(side), 0.15 + 0.5 * share),
  };
}

const size = ({ events, disputed }) => (events.length > 1 ? (disputed ? 26 : 22) : 13);

function pointOf(mark, paint, theme) {
  const { hollow, partly, colour } = paint;
  return {
    x: mark.x, y: mark.y, size: mark.disputed ? CORE : size(mark), colour,
    fill: hollow ? theme.background : partly ? fade(colour, PARTLY) : solid(paint), edge: hollow || partly ? 2 : 0,
  };
}

/** How many events a point holds. */
function countOn({ x, y, events }, { hollow, partly, colour }, theme) {
  const filled = theme.dark ? "#14181e" : "#fff";
  return {
    text: String(events.length),
    x,
    y,
    anchor: "middle",
    size: 11,
    bold: true,
    colour: partly ? theme.ink : hollow ? colour : filled,
  };
}

/** What became of it since, as a sign at its upper right corner: a letter, so that it is not told by colour. */
function sinceOn(dataset, mark, { theme }) {
  if (!dataset.events.since) return []; // what a tile holds is worked out when asked for
  const [fate] = fatesOf(dataset, mark.events);
  if (!fate) return [];
  const [x, y] = isRound(mark)
    ? [mark.x + size(mark) / 2 + 1, mark.y - size(mark) / 2 - 1]
    : [Math.max(mark.x0, 4), barMiddle(mark) + BAR];
  return [{ text: fate.sign, x, y, anchor: "middle", size: 14, bold: true, colour: theme.ink, rim: theme.background }];
}

/** Stripes over what is disputed: of the page's colour on a filled mark, of its own on a hollow one. */
function stripeOf(mark, { hollow, partly, colour }, theme, width) {
  return { ...boxAbout(mark, width), colour: hollow || partly ? colour : theme.background };
}

/** A point keeps enough of its colour for the number on it to be read. */
function solid({ colour, strength }) {
  return strength < 1 ? fade(colour, 0.85) : colour;
}

/** The middle of a title, beside a point, above a bar, of a mark at a height. */
export function titleMiddle({ above }, height) {
  return above ? height - 10 : height;
}

function labelOf(mark, look) {
  const { text, x, anchor, again } = mark.label;
  const { ink, dim, background } = look.theme;
  return {
    text,
    x,
    anchor,
    y: titleMiddle(mark.label, mark.y),
    size: 11.5,
    bold: holds(mark, look.selected),
    colour: again ? dim : ink,
    rim: background,
  };
}

const isRinged = (mark, { selected, focused, picked }) =>
  holds(mark, selected) || mark === focused || Boolean(picked && mark.events.some(picked));
const isRound = (mark) => mark.kind === "point" || mark.kind === "bucket";
const ringColour = (mark, { focused, theme }) => (mark === focused ? theme.accent : theme.ink);
const ringWidth = (mark, { focused }) => (mark === focused ? 3 : 1.6);

/** The rings about the open event and the mark that the keyboard is on: round about points … */
function ringOf(mark, look) {
  return {
    x: mark.x,
    y: mark.y,
    size: mark.kind === "point" && mark.events.length === 1 ? 21 : 29,
    colour: ringColour(mark, look),
    width: ringWidth(mark, look),
  };
}

/** … and long about bars and bounds. */
function frameOf(mark, look, width) {
  return {
    x0: Math.max(mark.x0 - 4, -BEYOND), x1: Math.min(mark.x1 + 4, width + BEYOND), y: barMiddle(mark), height: BAR + 6,
    colour: ringColour(mark, look), width: ringWidth(mark, look),
  };
}

/**
 * A relation of the open event: a curve from above or below, so that it crosses titles at right angles. It lies between
 * its handles, and so within the picture as they do.
 */
function curveOf({ start, end }, theme, height) {
  const handles = arcHandles(start, end).map(({ x, y }) => ({ x, y: Math.max(1, Math.min(y, height - 1)) }));
  return { points: [start, ...handles, end], colour: theme.dim, width: 1.3, opacity: 0.75 };
}

/**
 * Within a row it bows over the row, or under the first one, where it would be cut off; one above the other it bows
 * to the side, else it swings from one to the other.
 */
export function arcHandles(start, end) {
  const [dx, dy] = [end.x - start.x, end.y - start.y];
  const bow = 16 + Math.min(40, (Math.abs(dx) + Math.abs(dy)) / 8);
  const over = Math.min(start.y, end.y) > bow ? -bow : bow;
  if (Math.abs(dy) < ROW / 2)
    return [
      { x: start.x + dx / 4, y: start.y + over },
      { x: end.x - dx / 4, y: end.y + over },
    ];
  if (Math.abs(dx) < bow)
    return [
      { x: start.x + bow, y: start.y + dy / 4 },
      { x: end.x + bow, y: end.y - dy / 4 },
    ];
  return [
    { x: start.x, y: start.y + dy * 0.6 },
    { x: end.x, y: end.y - dy * 0.6 },
  ];
}

/** The lines of time with their names; `at` is the moment of each. */
function axisOf(placed, view, look) {
  const { theme } = look;
  const x = (at) => ((at - view.begin) * view.width) / (view.end - view.begin);
  const ticks = makeTicks(view);
  const hasRoom = ({ at, text }) => x(at) + text.length * LETTER <= view.width;
  return {
    width: view.width, height: placed.height, theme,
    major: ticks.major.map((tick) => ({ at: tick.at, x: x(tick.at), text: hasRoom(tick) ? tick.text : "" })),
    minor: ticks.minor.map((at) => ({ at, x: x(at) })),
  };
}

/** A line where an article was published; of many articles only a notch at the top. */
function publications({ published, theme }, height, { begin, end, width }) {
  const step = (NOTCH * (end - begin)) / width;
  const days = [
    ...new Map(
      published.filter((day) => day >= begin && day <= end).map((day) => [Math.round(day / step), day]),
    ).values(),
  ];
  const few = days.length <= FEW_PUBLISHED;
  return days.map((at) => ({
    x: ((at - begin) * width) / (end - begin),
    height: few ? height : 7,
    width: few ? 1 : 2,
    dashed: few,
    colour: theme.accent,
    opacity: 0.45,
  }));
}
