// What takes longest to load, begun as soon as this module is there: plotly.js, and the events as they are now.

import { el } from "./dom.js";
import { unpack } from "./packed.js";

const COLUMNS = "/dashboard-answers/columns"; // as in views/timeline/answers.py

const plotly = window.Plotly ? Promise.resolve() : new Promise(loadPlotly);
let known = null;
// of a data set they hang on the query; where they do not come, they are asked for again by their stamp
const first = askColumns(`${COLUMNS}${window.location.search}`);

/** Resolves when plotly.js can draw and the first columns are there. */
export const ready = () => Promise.all([plotly, first]);

/** The columns of a stamp if they are known already, else null: `askColumns` gets them. */
export const knownColumns = (stamp) => (known?.stamp === stamp ? known : null);

/** The columns at a path; null where the server does not answer. */
export async function askColumns(path) {
  known = await fetchColumns(path).catch(() => known);
  return known;
}

/** By the tag that a page has which begins with the timeline, while that is on its way. */
function loadPlotly(resolve, reject) {
  const early = document.readyState === "complete" ? null : document.getElementById("plotly");
  const tag = early ?? el("script", { src: new URL("../plotly.min.js", import.meta.url) });
  tag.addEventListener("load", resolve);
  tag.addEventListener("error", reject);
  if (!early) document.head.append(tag);
}

async function fetchColumns(path) {
  const response = await fetch(path);
  return response.ok ? unpack(await response.arrayBuffer()) : null;
}
