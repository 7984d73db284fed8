// Draws what draw.js gives as SVG, for the page that works alone: plotly.js would make it thirty times as large.

import { svg, toNode } from "./dom.js";
import { AXIS } from "./draw.js";
import { gridShapes, markShapes } from "./shapes.js";

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
    draw(plot, figure) {
      if (sheet.parentNode !== plot) plot.replaceChildren(sheet);
      const { width, height } = figure.axis;
      const size = { width, height: height + AXIS, viewBox: `0 ${-AXIS} ${width} ${height + AXIS}` };
      for (const [name, value] of Object.entries(size)) sheet.setAttribute(name, value);
      lines.replaceChildren(...gridShapes(figure.axis).map(toNode));
      shapes.replaceChildren(...markShapes(figure).map(toNode));
    },
    /** The group of SVG in which the marks are. */
    layer: () => marks,
    listen: listenToDrag,
    clear: (plot) => plot.replaceChildren(),
  };
}

/**
 * One finger or the mouse moves the plot along; `view()` is what is shown, `isBusy()`: the hand does something else.
 */
function listenToDrag(plot, { view, onRange, isBusy, stopped }) {
  let held = null;
  plot.addEventListener("pointerdown", (event) => {
    if (event.button === 0 && event.isPrimary) held = { x: event.clientX, moved: false, ...view() };
  });
  window.addEventListener(
    "pointermove",
    (event) => {
      if (!held || !event.isPrimary) return;
      if (isBusy()) {
        held = null;
        return;
      }
      const by = held.x - event.clientX;
      held.moved ||= Math.abs(by) > MOVED;
      if (!held.moved) return;
      const time = (by * (held.end - held.begin)) / held.width;
      onRange({ begin: held.begin + time, end: held.end + time });
    },
    { signal: stopped },
  );
  for (const kind of ["pointerup", "pointercancel"])
    window.addEventListener(
      kind,
      () => {
        held = null;
      },
      { signal: stopped },
    );
}
