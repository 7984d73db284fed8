// Turns placed marks into the traces and the layout of plotly.js.

import { fade } from "./colours.js";
import { holds, ROW } from "./place.js";
import { makeTicks } from "./ticks.js";
import { sidesOf } from "./world.js";

export const AXIS = 28; // height of the line with the years
const FEW_PUBLISHED = 6; // articles whose days of publication cross the whole picture
const NOTCH = 5; // pixels that are between two of them
const LETTER = 6.5; // pixels of a letter at a line of time, about
const BAR = 10;
const CORE = 19; // of a striped point that holds several: a number on stripes cannot be read
const ROUND = 13; // half of the largest point: ends are as round as they can be
const PARTLY = 0.28; // how strong the inside of a mark is that is hollow in part
const STEPS = 24; // in which the outline of a hollow bound fades, where plotly draws it
const BEYOND = 20; // pixels beyond the edge at which a bar is cut: plotly leaves out what is far outside
const SOLID = [1, 0.62, 0.42, 1]; // how strong a mark is, by the status of its date
/** Plotly reads some HTML in every text: what is no markup of ours must not become any. */
export function escapeText(text) {
  return text.replace(/&/g, "&amp;").replace(/</g, "&lt;").replace(/>/g, "&gt;");
}

/** What plotly draws, {data, layout}. `look` holds theme, colour(side), selected event, focused mark, arcs. */
export function figure(world, placed, view, look) {
  const ms = scale(view);
  const paint = (mark) => markPaint(world, mark, look);
  const of = (...kinds) => placed.marks.filter((mark) => kinds.includes(mark.kind));
  return {
    data: [
      bars([...of("bar"), ...placed.marks.filter(isStripedPoint)], ms, paint, view.width),
      points(of("point").filter((mark) => !isStripedPoint(mark) || mark.events.length > 1), ms, paint, look.theme),
      stripes(placed.marks.filter((mark) => mark.disputed), ms, { paint, theme: look.theme, width: view.width }),
    ].filter((trace) => trace.x.length > 0), // an empty one takes plotly as long as ten marks
    layout: layout(placed, view, look),
  };
}

/**
 * What takes plotly longer than all the rest, and all that hangs on the open event and the focused mark, in pixels:
 * the page draws it itself (own.js), a sheet has it as traces (`withOwn`).
 */
export function ownFigure(world, placed, view, look) {
  const paint = (mark) => markPaint(world, mark, look);
  const of = (...kinds) => placed.marks.filter((mark) => kinds.includes(mark.kind));
  return {
    bounds: of("before", "after").map((mark) => boundOf(mark, paint(mark))),
    boxes: of("bucket").map((mark) => boxOf(mark, look)),
    frames: placed.marks.filter((mark) => !isRound(mark) && isRinged(mark, look)).map((mark) => frameOf(mark, look, view.width)),
    curves: look.arcs.map((arc) => curveOf(arc, look.theme, placed.height)),
    rings: placed.marks.filter((mark) => isRound(mark) && isRinged(mark, look)).map((mark) => ringOf(mark, look)),
    texts: [
      ...of("bucket").map((mark) => ({ text: short(mark.count), x: mark.x, y: mark.y, anchor: "middle", size: 11, colour: look.theme.ink })),
      ...of("point").filter((mark) => mark.events.length > 1).map((mark) => countOn(mark, paint(mark), look.theme)),
      ...placed.marks.filter((mark) => mark.label).map((mark) => labelOf(mark, look)),
    ],
  };
}

/** All of a picture as traces of plotly's. */
export function withOwn(data, { bounds, boxes, frames, curves, rings, texts }, view) {
  const ms = scale(view);
  return [
    ...bounds.flatMap((one) => boundTraces(one, ms)), boxTrace(boxes, ms), ...frames.map((one) => frameTrace(one, ms)), ...curves.map((one) => curveTrace(one, ms)),
    ...data, ...rings.map((one) => ringTrace(one, ms)), textTrace(texts, ms),
  ];
}

/** From a pixel of the plot to its moment. */
const scale = (view) => (x) => view.begin + (x * (view.end - view.begin)) / view.width;

