// Of a data set the page has not all events, but a part: few events each by itself, or counts by lane
// and stretch of time. What a whole would tell stands beside them, and another query or view asks anew.

import { unpack } from "./packed.js";
import { toParams } from "./query.js";
import { DAY, isUndated, makeDataset } from "./dataset.js";

const COLUMNS = "/dashboard-answers/columns"; // as in views/timeline/answers.py
const QUIET = 120; // milliseconds after the last change
const BUCKET = 26; // pixels of a stretch; as in place.js
const asking = new WeakMap(); // what each app asks for, and when: {timer, wanted}

/** Whether an event stands for several that are only counted. */
export const isCounted = ({ part }) => Boolean(part?.grid);

/** How many events the given ones stand for. */
export function weigh(dataset, events) {
  if (!isCounted(dataset)) return events.length;
  return events.reduce((sum, i) => sum + dataset.part.grid.count[i], 0);
}

/** The positions that are chosen: the part is what the query leaves, but for those without a date in a window. */
export function chosenOf(dataset, query, skip) {
  dataset.everything ??= Array.from({ length: dataset.size }, (_, i) => i);
  if (skip === "window" || !(query.since || query.until)) return dataset.everything;
  dataset.withDate ??= dataset.everything.filter((i) => !isUndated(dataset, i));
  return dataset.withDate;
}

/** The stretch of time that a counted event stands for. */
export function stretchOf({ part: { grid } }, i) {
  const begin = grid.begin + grid.at[i] * grid.length;
  return [begin, begin + grid.length];
}

/** How many events are left of how many. */
export const partCount = ({ part }) => [part.chosen, part.size];

/** What the server is asked for, without the event that is open. */
function asked(app) {
  const { query, view, width } = app;
  const params = new URLSearchParams(toParams({ ...query, event: null, order: [] }));
  if (query.since || query.until) params.set("view", `${view.begin},${view.end}`);
  if (width) params.set("number", Math.max(1, Math.floor(width / BUCKET)));
  return params.toString();
}

/** Asks for the part of the query and the view as they are now, once they have come to rest. */
export function askPart(app) {
  if (!app.dataset?.part) return;
  const own = asking.get(app) ?? {};
  asking.set(app, own);
  clearTimeout(own.timer);
  own.timer = setTimeout(async () => {
    const wanted = asked(app);
    own.wanted = wanted; // whatever is under way for another query is not drawn
    if (wanted === app.dataset.asked) return tellTrouble(app, null);
    const { data, trouble } = await fetchPart(wanted);
    if (own.wanted !== wanted || app.stopped.aborted) return;
    if (trouble) return tellTrouble(app, trouble);
    const { downloads, pages } = app.dataset;
    app.setDataset({ ...makeDataset(unpack(data)), downloads, pages, asked: wanted });
    app.receivePart();
  }, QUIET);
}

/** The packed part, or why there is none: what the server says, or that it says nothing. */
async function fetchPart(wanted) {
  try {
    const response = await fetch(`${COLUMNS}?${wanted}`);
    if (response.ok) return { data: await response.arrayBuffer() };
    if (response.status === 503) return { trouble: await response.text() };
  } catch {
    /* told below, whatever it was */
  }
  return {
    trouble: "The server gave no answer: what is drawn is what was chosen before. Change the filters once more.",
  };
}

/** Says in the head and to screen readers why what is drawn is not what is asked for; null: it is. */
function tellTrouble(app, trouble) {
  if ((app.dataset.trouble ?? null) === trouble) return;
  app.setTrouble(trouble);
  app.redraw();
  if (trouble) app.say(trouble);
}

/** The view in which a counted event is parted: its stretch, and never less than a day. */
export function closer(app, i) {
  const [begin, end] = stretchOf(app.dataset, i);
  return {
    ...app.view,
    begin: Math.floor(begin / DAY) * DAY,
    end: Math.max(Math.ceil(end / DAY), Math.floor(begin / DAY) + 1) * DAY,
  };
}
