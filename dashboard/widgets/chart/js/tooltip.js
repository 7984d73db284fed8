// What a mark says when the pointer or the keyboard is on it. Text only.

import { count, el } from "./dom.js";
import { titleOf, whenOf } from "./labels.js";
import { isCounted } from "./data_set_client.js";
import { remarkNodes } from "./remarks.js";
import { sinceOf } from "./since.js";
import { textsOf } from "./texts.js";
import { whoNames } from "./dataset.js";

const WIDTH = 360;
const LONGEST_QUOTE = 420;
export const MOST_TOLD = 5;
const AIR = 8; // pixels between a box and the edge of the screen
const MOST_ASKED = 200; // events of one mark among which a quote is looked for

/** The label of a mark: one event with its quote, or a list of several. */
export function describe(dataset, mark) {
  const { events } = mark;
  if (events.length === 1) return [...one(dataset, events[0])];
  return [
    el("div", { class: "tip-date" }, `${count(events.length, "event")} here`),
    el("ul", { class: "tip-list" }, ...events.slice(0, MOST_TOLD).map((i) =>
      el("li", {}, el("span", { class: "tip-when" }, whenOf(dataset, i)), " ", titleOf(dataset, i)))),
    el("div", { class: "tip-more" }, events.length > MOST_TOLD
      ? `and ${events.length - MOST_TOLD} more. Click to list all.` : "Click to list them."),
    ...quote(dataset, events),
  ];
}

function* one(dataset, i) {
  const status = statusWords(dataset, i);
  yield el("div", { class: "tip-date" }, whenOf(dataset, i), status && el("span", { class: "tip-status" }, status));
  yield el("div", { class: "tip-title" }, titleOf(dataset, i));
  const who = whoNames(dataset, i);
  if (who.length > 0) yield el("div", { class: "tip-who" }, who.join(", "));
  const remarks = remarkNodes(dataset, i);
  if (remarks.length > 0) yield el("div", { class: "tip-who" }, ...remarks);
  const since = sinceOf(dataset, i);
  if (since) yield el("div", { class: "tip-who" }, since.words);
  yield* quote(dataset, [i]);
}

/** How the date is known, if its words do not say so, and how the event is told if not as a plain fact. */
export function statusWords(dataset, i) {
  if (isCounted(dataset)) return "";
  const read = dataset.statuses[dataset.events.status[i]].label.toLowerCase();
  const known = dataset.statuses[dataset.events.status[i]].id === "bounded" ? betweenLimits(dataset.events, i) : read;
  const status = dataset.events.by_hand?.[i] ? "set by a person" : known;
  const modality = dataset.modalities[dataset.events.modality[i]];
  return [status, modality.id === "asserted" ? "" : modality.label.toLowerCase()].filter(Boolean).join(", ");
}

/** What the words of a date do not say of its limits, as `how_known` in timeline/labels.py. */
function betweenLimits({ from, to }, i) {
  return from[i] === -Infinity || to[i] === Infinity ? "" : "some time within";
}

/** The first quote with its speaker; where nothing is quoted, the sentence itself. */
function* quote(dataset, events) {
  const { article } = dataset.events;
  const i = events.slice(0, MOST_ASKED).find((e) => textsOf(dataset, e)?.quotes.length > 0) ?? events[0];
  const { quotes = [], sentence = null } = textsOf(dataset, i) ?? {};
  if (quotes.length > 0) {
    const [text, speaker, told] = quotes[0]; // told in the article's words: nobody said these
    yield el("blockquote", { class: "tip-quote" }, told ? cut(text) : `“${cut(text)}”`,
      el("small", {}, speaker ?? "speaker not named"));
  } else if (sentence && events.length === 1) {
    yield el("blockquote", { class: "tip-quote" }, cut(sentence), el("small", {}, dataset.articles[article[i]].title));
  }
}

function cut(text) {
  return text.length > LONGEST_QUOTE ? `${text.slice(0, LONGEST_QUOTE).replace(/\s+\S*$/, "")} …` : text;
}

/** Puts the box beside a point of its frame, inside of it. */
export function showTip(box, children, x, y, frame) {
  box.replaceChildren(...children);
  box.hidden = false;
  const width = Math.min(WIDTH, frame.width - 16);
  box.style.maxWidth = `${width}px`;
  const left = x + 18 + box.offsetWidth < frame.width ? x + 18 : x - 18 - box.offsetWidth;
  box.style.left = `${Math.max(4, Math.min(left, frame.width - box.offsetWidth - 4))}px`;
  box.style.top = `${withinSight(box, y - Math.min(40, box.offsetHeight / 3), frame)}px`;
}

/** How many pixels of the screen lie below the upper edge of a frame, without what keeps a box off the edge. */
export function roomBelow(frame) {
  return window.innerHeight - AIR - Math.max(AIR, frame.top);
}

/**
 * The place of a box's upper edge in its frame at which all of the box can be seen, the nearest to the one that is
 * wanted.
 */
export function withinSight(box, wanted, frame) {
  const lowest = window.innerHeight - AIR - box.offsetHeight - frame.top;
  return Math.max(0, AIR - frame.top, Math.min(wanted, lowest));
}
