// Where else an event lies that the pointer or the keyboard is on: one that several take part in has a mark in the
// lane of each.

import { svg } from "./dom.js";

const MOST_TIED = 3; // events of a mark; of more nobody could tell which line is whose
const AROUND = 15; // pixels between the middle of a mark and the line to it

/** The marks that hold an event of this one, from top to bottom; only this one where there is no other. */
export function tiedMarks({ marks }, mark) {
  if (mark.kind === "bucket" || mark.events.length > MOST_TIED) return [mark];
  const own = new Set(mark.events);
  const tied = marks.filter(
    (other) =>
      other === mark || (other.lane !== mark.lane && other.kind !== "bucket" && other.events.some((i) => own.has(i))),
  );
  return tied.sort((a, b) => a.y - b.y);
}

/** A line through the places of the marks, {x, y}, with a ring about each; nothing for one alone. */
export function tieShapes(places, colour) {
  if (places.length < 2) return [];
  const rings = places.map(({ x, y }) =>
    svg("circle", {
      class: "tie",
      cx: x.toFixed(1),
      cy: y.toFixed(1),
      r: AROUND,
      fill: "none",
      stroke: colour,
      "stroke-width": 1.5,
    }),
  );
  const lines = places.slice(1).map((to, n) => line(places[n], to, colour));
  return [...lines.filter(Boolean), ...rings];
}

/** From the edge of one ring to that of the next; none where they meet. */
function line(from, to, colour) {
  const [dx, dy] = [to.x - from.x, to.y - from.y];
  const length = Math.hypot(dx, dy);
  if (length <= 2 * AROUND) return null;
  const [x, y] = [(dx / length) * AROUND, (dy / length) * AROUND];
  return svg("line", {
    class: "tie",
    x1: (from.x + x).toFixed(1),
    y1: (from.y + y).toFixed(1),
    x2: (to.x - x).toFixed(1),
    y2: (to.y - y).toFixed(1),
    stroke: colour,
    "stroke-width": 1.5,
    "stroke-dasharray": "2 3",
  });
}
