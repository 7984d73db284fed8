// The picture as one sheet that stands by itself: title, what was chosen, names of lanes, a legend in words.

import { AXIS, marksFigure, ownFigure } from "./draw.js";
import { count } from "./dom.js";
import { msToDay } from "./filter.js";
import { chosenWords, heading, scopeWords, windowWords } from "./head.js";
import { coloured, legendWords } from "./legend.js";
import { isCounted } from "./part.js";
import { place } from "./place.js";
import { escapeText, figure, withOwn } from "./traces.js";
import { drawnOf } from "./window.js";
import { isUndated } from "./world.js";

const EDGE = 24;
const SPARE = 0.96; // of a line: who opens the sheet may have wider letters
const LINE = 18;
const TITLE = 26; // height of the line with the title
const AIR = 12; // between the head and the picture, and below it
const LETTERS = "sans-serif"; // a sheet cannot count on the letters of the page
const SIZE = { title: 18, text: 12.5, name: 13, small: 11.5 };
const NAME_LINES = 2;
const TITLE_LINES = 3;
const SIGN = "\u25a0\u00a0"; // a square before the name of a side
const HARD = "\u00a0"; // a blank within a name, where no line ends

/** What plotly draws, {data, layout}, with all that is seen beside the picture. */
export function makeSheet(app) {
  const { picture: { look, placed: { lanes } }, world, view, theme, gutter } = app;
  const measure = measurer();
  const placed = place(world, lanes, view, { measure: (text) => measure(text, SIZE.small), selected: look.selected, namesAbove: gutter === 0 });
  const plain = { ...look, focused: null };
  const { data, layout } = figure(marksFigure(world, placed, view, plain), view);
  const left = EDGE + gutter;
  const width = left + view.width + EDGE;
  const room = (width - 2 * EDGE) * SPARE;
  const wrapped = (text) => wrap(text.split(/\s+/), room, (line) => measure(line, SIZE.text));
  const title = wrap(heading(world).split(/\s+/), room, (line) => measure(line, SIZE.title, "bold"), TITLE_LINES);
  const head = headWords(app, placed).flatMap(wrapped);
  const sides = wrap(sideSigns(app), room, (line) => measure(line, SIZE.text)).map((line) => inColours(app, line));
  const foot = wrapped(legendWords(app).join("; "));
  const headTop = EDGE + title.length * TITLE;
  const top = headTop + head.length * LINE + AIR + AXIS;
  const below = top + placed.height + AIR;
  const note = noter(theme, left, top);
  const notes = [
    ...title.map((text, n) => note(`<b>${escapeText(text)}</b>`, { y: EDGE + (n + 0.5) * TITLE, size: SIZE.title })),
    ...head.map((text, n) => note(escapeText(text), { y: headTop + (n + 0.5) * LINE, dim: true })),
    ...placed.lanes.map((lane) => laneName(note, lane, { measure, gutter, left, top })),
    ...sides.map((text, n) => note(text, { y: below + (n + 0.5) * LINE })),
    ...foot.map((text, n) => note(escapeText(text), { y: below + (sides.length + n + 0.5) * LINE, dim: true })),
  ];
  const height = below + (sides.length + foot.length) * LINE + EDGE;
  return { data: withOwn(data, ownFigure(world, placed, view, plain), view), layout: {
    ...layout, font: { ...layout.font, family: LETTERS }, width, height, margin: { l: left, r: EDGE, t: top, b: height - top - placed.height },
    paper_bgcolor: theme.background, plot_bgcolor: theme.background,
    annotations: notes, shapes: [...layout.shapes, ...laneLines(placed, gutter / view.width, theme)],
  } };
}

/** A function that puts a text at a place of the sheet, in pixels from its upper left corner. */
function noter(theme, left, top) {
  return (text, { x = EDGE, y, size = SIZE.text, dim = false }) => ({
    text, showarrow: false, xref: "paper", yref: "paper", x: 0, y: 1, xanchor: "left", yanchor: "middle", align: "left",
    xshift: x - left, yshift: top - y, borderpad: 0, font: { size, color: dim ? theme.dim : theme.ink },
  });
}

