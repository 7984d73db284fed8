// Draws what draw.js gives as SVG, for the page that works alone: plotly.js would make it thirty times as large.

import { svg } from "./dom.js";
import { AXIS } from "./draw.js";

const STRIPE = { every: 5, width: 2 }; // pixels
const MOVED = 4; // pixels that a click may move; as in picture.js

/** Who draws the picture without plotly.js; `plotlyPainter` of traces.js has the same four functions. */
export function plainPainter() {
  const lines = svg("g", { class: "grid", "aria-hidden": "true" });
  const marks = svg("g", { class: "marks" });
  const shapes = svg("g", { class: "shapes" });
  marks.append(shapes);
  const sheet = svg("svg", { class: "plain" }, lines, marks);
  return {
    /** Draws what `marksFigure` gives. */
    draw(plot, { bars, points, stripes, axis }) {
      if (sheet.parentNode !== plot) plot.replaceChildren(sheet);
      const { width, height } = axis;
      for (const [name, value] of Object.entries({ width, height: height + AXIS, viewBox: `0 ${-AXIS} ${width} ${height + AXIS}` })) sheet.setAttribute(name, value);
      lines.replaceChildren(...toGrid(axis));
      shapes.replaceChildren(...bars.map(toBar), ...points.map(toPoint), ...toStripes(stripes));
    },
    /** The group of SVG in which the marks are. */
    layer: () => marks,
    listen: listenToDrag,
    clear: (plot) => plot.replaceChildren(),
  };
}

function toGrid({ height, theme, major, minor, published }) {
  const line = (x, attributes) => svg("line", { x1: x.toFixed(1), x2: x.toFixed(1), y1: 0, y2: height, stroke: theme.line, ...attributes });
  return [
    ...minor.map(({ x }) => line(x, { "stroke-dasharray": "1 3" })),
    ...major.map(({ x }) => line(x, {})),
    ...published.map((one) => line(one.x, {
      y2: one.height, stroke: one.colour, opacity: one.opacity, "stroke-width": one.width, "stroke-dasharray": one.dashed && "6 5",
    })),
    ...major.filter(({ text }) => text).map(({ x, text }) => svg("text", { class: "time", x: (x + 3).toFixed(1), y: -9, fill: theme.dim, "font-size": 12 }, text)),
  ];
}

const boxAttributes = ({ x0, x1, y, height, round }) => ({
  x: x0.toFixed(1), y: (y - height / 2).toFixed(1), width: Math.max(0, x1 - x0).toFixed(1), height, rx: Math.min(round, height / 2, Math.max(0, x1 - x0) / 2).toFixed(1),
});

const toBar = (bar) => svg("rect", { class: "bar", ...boxAttributes(bar), fill: bar.fill ?? "none", stroke: bar.edge > 0 && bar.colour, "stroke-width": bar.edge > 0 && bar.edge });

const toPoint = ({ x, y, size, fill, colour, edge }) => svg("circle", {
  class: "point", cx: x.toFixed(1), cy: y.toFixed(1), r: size / 2, fill, stroke: edge > 0 && colour, "stroke-width": edge > 0 && edge,
});

/** The stripes of each colour that there is, and the boxes that have them. */
function toStripes(stripes) {
  const colours = [...new Set(stripes.map(({ colour }) => colour))];
  const pattern = (colour, n) => svg("pattern", {
    id: `stripes-${n}`, width: STRIPE.every, height: STRIPE.every, patternUnits: "userSpaceOnUse", patternTransform: "rotate(45)",
  }, svg("rect", { width: STRIPE.width, height: STRIPE.every, fill: colour }));
  return [...colours.map(pattern), ...stripes.map((one) => svg("rect", { class: "striped", ...boxAttributes(one), fill: `url(#stripes-${colours.indexOf(one.colour)})` }))];
}

/** One finger or the mouse moves the plot along; `view()` is the stretch that is shown, `isBusy()`: the hand does something else. */
function listenToDrag(plot, { view, onRange, isBusy, stopped }) {
  let held = null;
  plot.addEventListener("pointerdown", (event) => {
    if (event.button === 0 && event.isPrimary) held = { x: event.clientX, moved: false, ...view() };
  });
  window.addEventListener("pointermove", (event) => {
    if (!held || !event.isPrimary) return;
    if (isBusy()) { held = null; return; }
    const by = held.x - event.clientX;
    held.moved ||= Math.abs(by) > MOVED;
    if (!held.moved) return;
    const time = (by * (held.end - held.begin)) / held.width;
    onRange({ begin: held.begin + time, end: held.end + time });
  }, { signal: stopped });
  for (const kind of ["pointerup", "pointercancel"]) window.addEventListener(kind, () => { held = null; }, { signal: stopped });
}
