// Counts by stretches of time: the same as picture/buckets.py, held equal by
// tests/picture/bucket_cases.json.

import { DAY } from "./dataset.js";


/**
 * How many of the events touch each of `number` equal stretches of [begin, end).
 * A bound, open on one side, counts where it is known; an undated event touches none.
 */
export function bucketCounts(events, chosen, begin, end, number) {
  const counts = Array.from({ length: number }, () => 0);
  const width = (end - begin) / number;
  for (const i of chosen) {
    const [from, to] = known(events.from[i], events.to[i]);
    const first = Math.max(0, Math.floor((from - begin) / width));
    const last = Math.min(number, Math.ceil((to - begin) / width));
    for (let b = first; b < last; b += 1) counts[b] += 1;
  }
  return counts;
}

/** The stretch in which an event counts: all of it, the last or first day of a bound, else nothing. */
export function known(from, to) {
  if (isOpen(from)) return isOpen(to) ? [0, -Infinity] : [to - DAY, to];
  return isOpen(to) ? [from, from + DAY] : [from, to];
}

const isOpen = (ms) => ms === null || !Number.isFinite(ms);
