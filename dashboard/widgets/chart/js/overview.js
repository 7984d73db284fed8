// The strip below the picture: all of the time there is, as a histogram, with the window on it.

import { bucketCounts } from "./buckets.js";
import { el, showShapes, svg } from "./dom.js";

const HEIGHT = 34;
const COLUMN = 6;

export function makeOverview(app) {
  const picture = svg("svg", { height: HEIGHT, "aria-hidden": "true" });
  const node = el("div", {
    class: "overview", tabindex: 0, role: "slider", "aria-label": "Window on the whole time",
    onkeydown: (event) => onKey(app, event),
  }, picture);
  node.onpointerdown = (event) => drag(app, node, event);
  return { node, draw: () => draw(app, node, picture) };
}

function draw(app, node, picture) {
  const { view, extent, dataset, theme } = app;
  const width = view.width;
  node.style.marginLeft = `${app.gutter}px`;
  const number = dataset.part?.overview.length ?? Math.max(10, Math.floor(width / COLUMN));
  const { begin, end } = extent;
  const counts = dataset.part?.overview ?? bucketCounts(dataset.events, app.unwindowed, begin, end, number);
  const most = Math.max(1, ...counts);
  const step = width / number;
  const bars = runs(counts).map(({ n, from, to }) => {
    const height = (n / most) * (HEIGHT - 8);
    return ["rect", { x: from * step, width: (to - from) * step, y: HEIGHT - 3 - height, height, class: "strip-bar" }];
  });
  const at = (ms) => Math.max(0, Math.min(width, ((ms - extent.begin) / (extent.end - extent.begin)) * width));
  const [x0, x1] = [at(view.begin), at(view.end)];
  picture.setAttribute("width", width);
  picture.setAttribute("viewBox", `0 0 ${width} ${HEIGHT}`);
  const shown = {
    x: x0 + 0.75,
    y: 0.75,
    width: Math.max(6, x1 - x0 - 1.5),
    height: HEIGHT - 1.5,
    class: "strip-window",
    stroke: theme.accent,
  };
  showShapes(picture, [
    ["rect", { x: 0.5, y: 0.5, width: width - 1, height: HEIGHT - 1, class: "strip" }],
    ...bars,
    ["rect", shown],
  ]);
  const words = [view.begin, view.end].map((ms) => new Date(ms).toISOString().slice(0, 10)).join(" to ");
  node.setAttribute("aria-valuetext", words);
  node.setAttribute("aria-valuenow", String(Math.round((100 * (x0 + x1)) / 2 / width)));
}

/** The columns with events, as {n, from, to}: beside each other those of one height are one, and have no seams. */
export function runs(counts) {
  const found = [];
  for (const [at, n] of counts.entries()) {
    const last = found.at(-1);
    if (last?.n === n && last.to === at) last.to = at + 1;
    else if (n > 0) found.push({ n, from: at, to: at + 1 });
  }
  return found;
}

/** Near an edge the edge moves, inside the window moves, outside it jumps there. */
function drag(app, node, event) {
  if (event.button !== 0) return;
  event.preventDefault();
  node.setPointerCapture(event.pointerId);
  node.focus({ preventScroll: true });
  const { extent } = app;
  const rect = node.getBoundingClientRect();
  const toMs = (x) => extent.begin + ((x - rect.left) / app.view.width) * (extent.end - extent.begin);
  const start = { ...app.view, at: toMs(event.clientX) };
  const reach = (6 / app.view.width) * (extent.end - extent.begin);
  const whole = start.end - start.begin >= (extent.end - extent.begin) * 0.999;
  let grip = "window";
  if (Math.abs(start.at - start.begin) < reach) grip = "begin";
  else if (Math.abs(start.at - start.end) < reach) grip = "end";
  else if (whole || start.at < start.begin || start.at > start.end) grip = "draw";
  node.onpointermove = (move) => {
    const to = toMs(move.clientX);
    const by = to - start.at;
    const next = {
      window: () => [start.begin + by, start.end + by],
      begin: () => [to, start.end],
      end: () => [start.begin, to],
      draw: () => [start.at, to],
    }[grip]();
    const [begin, end] = next[0] < next[1] ? next : [next[1], next[0]];
    if (end - begin > 1000 * 3600 * 12) app.setView({ ...app.view, begin, end });
  };
  node.onpointerup = () => { node.onpointermove = null; node.onpointerup = null; };
}

function onKey(app, event) {
  const { view } = app;
  const step = (view.end - view.begin) / 8;
  const move = {
    ArrowLeft: [-step, -step],
    ArrowRight: [step, step],
    ArrowUp: [step, -step],
    ArrowDown: [-step, step],
  }[event.key];
  if (!move) return;
  event.preventDefault();
  app.setView({ ...view, begin: view.begin + move[0], end: view.end + move[1] });
}
