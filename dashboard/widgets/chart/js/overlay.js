// What the page draws itself among the marks: titles, numbers, bounds and counts, which take plotly
// ten times as long, and what shows the open event, so that nothing else is drawn anew when one is opened.

import { showShapes, svg } from "./dom.js";
import { lowerShapes, upperShapes } from "./shapes.js";

/**
 * The layers below and above the marks: `draw(marks, own)` draws them into the group of the marks, with which they move
 * and are cut off; null: there is none yet.
 * `tie(shapes)` draws what ties the marks of one event, until it is called again or all is drawn anew.
 */
export function makeOverlay() {
  const above = svg("g", { class: "letters" });
  const below = svg("g", { class: "bounds" });
  const tied = svg("g", { class: "bounds" });
  const tie = (shapes) => { if (shapes.length > 0 || tied.firstChild) tied.replaceChildren(...shapes); };
  const draw = (marks, own) => {
    showShapes(below, lowerShapes(own));
    showShapes(above, upperShapes(own));
    if (!marks) return;
    tie([]);
    if (marks.firstChild !== below) marks.prepend(below);
    if (below.nextSibling !== tied) below.after(tied);
    if (marks.lastChild !== above) marks.append(above);
  };
  return { draw, tie };
}
