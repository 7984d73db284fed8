// Equal stretches of the view with the number of events in each: what is left where a lane has no room for marks.

import { known } from "./buckets.js";
import { DAY } from "./dataset.js";

const TILE = 26; // the least width
const HALF = 11; // of a point, so that it lies within its tile

/**
 * A tile for each stretch that holds events, each event in the one in which the middle of what is seen of it lies. One
 * event in a tile has its title. Which events a tile holds is worked out when asked for.
 */
export function toTiles(dataset, seen, view) {
  const number = Math.max(1, Math.floor(view.width / TILE));
  const width = view.width / number;
  const tileOf = finder(dataset.events, view, number);
  const counts = new Int32Array(number);
  const last = new Int32Array(number);
  for (const i of seen) {
    const n = tileOf(i);
    counts[n] += 1;
    last[n] = i;
  }
  const most = Math.max(...counts);
  let lists = null; // of all tiles at once: to go through all events for each would take as long as all else
  const eventsOf = (n) => (lists ??= listed(seen, tileOf, number))[n];
  return [...counts].flatMap((count, n) => {
    const [x0, x1] = [n * width, (n + 1) * width];
    if (count === 0) return [];
    const tile = { kind: "bucket", x0, x1, x: (x0 + x1) / 2, row: 0, reach: [x0, x1], count, share: count / most };
    if (count === 1) return [single(dataset.events, last[n], view, tile)];
    tile.holds = (i) => tileOf(i) === n && seen.includes(i);
    return [Object.defineProperty(tile, "events", { get: () => eventsOf(n) })];
  });
}

/** The events of each tile, in their order. */
function listed(seen, tileOf, number) {
  const lists = Array.from({ length: number }, () => []);
  for (const i of seen) lists[tileOf(i)].push(i);
  return lists;
}

/** The number of the tile in which an event is counted. */
function finder({ from, to }, { begin, end }, number) {
  const scale = number / (end - begin);
  return (i) => {
    const [first, last] = known(from[i], to[i]);
    const middle = (Math.max(first, begin) + Math.min(last, end)) / 2;
    return Math.max(0, Math.min(number - 1, Math.floor((middle - begin) * scale)));
  };
}

/** One event in a tile of its own: a point where its day is known; a bar of that width would tell of another time. */
function single({ from, to }, i, view, tile) {
  const { x0, x1 } = tile;
  if (!(to[i] - from[i] <= DAY)) return { ...tile, events: [i], single: true };
  const at = (((from[i] + to[i]) / 2 - view.begin) * view.width) / (view.end - view.begin);
  const x = Math.max(x0 + HALF, Math.min(at, x1 - HALF));
  return { kind: "point", x0: x, x1: x, x, row: 0, reach: [x - HALF, x + HALF], events: [i] };
}
