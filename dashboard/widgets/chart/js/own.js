// What the page draws itself among the marks: titles, numbers, bounds and counts, which take plotly
// ten times as long, and what shows the open event, so that nothing else is drawn anew when one is opened.
// A sheet, which is plotly's alone, has them as traces (traces.js).

import { svg } from "./dom.js";

const BASELINE = 0.35; // of the size of letters: so far below its middle a text is written
const ROUND = 4; // pixels, of the end that is known
const ROUND_FRAME = 8;

/**
 * The layers below and above the marks: `draw(marks, own)` draws them into the group of the marks, with which they move
 * and are cut off; null: there is none yet.
 * `tie(shapes)` draws what ties the marks of one event, until it is called again or all is drawn anew.
 */
export function makeOwn() {
  const above = svg("g", { class: "letters" });
  const below = svg("g", { class: "bounds" });
  const tied = svg("g", { class: "bounds" });
  const tie = (shapes) => { if (shapes.length > 0 || tied.firstChild) tied.replaceChildren(...shapes); };
  const draw = (marks, { bounds, boxes, frames, curves, rings, texts }) => {
    below.replaceChildren(...toFades(bounds), ...boxes.map(toBox), ...frames.map(toFrame), ...curves.map(toCurve));
    above.replaceChildren(...rings.map(toRing), ...texts.map(toText));
    if (!marks) return;
    tie([]);
    if (marks.firstChild !== below) marks.prepend(below);
    if (below.nextSibling !== tied) below.after(tied);
    if (marks.lastChild !== above) marks.append(above);
  };
  return { draw, tie };
}

const toBox = ({ x0, x1, y, height, colour }) => svg("rect", { x: x0.toFixed(1), y: y - height / 2, width: Math.max(0, x1 - x0).toFixed(1), height, rx: 3, fill: colour });

const toRing = ({ x, y, size, colour, width }) => svg("circle", { class: "ring", cx: x.toFixed(1), cy: y.toFixed(1), r: size / 2, fill: "none", stroke: colour, "stroke-width": width });

const toFrame = ({ x0, x1, y, height, colour, width }) => svg("rect", {
  class: "ring", x: x0.toFixed(1), y: (y - height / 2).toFixed(1), width: (x1 - x0).toFixed(1), height, rx: ROUND_FRAME, fill: "none", stroke: colour, "stroke-width": width,
});

function toCurve({ points, colour, width, opacity }) {
  const [start, p, q, end] = points.map(({ x, y }) => `${x.toFixed(1)} ${y.toFixed(1)}`);
  return svg("path", { class: "arc", d: `M${start}C${p} ${q} ${end}`, fill: "none", stroke: colour, "stroke-width": width, opacity });
}

function toText({ text, x, y, size, anchor, colour, bold, rim }) {
  const node = svg("text", {
    x: x.toFixed(1), y: (y + BASELINE * size).toFixed(1), "font-size": size, "text-anchor": anchor, fill: colour, class: rim && "rimmed", "font-weight": bold && 700,
  });
  node.textContent = text;
  return node;
}

/** Rectangles that fade to their open side, and before them the fading of each colour that there is. */
function toFades(bounds) {
  const fadings = new Map();
  const paint = (kind, strong, none) => {
    if (!strong) return "none";
    const key = `${kind} ${strong}`;
    if (!fadings.has(key)) fadings.set(key, fading(`bound-${fadings.size}`, kind === "before" ? [none, strong] : [strong, none]));
    return `url(#${fadings.get(key).id})`;
  };
  const shapes = bounds.map(({ x0, x1, y, height, strong, outline, none, kind }) => svg("rect", {
    x: x0.toFixed(1), y: (y - height / 2).toFixed(1), width: (x1 - x0).toFixed(1), height, rx: ROUND,
    fill: paint(kind, strong, none), stroke: paint(kind, outline, none), "stroke-width": 1.6,
  }));
  return [...fadings.values(), ...shapes];
}

function fading(id, colours) {
  return svg("linearGradient", { id }, ...colours.map((colour, offset) => svg("stop", { offset, "stop-color": colour })));
}
