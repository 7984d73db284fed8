// Where a mark can be met: by the pointer, by a line to it, by what is told of it.

import { barMiddle, titleMiddle } from "./draw.js";

const TITLE = 16; // pixels of height

/** The middle of what is seen of a mark, from left to right. */
export function clampX(mark, view) {
  return Math.max(
    0,
    Math.min(view.width, mark.kind === "bar" ? Math.min(Math.max((mark.x0 + mark.x1) / 2, 0), view.width) : mark.x),
  );
}

/** The middle of a mark, from top to bottom. */
export function middle(mark) {
  return mark.kind === "point" || mark.kind === "bucket" ? mark.y : barMiddle(mark);
}

/** The mark under a point of the plot, the nearest one first, else the one whose title is there; null in the open. */
export function markAt(placed, x, y) {
  let best = null;
  for (const mark of placed.marks) {
    const dx = Math.max(mark.reach[0] - x, 0, x - mark.reach[1]);
    const dy = Math.abs(y - middle(mark));
    const near = mark.kind === "point" ? 13 : 10;
    if (dx > 3 || dy > near) continue;
    const far = dx + dy + (mark.kind === "point" ? 0 : 2);
    if (best === null || far < best.far) best = { mark, far };
  }
  return best?.mark ?? placed.marks.find((mark) => mark.label && isOnTitle(mark, x, y)) ?? null;
}

function isOnTitle({ label, y: height }, x, y) {
  return x >= label.begin && x <= label.end && Math.abs(y - titleMiddle(label, height)) <= TITLE / 2;
}
