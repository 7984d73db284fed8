// The details of an event, folded into its row of the table: a button says how many they are, and shows them below it.

import { count, el } from "./dom.js";
import { detailsLeftOut } from "./filter.js";
import { idOf, positionOf } from "./labels.js";

/**
 * What is folded: `of`, the details of each event of the table that has any, `below`, all of them, and `open`, the ids
 * of the events that show theirs.
 */
export function makeFolded() {
  return { of: new Map(), below: new Set(), open: new Set() };
}

/**
 * The rows of the table: the events that are shown, and below one that is unfolded its details. A detail that is open
 * itself is seen there, whether its event was unfolded or not.
 */
export function rowsOf(app, folded) {
  const { dataset, query, chosen } = app;
  folded.of = detailsLeftOut(dataset, query);
  folded.below = new Set([...folded.of.values()].flat());
  const unfolded = [...folded.of.keys()].filter((i) => isUnfolded(app, folded, i));
  if (unfolded.length === 0) return chosen;
  return chosen
    .filter((i) => !folded.below.has(i))
    .flatMap((i) => (isUnfolded(app, folded, i) ? [i, ...folded.of.get(i)] : [i]));
}

/** Whether an event has details that are shown below it. */
export function isUnfolded({ dataset, query }, folded, i) {
  const details = folded.of.get(i);
  if (details === undefined) return false;
  return folded.open.has(idOf(dataset, i)) || details.includes(positionOf(dataset, query.event));
}

/** The button that folds and unfolds the details of an event; false where it has none. */
export function foldButton(app, folded, i, onclick) {
  const details = folded.of.get(i);
  if (details === undefined) return false;
  const open = isUnfolded(app, folded, i);
  return el(
    "button",
    {
      type: "button",
      class: "details",
      tabindex: -1, // the arrows to the sides do the same
      "aria-expanded": String(open),
      title: open ? "Fold them (←)" : "Show them here (→)",
      onclick,
    },
    count(details.length, "detail"),
  );
}
