// Above the picture: what it shows, by what its lanes are told apart, the chosen filters, the window.

import { known } from "./buckets.js";
import { count, el, redraw } from "./dom.js";
import { actorCounts, choose, FIELDS } from "./filter.js";
import { positionOf } from "./labels.js";
import { leftOut, leftOutWords, levelWords } from "./levels.js";
import { partCount } from "./data_set_client.js";
import { EMPTY } from "./query.js";
import { beginWithEvents, drawnOf } from "./window.js";
import { actorLabel, DAY, isUndated, stateOf } from "./dataset.js";

const LANES = [
  ["actors", "Actors"],
  ["sides", "Sides"],
  ["types", "Types"],
  ["articles", "Articles"],
];
const SPANS = [
  ["all", "All", "all the time that there is"],
  ["year", "Year", "a year"],
  ["month", "Month", "a month"],
  ["week", "Week", "a week"],
];
const YEAR = new Intl.DateTimeFormat("en-GB", { year: "numeric", timeZone: "UTC" });
const MONTH = new Intl.DateTimeFormat("en-GB", { month: "long", year: "numeric", timeZone: "UTC" });
const LENGTH = { year: 366 * DAY, month: 31 * DAY, week: 7 * DAY };
const FIELD_WORDS = {
  actors: "who",
  without: "without",
  types: "what",
  statuses: "date",
  modalities: "told as",
  articles: "article",
  speakers: "quoted",
  states: "state",
  marks: "marked",
  level: "show",
  statements: "without",
  loose: "without",
  window: "when",
  words: "words",
};

const SWITCHES = { statements: "statements", loose: "undated and only limits" }; // what they leave out

/** The head. `tools()` are what stands behind the choice of the window: what else can be done here. */
export function makeHead(app, tools) {
  const title = el("h1", {});
  const sub = el("p", { class: "sub" });
  const scope = el("p", { class: "scope" });
  const paper = el("p", { class: "paper" });
  const lanes = el("div", { class: "segments", role: "group", "aria-label": "Lanes" });
  const chips = el("div", { class: "chips" });
  const spans = el("div", { class: "spans", role: "group", "aria-label": "Window" });
  const node = el("header", { class: "head" },
    el("div", { class: "head-top" }, title, scope, sub, paper, lanes),
    el("div", { class: "head-line" }, chips, spans));
  const draw = () => {
    title.textContent = title.title = heading(app.dataset);
    scope.textContent = scopeWords(app.dataset);
    redraw(sub, ...facts(app));
    paper.textContent = onPaper(app.dataset);
    redraw(lanes, ...LANES.map(([id, label]) => segment(app, id, label)));
    redraw(chips, ...chosenChips(app));
    redraw(spans, el("span", { class: "spans-name" }, "Show"), ...SPANS.map(([id, label, words]) => el("button", {
      type: "button", "data-key": id, title: `Show ${words}`, "aria-label": `Show ${words}`,
      "aria-pressed": isShown(app, id) ? "true" : "false", onclick: () => preset(app, id),
    }, label)), ...tools());
  };
  return { node, draw };
}

/**
 * What the picture is of: the title of the chronology, else that of the article, or how many there are. Samples do
 * not take its title.
 */
export function heading({ articles: listed, part, samples, about }) {
  if (about?.title && !samples) return about.title;
  const articles = listed.filter(({ own }) => !own);
  if (part) return count(part.articles, "article");
  if (articles.length === 0) return listed.length > 0 ? listed[0].title : "No articles yet";
  return articles.length === 1 ? articles[0].title : count(articles.length, samples ? "sample article" : "article");
}

/** What the chronology is about, and who made it; empty where nobody has said so, and over samples. */
export function scopeWords({ about = {}, samples }) {
  if (samples) return "";
  return [about.scope, about.author && `by ${about.author}`].filter(Boolean).join(" · ");
}

/** When the articles were published; empty where that is not known of any. */
function publishedWords({ articles, part }) {
  const dates = part ? part.published : [...new Set(articles.filter((a) => a.published !== null)
    .sort((a, b) => a.published - b.published).map((a) => a.when))];
  if (dates.length === 0) return "no date of publication";
  return dates.length > 1 ? `published ${dates[0]} to ${dates.at(-1)}` : `published ${dates[0]}`;
}

/** The months within which the dated ones of some events lie, as far as they are known: ` from July 2022 to …`. */
function spanWords({ events, part }, chosen) {
  if (part) return ""; // of a data set only some events are here
  let [begin, end] = [{ at: Infinity }, { at: -Infinity }];
  for (const i of chosen) {
    const [from, to] = known(events.from[i], events.to[i]);
    if (!(from < to)) continue;
    const words = isWholeYears(from, to) ? YEAR : MONTH;
    if (from < begin.at || (from === begin.at && words === MONTH)) begin = { at: from, words };
    if (to - 1 > end.at || (to - 1 === end.at && words === MONTH)) end = { at: to - 1, words };
  }
  if (begin.at > end.at) return "";
  const [first, last] = [begin, end].map(({ at, words }) => words.format(at));
  return first === last ? ` in ${first}` : ` from ${first} to ${last}`;
}

