// What is drawn (draw.js) as the traces and the layout of plotly.js. The lines of time and their names are drawn here:
// they take plotly as long as all the marks.

import { showShapes, svg } from "./dom.js";
import { AXIS } from "./draw.js";
import { gridShapes } from "./shapes.js";

const NONE = "rgba(0,0,0,0)";

/** What plotly draws, {data, layout}, of what `marksFigure` gives. */
export function figure({ bars, points, stripes, axis }, view) {
  const ms = scale(view);
  const data = [barTrace(bars, ms), pointTrace(points, ms), stripeTrace(stripes, ms)];
  // an empty one takes plotly as long as ten marks
  return { data: data.filter((trace) => trace.x.length > 0), layout: layout(axis, view) };
}

/** From a pixel of the plot to its moment. */
const scale = (view) => (x) => view.begin + (x * (view.end - view.begin)) / view.width;

/** Where bars lie. */
function boxTraces(boxes, ms) {
  return {
    type: "bar",
    orientation: "h",
    hoverinfo: "skip",
    base: boxes.map(({ x0 }) => ms(x0)),
    x: boxes.map(({ x0, x1 }) => ms(x1) - ms(x0)),
    y: boxes.map(({ y }) => y),
    width: boxes.map(({ height }) => height),
  };
}

function barTrace(bars, ms) {
  return {
    ...boxTraces(bars, ms),
    marker: {
      cornerradius: roundOf(bars),
      color: bars.map(({ fill }) => fill ?? NONE),
      line: { width: bars.map(({ edge }) => edge), color: bars.map(({ colour }) => colour) },
    },
  };
}

const roundOf = ([first]) => first?.round;

function pointTrace(points, ms) {
  return {
    type: "scatter", mode: "markers", hoverinfo: "skip", x: points.map(({ x }) => ms(x)), y: points.map(({ y }) => y),
    marker: {
      size: points.map(({ size }) => size), opacity: 1, color: points.map(({ fill }) => fill),
      line: { width: points.map(({ edge }) => edge), color: points.map(({ colour }) => colour) },
    },
  };
}

function stripeTrace(stripes, ms) {
  return {
    ...boxTraces(stripes, ms),
    marker: {
      cornerradius: roundOf(stripes),
      color: NONE,
      line: { width: 0 },
      pattern: {
        shape: "/",
        size: 5,
        solidity: 0.4,
        fillmode: "overlay",
        bgcolor: NONE,
        fgopacity: 1,
        fgcolor: stripes.map(({ colour }) => colour),
      },
    },
  };
}

function layout({ width, height, theme }, view) {
  return {
    width, height: height + AXIS, margin: { l: 0, r: 0, t: AXIS, b: 0 },
    paper_bgcolor: NONE, plot_bgcolor: NONE, showlegend: false, barmode: "overlay",
    font: { family: theme.font, color: theme.ink, size: 12 }, dragmode: "pan", hovermode: false,
    xaxis: { type: "linear", range: [view.begin, view.end], side: "top", visible: false },
    yaxis: { range: [height, 0], fixedrange: true, visible: false },
  };
}

/** The stretch of time {begin, end} to which plotly says that the plot was moved; null: it was not. */
function rangeOf(change) {
  const range = change["xaxis.range"] ?? [change["xaxis.range[0]"], change["xaxis.range[1]"]];
  if (range[0] === undefined) return null;
  const [begin, end] = range.map((t) =>
    typeof t === "number" ? t : Date.parse(`${t.replace(" ", "T")}${t.length > 10 ? "Z" : "T00:00Z"}`),
  );
  return Number.isFinite(begin) && Number.isFinite(end) ? { begin, end } : null;
}

/** Who draws the picture in the dashboard; `plainPainter` of plain.js has the same four functions. */
export function plotlyPainter(Plotly) {
  let shown = null; // what plotly has drawn, as text; null: nothing, or a person has moved it
  const times = svg("g", { class: "times" });
  const moveTimes = (by) => times.setAttribute("transform", `translate(${by.toFixed(1)} ${AXIS})`);
  return {
    /** Draws what `marksFigure` gives; where that is what is there already, plotly would draw it all anew. */
    draw(plot, drawn, view) {
      const { data, layout: place } = figure(drawn, view);
      const asked = JSON.stringify([data, place]);
      if (asked !== shown) {
        Plotly.react(plot, data, place, {
          displayModeBar: false,
          scrollZoom: false,
          doubleClick: false,
          responsive: false,
        });
        shown = asked;
      }
      showShapes(times, gridShapes(drawn.axis));
      moveTimes(0);
      const below = plot.querySelector(".gridlayer");
      if (times.parentNode !== below) below?.append(times);
    },
    /** The group of SVG in which the marks are, once they have been drawn. */
    layer: (plot) => plot.querySelector(".overplot > .xy"),
    /** Tells of each stretch of time {begin, end} that the plot is dragged to. */
    listen(plot, { view, onRange }) {
      plot.on("plotly_relayouting", (change) => {
        const range = rangeOf(change);
        const { begin, end, width } = view();
        if (range) moveTimes(((begin - range.begin) * width) / (end - begin));
      });
      plot.on("plotly_relayout", (change) => {
        shown = null;
        const range = rangeOf(change);
        if (range) onRange(range);
      });
    },
    clear(plot) {
      shown = null;
      Plotly.purge(plot);
    },
  };
}
