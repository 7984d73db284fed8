// Which events a query leaves: the same as `choose` in timeline/query.py, held equal by
// tests/timeline/filter_cases.json.

import { articlesOf, positionOf } from "./labels.js";
import { chosenOf } from "./data_set_client.js";
import { splitWords } from "./query.js";
import { foundWords } from "./texts.js";
import { DAY, isUndated, marksOf, searchText, speakersOf } from "./dataset.js";

/** The fields that narrow the choice, by the name that a chip gives them. */
export const FIELDS = [
  "actors",
  "without",
  "types",
  "statuses",
  "modalities",
  "articles",
  "speakers",
  "states",
  "marks",
  "level",
  "statements",
  "loose",
  "window",
  "words",
];
export const RANKS = { main: 0, side: 1, all: 2 }; // of the levels, as in timeline/levels.py
export const STATEMENT = "STATEMENT";
const LOOSE = ["unknown", "bounded"]; // as in timeline/query.py
const BY_HAND = "by hand"; // as in review.py
const BIT = Object.fromEntries(FIELDS.map((field, n) => [field, 1 << n]));
// and the column that holds their positions
const LISTS = { types: "type", statuses: "status", modalities: "modality", articles: "article", states: "state" };

/** The positions of the events that the query leaves; `skip` names a field that is left out. */
export function choose(dataset, query, skip = null) {
  if (dataset.part) return chosenOf(dataset, query, skip);
  const out = judge(dataset, query);
  const ignored = skip === null ? 0 : BIT[skip];
  const chosen = [];
  for (let i = 0; i < out.length; i += 1) if ((out[i] & ~ignored) === 0) chosen.push(i);
  return chosen;
}

/** How many events a field alone leaves out. */
export function leftOutBy(dataset, query, field) {
  const out = judge(dataset, query);
  let number = 0;
  for (let i = 0; i < out.length; i += 1) if (out[i] === BIT[field]) number += 1;
  return number;
}

/**
 * The details of each of the events that are shown, in their order, which the level alone leaves out, or would were one
 * not open.
 */
export function detailsLeftOut(dataset, query) {
  const details = new Map();
  if (dataset.part || query.level === "all") return details;
  const out = judge(dataset, query);
  const { level, whole } = dataset.events;
  dataset.parts ??= Object.entries(whole ?? {}).map(([part, of]) => [Number(part), of]);
  for (const [part, of] of dataset.parts) {
    if (level[part] <= RANKS[query.level] || (out[part] & ~BIT.level) !== 0 || out[of] !== 0) continue;
    if (details.has(of)) details.get(of).push(part);
    else details.set(of, [part]);
  }
  return details;
}

/**
 * For each event the fields that leave it out, a bit for each. Only a field that has changed since the
 * last time is asked again, so that a hundred thousand events are filtered within a frame.
 */
function judge(dataset, query) {
  dataset.judged ??= { out: new Uint16Array(dataset.size), keys: {} };
  const { out, keys } = dataset.judged;
  for (const field of FIELDS) {
    const key = keyOf(dataset, query, field);
    if ((keys[field] ?? "") === key) continue;
    keys[field] = key;
    const test = key === "" ? null : makeTest(dataset, query, field);
    const bit = BIT[field];
    for (let i = 0; i < out.length; i += 1) out[i] = test === null || test(i) ? out[i] & ~bit : out[i] | bit;
  }
  return out;
}

/** What a field is set to, as a text to be compared; empty where it leaves everything. */
function keyOf(dataset, query, field) {
  if (field === "level") return query.level === "all" ? "" : `${query.level} ${shownAsOpen(dataset, query) ?? ""}`;
  if (field === "statements" || field === "loose") return query[field] ?? "";
  if (field === "window") return query.since || query.until ? `${query.since} ${query.until}` : "";
  if (field === "words") {
    const words = splitWords(query.words).join(" ");
    return words && `${words}${foundWords(dataset, query.words) ? " found" : ""}`;
  }
  return query[field]?.length > 0 ? JSON.stringify(query[field]) : "";
}

