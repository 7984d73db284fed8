// The columns that Python sends, with what is worked out from them once.

import { titleOf, whenOf } from "./labels.js";
import { OPEN_DAY } from "./packed.js";

export const DAY = 86_400_000;

/** The columns, ready for filters: who stands above whom, sides, and the text that a search reads. */
export function makeDataset(data) {
  const { actors } = data;
  const events = { ...data.events, ...times(data.events), ...inLine(data.events) };
  const above = actors.parents.map((_, actor) => selfAndAbove(actors.parents, actor));
  const dataset = {
    ...data,
    events,
    size: events.from.length,
    above,
    side: above.map((chain) => chain[chain.length - 1]),
    actorById: new Map(actors.id.map((id, i) => [id, i])),
    searchTexts: [],
    texts: new Map(),
    found: new Map(),
    labels: new Map(),
    asked: new Set(),
  };
  dataset.tree = makeTree(actors);
  return dataset;
}

/** When events begin and end, in milliseconds; what is open reaches without end. */
function times({ from, to }) {
  const made = (column, open) => Float64Array.from(column, column instanceof Int32Array
    ? (day) => (day === OPEN_DAY ? open : day * DAY) : (ms) => ms ?? open);
  return { from: made(from, -Infinity), to: made(to, Infinity) };
}

/** Who takes part in all events, who is quoted and where it was, and where those of an event begin. */
function inLine({ who, actor, role, said = null, saidBy, where = null, whereAt }) {
  const lists = actor
    ? { actor, role }
    : { actor: who.flatMap((own) => own.map(([a]) => a)), role: who.flatMap((own) => own.map(([, r]) => r)) };
  return {
    ...lists, who: starts(actor ? who : who.map((own) => own.length)),
    saidBy: saidBy ?? said?.flat() ?? [], said: said && starts(saidBy ? said : said.map((own) => own.length)),
    whereAt: whereAt ?? where?.flat() ?? [], where: where && starts(whereAt ? where : where.map((own) => own.length)),
  };
}

/** Where each list begins, by the lengths of all; and where the last one ends. */
function starts(lengths) {
  const found = new Uint32Array(lengths.length + 1);
  for (let i = 0; i < lengths.length; i += 1) found[i + 1] = found[i] + lengths[i];
  return found;
}

/** The actors that take part in an event, one for each role. */
export function actorsOf({ events }, i) {
  const found = [];
  for (let at = events.who[i]; at < events.who[i + 1]; at += 1) found.push(events.actor[at]);
  return found;
}

/** The sides of those who take part in events, each once. */
export function sidesOf(dataset, events) {
  return [...new Set(events.flatMap((i) => actorsOf(dataset, i).map((actor) => dataset.side[actor])))];
}

/** Those who are quoted in an event. */
export function speakersOf({ events }, i) {
  return events.said ? Array.from(events.saidBy.slice(events.said[i], events.said[i + 1])) : [];
}

/** The places that are no more than where an event was. */
function placesOf({ events }, i) {
  return events.where ? Array.from(events.whereAt.slice(events.where[i], events.where[i + 1])) : [];
}

/** The actor and all above it, nearest first, the first root last; a circle ends where it closes. */
function selfAndAbove(parents, actor) {
  const chain = [actor];
  for (let i = 0; i < chain.length; i += 1) {
    for (const parent of parents[chain[i]]) if (!chain.includes(parent)) chain.push(parent);
  }
  return firstRootLast(parents, chain, actor);
}

function firstRootLast(parents, chain, actor) {
  const seen = new Set();
  let root = actor;
  while (parents[root].length > 0 && !seen.has(root)) {
    seen.add(root);
    root = parents[root][0];
  }
  return [...chain.filter((a) => a !== root), root];
}

/** The children of each actor by its first parent, and the roots. */
function makeTree(actors) {
  const children = actors.id.map(() => []);
  const roots = [];
  actors.parents.forEach((above, actor) => {
    if (above.length === 0 || above[0] === actor) roots.push(actor);
    else children[above[0]].push(actor);
  });
  return { roots: withLostCircles(roots, children), children };
}

/** An actor that no root reaches (who is above whom runs in a circle) becomes a root. */
function withLostCircles(roots, children) {
  const reached = new Set();
  const visit = (actor) => {
    if (reached.has(actor)) return;
    reached.add(actor);
    children[actor].forEach(visit);
  };
  roots.forEach(visit);
  children.forEach((_, actor) => {
    if (reached.has(actor)) return;
    roots.push(actor);
    visit(actor);
  });
  return roots;
}

/** All that a search looks through, in small letters. */
export function searchText(dataset, i) {
  if (dataset.searchTexts[i] === undefined) {
    const { events, actors } = dataset;
    dataset.searchTexts[i] = [
      titleOf(dataset, i),
      ...(events.sentence ? [events.sentence[i], ...(events.retold?.[i] ?? [])] : []),
      whenOf(dataset, i),
      ...new Set([...actorsOf(dataset, i), ...placesOf(dataset, i)].map((actor) => actors.name[actor])),
      ...(events.quotes ? events.quotes[i].map(([text]) => text) : []),
    ].join("\n").toLowerCase();
  }
  return dataset.searchTexts[i];
}

/** Whether the article does not present the event as having happened. */
export function isHollow(dataset, i) {
  return dataset.modalities[dataset.events.modality[i]].hollow;
}

/** Whether one report tells it as a fact and another as planned, possible or denied. */
export function isPartly({ events }, i) {
  return Boolean(events.partly?.[i]);
}

/** Whether somebody disputes it, or the articles that tell of it do not agree when it was. */
export function isDisputed(dataset, i) {
  return stateOf(dataset, i) === "disputed" || Boolean(dataset.events.dissent[i]);
}

/** What a person found an event to be: `unchecked`, `checked` or `disputed`. */
export function stateOf({ events, states }, i) {
  return states[events.state[i]].id;
}

/** The star and the tags that a person gave an event, by their positions. */
export function marksOf({ events }, i) {
  return events.marks?.[i] ?? [];
}

export const STARRED = "starred"; // as in review.py

/** Whether a person gave an event the star. */
export function isStarred(dataset, i) {
  return marksOf(dataset, i).some((mark) => dataset.marks[mark].id === STARRED);
}

export function isUndated(dataset, i) {
  return dataset.events.from[i] === -Infinity && dataset.events.to[i] === Infinity;
}

/** The names of those who take part, each once, the narrowest role first as in the text. */
export function whoNames(dataset, i) {
  return [...new Set(actorsOf(dataset, i).map((actor) => dataset.actors.name[actor]))];
}

/** The name of an actor; of several of one name with the article that tells of it. */
export function actorLabel({ actors }, actor) {
  const apart = actors.apart?.[actor];
  return apart ? `${actors.name[actor]} (${apart})` : actors.name[actor];
}

/** Where something is told, as a reader of the paper could find it. */
export function sourceWords({ title, source, when } = {}) {
  return [title, source, when].filter(Boolean).join(", ");
}
