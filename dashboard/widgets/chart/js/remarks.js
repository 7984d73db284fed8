// What people said of an event, and how many tell of it: words beside its title, never colour alone.

import { el } from "./dom.js";
import { sinceOf } from "./since.js";
import { marksOf, STARRED, stateOf } from "./dataset.js";

/** The remarks on an event, each {kind, words}; none for one that nobody looked at, of one source. */
export function remarksOn(dataset, i) {
  const { events, marks, states } = dataset;
  const state = stateOf(dataset, i);
  const said = state === "unchecked" ? [] : [{ kind: state, words: states[events.state[i]].label.toLowerCase() }];
  if (events.sources[i] > 1)
    said.push({ kind: "sources", words: `${events.sources[i]} sources${events.dissent[i] ? " that disagree" : ""}` });
  else if (events.dissent[i]) said.push({ kind: "sources", words: "reports that disagree" });
  const whole = events.whole?.[i];
  if (whole !== undefined && events.title) said.push({ kind: "part", words: `part of “${events.title[whole]}”` });
  if (events.own?.[i]) said.push({ kind: "own", words: "added by a person" });
  if (events.edited?.[i]) said.push({ kind: "edited", words: `${events.edited[i]} set by a person` });
  const since = sinceOf(dataset, i);
  if (since) said.push({ kind: "since", words: `${since.sign} ${since.label.toLowerCase()}` });
  const own = marksOf(dataset, i).map((mark) => marks[mark]);
  return [...said, ...own.map(({ id, label }) => ({ kind: id === STARRED ? "star" : "tag", words: label }))];
}

/** The same as nodes, each behind its sign, but for those of some kinds. */
export function remarkNodes(dataset, i, without = []) {
  return remarksOn(dataset, i)
    .filter(({ kind }) => !without.includes(kind))
    .map(({ kind, words }) => el("span", { class: `remark ${kind}` }, words));
}
