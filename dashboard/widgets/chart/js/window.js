// Which stretch of time is looked at first, and how many events lie beyond what is looked at.

import { known } from "./buckets.js";
import { allTime, mostOf } from "./dense.js";
import { count, el, redraw } from "./dom.js";
import { DAY, isUndated } from "./dataset.js";

const SAMPLE = 1000;

/**
 * All the time that the chosen events take, with some air at both ends. Days of publication count where no event
 * has a date: one told years later would leave the events a corner of the picture.
 */
export function extent(dataset, chosen) {
  if (dataset.part) return { begin: dataset.part.extent[0], end: dataset.part.extent[1] };
  const { events, articles } = dataset;
  const dated = allTime(events, chosen, DAY);
  if (dated) return dated;
  const told = toldIn(dataset, chosen);
  const from = articles
    .filter(({ published }, n) => published !== null && (told[n] || chosen.length === 0))
    .map(({ published }) => published);
  const days = { from, to: from.map((at) => at + DAY) };
  return allTime(days, [...from.keys()], DAY) ?? { begin: Date.UTC(2000, 0, 1), end: Date.UTC(2001, 0, 1) };
}

/** For each article whether it tells of one of the events. */
export function toldIn({ events, articles }, chosen) {
  const told = articles.map(() => false);
  for (const i of chosen) {
    told[events.article[i]] = true;
    for (const [article] of events.also?.[i] ?? []) told[article] = true;
  }
  return told;
}

/** The part of the time in which most of the chosen events lie, with a margin; null where none is dense. */
export function densePart({ dataset, chosen, whole }, open = null) {
  const step = Math.max(1, Math.floor(chosen.length / SAMPLE)); // of very many, every so-manieth in the order of time
  const sample = step === 1 ? chosen : chosen.filter((_, n) => n % step === 0);
  const stretches = sample
    .filter((i) => !isUndated(dataset, i))
    .map((i) => known(dataset.events.from[i], dataset.events.to[i]));
  const part = mostOf(stretches, whole.end - whole.begin, DAY);
  if (part === null || open === null || isUndated(dataset, open)) return part;
  const [from, to] = known(dataset.events.from[open], dataset.events.to[open]);
  return from >= part.begin && to <= part.end ? part : null;
}

/**
 * The beginning of a window of a length that holds events: about the middle of what is shown, unless all the time is
 * shown or most of what is seen lies elsewhere; else where most of it is, in the middle. Null where no event has a
 * date.
 */
export function beginWithEvents({ dataset, chosen, view, whole }, length) {
  const { from, to } = dataset.events;
  const dated = chosen.filter((i) => !isUndated(dataset, i)).map((i) => known(from[i], to[i]));
  const about = (view.begin + view.end - length) / 2;
  const isAll = view.begin <= whole.begin && view.end >= whole.end;
  const seen = isAll ? [] : dated.filter(touches(view.begin, view.end));
  if (seen.length === 0) return dated.length > 0 ? fullest(dated, length) : null;
  const best = fullest(seen, length);
  const held = (begin) => seen.filter(([from, to]) => from >= begin && to <= begin + length).length;
  return seen.some(touches(about, about + length)) && 2 * held(about) >= held(best) ? about : best;
}

const touches = (begin, end) => ([from, to]) => from < end && to > begin;

/** The events that are drawn in the view: of the others at most a limit outside of it is known. */
export function drawnOf({ dataset: { events }, view }, chosen) {
  const isDrawn = touches(view.begin, view.end);
  return chosen.filter((i) => isDrawn(known(events.from[i], events.to[i])));
}

/**
 * The beginning of the window that holds most stretches whole, the last such one; of none, it ends with the last
 * stretch.
 */
function fullest(stretches, length) {
  const short = stretches.filter(([from, to]) => to - from <= length).sort((a, b) => a[1] - b[1]);
  let best = { number: 0, middle: stretches.reduce((last, [, to]) => Math.max(last, to), -Infinity) - length / 2 };
  const begins = short.map(([from]) => from).sort((a, b) => a - b);
  let ended = 0;
  begins.forEach((begin, begun) => {
    while (ended < short.length && short[ended][1] <= begin + length) ended += 1;
    const number = ended - begun; // what has ended by then, without what has begun, and so ended, before
    if (number >= best.number) best = { number, middle: (begin + short[ended - 1][1]) / 2 };
  });
  return best.middle - length / 2;
}

/** The line below the picture: how many events lie outside of what is shown, and a way to see them. */
export function makeBeyond(app) {
  const node = el("p", { class: "beyond" });
  const draw = () => {
    const { before, after, loose } = beyond(app);
    node.hidden = before + after === 0;
    const parts = [
      before > 0 && `${count(before, "event")} before this`,
      after > 0 && `${count(after, "event")} after it`,
    ];
    const maybe = loose > 0 ? ` ${loose.toLocaleString("en")} of them may lie here: only a limit is known.` : "";
    redraw(
      node,
      `${parts.filter(Boolean).join(", ")}.${maybe} `,
      el(
        "button",
        { type: "button", class: "more", "data-key": "show-all", onclick: () => app.resetView() },
        "show all",
      ),
    );
  };
  return { node, draw };
}

function beyond({ dataset, unwindowed, view }) {
  if (dataset.part) return { before: dataset.part.beyond[0], after: dataset.part.beyond[1], loose: 0 };
  let [before, after, loose] = [0, 0, 0];
  for (const i of unwindowed) {
    if (isUndated(dataset, i)) continue;
    const [from, to] = known(dataset.events.from[i], dataset.events.to[i]);
    if (to <= view.begin) { before += 1; loose += dataset.events.to[i] === Infinity; }
    if (from >= view.end) { after += 1; loose += dataset.events.from[i] === -Infinity; }
  }
  return { before, after, loose };
}