function markPaint(world, mark, look) {
  const side = mark.side ?? sharedSide(world, mark.events);
  const colour = side === null ? look.theme.dim : look.colour(side);
  const strength = Math.max(...mark.events.map((i) => SOLID[world.events.status[i]]));
  return { colour, strength, hollow: mark.hollow, partly: mark.partly };
}

/** The side of all who take part, or null where there are several. */
function sharedSide(world, events) {
  const sides = sidesOf(world, events);
  return sides.length === 1 ? sides[0] : null;
}

function bars(marks, ms, paint, width) {
  const paints = marks.map(paint);
  return {
    ...boxes(marks, ms, width),
    marker: {
      cornerradius: ROUND,
      color: paints.map((p, n) => (p.hollow ? "rgba(0,0,0,0)" : fade(p.colour, p.partly ? PARTLY : marks[n].kind === "point" ? 1 : p.strength))),
      line: { width: paints.map((p) => (p.hollow || p.partly ? 1.6 : 0)), color: paints.map((p) => p.colour) },
    },
  };
}

/** Plotly stripes bars alone: what is disputed within a day is a bar that is as round as a point. */
const isStripedPoint = (mark) => mark.disputed && mark.kind === "point";

/** Where bars lie, a round one for each point. */
function boxes(marks, ms, width) {
  const ends = marks.map((m) => (m.kind === "point" ? [m.x - size(m) / 2, m.x + size(m) / 2] : [Math.max(m.x0, -BEYOND), Math.min(m.x1, width + BEYOND)]).map(ms));
  return {
    type: "bar", orientation: "h", hoverinfo: "skip", base: ends.map(([begin]) => begin), x: ends.map(([begin, end]) => end - begin),
    y: marks.map((m) => (m.kind === "point" ? m.y : barMiddle(m))), width: marks.map((m) => (m.kind === "point" ? size(m) : BAR)),
  };
}

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

function boundTraces(bound, ms) {
  return [bound.strong && boundTrace(bound, ms), ...(bound.outline ? outlineTraces(bound, ms) : [])].filter(Boolean);
}

/** Plotly has no line that fades: the outline in pieces, each weaker than the one before. */
function outlineTraces({ kind, x0, x1, y, height, colour }, ms) {
  const [known, open] = kind === "before" ? [x1, x0] : [x0, x1];
  const [top, bottom] = [y - height / 2, y + height / 2];
  const at = (n) => ms(known + ((open - known) * n) / STEPS);
  return Array.from({ length: STEPS }, (_, n) => ({
    type: "scatter", mode: "lines", hoverinfo: "skip", line: { width: 1.6, color: fade(colour, 0.9 * (1 - n / STEPS)) },
    x: [at(n + 1), at(n), n === 0 ? at(n) : null, at(n), at(n + 1)], y: [top, top, n === 0 ? top : null, bottom, bottom],
  }));
}

function boundTrace({ kind, x0, x1, y, height, strong, none }, ms) {
  const [begin, end] = [ms(x0), ms(x1)];
  const [top, bottom] = [y - height / 2, y + height / 2];
  return {
    type: "scatter", mode: "lines", hoverinfo: "skip", fill: "toself", x: [begin, end, end, begin, begin], y: [top, top, bottom, bottom, top],
    line: { width: 0 },
    fillgradient: {
      type: "horizontal", start: begin, stop: end,
      colorscale: kind === "before" ? [[0, none], [1, strong]] : [[0, strong], [1, none]],
    },
  };
}

/** A number as it has room in a box: `1.2k`. */
const short = (number) => (number < 1000 ? String(number) : `${(number / 1000).toFixed(number < 10_000 ? 1 : 0)}k`);

/** Events that are counted together: the more of them, the stronger. */
function boxOf({ x0, x1, y, side, share }, { theme, colour }) {
  return { x0: x0 + 1, x1: x1 - 1, y, height: 22, colour: fade(side === null ? theme.dim : colour(side), 0.15 + 0.5 * share) };
}

function boxTrace(boxes, ms) {
  return {
    type: "bar", orientation: "h", hoverinfo: "skip", base: boxes.map(({ x0 }) => ms(x0)), x: boxes.map(({ x0, x1 }) => ms(x1) - ms(x0)),
    y: boxes.map(({ y }) => y), width: boxes.map(({ height }) => height),
    marker: { cornerradius: 3, color: boxes.map(({ colour }) => colour) },
  };
}

