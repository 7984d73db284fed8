// Counts by stretches of time: the same as picture/buckets.py, held equal by
// tests/picture/bucket_cases.json.

/**
 * How many of the events touch each of `number` equal stretches of [begin, end).
 * An open side reaches to the edge; an undated event touches none.
 */
export function bucketCounts(events, chosen, begin, end, number) {
  const counts = Array.from({ length: number }, () => 0);
  const width = (end - begin) / number;
  for (const i of chosen) {
    const from = events.from[i];
    const to = events.to[i];
    if (from === null && to === null) continue;
    const first = from === null ? 0 : Math.max(0, Math.floor((from - begin) / width));
    const last = to === null ? number - 1 : Math.min(number - 1, Math.ceil((to - begin) / width) - 1);
    for (let b = first; b <= last; b += 1) counts[b] += 1;
  }
  return counts;
}
