// Where the curves of the open event begin and end.

import { positionOf } from "./labels.js";
import { holds } from "./place.js";
import { clampX, middle } from "./reach.js";

/** The curves from the open event to those that it is related to, each between the marks that are nearest. */
export function arcs(app, marks) {
  const { dataset, query } = app;
  const open = positionOf(dataset, query.event);
  if (open === null) return [];
  const at = (mark) => ({ x: clampX(mark, app.view), y: middle(mark) });
  const from = marks.filter((mark) => holds(mark, open));
  const others = new Set(
    dataset.relations.filter(([s, t]) => s === open || t === open).map(([s, t]) => (s === open ? t : s)),
  );
  const ends = new Map();
  for (const other of others) {
    const to = marks.filter((mark) => holds(mark, other) && !from.includes(mark));
    const pairs = from.flatMap((a) => to.map((b) => ({ start: at(a), end: at(b), mark: b })));
    const nearest = pairs.sort((a, b) => far(a) - far(b))[0];
    if (nearest) ends.set(nearest.mark, nearest);
  }
  return [...ends.values()];
}

const far = ({ start, end }) => Math.hypot(end.x - start.x, end.y - start.y);
