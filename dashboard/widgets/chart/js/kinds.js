// The filter of what happened: types, and behind a triangle the subtypes of each.

import { el } from "./dom.js";

/**
 * The rows of some types, [item, count]: `box(row)` makes one, `state` knows which types are open, `draw()` draws all
 * anew.
 * A type is open, too, where one of its subtypes is chosen.
 */
export function kindRows(app, shown, counts, { state, box, draw }) {
  const { dataset, query } = app;
  const under = subtypesByType(dataset, counts.subtypes ?? [], query);
  return shown.flatMap(([item, count]) => {
    const type = dataset.types.indexOf(item);
    const subtypes = under[type];
    const isOpen = state.open.has(item.id) || subtypes.some(([one]) => query.types.includes(one.id));
    const node = box({
      field: "types",
      id: item.id,
      label: item.label,
      count,
      choose: () => toggleKind(app, item.id, subtypesOf(dataset, type)),
    });
    const fold = subtypes.length > 0 && unfold(item, isOpen, { state, draw });
    if (!fold) node.querySelector(".unfold")?.remove();
    else if (fold.parentNode !== node) node.append(fold);
    if (!isOpen) return [node];
    return [
      node,
      ...subtypes.map(([one, number]) =>
        box({
          field: "types",
          id: one.id,
          label: one.label,
          count: number,
          depth: 1,
          choose: () => toggleKind(app, one.id, [item.id]),
        }),
      ),
    ];
  });
}

const subtypesOf = ({ subtypes = [] }, type) => subtypes.filter((one) => one.type === type).map(({ id }) => id);

/** For each type its subtypes that have events or are chosen, with how many; those with most come first. */
function subtypesByType({ types, subtypes = [] }, counts, query) {
  const found = types.map(() => []);
  subtypes.forEach((one, n) => {
    if (counts[n] > 0 || query.types.includes(one.id)) found[one.type].push([one, counts[n]]);
  });
  for (const list of found) list.sort((a, b) => b[1] - a[1]);
  return found;
}

/**
 * Chooses a kind or lets it go. Of a type and its subtypes only one is chosen: the narrower would add nothing to the
 * wider.
 */
function toggleKind(app, id, others) {
  const { types } = app.query;
  app.set({
    types: types.includes(id)
      ? types.filter((one) => one !== id)
      : [...types.filter((one) => !others.includes(one)), id],
  });
}

function unfold({ id, label }, isOpen, { state, draw }) {
  const key = `unfold ${id}`;
  const button =
    state.folds.get(key) ?? el("button", { type: "button", class: "unfold", tabindex: -1, "data-key": key });
  state.folds.set(key, button);
  button.setAttribute("aria-expanded", isOpen ? "true" : "false");
  button.setAttribute("aria-label", `Kinds of ${label}`);
  button.onclick = () => { if (!state.open.delete(id)) state.open.add(id); draw(); };
  return button;
}