/** The position of the event that no level but "all" would show, were it not open; null where there is none. */
export function shownAsOpen(dataset, query) {
  const open = query.level === "all" || dataset.part ? null : positionOf(dataset, query.event);
  return open !== null && dataset.events.level[open] > RANKS[query.level] ? open : null;
}

function isAtLevel(dataset, query) {
  const { level } = dataset.events;
  const most = RANKS[query.level];
  const open = shownAsOpen(dataset, query);
  return (i) => level[i] <= most || i === open;
}

/** Whether somebody says something in an event. */
function isSpoken(dataset) {
  const spoken = dataset.types.findIndex(({ id }) => id === STATEMENT);
  return (i) => dataset.events.type[i] === spoken;
}

/** Whether no date of an event is known, or only a limit of it, be it a person who set that. */
function isLoose({ statuses, events }) {
  const loose = statuses.map(({ id }) => LOOSE.includes(id));
  const { status, from, to } = events;
  const isOpen = (i) => from[i] === -Infinity || to[i] === Infinity;
  return (i) => loose[status[i]] || (statuses[status[i]].id === BY_HAND && isOpen(i));
}

function makeTest(dataset, query, field) {
  const { events } = dataset;
  if (field === "actors") return takesPart(dataset, query.actors);
  if (field === "without") {
    const without = takesPart(dataset, query.without);
    return (i) => !without(i);
  }
  if (field === "speakers") return isQuoted(dataset, query.speakers);
  if (field === "level") return isAtLevel(dataset, query);
  if (field === "statements") {
    const spoken = isSpoken(dataset);
    return (i) => !spoken(i);
  }
  if (field === "loose") {
    const loose = isLoose(dataset);
    return (i) => !loose(i);
  }
  if (field === "window") return inWindow(dataset, query);
  if (field === "words") return makeWordTest(dataset, query.words);
  if (field === "articles") return isTold(dataset, query.articles);
  if (field === "marks") return isMarked(dataset, query.marks);
  if (field === "types") return isOfKind(dataset, query.types);
  return among(query[field], dataset[field], events[LISTS[field]]);
}

/** Whether the type or the subtype of an event is among these. */
function isOfKind({ types, subtypes = [], events }, ids) {
  const [ofType, ofSubtype] = [types, subtypes].map((list) => list.map(({ id }) => ids.includes(id)));
  return (i) => ofType[events.type[i]] || (events.subtype?.[i] > 0 && ofSubtype[events.subtype[i] - 1]);
}

/** Whether one of the articles tells of an event. */
function isTold(dataset, ids) {
  const wanted = dataset.articles.map((item) => ids.includes(item.id));
  return (i) => articlesOf(dataset, i).some((article) => wanted[article]);
}

/** Whether one of the actors, or a member of one, takes part in an event. */
function takesPart(dataset, ids) {
  const wanted = new Set(ids.map((id) => dataset.actorById.get(id)).filter((a) => a !== undefined));
  const inside = dataset.above.map((chain) => chain.some((actor) => wanted.has(actor)));
  const { who, actor } = dataset.events;
  return (i) => {
    for (let at = who[i]; at < who[i + 1]; at += 1) if (inside[actor[at]]) return true;
    return false;
  };
}

/** Whether one of the actors is quoted in an event. */
function isQuoted(dataset, ids) {
  const wanted = new Set(ids.map((id) => dataset.actorById.get(id)));
  return (i) => speakersOf(dataset, i).some((actor) => wanted.has(actor));
}

/** Whether a person gave an event one of the tags, or the star. */
function isMarked(dataset, ids) {
  const wanted = dataset.marks.map((mark) => ids.includes(mark.id));
  return (i) => marksOf(dataset, i).some((mark) => wanted[mark]);
}

function among(ids, list, column) {
  const wanted = list.map((item) => ids.includes(item.id));
  return (i) => wanted[column[i]];
}

/** Both days of the window are in it. An undated event is in no window. */
function inWindow(dataset, query) {
  const { from, to } = dataset.events;
  const since = query.since ? dayToMs(query.since) : -Infinity;
  const until = query.until ? dayToMs(query.until) + DAY : Infinity;
  return (i) => !isUndated(dataset, i) && from[i] < until && to[i] > since;
}

