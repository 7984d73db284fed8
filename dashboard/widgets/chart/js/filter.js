// Which events a query leaves: the same as `choose` in timeline/query.py, held equal by
// tests/timeline/filter_cases.json.

import { foundWords } from "./texts.js";
import { searchText } from "./world.js";

export const DAY = 86_400_000;

/** A query that chooses nothing away. */
export const EMPTY = Object.freeze({
  actors: [], without: [], types: [], statuses: [], modalities: [], articles: [],
  since: null, until: null, words: "", lanes: "actors", order: [], folded: [], event: null,
});

/** The fields that narrow the choice, by the name that a chip gives them. */
export const FIELDS = ["actors", "without", "types", "statuses", "modalities", "articles", "window", "words"];

// The names in an address, as `NAMES` in timeline/query.py.
const NAMES = {
  actors: "who", without: "without", types: "what", statuses: "date", modalities: "how", articles: "in",
  since: "since", until: "until", words: "words", lanes: "lanes", order: "order", folded: "folded", event: "event",
};

/** The query as the parameters of an address; what is not chosen is left out. */
export function toParams(query) {
  const params = new URLSearchParams();
  for (const [field, name] of Object.entries(NAMES)) {
    const values = [query[field]].flat().filter((value) => value && value !== EMPTY[field]);
    for (const value of values) params.append(name, value);
  }
  return params.toString();
}

/** The positions of the events that the query leaves; `skip` names a field that is left out. */
export function choose(world, query, skip = null) {
  const allows = makeFilter(world, query, skip);
  const chosen = [];
  for (let i = 0; i < world.size; i += 1) if (allows(i)) chosen.push(i);
  return chosen;
}

function makeFilter(world, query, skip) {
  const tests = [];
  const add = (field, test) => { if (field !== skip && test) tests.push(test); };
  const { events } = world;
  add("actors", query.actors.length > 0 && takesPart(world, query.actors));
  const without = query.without.length > 0 && takesPart(world, query.without);
  add("without", without && ((i) => !without(i)));
  add("types", among(query.types, world.types, events.type));
  add("statuses", among(query.statuses, world.statuses, events.status));
  add("modalities", among(query.modalities, world.modalities, events.modality));
  add("articles", among(query.articles, world.articles, events.article));
  add("window", (query.since || query.until) && inWindow(events, query));
  add("words", makeWordTest(world, query.words));
  return (i) => tests.every((test) => test(i));
}

/** Whether one of the actors, or a member of one, takes part in an event. */
function takesPart(world, ids) {
  const wanted = new Set(ids.map((id) => world.actorById.get(id)).filter((a) => a !== undefined));
  const inside = world.above.map((chain) => chain.some((actor) => wanted.has(actor)));
  return (i) => world.events.who[i].some(([actor]) => inside[actor]);
}

function among(ids, list, column) {
  if (ids.length === 0) return null;
  const wanted = list.map((item) => ids.includes(item.id));
  return (i) => wanted[column[i]];
}

/** Both days of the window are in it. An undated event is in no window. */
function inWindow(events, query) {
  const since = query.since ? dayToMs(query.since) : -Infinity;
  const until = query.until ? dayToMs(query.until) + DAY : Infinity;
  return (i) => {
    const from = events.from[i];
    const to = events.to[i];
    if (from === null && to === null) return false;
    return (from === null || from < until) && (to === null || to > since);
  };
}

function makeWordTest(world, words) {
  const wanted = splitWords(words);
  if (wanted.length === 0) return null;
  return foundWords(world, words) ?? ((i) => wanted.every((word) => searchText(world, i).includes(word)));
}

export function splitWords(words) {
  return words.toLowerCase().split(/[ \t\r\n\u00a0]+/).filter(Boolean);
}

/** A day `YYYY-MM-DD` as milliseconds since 1970. */
export function dayToMs(day) {
  return Date.parse(`${day}T00:00:00Z`);
}

/** The day that a moment lies in, as `YYYY-MM-DD`. */
export function msToDay(ms) {
  return new Date(ms).toISOString().slice(0, 10);
}

/** How many events each value of each list would leave, the other fields being as they are. */
export function facetCounts(world, query) {
  const { events } = world;
  const tally = (list, field, column) => {
    const counts = list.map(() => 0);
    for (const i of choose(world, query, field)) counts[column[i]] += 1;
    return counts;
  };
  return {
    actors: actorCounts(world, choose(world, query, "actors")),
    types: tally(world.types, "types", events.type),
    statuses: tally(world.statuses, "statuses", events.status),
    modalities: tally(world.modalities, "modalities", events.modality),
    articles: tally(world.articles, "articles", events.article),
  };
}

/** For each actor the number of events in which it or a member of it takes part. */
export function actorCounts(world, chosen) {
  const counts = world.actors.id.map(() => 0);
  for (const i of chosen) {
    const inside = new Set();
    for (const [actor] of world.events.who[i]) for (const a of world.above[actor]) inside.add(a);
    for (const actor of inside) counts[actor] += 1;
  }
  return counts;
}