/** Whether a stretch is one of years: of "2019" no month is known. */
function isWholeYears(from, to) {
  return [from, to].every((at) => at === Date.UTC(new Date(at).getUTCFullYear(), 0));
}

/** How much there is; each number leads to what it counts. */
function facts(app) {
  const { dataset, chosen } = app;
  const { part } = dataset;
  if (dataset.articles.length === 0 && !part) return [];
  const [left, total] = part ? partCount(dataset) : [chosen.length, dataset.size];
  const undated = part ? part.undated : app.unwindowed.length - app.dated.length;
  // with the bodies they belong to, as in the list
  const actors = part ? part.actors : actorCounts(dataset, chosen).filter((n) => n > 0).length;
  const drawn = part || !(app.query.since || app.query.until) ? chosen : drawnOf(app, chosen);
  const events = left === total ? count(total, "event") : `${left.toLocaleString("en")} of ${count(total, "event")}`;
  const out = leftOut(app);
  const counts = [
    fact("events", events, "Show them in the table", () => app.table.focus()),
    fact("actors", count(actors, "actor"), "Show them in the filters", () => app.openFilters()),
    undated > 0 &&
      fact("undated", `${undated} undated`, "Show those without a date", () =>
        app.set({ statuses: ["unknown"], since: null, until: null }),
      ),
    out > 0 &&
      fact("left-out", `${leftOutWords(app, out)} left out`, "Show all, with the details", () =>
        app.set({ level: "all" }),
      ),
  ];
  const read = dataset.articles.filter(({ own }) => !own);
  const articles =
    read.length === 0 && !part
      ? ""
      : read.length === 1 && !part
        ? `1 article, ${publishedWords(dataset)}`
        : capital(publishedWords(dataset));
  return [
    ...sentence(counts, spanWords(dataset, drawn)),
    ...sentence(checked(app)),
    dataset.trouble && el("strong", { class: "trouble" }, `${dataset.trouble} `),
    articles && document.createTextNode(`${articles}.`),
  ];
}

const fact = (key, label, title, onclick) =>
  el("button", { type: "button", class: "fact", "data-key": key, title, onclick }, label);

/**
 * Facts as a sentence, `more` words behind the first one: no line begins with the comma or the full stop behind a
 * fact.
 */
function sentence(facts, more = "") {
  const told = facts.filter(Boolean);
  return told.flatMap((one, n) => {
    const sign = n === told.length - 1 ? "." : ",";
    const words = n === 0 ? more : "";
    return words
      ? [one, document.createTextNode(`${words}${sign} `)]
      : [el("span", { class: "tied" }, one, sign), document.createTextNode(" ")];
  });
}

const capital = (words) => `${words[0].toUpperCase()}${words.slice(1)}`;

/** How far the checking is, once somebody has begun; each number leads to the events of that state. */
function checked(app) {
  const { dataset, query } = app;
  dataset.begun ??= dataset.events.state.some((state) => state > 0);
  if (!dataset.begun) return [];
  const among = choose(dataset, query, "states");
  if (among.length === 0) return [];
  const number = (state) => among.filter((i) => stateOf(dataset, i) === state).length;
  const show = (state) => () =>
    app.set({ states: query.states.length === 1 && query.states[0] === state ? [] : [state] });
  const disputed = number("disputed");
  return [
    fact("checked", `${number("checked")} of ${among.length} checked`, "Show those that are checked", show("checked")),
    disputed > 0 && fact("disputed", `${disputed} disputed`, "Show those that are disputed", show("disputed")),
  ];
}

/** What a print says once for all of its rows. */
function onPaper({ articles }) {
  const source = articles.length === 1 && articles[0].source ? `Source: ${articles[0].source}. ` : "";
  return [
    `${source}A date is stated where the words give it, inferred where it takes one step of reasoning,`,
    "no later or no earlier than a day where no more than that limit is known.",
  ].join(" ");
}

function segment(app, id, label) {
  return el("button", {
    type: "button", "data-key": id, "aria-pressed": app.query.lanes === id ? "true" : "false",
    onclick: () => app.set({ lanes: id }),
  }, label);
}

function chosenChips(app) {
  const chips = FIELDS.flatMap((field) => fieldChips(app, field));
  if (chips.length > 0) {
    chips.push(
      el(
        "button",
        { type: "button", class: "chip clear", "data-key": "clear", onclick: () => app.clear() },
        "clear all",
      ),
    );
  }
  return chips;
}

