// How much is shown: main events, those beside them, or all with the details; and whether statements are.

import { count } from "./dom.js";
import { leftOutBy, RANKS, STATEMENT } from "./filter.js";
import { partCount } from "./data_set_client.js";
import { EMPTY } from "./query.js";

const TOUCHED = "; also what you checked, changed or marked";
const LEVELS = [
  { id: "main", label: "Main", events: "main events only", title: `What the articles are about${TOUCHED}` },
  {
    id: "side",
    label: "Main and side",
    events: "main and side events",
    title: `What the articles are about, and what stands beside it${TOUCHED}`,
  },
  {
    id: "all",
    label: "All",
    events: "all events, with the details",
    title: "Everything that was read, with every detail",
  },
];

/** The events of a level in words. */
export const levelWords = ({ level }) => LEVELS.find(({ id }) => id === level).events;

/**
 * The rows of the filter: the levels, each with how many events it shows, and the switches for statements and for
 * what has no date of its own.
 */
export function levelRows(app, counts) {
  const { dataset, query } = app;
  const levels = LEVELS.filter(({ id }) => isOffered(dataset, query, id));
  let sum = 0;
  const rows = levels.map(({ id, label, title }, n) => {
    sum += counts.level[n];
    return {
      field: "level",
      id,
      label,
      title,
      count: sum,
      radio: true,
      on: query.level === id,
      choose: () => app.set({ level: id }),
    };
  });
  if (dataset.types.some(({ id }) => id === STATEMENT))
    rows.push(
      twoWay(app, counts, {
        field: "statements",
        id: STATEMENT,
        label: "Statements",
        title: "Events in which somebody says something",
      }),
    );
  if (counts.loose[1] > 0 || query.loose !== null)
    rows.push(
      twoWay(app, counts, {
        field: "loose",
        id: "loose",
        label: "No date, or only a limit",
        title: "Events of which no date, or only a limit, is known",
      }),
    );
  return rows;
}

/** A switch that leaves some events out. */
function twoWay(app, counts, row) {
  const { field } = row;
  const on = app.query[field] === null;
  return { ...row, count: counts[field][1], on, choose: () => app.set({ [field]: on ? "no" : null }) };
}

/**
 * Whether a level is a choice: none where none leaves an event out, and not one that shows no more than the one before
 * it, as in a file without details: "all" would say that it has them.
 */
function isOffered(dataset, query, id) {
  if (query.level === id && id !== EMPTY.level) return true;
  const highest = highestOf(dataset);
  if (highest === 0 && query.level === EMPTY.level) return false;
  return RANKS[id] <= Math.max(highest, RANKS[EMPTY.level]);
}

/** The last level at which an event is shown first. */
function highestOf(dataset) {
  if (dataset.part) return dataset.part.weighed ? RANKS.all : 0;
  dataset.highest ??= dataset.events.level.reduce((most, level) => Math.max(most, level), 0);
  return dataset.highest;
}

/** How many events the level alone leaves out of what the other filters leave. */
export function leftOut(app) {
  const { dataset, query } = app;
  if (query.level === "all") return 0;
  return dataset.part ? dataset.part.lifted.level - partCount(dataset)[0] : leftOutBy(dataset, query, "level");
}

/** What the level leaves out, in words: `12 details`; as `left_out_label` in timeline/labels.py. */
export function leftOutWords({ query }, number) {
  if (query.level !== "main") return count(number, "detail");
  return number === 1 ? "1 side event or detail" : `${number.toLocaleString("en")} side events and details`;
}