const size = ({ events, disputed }) => (events.length > 1 ? (disputed ? 26 : 22) : 13);

function points(marks, ms, paint, theme) {
  const paints = marks.map(paint);
  return {
    type: "scatter", mode: "markers", hoverinfo: "skip", x: marks.map((m) => ms(m.x)), y: marks.map((m) => m.y),
    marker: {
      size: marks.map((m) => (m.disputed ? CORE : size(m))), opacity: 1,
      color: paints.map((p) => (p.hollow ? theme.background : p.partly ? fade(p.colour, PARTLY) : solid(p, theme))),
      line: { width: paints.map((p) => (p.hollow || p.partly ? 2 : 0)), color: paints.map((p) => p.colour) },
    },
  };
}

/** How many events a point holds. */
function countOn({ x, y, events }, { hollow, partly, colour }, theme) {
  const filled = theme.dark ? "#14181e" : "#fff";
  return { text: String(events.length), x, y, anchor: "middle", size: 11, bold: true, colour: partly ? theme.ink : hollow ? colour : filled };
}

/** Stripes over what is disputed: of the page's colour on a filled mark, of its own on a hollow one. */
function stripes(marks, ms, { paint, theme, width }) {
  const paints = marks.map(paint);
  return {
    ...boxes(marks, ms, width),
    marker: {
      cornerradius: ROUND, color: "rgba(0,0,0,0)", line: { width: 0 },
      pattern: { shape: "/", size: 5, solidity: 0.4, fillmode: "overlay", bgcolor: "rgba(0,0,0,0)", fgopacity: 1, fgcolor: paints.map((p) => (p.hollow || p.partly ? p.colour : theme.background)) },
    },
  };
}

/** A point keeps enough of its colour for the number on it to be read. */
function solid({ colour, strength }) {
  return strength < 1 ? fade(colour, 0.85) : colour;
}

/** The title of a mark, beside a point, above a bar. */
function labelOf(mark, look) {
  const { text, x, anchor, above, again } = mark.label;
  const { ink, dim, background } = look.theme;
  return { text, x, anchor, y: above ? mark.y - 10 : mark.y, size: 11.5, bold: holds(mark, look.selected), colour: again ? dim : ink, rim: background };
}

function textTrace(texts, ms) {
  return {
    type: "scatter", mode: "text", hoverinfo: "skip", x: texts.map(({ x }) => ms(x)), y: texts.map(({ y }) => y),
    text: texts.map(({ text, bold }) => (bold ? `<b>${escapeText(text)}</b>` : escapeText(text))),
    textposition: texts.map(({ anchor }) => ({ start: "middle right", middle: "middle center", end: "middle left" })[anchor]),
    textfont: {
      size: texts.map(({ size }) => size), color: texts.map(({ colour }) => colour),
      shadow: texts.map(({ rim }) => (rim ? halo(rim) : "none")),
    },
  };
}

/** A rim in the colour of the page, so that a line behind a title does not strike it through. */
function halo(colour) {
  return ["-1px 0", "1px 0", "0 -1px", "0 1px", "0 0"].map((by) => `${by} 2px ${colour}`).join(", ");
}

const isRinged = (mark, { selected, focused, picked }) => holds(mark, selected) || mark === focused || Boolean(picked && mark.events.some(picked));
const isRound = (mark) => mark.kind === "point" || mark.kind === "bucket";
const ringColour = (mark, { focused, theme }) => (mark === focused ? theme.accent : theme.ink);
const ringWidth = (mark, { focused }) => (mark === focused ? 3 : 1.6);

/** The rings about the open event and the mark that the keyboard is on: round about points … */
function ringOf(mark, look) {
  return { x: mark.x, y: mark.y, size: mark.kind === "point" && mark.events.length === 1 ? 21 : 29, colour: ringColour(mark, look), width: ringWidth(mark, look) };
}

function ringTrace({ x, y, size, colour, width }, ms) {
  return {
    type: "scatter", mode: "markers", hoverinfo: "skip", x: [ms(x)], y: [y],
    marker: { symbol: "circle-open", size, color: colour, line: { width } },
  };
}

