// All the time that events take, and the part of it in which most of them lie. The standalone page (exports/page) has
// it, too.

// So many of the dated events in less than this part of all the time: then that part is shown first. Where fewer lie so
// close, the rest is the background of a story only if these are of several days: one that is told in a day needs it.
// corpus/tally.py has the same shares; it goes by the begins of events alone.
const SHARES = [[0.9, 0.2, 1], [0.8, 0.1, 4], [0.7, 0.1, 4]];
const AIR = 0.04; // of all the time, that is shown before and after it
const ROOM = 0.12; // so, where a bound at its edge fades
const LEAST_EVENTS = 5;
const BESIDE = 0.25; // of its length: what lies no further outside of the part belongs to it
const MOST_STARTS = 40;

/**
 * All the time that the chosen events take, with some air; `from` and `to` have the ends of all, infinite on an open
 * side,
 * and `day` is how long a day is. Null where all are open on both sides.
 */
export function allTime({ from, to }, chosen, day) {
  let [begin, end] = [Infinity, -Infinity];
  for (const i of chosen) {
    if (from[i] === -Infinity && to[i] === Infinity) continue;
    begin = Math.min(begin, from[i] === -Infinity ? to[i] : from[i]);
    end = Math.max(end, to[i] === Infinity ? from[i] : to[i]);
  }
  if (begin > end) return null;
  const air = Math.max((end - begin) * AIR, begin === end ? day : 4 * day);
  const near = (at, edge) => Math.abs(at - edge) < (end - begin) * ROOM;
  const opens = (side, other, edge) =>
    chosen.some((i) => !Number.isFinite(side[i]) && Number.isFinite(other[i]) && near(other[i], edge));
  const room = Math.max(air, (end - begin) * ROOM); // where a bound fades at the edge
  return { begin: begin - (opens(from, to, begin) ? room : air), end: end + (opens(to, from, end) ? room : air) };
}

/** The part of all the time, so long, in which most stretches lie, with a margin; null where none is dense. */
export function mostOf(stretches, length, day) {
  if (stretches.length < LEAST_EVENTS) return null;
  const best = densest(stretches, length);
  if (best === null) return null;
  const air = Math.max((best.end - best.begin) * 0.04, 2 * day);
  return { begin: best.begin - air, end: best.end + air };
}

/** The shortest stretch that holds most of them, with what lies just outside; null where it is not short. */
function densest(stretches, length) {
  const byBegin = [...stretches].sort((a, b) => a[0] - b[0]);
  const byEnd = byBegin.map((_, n) => n).sort((a, b) => byBegin[a][1] - byBegin[b][1]);
  for (const [share, part, days] of SHARES) {
    const { begin, end } = shortest(byBegin, byEnd, Math.ceil(share * stretches.length));
    const inside = (air) => stretches.filter(([from, to]) => from >= begin - air && to <= end + air);
    if (end - begin < part * length && new Set(inside(0).map(([from]) => from)).size >= days) {
      const near = inside(BESIDE * (end - begin));
      return { begin: Math.min(...near.map(([from]) => from)), end: Math.max(...near.map(([, to]) => to)) };
    }
  }
  return null;
}

/** The shortest stretch that holds a number of them; `byEnd` has their places in `byBegin`, the first end first. */
function shortest(byBegin, byEnd, number) {
  let best = { begin: -Infinity, end: Infinity };
  const step = Math.max(1, Math.floor((byBegin.length - number) / MOST_STARTS)); // of thousands, some are tried
  for (let first = 0; first + number <= byBegin.length; first += step) {
    const begin = byBegin[first][0];
    let left = number;
    const last = byEnd.find((n) => n >= first && (left -= 1) === 0); // the first begin no sooner than this
    const end = byBegin[last][1];
    if (end - begin < best.end - best.begin) best = { begin, end };
  }
  return best;
}
