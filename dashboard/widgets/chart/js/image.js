// The picture as one image that stands by itself: title, what was chosen, names of lanes, a legend in words.

import { arcs } from "./arcs.js";
import { AXIS, marksFigure, overlayFigure, sideOf } from "./draw.js";
import { count } from "./dom.js";
import { msToDay } from "./filter.js";
import { chosenWords, heading, scopeWords, windowWords } from "./head.js";
import { coloured, legendWords } from "./legend.js";
import { toSvg } from "./markup.js";
import { isCounted } from "./data_set_client.js";
import { place } from "./place.js";
import { gridShapes, lowerShapes, markShapes, textShape, upperShapes } from "./shapes.js";
import { titler } from "./titles.js";
import { drawnOf } from "./window.js";

const EDGE = 24;
const SPARE = 0.96; // of a line: who opens the image may have wider letters
const LINE = 18;
const TITLE = 26; // height of the line with the title
const AIR = 12; // between the head and the picture, and below it
const LETTERS = "sans-serif"; // an image cannot count on the letters of the page
const SIZE = { title: 18, text: 12.5, name: 13, over: 12, small: 11.5 };
const HEAD = 650; // the weight of the title and of the lanes of sides, as on the page
const MOST_LANES = 60; // a picture of more can be read on no screen and on no paper
const NAME_LINES = 2;
const NAME_LINE = 16;
const TITLE_LINES = 3;
const SIGN = "\u25a0\u00a0"; // a square before the name of a side
const GAP = "\u00a0".repeat(3); // between two of them

/**
 * The image of the window with every lane, those too that the page holds back: {svg, width, height, lacks}, with the
 * text of an SVG, its size in pixels, and how many lanes are too many for it. Nothing of it is looked up elsewhere.
 * `measure(text, size, weight)` gives the pixels of a text in the letters of the image.
 */
export function makeImage(app, measure = measurer()) {
  const { picture, dataset, view, theme, gutter } = app;
  const { lanes, hidden } = picture.lanes(MOST_LANES);
  const placed = place(dataset, lanes, view, { namesAbove: gutter === 0 });
  titler(dataset, placed, view, { measure: (text) => measure(text, SIZE.small), selected: picture.look.selected })();
  const look = { ...picture.look, focused: null, arcs: arcs(app, placed.marks) };
  const notDrawn = notDrawnOf(app, placed, hidden);
  const own = { ...app, picture: { placed, look, arcs: look.arcs.length } };
  const words = imageWords(own, notDrawn, measure);
  const left = EDGE + gutter;
  const top = EDGE + words.title.length * TITLE + words.head.length * LINE + AIR + AXIS;
  const below = top + placed.height + AIR;
  const width = left + view.width + EDGE;
  const height = below + (words.sides.length + words.foot.length) * LINE + EDGE;
  const size = { width, height, "font-family": LETTERS, role: "img" };
  return { width, height, lacks: notDrawn.lanes, svg: toSvg(size, [
    ["title", {}, heading(dataset)],
    ["rect", { width: "100%", height: "100%", fill: theme.background }],
    ...plotShapes(app, placed, look, { left, top }),
    ...placed.lanes.flatMap((lane) => laneName(lane, { measure, theme, gutter, left, top })),
    ...wordShapes(words, theme, below),
  ]) };
}

/** What is drawn, within its frame, and the lines that part the lanes. */
function plotShapes({ dataset, view, theme, gutter }, placed, look, { left, top }) {
  const marks = marksFigure(dataset, placed, view, look);
  const overlay = overlayFigure(dataset, placed, view, look);
  const lines = placed.lanes.map((lane) => {
    const y = lane.top + lane.height;
    return ["line", { x1: -gutter, x2: view.width, y1: y, y2: y, stroke: theme.line }];
  });
  return [
    ["clipPath", { id: "plot" }, ["rect", { width: view.width, height: placed.height }]],
    ["g", { transform: `translate(${left} ${top})` }, ...lines, ...gridShapes(marks.axis),
      ["g", { "clip-path": "url(#plot)" }, ...lowerShapes(overlay), ...markShapes(marks), ...upperShapes(overlay)]],
  ];
}

/** The words above and below the picture, in lines: {title, head, sides, foot}. */
function imageWords(app, notDrawn, measure) {
  const room = (app.gutter + app.view.width) * SPARE;
  const fit = (words, size, weight, most) => wrap(words, room, (line) => measure(line, size, weight), most);
  const wrapped = (text) => fit(text.split(/\s+/), SIZE.text);
  return {
    title: fit(heading(app.dataset).split(/\s+/), SIZE.title, HEAD, TITLE_LINES),
    head: headWords(app, notDrawn).flatMap(wrapped),
    sides: signLines(app, room, (line) => measure(line, SIZE.text)),
    foot: wrapped(legendWords(app).join("; ")),
  };
}