function makeWordTest(dataset, words) {
  const wanted = splitWords(words);
  if (wanted.length === 0) return null;
  return foundWords(dataset, words) ?? ((i) => wanted.every((word) => searchText(dataset, i).includes(word)));
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
export function facetCounts(dataset, query) {
  if (dataset.part) return dataset.part.facets;
  const out = judge(dataset, query);
  const { events } = dataset;
  const counts = {
    actors: actorCounter(dataset), speakers: speakerCounter(dataset), marks: markCounter(dataset),
    level: levelCounter(dataset, query), statements: twoCounter(isSpoken(dataset)), loose: twoCounter(isLoose(dataset)),
  };
  for (const [field, column] of Object.entries(LISTS)) counts[field] = counter(dataset[field], events[column]);
  const kinds = kindCounter(dataset, counts.types);
  counts.types = kinds;
  if (events.also && counts.articles) counts.articles = articleCounter(dataset);
  const fields = Object.entries(counts).map(([field, { add }]) => [BIT[field], add]);
  const adders = fields.map(([, add]) => add);
  const byBit = new Map(fields);
  for (let i = 0; i < out.length; i += 1) {
    if (out[i] === 0) for (const add of adders) add(i);
    else byBit.get(out[i])?.(i); // the only field that leaves it out
  }
  return {
    ...Object.fromEntries(Object.entries(counts).map(([field, { counts: found }]) => [field, found])),
    subtypes: kinds.subtypes,
  };
}

/** Counts the types, and at once the subtypes: what leaves out one leaves out the other. */
function kindCounter({ events: { subtype }, subtypes: list = [] }, { counts, add }) {
  const subtypes = list.map(() => 0);
  return {
    counts,
    subtypes,
    add: subtype
      ? (i) => {
          add(i);
          if (subtype[i] > 0) subtypes[subtype[i] - 1] += 1;
        }
      : add,
  };
}

function counter(list, column) {
  const counts = list.map(() => 0);
  return { counts, add: (i) => { counts[column[i]] += 1; } };
}

/** How many events are shown from each level on; what is open is shown from the one that is chosen. */
function levelCounter(dataset, query) {
  const counts = [0, 0, 0];
  const open = shownAsOpen(dataset, query);
  return { counts, add: (i) => { counts[i === open ? RANKS[query.level] : dataset.events.level[i]] += 1; } };
}

/** How many events are not so, and how many are. */
function twoCounter(is) {
  const counts = [0, 0];
  return { counts, add: (i) => { counts[is(i) ? 1 : 0] += 1; } };
}

function articleCounter(dataset) {
  const counts = dataset.articles.map(() => 0);
  return { counts, add: (i) => { for (const article of articlesOf(dataset, i)) counts[article] += 1; } };
}

function markCounter(dataset) {
  const counts = dataset.marks.map(() => 0);
  return { counts, add: (i) => { for (const mark of marksOf(dataset, i)) counts[mark] += 1; } };
}

/** Counts for each actor the events in which it or a member of it takes part. */
function actorCounter(dataset) {
  const counts = dataset.actors.id.map(() => 0);
  const last = dataset.actors.id.map(() => -1); // the event that was counted last
  const { who, actor } = dataset.events;
  const { above } = dataset;
  return { counts, add: (i) => {
    for (let at = who[i]; at < who[i + 1]; at += 1) {
      for (const a of above[actor[at]]) if (last[a] !== i) { last[a] = i; counts[a] += 1; }
    }
  } };
}

function speakerCounter(dataset) {
  const counts = dataset.actors.id.map(() => 0);
  const { said, saidBy } = dataset.events;
  return { counts, add: (i) => { for (let at = said?.[i]; at < said?.[i + 1]; at += 1) counts[saidBy[at]] += 1; } };
}

/** For each actor the number of events in which it or a member of it takes part. */
export function actorCounts(dataset, chosen) {
  const { counts, add } = actorCounter(dataset);
  chosen.forEach(add);
  return counts;
}
