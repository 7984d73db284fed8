// Which lanes there are, in which order, and which events lie in each.

import { articlesOf } from "./labels.js";
import { isCounted, weigh } from "./data_set_client.js";

const MOST_LANES = 14; // more are shown on demand, or the picture is taller than a screen

/**
 * The lanes of the chosen events: {key, label, depth, colour, events}; how many are held back, and how many of them
 * are away,
 * as none of their events is `seen` in the window. Their order is that of all their events, whatever the window.
 * `most` lanes are kept, unless `all` are asked for.
 */
export function makeLanes(dataset, chosen, options) {
  const make = { types: byList, articles: byList, sides: bySide, actors: byActor }[options.lanes];
  const every = make(dataset, chosen, options);
  const lanes = options.all || !options.seen ? every : every.filter(({ events }) => events.some(options.seen));
  return { ...kept(dataset, chosen, lanes, options), away: every.length - lanes.length };
}

function kept(dataset, chosen, lanes, { most = MOST_LANES, ...options }) {
  const shown = options.seen ? chosen.filter(options.seen) : chosen;
  const without = options.lanes === "actors" && !options.all ? rolledUp(dataset, shown, lanes) : 0;
  const hidden = (drawn) =>
    isCounted(dataset) ? Math.max(0, dataset.part.lanes - drawn) : without + lanes.length - drawn;
  const areFew = options.all || lanes.length <= most;
  if (areFew) return { lanes: indented(dataset, lanes), hidden: hidden(lanes.length) };
  const heaviest = new Set(
    [...lanes].sort((a, b) => weigh(dataset, b.events) - weigh(dataset, a.events)).slice(0, most),
  );
  return {
    lanes: indented(
      dataset,
      lanes.filter((lane) => heaviest.has(lane)),
    ),
    hidden: hidden(heaviest.size),
  };
}

/** A lane is indented below those that are drawn; one whose whole is not drawn names it. */
function indented(dataset, lanes) {
  const drawn = new Set(lanes.map((lane) => lane.actor));
  return lanes.map((lane) => {
    if (lane.actor === undefined) return lane;
    const line = lineOf(dataset, lane.actor).slice(0, -1);
    const depth = line.filter((above) => drawn.has(above)).length;
    return { ...lane, depth, under: depth === 0 && line.length > 0 ? dataset.actors.name[line[0]] : null };
  });
}

/** How many who take part have no lane of their own. */
function rolledUp(dataset, chosen, lanes) {
  const shown = new Set(lanes.map((lane) => lane.key));
  const closed = new Set(lanes.filter((lane) => lane.open === false).map((lane) => lane.key));
  const part = dataset.actors.id.map(() => false);
  const { who, actor } = dataset.events;
  for (const i of chosen) for (let at = who[i]; at < who[i + 1]; at += 1) part[actor[at]] = true;
  return [...part.keys()].filter((actor) => part[actor] && !shown.has(dataset.actors.id[actor])
    && !dataset.above[actor].some((a) => closed.has(dataset.actors.id[a]))).length;
}

/** Those that were moved first, in their order; the rest as they are. */
function ranked(items, order, key) {
  if (order.length === 0) return items;
  const rank = new Map(order.map((one, n) => [one, n]));
  const of = (item) => rank.get(key(item)) ?? order.length;
  return [...items].sort((a, b) => of(a) - of(b));
}

function byList(dataset, chosen, { lanes, order }) {
  const list = dataset[lanes];
  const groups = list.map(() => []);
  const of = lanes === "types" ? (i) => [dataset.events.type[i]] : (i) => articlesOf(dataset, i);
  for (const i of chosen) for (const n of of(i)) groups[n].push(i);
  const drawn = list
    .map((item, n) => ({ key: item.id, label: item.label ?? item.title, depth: 0, side: null, events: groups[n] }))
    .filter((lane) => lane.events.length > 0);
  return ranked(drawn, order, (lane) => lane.key);
}

/** An event lies in the lane of each side of which somebody takes part. */
function bySide(dataset, chosen, { order }) {
  const found = grouped(dataset, chosen, dataset.side);
  const groups = found.map((events, side) => [side, events]).filter(([, events]) => events.length > 0);
  const drawn = groups.sort(([, a], [, b]) => weigh(dataset, b) - weigh(dataset, a))
    .map(([side, events]) => ({ ...sideLane(dataset, side), events }));
  return [...ranked(drawn, order, (lane) => lane.key), ...nobody(dataset, chosen)];
}

/** The lane of the events in which nobody takes part who is named; none where there are none. */
function nobody(dataset, chosen) {
  const events = chosen.filter((i) => dataset.events.who[i] === dataset.events.who[i + 1]);
  return events.length > 0 ? [{ key: "", label: "Nobody named", depth: 0, side: null, events }] : [];
}

/**
 * An event lies in the lane of each who takes part; a closed lane holds those of its members, too.
 * Unless all lanes are asked for, what a body inside of another does lies in the lane of the whole.
 */
