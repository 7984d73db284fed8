// What is drawn (draw.js) as the traces and the layout of plotly.js.

import { fade } from "./colours.js";
import { AXIS } from "./draw.js";

const STEPS = 24; // in which the outline of a hollow bound fades: plotly has no line that does
const NONE = "rgba(0,0,0,0)";

/** Plotly reads some HTML in every text: what is no markup of ours must not become any. */
export function escapeText(text) {
  return text.replace(/&/g, "&amp;").replace(/</g, "&lt;").replace(/>/g, "&gt;");
}

/** What plotly draws, {data, layout}, of what `marksFigure` gives. */
export function figure({ bars, points, stripes, axis }, view) {
  const ms = scale(view);
  const data = [barTrace(bars, ms), pointTrace(points, ms), stripeTrace(stripes, ms)];
  return { data: data.filter((trace) => trace.x.length > 0), layout: layout(axis, view) }; // an empty one takes plotly as long as ten marks
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

/** Where bars lie. */
function boxTraces(boxes, ms) {
  return {
    type: "bar", orientation: "h", hoverinfo: "skip", base: boxes.map(({ x0 }) => ms(x0)), x: boxes.map(({ x0, x1 }) => ms(x1) - ms(x0)),
    y: boxes.map(({ y }) => y), width: boxes.map(({ height }) => height),
  };
}

function barTrace(bars, ms) {
  return {
    ...boxTraces(bars, ms),
    marker: { cornerradius: roundOf(bars), color: bars.map(({ fill }) => fill ?? NONE), line: { width: bars.map(({ edge }) => edge), color: bars.map(({ colour }) => colour) } },
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
      cornerradius: roundOf(stripes), color: NONE, line: { width: 0 },
      pattern: { shape: "/", size: 5, solidity: 0.4, fillmode: "overlay", bgcolor: NONE, fgopacity: 1, fgcolor: stripes.map(({ colour }) => colour) },
    },
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

function boxTrace(boxes, ms) {
  return { ...boxTraces(boxes, ms), marker: { cornerradius: 3, color: boxes.map(({ colour }) => colour) } };
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

function ringTrace({ x, y, size, colour, width }, ms) {
  return {
    type: "scatter", mode: "markers", hoverinfo: "skip", x: [ms(x)], y: [y],
    marker: { symbol: "circle-open", size, color: colour, line: { width } },
  };
}

function frameTrace({ x0, x1, y, height, colour, width }, ms) {
  return {
    type: "bar", orientation: "h", hoverinfo: "skip", base: [ms(x0)], x: [ms(x1) - ms(x0)], y: [y], width: [height],
    marker: { cornerradius: 8, color: "rgba(0,0,0,0)", line: { color: colour, width } },
  };
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

function layout({ width, height, theme, major, minor, published }, view) {
  return {
    width, height: height + AXIS, margin: { l: 0, r: 0, t: AXIS, b: 0 },
    paper_bgcolor: NONE, plot_bgcolor: NONE, showlegend: false, barmode: "overlay",
    font: { family: theme.font, color: theme.ink, size: 12 }, dragmode: "pan", hovermode: false,
    xaxis: {
      type: "date", range: [view.begin, view.end], side: "top", zeroline: false, showgrid: true, gridcolor: theme.line,
      tickmode: "array", tickvals: major.map(({ at }) => at), ticktext: major.map(({ text }) => text),
      tickangle: 0, ticklabeloverflow: "allow", // plotly need not measure each: the longest step has room for all
      ticklabelposition: "outside right", tickfont: { color: theme.dim, size: 12 }, tickcolor: theme.line, ticks: "",
      minor: { showgrid: true, gridcolor: theme.line, griddash: "dot", tickmode: "array", tickvals: minor.map(({ at }) => at) },
    },
    yaxis: { range: [height, 0], fixedrange: true, visible: false },
    shapes: published.map((one) => ({
      type: "line", x0: one.at, x1: one.at, y0: 0, y1: one.height, layer: "below", opacity: one.opacity,
      line: { color: one.colour, width: one.width, dash: one.dashed ? "dash" : "solid" },
    })),
  };
}

/** Who draws the picture in the dashboard; `plainPainter` of plain.js has the same four functions. */
export function plotlyPainter(Plotly) {
  return {
    /** Draws what `marksFigure` gives. */
    draw(plot, drawn, view) {
      const { data, layout: place } = figure(drawn, view);
      Plotly.react(plot, data, place, { displayModeBar: false, scrollZoom: false, doubleClick: false, responsive: false });
    },
    /** The group of SVG in which the marks are, once they have been drawn. */
    layer: (plot) => plot.querySelector(".overplot > .xy"),
    /** Tells of each stretch of time {begin, end} that the plot is dragged to. */
    listen(plot, { onRange }) {
      plot.on("plotly_relayout", (change) => {
        const range = change["xaxis.range"] ?? [change["xaxis.range[0]"], change["xaxis.range[1]"]];
        if (range[0] === undefined) return;
        const [begin, end] = range.map((t) => (typeof t === "number" ? t : Date.parse(`${t.replace(" ", "T")}${t.length > 10 ? "Z" : "T00:00Z"}`)));
        if (Number.isFinite(begin) && Number.isFinite(end)) onRange({ begin, end });
      });
    },
    clear: (plot) => Plotly.purge(plot),
  };
}