/** … and long about bars and bounds. */
function frameOf(mark, look, width) {
  return {
    x0: Math.max(mark.x0 - 4, -BEYOND), x1: Math.min(mark.x1 + 4, width + BEYOND), y: barMiddle(mark), height: BAR + 6,
    colour: ringColour(mark, look), width: ringWidth(mark, look),
  };
}

function frameTrace({ x0, x1, y, height, colour, width }, ms) {
  return {
    type: "bar", orientation: "h", hoverinfo: "skip", base: [ms(x0)], x: [ms(x1) - ms(x0)], y: [y], width: [height],
    marker: { cornerradius: 8, color: "rgba(0,0,0,0)", line: { color: colour, width } },
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

function curveTrace({ points: [start, p, q, end], colour, width, opacity }, ms) {
  const steps = Array.from({ length: 25 }, (_, i) => i / 24);
  const mix = (t, a, b, c, d) => (1 - t) ** 3 * a + 3 * (1 - t) ** 2 * t * b + 3 * (1 - t) * t ** 2 * c + t ** 3 * d;
  return {
    type: "scatter", mode: "lines", hoverinfo: "skip", opacity,
    x: steps.map((t) => ms(mix(t, start.x, p.x, q.x, end.x))),
    y: steps.map((t) => mix(t, start.y, p.y, q.y, end.y)),
    line: { width, color: colour },
  };
}

/** Within a row it bows over the row, or under the first one, where it would be cut off; one above the other it bows to the side, else it swings from one to the other. */
export function arcHandles(start, end) {
  const [dx, dy] = [end.x - start.x, end.y - start.y];
  const bow = 16 + Math.min(40, (Math.abs(dx) + Math.abs(dy)) / 8);
  const over = Math.min(start.y, end.y) > bow ? -bow : bow;
  if (Math.abs(dy) < ROW / 2) return [{ x: start.x + dx / 4, y: start.y + over }, { x: end.x - dx / 4, y: end.y + over }];
  if (Math.abs(dx) < bow) return [{ x: start.x + bow, y: start.y + dy / 4 }, { x: end.x + bow, y: end.y - dy / 4 }];
  return [{ x: start.x, y: start.y + dy * 0.6 }, { x: end.x, y: end.y - dy * 0.6 }];
}

function layout(placed, view, look) {
  const { theme } = look;
  const ticks = makeTicks(view);
  const hasRoom = ({ at, text }) => ((at - view.begin) * view.width) / (view.end - view.begin) + text.length * LETTER <= view.width;
  return {
    width: view.width, height: placed.height + AXIS, margin: { l: 0, r: 0, t: AXIS, b: 0 },
    paper_bgcolor: "rgba(0,0,0,0)", plot_bgcolor: "rgba(0,0,0,0)", showlegend: false, barmode: "overlay",
    font: { family: theme.font, color: theme.ink, size: 12 }, dragmode: "pan", hovermode: false,
    xaxis: {
      type: "date", range: [view.begin, view.end], side: "top", zeroline: false, showgrid: true, gridcolor: theme.line,
      tickmode: "array", tickvals: ticks.major.map((tick) => tick.at), ticktext: ticks.major.map((tick) => (hasRoom(tick) ? tick.text : "")),
      tickangle: 0, ticklabeloverflow: "allow", // plotly need not measure each: the longest step has room for all
      ticklabelposition: "outside right", tickfont: { color: theme.dim, size: 12 }, tickcolor: theme.line, ticks: "",
      minor: { showgrid: true, gridcolor: theme.line, griddash: "dot", tickmode: "array", tickvals: ticks.minor },
    },
    yaxis: { range: [placed.height, 0], fixedrange: true, visible: false },
    shapes: publications(look, placed.height, view),
  };
}

/** A line where an article was published; of many articles only a notch at the top. */
function publications({ published, theme }, height, { begin, end, width }) {
  const step = (NOTCH * (end - begin)) / width;
  const days = [...new Map(published.filter((day) => day >= begin && day <= end).map((day) => [Math.round(day / step), day])).values()];
  const few = days.length <= FEW_PUBLISHED;
  return days.map((day) => ({
    type: "line", x0: day, x1: day, y0: 0, y1: few ? height : 7, layer: "below",
    line: { color: theme.accent, width: few ? 1 : 2, dash: few ? "dash" : "solid" }, opacity: 0.45,
  }));
}
