// What draw.js gives, as elements of SVG that are not made yet: `[tag, attributes, ...children]`, a text being a
// string. The page makes them (`toNode` of dom.js), a saved image writes them down (markup.js).

const BASELINE = 0.35; // of the size of letters: so far below its middle a text is written
const ROUND = 4; // pixels, of the end of a bound that is known
const ROUND_BOX = 3;
const ROUND_FRAME = 8;
const RIM = 3; // pixels about a title in the page's colour, so that a line behind it does not strike it through
const STRIPE = { every: 5, width: 2 }; // pixels
const TIME = { size: 12, aside: 3, above: 9 }; // the names of the lines of time

const round = (pixels) => pixels.toFixed(1);

/** The lines of time with their names: what lies below all marks. */
export function gridShapes({ height, theme, major, minor }) {
  const line = (x, more) => ["line", { x1: round(x), x2: round(x), y1: 0, y2: height, stroke: theme.line, ...more }];
  const name = ({ x, text }) => ["text", {
    class: "time", x: round(x + TIME.aside), y: -TIME.above, fill: theme.dim, "font-size": TIME.size,
  }, text];
  return [
    ...minor.map(({ x }) => line(x, { "stroke-dasharray": "1 3" })),
    ...major.map(({ x }) => line(x, {})),
    ...major.filter(({ text }) => text).map(name),
  ];
}

/** The marks that `marksFigure` gives. */
export function markShapes({ bars, points, stripes }) {
  return [...bars.map(barShape), ...points.map(pointShape), ...stripeShapes(stripes)];
}

/** What `overlayFigure` gives and lies below the marks … */
export function lowerShapes({ days, bounds, boxes, frames, curves }) {
  return [
    ...days.map(dayShape),
    ...boundShapes(bounds),
    ...boxes.map(boxShape),
    ...frames.map(frameShape),
    ...curves.map(curveShape),
  ];
}

const dayShape = ({ x, height, width, colour, opacity, dashed }) => ["line", {
  class: "published", x1: round(x), x2: round(x), y1: 0, y2: height, stroke: colour, opacity, "stroke-width": width,
  "stroke-dasharray": dashed && "6 5",
}];

/** … and what lies above them. */
export function upperShapes({ rings, texts }) {
  return [...rings.map(ringShape), ...texts.map(textShape)];
}

/** A text {text, x, y: its middle, size, anchor, colour, bold or weight, rim}; `text` may be a list with elements. */
export function textShape({ text, x, y, size, anchor, colour, bold, weight, rim }) {
  return ["text", {
    x: round(x), y: round(y + BASELINE * size), "font-size": size, "text-anchor": anchor, fill: colour,
    "font-weight": bold ? 700 : weight, ...(rim ? rimmed(rim) : {}),
  }, ...[text].flat()];
}

const rimmed = (colour) => ({
  stroke: colour, "stroke-width": RIM, "stroke-linejoin": "round", "paint-order": "stroke",
});

/** Where a box lies whose `y` is its middle. */
const place = ({ x0, x1, y, height }) => ({
  x: round(x0), y: round(y - height / 2), width: round(Math.max(0, x1 - x0)), height,
});

const rounded = (box) => ({
  ...place(box), rx: round(Math.min(box.round, box.height / 2, Math.max(0, box.x1 - box.x0) / 2)),
});

const edged = ({ edge, colour }) => (edge > 0 ? { stroke: colour, "stroke-width": edge } : {});

const barShape = (bar) => ["rect", { class: "bar", ...rounded(bar), fill: bar.fill ?? "none", ...edged(bar) }];

const pointShape = (point) => ["circle", {
  class: "point", cx: round(point.x), cy: round(point.y), r: point.size / 2, fill: point.fill, ...edged(point),
}];

/** The stripes of each colour that there is, and the boxes that have them. */
function stripeShapes(stripes) {
  const colours = [...new Set(stripes.map(({ colour }) => colour))];
  const pattern = (colour, n) => ["pattern", {
    id: `stripes-${n}`, width: STRIPE.every, height: STRIPE.every, patternUnits: "userSpaceOnUse",
    patternTransform: "rotate(45)",
  }, ["rect", { width: STRIPE.width, height: STRIPE.every, fill: colour }]];
  const striped = (box) => ["rect", {
    class: "striped", ...rounded(box), fill: `url(#stripes-${colours.indexOf(box.colour)})`,
  }];
  return [...colours.map(pattern), ...stripes.map(striped)];
}

/** Boxes that fade to their open side, and before them the fading of each colour that there is. */
function boundShapes(bounds) {
  const fadings = new Map();
  const paint = (kind, strong, none) => {
    if (!strong) return "none";
    const key = `${kind} ${strong}`;
    const id = `bound-${fadings.size}`;
    if (!fadings.has(key)) fadings.set(key, { id, colours: kind === "before" ? [none, strong] : [strong, none] });
    return `url(#${fadings.get(key).id})`;
  };
  const boxes = bounds.map((bound) => ["rect", {
    ...place(bound), rx: ROUND, fill: paint(bound.kind, bound.strong, bound.none),
    stroke: paint(bound.kind, bound.outline, bound.none), "stroke-width": 1.6,
  }]);
  return [...[...fadings.values()].map(fadingShape), ...boxes];
}

function fadingShape({ id, colours }) {
  const stops = colours.map((colour, offset) => ["stop", { offset, "stop-color": colour }]);
  return ["linearGradient", { id }, ...stops];
}

const boxShape = (box) => ["rect", { ...place(box), rx: ROUND_BOX, fill: box.colour }];

const ringShape = ({ x, y, size, colour, width }) => ["circle", {
  class: "ring", cx: round(x), cy: round(y), r: size / 2, fill: "none", stroke: colour, "stroke-width": width,
}];

const frameShape = (frame) => ["rect", {
  class: "ring", ...place(frame), rx: ROUND_FRAME, fill: "none", stroke: frame.colour, "stroke-width": frame.width,
}];

function curveShape({ points, colour, width, opacity }) {
  const [start, p, q, end] = points.map(({ x, y }) => `${round(x)} ${round(y)}`);
  return ["path", {
    class: "arc", d: `M${start}C${p} ${q} ${end}`, fill: "none", stroke: colour, "stroke-width": width, opacity,
  }];
}
