// Titles, dates in words and ids of events. Of very many, titles and dates are asked for as they are shown.

const ASKED = "/dashboard-answers/labels.json"; // as in views/timeline/answers.py
const MOST_ASKED = 200; // at a time: the address must not grow too long
const MOST_KEPT = 20_000;
const LATER = "…"; // until the title is there

const hasLabels = ({ events }) => events.title !== undefined;

/** The title of an event; a sign that it is to come where it was not sent. */
export function titleOf(dataset, i) {
  return hasLabels(dataset) ? dataset.events.title[i] : dataset.labels.get(i)?.[0] ?? LATER;
}

/** The date of an event in words. */
export function whenOf(dataset, i) {
  return hasLabels(dataset) ? dataset.events.when[i] : dataset.labels.get(i)?.[1] ?? "";
}

/** Asks for the labels of events that have none yet, and calls `then` when some have come. */
export async function askLabels(dataset, events, then) {
  if (hasLabels(dataset)) return;
  const wanted = [...new Set(events)].filter((i) => !dataset.labels.has(i) && !dataset.asked.has(i));
  for (let at = 0; at < wanted.length; at += MOST_ASKED) askSome(dataset, wanted.slice(at, at + MOST_ASKED), then);
}

async function askSome(dataset, events, then) {
  for (const i of events) dataset.asked.add(i);
  const params = new URLSearchParams({ stamp: dataset.stamp, at: events.join(",") });
  try {
    const response = await fetch(`${ASKED}?${params}`);
    const found = response.ok ? await response.json() : {};
    if (dataset.labels.size > MOST_KEPT) dataset.labels.clear();
    for (const [i, label] of Object.entries(found)) dataset.labels.set(Number(i), label);
    if (Object.keys(found).length > 0) then();
  } catch { /* the titles come when they are next asked for */ }
  for (const i of events) dataset.asked.delete(i);
}

/** The id of an event: its article, the start of its trigger, its type. */
export function idOf({ events, articles, types }, i) {
  if (events.id) return events.id[i];
  return events.odd?.[i] ?? `${articles[events.article[i]].id}:${events.start[i]}:${types[events.type[i]].id}`;
}

/** The positions of all articles that tell of an event, that of the leading report first. */
export function articlesOf({ events }, i) {
  const also = events.also?.[i];
  return also ? [...new Set([events.article[i], ...also.map(([article]) => article)])] : [events.article[i]];
}

/** The position of the event with an id, in whichever article; null where there is none. */
export function positionOf(dataset, id) {
  if (!id) return null;
  if (dataset.sought?.id !== id) dataset.sought = { id, at: search(dataset, id) };
  return dataset.sought.at;
}

function search(dataset, id) {
  const { events, size } = dataset;
  const start = /:(\d{1,9}):[^:]*$/.exec(id);
  const by = events.start && start ? Number(start[1]) : null;
  for (let i = 0; i < size; i += 1)
    if ((by === null || events.start[i] === by || events.odd?.[i]) && idOf(dataset, i) === id) return i;
  const also = Object.entries(events.also ?? {}).find(([, told]) => told.some(([, other]) => other === id));
  return also ? Number(also[0]) : null;
}
