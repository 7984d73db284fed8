// What became of an event since the day until which the timeline was reported, or of its line since a page was sealed:
// a sign beside its mark, and words.

/** The sign of each fate, as a letter that every font has; what came since is not among the events of that day. */
const SIGNS = { denied: "×", joined: "∪", changed: "≠", again: "+", altered: "!" };

/** {id, label, words, sign} of what became of an event; null where nothing did, or the timeline is that of now. */
export function sinceOf({ events, fates }, i) {
  const found = events.since?.[i];
  if (!found) return null;
  const { id, label } = fates[found[0]];
  return { id, label, words: found[1], sign: SIGNS[id] };
}

/** The fates that some events had, the weightiest first, each once. */
export function fatesOf(dataset, events) {
  if (!dataset.events.since) return [];
  const had = new Set(events.map((i) => dataset.events.since[i]?.[0]));
  return dataset.fates.filter((_, n) => had.has(n)).map(({ id, label }) => ({ id, label, sign: SIGNS[id] }));
}