function byActor(dataset, chosen, { collapsed, all, order }) {
  const lane = laneOf(dataset, collapsed, all);
  const groups = grouped(dataset, chosen, lane);
  const idOf = (actor) => dataset.actors.id[actor];
  const lanes = [];
  const seen = new Set(); // each has one parent in the tree, but who is above whom may run in a circle
  const visit = (actor) => {
    if (seen.has(actor)) return;
    seen.add(actor);
    const events = groups[actor];
    const children = ranked(byCount(dataset, dataset.tree.children[actor], groups), order, idOf);
    const open = !collapsed.has(dataset.actors.id[actor]);
    if (events.length > 0) lanes.push({ ...actorLane(dataset, actor), events, parent: children.length > 0, open });
    if (open) children.forEach(visit);
  };
  ranked(byWeight(dataset, groups), order, idOf).forEach(visit);
  return [...lanes, ...nobody(dataset, chosen)];
}

function actorLane(dataset, actor) {
  return { ...sideLane(dataset, actor), actor, side: dataset.side[actor] };
}

/** The lane of an actor that is a side itself. */
function sideLane({ actors }, side) {
  return { key: actors.id[side], label: actors.name[side], depth: 0, side, apart: actors.apart?.[side] };
}

/** An actor with those above it by the first body each belongs to, the highest first. */
function lineOf({ actors }, actor) {
  const line = [actor];
  while (actors.parents[line[0]].length > 0) {
    const parent = actors.parents[line[0]][0];
    if (line.includes(parent)) break;
    line.unshift(parent);
  }
  return line;
}

/** The actor in whose lane an actor's events lie: itself, or the highest closed one above it. */
function laneOf(dataset, collapsed, all) {
  const { kind, id } = dataset.actors;
  const roots = new Set(dataset.tree.roots);
  const own = (actor) => all || kind[actor] === "person" || roots.has(actor);
  return id.map((_, actor) => {
    const line = lineOf(dataset, actor);
    return line.find((a) => collapsed.has(id[a])) ?? line.filter(own).at(-1) ?? actor;
  });
}

function byCount(dataset, actors, groups) {
  return [...actors].sort((a, b) => weigh(dataset, groups[b]) - weigh(dataset, groups[a]));
}

/** Roots by the number of events in which they or their members take part. */
function byWeight(dataset, groups) {
  const weight = new Map(dataset.tree.roots.map((root) => [root, 0]));
  const last = new Int32Array(dataset.size).fill(-1); // the root for which an event was counted last
  const members = new Map(dataset.tree.roots.map((root) => [root, []]));
  groups.forEach((events, actor) => { if (events.length > 0) members.get(dataset.side[actor])?.push(events); });
  for (const [root, lists] of members) {
    for (const events of lists)
      for (const i of events)
        if (last[i] !== root) {
          last[i] = root;
          weight.set(root, weight.get(root) + weigh(dataset, [i]));
        }
  }
  return [...dataset.tree.roots].sort((a, b) => weight.get(b) - weight.get(a));
}

/** The events by the actor that `to` has for each who takes part; each event once in a group. */
function grouped(dataset, chosen, to) {
  const groups = dataset.actors.id.map(() => []);
  const { who, actor } = dataset.events;
  for (const i of chosen) {
    for (let at = who[i]; at < who[i + 1]; at += 1) {
      const group = groups[to[actor[at]]];
      if (group.at(-1) !== i) group.push(i);
    }
  }
  return groups;
}

/** Sides in the order in which they are given a colour: by the number of events. */
export function sideOrder(dataset) {
  if (dataset.part) return dataset.tree.roots; // they come in the order of all their events, whatever is chosen now
  const counts = dataset.actors.id.map(() => 0);
  const { who, actor } = dataset.events;
  for (let i = 0; i < dataset.size; i += 1) {
    const own = new Set();
    for (let at = who[i]; at < who[i + 1]; at += 1) own.add(dataset.side[actor[at]]);
    for (const side of own) counts[side] += 1;
  }
  return [...dataset.tree.roots].sort((a, b) => counts[b] - counts[a]);
}

/**
 * The order of lanes by which one stands one place up (-1) or down (+1) among its like, with all below it.
 * Null where it is the first or last of them. A lane whose whole is not drawn moves with the whole.
 */
export function moved(dataset, lanes, order, key, by) {
  const lines = lanes.filter((lane) => lane.key).map((lane) =>
    (lane.actor === undefined ? [lane.key] : lineOf(dataset, lane.actor).map((a) => dataset.actors.id[a])));
  const line = lines.find((one) => one.at(-1) === key);
  const drawn = new Set(lines.map((one) => one.at(-1)));
  for (let depth = (line?.length ?? 0) - 1; depth >= 0; depth -= 1) {
    const like = [
      ...new Set(
        lines.filter((one) => one.length > depth && one[depth - 1] === line[depth - 1]).map((one) => one[depth]),
      ),
    ];
    const at = like.indexOf(line[depth]);
    const to = at + by;
    if (to >= 0 && to < like.length) {
      [like[at], like[to]] = [like[to], like[at]];
      const first = like.slice(0, Math.max(at, to) + 1);
      return [...first, ...order.filter((one) => !first.includes(one))];
    }
    if (drawn.has(line[depth - 1])) return null;
  }
  return null;
}