/** How many events, from where, in which window, and by which filters. */
function headWords(app, placed) {
  const { world, view } = app;
  const shown = windowWords({ since: msToDay(view.begin), until: msToDay(view.end - 1) });
  const { source, when } = world.articles.length === 1 ? world.articles[0] : { source: null, when: null };
  const told = [source, when && `published ${when}`].filter(Boolean).join(", ");
  const drawn = new Set(placed.marks.flatMap(({ events }) => (isCounted(world) ? [] : events))).size;
  const lines = [`${countWords(app, drawn)}, ${shown}`, ...notDrawn(app, drawn)];
  const filters = chosenWords(app);
  const scope = scopeWords(world);
  if (scope) lines.unshift(scope);
  if (told) lines.push(told);
  if (filters.length > 0) lines.push(`Only: ${filters.join("; ")}`);
  return lines;
}

/** How many events are drawn, of how many there are. */
function countWords({ world, chosen, unwindowed }, drawn) {
  if (isCounted(world)) return count(chosen.length, "event");
  return drawn === unwindowed.length ? count(drawn, "event") : `${drawn} of ${count(unwindowed.length, "event")}`;
}

/** A line on what is not drawn; none where all is. */
function notDrawn(app, drawn) {
  const { world, unwindowed, picture: { hidden } } = app;
  if (isCounted(world)) return [];
  const undated = unwindowed.filter((i) => isUndated(world, i)).length;
  const inside = drawnOf(app, unwindowed).length;
  const outside = unwindowed.length - undated - inside;
  const told = [outside > 0 && `${outside} before or after this`, undated > 0 && `${undated} without a date`, inside > drawn && `${inside - drawn} in ${count(hidden, "more lane")}`].filter(Boolean);
  return told.length > 0 ? [`Not drawn: ${told.join(", ")}`] : [];
}

/** The sides with a colour of their own that take part, and what is grey, each behind its sign. */
function sideSigns(app) {
  const names = coloured(app).map((side) => app.world.actors.name[side]);
  return [...names, "several sides, or a small one"].map((name) => `${SIGN}${name.replace(/\s+/g, HARD)}`);
}

/** A line of those signs, each in its colour. */
function inColours(app, line) {
  const colours = new Map(coloured(app).map((side) => [app.world.actors.name[side], app.colour(side)]));
  return line.split(SIGN).slice(1).map((part) => {
    const name = part.trim().replaceAll(HARD, " ");
    return `<span style="color:${colours.get(name) ?? app.theme.dim}">■</span> ${escapeText(name)}`;
  }).join("   ");
}

function laneName(note, lane, { measure, gutter, left, top }) {
  if (gutter === 0) return note(escapeText(lane.label), { x: left + 2, y: top + lane.top + 10, size: SIZE.small });
  const indent = Math.min(lane.depth ?? 0, 3) * 12;
  const weight = lane.depth === 0 && !lane.under ? "bold" : "";
  const lines = wrap(lane.label.split(/\s+/), gutter - 14 - indent, (line) => measure(line, SIZE.name, weight), NAME_LINES).map(escapeText);
  const name = weight ? lines.map((line) => `<b>${line}</b>`) : lines;
  return note(name.join("<br>"), { x: EDGE + indent, y: top + lane.top + lane.height / 2, size: SIZE.name });
}

function laneLines({ lanes }, overhang, theme) {
  return lanes.map(({ top, height }) => ({
    type: "line", xref: "paper", yref: "y", x0: -overhang, x1: 1, y0: top + height, y1: top + height, layer: "below",
    line: { width: 1, color: theme.line },
  }));
}

/** Words in lines no wider than `width` pixels; what is beyond the last line is cut. */
export function wrap(words, width, measure, most = Infinity) {
  const lines = [""];
  for (const word of words) {
    const longer = `${lines.at(-1)} ${word}`.trim();
    if (lines.at(-1) === "" || measure(longer) <= width) lines[lines.length - 1] = longer;
    else lines.push(word);
  }
  return lines.length <= most ? lines : [...lines.slice(0, most - 1), `${lines[most - 1]} …`];
}

/** A function that gives the pixels of a text of a size in the letters of the sheet. */
function measurer() {
  const context = document.createElement("canvas").getContext("2d");
  return (text, size, weight = "") => {
    context.font = `${weight} ${size}px ${LETTERS}`;
    return context.measureText(text).width * 1.02;
  };
}
