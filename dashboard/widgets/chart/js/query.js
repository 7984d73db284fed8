// What is chosen and how it is shown, as one object, and as the address of the page.

/**
 * What the page shows at first: main and side events. `statements` and `loose`, what is undated or has only a limit,
 * say "no" where they are left out.
 */
export const EMPTY = Object.freeze({
  actors: [],
  without: [],
  types: [],
  statuses: [],
  modalities: [],
  articles: [],
  speakers: [],
  states: [],
  marks: [],
  since: null,
  until: null,
  words: "",
  level: "side",
  statements: null,
  loose: null,
  lanes: "actors",
  order: [],
  folded: [],
  event: null,
  known: null,
});

// The names in an address, as `NAMES` in timeline/query.py.
const NAMES = {
  actors: "who",
  without: "without",
  types: "what",
  statuses: "date",
  modalities: "how",
  articles: "in",
  speakers: "said",
  states: "state",
  marks: "tag",
  since: "since",
  until: "until",
  words: "words",
  level: "show",
  statements: "statements",
  loose: "loose",
  lanes: "lanes",
  order: "order",
  folded: "folded",
  event: "event",
  known: "reported",
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

/** Whether two queries choose and show the same, and have the same event open. */
export function sameQuery(one, other) {
  return Object.keys(EMPTY).every((field) => JSON.stringify(one[field]) === JSON.stringify(other[field]));
}

/** The words of a search, in small letters; each must be found. */
export function splitWords(words) {
  return words.toLowerCase().split(/[ \t\r\n\u00a0]+/).filter(Boolean);
}
