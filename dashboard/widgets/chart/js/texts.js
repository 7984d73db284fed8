// Sentences and quotes: with many events they are not sent with the columns, but asked for.

import { idOf } from "./labels.js";
import { splitWords } from "./query.js";

const ASKED = "/dashboard-answers"; // as in views/timeline/answers.py
const MOST_KEPT = 500; // texts of events, and answers of searches

/** Whether the texts came with the columns. */
export const hasTexts = ({ events }) => events.sentence !== undefined;

/** The sentence and the quotes of an event: {sentence, quotes}; null where they are still to be asked for. */
export function textsOf(world, i) {
  if (hasTexts(world)) return { sentence: world.events.sentence[i], quotes: world.events.quotes[i] };
  return world.texts.get(i) ?? null;
}

/** Asks for the texts of an event, and calls `then` if they were not there before. */
export async function askTexts(world, i, then) {
  if (textsOf(world, i)) return;
  const found = await ask(`texts.json?${new URLSearchParams({ stamp: world.stamp, event: idOf(world, i) })}`);
  if (!found?.quotes) return;
  keep(world.texts, i, found);
  then();
}

/** A test of whether the words stand in an event's text, by what the server has found; null before. */
export function foundWords(world, words) {
  const found = world.found.get(splitWords(words).join(" "));
  return found ? (i) => found.has(i) : null;
}

/**
 * Asks in which texts the words stand, and calls `then` when that is known and was not before. Of events that
 * have changed since, the server says nothing: it is asked again with the new ones.
 */
export async function askWords(world, words, then) {
  const key = splitWords(words).join(" ");
  if (hasTexts(world) || world.part || key === "" || world.found.has(key)) return;
  const answer = await ask(`words.json?${new URLSearchParams({ stamp: world.stamp, words: key })}`);
  if (!answer?.found || world.found.has(key)) return;
  keep(world.found, key, new Set(answer.found));
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