function fieldChips(app, field) {
  const { query } = app;
  if (!isOn(app, field)) return [];
  const remove = (n) => {
    if (field === "window") app.resetView();
    else if (typeof EMPTY[field] === "string" || EMPTY[field] === null) app.set(opened(app, field));
    else app.toggle(field, query[field][n]);
  };
  return valuesOf(app, field).map((value, n) => chip(field, value, () => remove(n)));
}

function chip(field, value, onclick) {
  return el(
    "button",
    {
      type: "button",
      class: "chip",
      "data-key": `${field} ${value}`,
      onclick,
      "aria-label": `Remove ${FIELD_WORDS[field]} ${value}`,
    },
    `${FIELD_WORDS[field]} `,
    el("b", {}, value),
    el("span", { "aria-hidden": "true", class: "cross" }, "×"),
  );
}

/** What an id of a field is called. */
export function nameOf(dataset, field, id) {
  if (["actors", "without", "speakers"].includes(field)) return actorLabel(dataset, dataset.actorById.get(id)) ?? id;
  const item = [...dataset[field], ...(field === "types" ? dataset.subtypes ?? [] : [])].find((one) => one.id === id);
  return item ? item.label ?? item.title : id;
}

export function windowWords({ since, until }) {
  const words = (day) =>
    new Date(`${day}T00:00:00Z`).toLocaleDateString("en-GB", {
      day: "numeric",
      month: "short",
      year: "numeric",
      timeZone: "UTC",
    });
  if (!until) return `from ${words(since)}`;
  return since ? `${words(since)} to ${words(until)}` : `to ${words(until)}`;
}

/** Whether the picture shows a window of this length now. */
function isShown({ view, extent: whole }, id) {
  const near = (a, b) => Math.abs(a - b) < DAY;
  if (id === "all") return near(view.begin, whole.begin) && near(view.end, whole.end);
  return near(view.end - view.begin, LENGTH[id]);
}

/** A window of a usual length about what is open, else one that holds events. */
function preset(app, id) {
  if (id === "all") return app.resetView();
  const { dataset, query, view, unwindowed } = app;
  const open = query.event === null ? undefined : positionOf(dataset, query.event) ?? undefined;
  const found = open === undefined || isUndated(dataset, open)
    ? beginWithEvents({ dataset, chosen: unwindowed, view, whole: app.extent }, LENGTH[id]) ?? view.end - LENGTH[id]
    : known(dataset.events.from[open], dataset.events.to[open])[0] + (DAY - LENGTH[id]) / 2;
  const begin = Math.round(found / DAY) * DAY;
  return app.setView({ ...view, begin, end: begin + LENGTH[id] });
}

/** Which filter, if it alone is taken away, brings events back. */
export function emptiedBy(app) {
  const { dataset, query } = app;
  const without = (field) => (dataset.part ? dataset.part.lifted[field] : choose(dataset, query, field).length);
  const blamed = FIELDS.filter((field) => field !== "level" && isOn(app, field) && without(field) > 0);
  const ways = blamed.map((field) => ({
    words: "without ",
    label: fieldWords(app, field),
    remove: () => app.set(opened(app, field)),
  }));
  const out = leftOut(app);
  if (out > 0)
    ways.unshift({ words: "with all shown: ", label: leftOutWords(app, out), remove: () => app.set({ level: "all" }) });
  return ways;
}

/** Whether a field is set to something else than at first. */
function isOn(app, field) {
  const { query } = app;
  if (field === "window") return Boolean(query.since || query.until);
  return field === "level" || field in SWITCHES ? query[field] !== atFirst(app, field) : query[field].length > 0;
}

const atFirst = ({ initial }, field) => initial?.[field] ?? EMPTY[field];

/** A filter with what it is set to, in words. */
function fieldWords(app, field) {
  return field in SWITCHES
    ? `leaving out ${SWITCHES[field]}`
    : `${FIELD_WORDS[field]} ${valuesOf(app, field).join(", ")}`;
}

/** What a filter is set to, in words. */
function valuesOf({ dataset, query }, field) {
  if (field === "words") return [query.words.trim()];
  if (field === "level") return [levelWords(query)];
  if (field in SWITCHES) return [SWITCHES[field]];
  return field === "window" ? [windowWords(query)] : query[field].map((id) => nameOf(dataset, field, id));
}

/** The filters in words, one each, the window left out. */
export function chosenWords(app) {
  const fields = FIELDS.filter((field) => !["window", "level"].includes(field) && isOn(app, field));
  const out = leftOut(app);
  const level = out > 0 ? [`${levelWords(app.query)} (${leftOutWords(app, out)} left out)`] : [];
  return [
    ...level,
    ...fields.map((field) =>
      field in SWITCHES ? `no ${SWITCHES[field]}` : `${FIELD_WORDS[field]} ${valuesOf(app, field).join(", ")}`,
    ),
  ];
}

function opened(app, field) {
  return field === "window" ? { since: null, until: null } : { [field]: atFirst(app, field) };
}