function wordShapes({ title, head, sides, foot }, { ink, dim }, below) {
  const lines = (of, top, high, look) =>
    of.map((text, n) => textShape({ text, x: EDGE, y: top + (n + 0.5) * high, ...look }));
  const small = { size: SIZE.text, colour: dim };
  return [
    ...lines(title, EDGE, TITLE, { size: SIZE.title, colour: ink, weight: HEAD }),
    ...lines(head, EDGE + title.length * TITLE, LINE, small),
    ...lines(sides, below, LINE, { size: SIZE.text, colour: ink }),
    ...lines(foot, below + sides.length * LINE, LINE, small),
  ];
}

/** How many events, from where, in which window, and by which filters. */
function headWords(app, { drawn, told: without }) {
  const { dataset, view } = app;
  const shown = windowWords({ since: msToDay(view.begin), until: msToDay(view.end - 1) });
  const { source, when } = dataset.articles.length === 1 ? dataset.articles[0] : { source: null, when: null };
  const told = [source, when && `published ${when}`].filter(Boolean).join(", ");
  const lines = [`${countWords(app, drawn)}, ${shown}`, ...without];
  const filters = chosenWords(app);
  const scope = scopeWords(dataset);
  if (scope) lines.unshift(scope);
  if (told) lines.push(told);
  if (filters.length > 0) lines.push(`Only: ${filters.join("; ")}`);
  return lines;
}

/** How many events are drawn, of how many there are. */
function countWords({ dataset, chosen, unwindowed }, drawn) {
  if (isCounted(dataset)) return count(chosen.length, "event");
  return drawn === unwindowed.length ? count(drawn, "event") : `${drawn} of ${count(unwindowed.length, "event")}`;
}

/** How many events are drawn, a line on what is not (none where all is), and how many lanes hold some of that. */
function notDrawnOf(app, { marks }, hidden) {
  const { dataset, dated, unwindowed } = app;
  if (isCounted(dataset)) {
    return { drawn: 0, told: hidden > 0 ? [`Not drawn: ${count(hidden, "more lane")}`] : [], lanes: hidden };
  }
  const drawn = new Set(marks.flatMap(({ events }) => events)).size;
  const undated = unwindowed.length - dated.length;
  const inside = drawnOf(app, unwindowed).length;
  const outside = unwindowed.length - undated - inside;
  const lanes = inside > drawn ? hidden : 0;
  const told = [
    outside > 0 && `${outside} before or after this`,
    undated > 0 && `${undated} without a date`,
    lanes > 0 && `${inside - drawn} in ${count(lanes, "more lane")}`,
  ].filter(Boolean);
  return { drawn, told: told.length > 0 ? [`Not drawn: ${told.join(", ")}`] : [], lanes };
}

/** The sides whose colour is drawn, and what is grey where something is, each behind its sign; lines of text parts. */
function signLines({ dataset, colour, theme, ...app }, room, measure) {
  const drawn = new Set(app.picture.placed.marks.map((mark) => sideOf(dataset, mark)));
  const sides = coloured({ dataset, ...app }).filter((side) => drawn.has(side));
  const signs = sides.map((side) => [dataset.actors.name[side], colour(side)]);
  const isGrey = [...drawn].some((side) => !sides.includes(side));
  const all = [...signs, ...(isGrey ? [["several sides, or a small one", theme.dim]] : [])];
  if (all.length === 0) return [];
  const wide = (line) => measure(line.split(" ").map((n) => SIGN + all[n][0]).join(GAP));
  return wrap([...all.keys()].map(String), room, wide).map((line) => line.split(" ").flatMap((n, at) => {
    const [name, own] = all[n];
    return [...(at > 0 ? [GAP] : []), ["tspan", { fill: own }, "\u25a0"], ` ${name}`];
  }));
}

/** The name of a lane: above its marks where no room is beside them, else in as many lines as it has. */
function laneName(lane, { measure, theme, gutter, left, top }) {
  const at = (text, x, y, look) => textShape({ text, x, y, colour: theme.ink, ...look });
  const weight = lane.depth === 0 && !lane.under ? HEAD : null;
  if (gutter === 0)
    return [at(lane.label, left + 2, top + lane.top + 10, { size: SIZE.over, weight, rim: theme.background })];
  const indent = Math.min(lane.depth ?? 0, 3) * 12;
  const wide = (line) => measure(line, SIZE.name, weight ?? "");
  const words = lane.apart ? `${lane.label} (${lane.apart})` : lane.label;
  const lines = wrap(words.split(/\s+/), gutter - 14 - indent, wide, NAME_LINES);
  const middle = top + lane.top + lane.height / 2;
  return lines.map((text, n) =>
    at(text, EDGE + indent, middle + (n - (lines.length - 1) / 2) * NAME_LINE, { size: SIZE.name, weight }));
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

/** A function that gives the pixels of a text of a size in the letters of the image. */
function measurer() {
  const context = document.createElement("canvas").getContext("2d");
  return (text, size, weight = "") => {
    context.font = `${weight} ${size}px ${LETTERS}`;
    return context.measureText(text).width * 1.02;
  };
}
