// Sentences and quotes: with many events they are not sent with the columns, but asked for.

import { idOf } from "./labels.js";
import { splitWords } from "./query.js";

const ASKED = "/dashboard-answers"; // as in views/timeline/answers.py
const MOST_KEPT = 500; // texts of events, and answers of searches

/** Whether the texts came with the columns. */
export const hasTexts = ({ events }) => events.sentence !== undefined;

/** The sentence and the quotes of an event: {sentence, quotes}; null where they are still to be asked for. */
export function textsOf(dataset, i) {
  if (hasTexts(dataset)) return { sentence: dataset.events.sentence[i], quotes: dataset.events.quotes[i] };
  return dataset.texts.get(i) ?? null;
}

/** Asks for the texts of an event, and calls `then` if they were not there before. */
export async function askTexts(dataset, i, then) {
  if (textsOf(dataset, i)) return;
  const found = await ask(`texts.json?${new URLSearchParams({ stamp: dataset.stamp, event: idOf(dataset, i) })}`);
  if (!found?.quotes) return;
  keep(dataset.texts, i, found);
  then();
}

/** A test of whether the words stand in an event's text, by what the server has found; null before. */
export function foundWords(dataset, words) {
  const found = dataset.found.get(splitWords(words).join(" "));
  return found ? (i) => found.has(i) : null;
}

/**
 * Asks in which texts the words stand, and calls `then` when that is known and was not before. Of events that
 * have changed since, the server says nothing: it is asked again with the new ones.
 */
export async function askWords(dataset, words, then) {
  const key = splitWords(words).join(" ");
  if (hasTexts(dataset) || dataset.part || key === "" || dataset.found.has(key)) return;
  const answer = await ask(`words.json?${new URLSearchParams({ stamp: dataset.stamp, words: key })}`);
  if (!answer?.found || dataset.found.has(key)) return;
  keep(dataset.found, key, new Set(answer.found));
  then();
}

async function ask(path) {
  try {
    const response = await fetch(`${ASKED}/${path}`);
    return response.ok ? await response.json() : null;
  } catch {
    return null; // the label stays without a quote, the search with what the page knows
  }
}

function keep(map, key, value) {
  if (map.size >= MOST_KEPT) map.delete(map.keys().next().value);
  map.set(key, value);
}
