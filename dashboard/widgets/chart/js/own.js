// What the page draws itself among plotly's marks: titles, numbers and bounds, each of which takes plotly
// as long as ten marks. A sheet, which is plotly's alone, has them as traces (draw.js).

import { svg } from "./dom.js";

const BASELINE = 0.35; // of the size of letters: so far below its middle a text is written
const ROUND = 4; // pixels, of the end that is known

/** The two layers: `draw(plot, figure)` draws them; they move and are cut off with plotly's marks. */
export function makeOwn() {
  const letters = svg("g", { class: "letters" });
  const bounds = svg("g", { class: "bounds" });
  const draw = (plot, { texts, bounds: open }) => {
    letters.replaceChildren(...texts.map(toText));
    bounds.replaceChildren(...toFades(open));
    const marks = plot.querySelector(".overplot > .xy");
    if (!marks) return;
    if (marks.firstChild !== bounds) marks.prepend(bounds);
    if (marks.lastChild !== letters) marks.append(letters);
  };
  return { draw };
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
  const shapes = bounds.map(({ x0, x1, y, height, strong, none, kind }) => {
    const key = `${kind} ${strong}`;
    if (!fadings.has(key)) fadings.set(key, fading(`bound-${fadings.size}`, kind === "before" ? [none, strong] : [strong, none]));
    return svg("rect", { x: x0.toFixed(1), y: (y - height / 2).toFixed(1), width: (x1 - x0).toFixed(1), height, rx: ROUND, fill: `url(#${fadings.get(key).id})` });
  });
  return [...fadings.values(), ...shapes];
}

function fading(id, colours) {
  return svg("linearGradient", { id }, ...colours.map((colour, offset) => svg("stop", { offset, "stop-color": colour })));
}
