// Which stretch of time is looked at first, and how many events lie beyond what is looked at.

import { known } from "./buckets.js";
import { count, el, redraw } from "./dom.js";
import { DAY } from "./filter.js";
import { isUndated } from "./world.js";

// So many of the dated events in less than this part of all the time: then that part is shown first. Where fewer lie so
// close, the rest is the background of a story only if these are of several days: one that is told in a day needs it.
// corpus/tally.py has the same shares; it goes by the begins of events alone.
const SHARES = [[0.9, 0.2, 1], [0.8, 0.1, 4], [0.7, 0.1, 4]];
const AIR = 0.04; // of all the time, that is shown before and after it
const ROOM = 0.12; // so, where a bound at its edge fades
const LEAST_EVENTS = 5;
const BESIDE = 0.25; // of its length: what lies no further outside of the part belongs to it
const MOST_STARTS = 40;
const SAMPLE = 1000;

/**
 * All the time that the chosen events take, with some air at both ends. Days of publication count where no event
 * has a date: one told years later would leave the events a corner of the picture.
 */
export function extent(world, chosen) {
  if (world.part) return { begin: world.part.extent[0], end: world.part.extent[1] };
  const { events, articles } = world;
  let [begin, end] = [Infinity, -Infinity];
  const take = (from, to) => { if (from < begin) begin = from; if (to > end) end = to; };
  for (const i of chosen) {
    const [from, to] = [events.from[i], events.to[i]];
    if (from === -Infinity && to === Infinity) continue;
    take(from === -Infinity ? to : from, to === Infinity ? from : to);
  }
  const told = toldIn(world, chosen);
  const undated = begin > end;
  articles.forEach(({ published }, n) => { if (undated && published !== null && (told[n] || chosen.length === 0)) take(published, published + DAY); });
  if (begin > end) return { begin: Date.UTC(2000, 0, 1), end: Date.UTC(2001, 0, 1) };
  const air = Math.max((end - begin) * AIR, begin === end ? DAY : 4 * DAY);
  const near = (at, edge) => Math.abs(at - edge) < (end - begin) * ROOM;
  const opens = (side, other, edge) => chosen.some((i) => !Number.isFinite(side[i]) && Number.isFinite(other[i]) && near(other[i], edge));
  const room = Math.max(air, (end - begin) * ROOM); // where a bound fades at the edge
  return { begin: begin - (opens(events.from, events.to, begin) ? room : air), end: end + (opens(events.to, events.from, end) ? room : air) };
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
export function densePart({ world, chosen, whole }, open = null) {
  const step = Math.max(1, Math.floor(chosen.length / SAMPLE)); // of very many, every so-manieth in the order of time
  const sample = step === 1 ? chosen : chosen.filter((_, n) => n % step === 0);
  const stretches = sample.filter((i) => !isUndated(world, i)).map((i) => known(world.events.from[i], world.events.to[i]));
  if (stretches.length < LEAST_EVENTS) return null;
  const best = densest(stretches, whole.end - whole.begin);
  if (best === null) return null;
  const air = Math.max((best.end - best.begin) * 0.04, 2 * DAY);
  const part = { begin: best.begin - air, end: best.end + air };
  if (open === null || isUndated(world, open)) return part;
  const [from, to] = known(world.events.from[open], world.events.to[open]);
  return from >= part.begin && to <= part.end ? part : null;
}

/** The shortest stretch that holds most of them, with what lies just outside; null where it is not short. */
function densest(stretches, length) {
  for (const [share, part, days] of SHARES) {
    const { begin, end } = shortest(stretches, Math.ceil(share * stretches.length));
    const inside = (air) => stretches.filter(([from, to]) => from >= begin - air && to <= end + air);
    if (end - begin < part * length && new Set(inside(0).map(([from]) => from)).size >= days) {
      const near = inside(BESIDE * (end - begin));
      return { begin: Math.min(...near.map(([from]) => from)), end: Math.max(...near.map(([, to]) => to)) };
    }
  }
  return null;
}

/** The shortest stretch that holds a number of stretches. */
function shortest(stretches, number) {
  const byBegin = [...stretches].sort((a, b) => a[0] - b[0]);
  const allEnds = Float64Array.from(byBegin, ([, end]) => end);
  let best = { begin: -Infinity, end: Infinity };
  const step = Math.max(1, Math.floor((byBegin.length - number) / MOST_STARTS)); // of thousands, some are tried
  for (let first = 0; first + number <= byBegin.length; first += step) {
    const begin = byBegin[first][0];
    const ends = allEnds.slice(first).sort(); // numbers, in an array that sorts them as such
    const end = ends[number - 1];
    if (end - begin < best.end - best.begin) best = { begin, end };
  }
  return best;
}

/**
 * The beginning of a window of a length that holds events: about the middle of what is shown, where some lie there and
 * not all the time is shown; else where most of them are, these in its middle. Null where no event has a date.
 */
export function beginWithEvents({ world, chosen, view, whole }, length) {
  const dated = chosen.filter((i) => !isUndated(world, i)).map((i) => known(world.events.from[i], world.events.to[i]));
  const about = (view.begin + view.end - length) / 2;
  const isAll = view.begin <= whole.begin && view.end >= whole.end;
  if (!isAll && dated.some(([from, to]) => from < about + length && to > about)) return about;
  return dated.length > 0 ? fullest(dated, length) : null;
}

/** The beginning of the window that holds most stretches whole, the last such one; of none, it ends with the last stretch. */
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
    const { before, after } = beyond(app);
    node.hidden = before + after === 0;
    const parts = [before > 0 && `${count(before, "event")} before this`, after > 0 && `${count(after, "event")} after it`];
    redraw(node, `${parts.filter(Boolean).join(", ")}. `,
      el("button", { type: "button", class: "more", "data-key": "show-all", onclick: () => app.resetView() }, "show all"));
  };
  return { node, draw };
}

function beyond({ world, unwindowed, view }) {
  if (world.part) return { before: world.part.beyond[0], after: world.part.beyond[1] };
  let [before, after] = [0, 0];
  for (const i of unwindowed) {
    if (isUndated(world, i)) continue;
    const [from, to] = known(world.events.from[i], world.events.to[i]);
    if (to <= view.begin) before += 1;
    else if (from >= view.end) after += 1;
  }
  return { before, after };
}
