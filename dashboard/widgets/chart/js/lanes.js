// Which lanes there are, in which order, and which events lie in each.

import { articlesOf } from "./labels.js";
import { isCounted, weigh } from "./part.js";

const MOST_LANES = 14; // more are shown on demand, or the picture is taller than a screen

/**
 * The lanes of the chosen events: {key, label, depth, colour, events}; how many are held back, and how many of them
 * are away,
 * as none of their events is `seen` in the window. Their order is that of all their events, whatever the window.
 */
export function makeLanes(world, chosen, options) {
  const make = { types: byList, articles: byList, sides: bySide, actors: byActor }[options.lanes];
  const every = make(world, chosen, options);
  const lanes = options.all || !options.seen ? every : every.filter(({ events }) => events.some(options.seen));
  return { ...kept(world, chosen, lanes, options), away: every.length - lanes.length };
}

function kept(world, chosen, lanes, options) {
  const shown = options.seen ? chosen.filter(options.seen) : chosen;
  const without = options.lanes === "actors" && !options.all ? rolledUp(world, shown, lanes) : 0;
  const hidden = (drawn) => (isCounted(world) ? Math.max(0, world.part.lanes - drawn) : without + lanes.length - drawn);
  if (options.all || lanes.length <= MOST_LANES) return { lanes: indented(world, lanes), hidden: hidden(lanes.length) };
  const heaviest = new Set(
    [...lanes].sort((a, b) => weigh(world, b.events) - weigh(world, a.events)).slice(0, MOST_LANES),
  );
  return {
    lanes: indented(
      world,
      lanes.filter((lane) => heaviest.has(lane)),
    ),
    hidden: hidden(heaviest.size),
  };
}

/** A lane is indented below those that are drawn; one whose whole is not drawn names it. */
function indented(world, lanes) {
  const drawn = new Set(lanes.map((lane) => lane.actor));
  return lanes.map((lane) => {
    if (lane.actor === undefined) return lane;
    const line = lineOf(world, lane.actor).slice(0, -1);
    const depth = line.filter((above) => drawn.has(above)).length;
    return { ...lane, depth, under: depth === 0 && line.length > 0 ? world.actors.name[line[0]] : null };
  });
}

/** How many who take part have no lane of their own. */
function rolledUp(world, chosen, lanes) {
  const shown = new Set(lanes.map((lane) => lane.key));
  const closed = new Set(lanes.filter((lane) => lane.open === false).map((lane) => lane.key));
  const part = world.actors.id.map(() => false);
  const { who, actor } = world.events;
  for (const i of chosen) for (let at = who[i]; at < who[i + 1]; at += 1) part[actor[at]] = true;
  return [...part.keys()].filter((actor) => part[actor] && !shown.has(world.actors.id[actor])
    && !world.above[actor].some((a) => closed.has(world.actors.id[a]))).length;
}

/** Those that were moved first, in their order; the rest as they are. */
function ranked(items, order, key) {
  const rank = new Map(order.map((one, n) => [one, n]));
  const of = (item) => rank.get(key(item)) ?? order.length;
  return [...items].sort((a, b) => of(a) - of(b));
}

function byList(world, chosen, { lanes, order }) {
  const list = world[lanes];
  const groups = list.map(() => []);
  const of = lanes === "types" ? (i) => [world.events.type[i]] : (i) => articlesOf(world, i);
  for (const i of chosen) for (const n of of(i)) groups[n].push(i);
  const drawn = list
    .map((item, n) => ({ key: item.id, label: item.label ?? item.title, depth: 0, side: null, events: groups[n] }))
    .filter((lane) => lane.events.length > 0);
  return ranked(drawn, order, (lane) => lane.key);
}

/** An event lies in the lane of each side of which somebody takes part. */
function bySide(world, chosen, { order }) {
  const found = grouped(world, chosen, world.side);
  const groups = found.map((events, side) => [side, events]).filter(([, events]) => events.length > 0);
  const drawn = groups.sort(([, a], [, b]) => weigh(world, b) - weigh(world, a))
    .map(([side, events]) => ({ key: world.actors.id[side], label: world.actors.name[side], depth: 0, side, events }));
  return [...ranked(drawn, order, (lane) => lane.key), ...nobody(world, chosen)];
}

/** The lane of the events in which nobody takes part who is named; none where there are none. */
function nobody(world, chosen) {
  const events = chosen.filter((i) => world.events.who[i] === world.events.who[i + 1]);
  return events.length > 0 ? [{ key: "", label: "Nobody named", depth: 0, side: null, events }] : [];
}

/**
 * An event lies in the lane of each who takes part; a closed lane holds those of its members, too.
 * Unless all lanes are asked for, what a body inside of another does lies in the lane of the whole.
 */
function byActor(world, chosen, { collapsed, all, order }) {
  const lane = laneOf(world, collapsed, all);
  const groups = grouped(world, chosen, lane);
  const idOf = (actor) => world.actors.id[actor];
  const lanes = [];
  const visit = (actor, seen) => {
    if (seen.has(actor)) return;
    const events = groups[actor];
    const children = ranked(byCount(world, world.tree.children[actor], groups), order, idOf);
    const open = !collapsed.has(world.actors.id[actor]);
    if (events.length > 0) lanes.push({ ...actorLane(world, actor), events, parent: children.length > 0, open });
    if (open) children.forEach((child) => visit(child, new Set([...seen, actor])));
  };
  ranked(byWeight(world, groups), order, idOf).forEach((root) => visit(root, new Set()));
  return [...lanes, ...nobody(world, chosen)];
}

function actorLane(world, actor) {
  return { key: world.actors.id[actor], actor, label: world.actors.name[actor], depth: 0, side: world.side[actor] };
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
function laneOf(world, collapsed, all) {
  const { kind, id } = world.actors;
  const own = (actor) => all || kind[actor] === "person" || world.tree.roots.includes(actor);
  return id.map((_, actor) => {
    const line = lineOf(world, actor);
    return line.find((a) => collapsed.has(id[a])) ?? line.filter(own).at(-1) ?? actor;
  });
}

function byCount(world, actors, groups) {
  return [...actors].sort((a, b) => weigh(world, groups[b]) - weigh(world, groups[a]));
}

/** Roots by the number of events in which they or their members take part. */
function byWeight(world, groups) {
  const weight = new Map(world.tree.roots.map((root) => [root, 0]));
  const last = new Int32Array(world.size).fill(-1); // the root for which an event was counted last
  const members = new Map(world.tree.roots.map((root) => [root, []]));
  groups.forEach((events, actor) => { if (events.length > 0) members.get(world.side[actor])?.push(events); });
  for (const [root, lists] of members) {
    for (const events of lists)
      for (const i of events)
        if (last[i] !== root) {
          last[i] = root;
          weight.set(root, weight.get(root) + weigh(world, [i]));
        }
  }
  return [...world.tree.roots].sort((a, b) => weight.get(b) - weight.get(a));
}

/** The events by the actor that `to` has for each who takes part; each event once in a group. */
function grouped(world, chosen, to) {
  const groups = world.actors.id.map(() => []);
  const { who, actor } = world.events;
  for (const i of chosen) {
    for (let at = who[i]; at < who[i + 1]; at += 1) {
      const group = groups[to[actor[at]]];
      if (group.at(-1) !== i) group.push(i);
    }
  }
  return groups;
}

/** Sides in the order in which they are given a colour: by the number of events. */
export function sideOrder(world) {
  if (world.part) return world.tree.roots; // they come in the order of all their events, whatever is chosen now
  const counts = world.actors.id.map(() => 0);
  const { who, actor } = world.events;
  for (let i = 0; i < world.size; i += 1) {
    const own = new Set();
    for (let at = who[i]; at < who[i + 1]; at += 1) own.add(world.side[actor[at]]);
    for (const side of own) counts[side] += 1;
  }
  return [...world.tree.roots].sort((a, b) => counts[b] - counts[a]);
}

/**
 * The order of lanes by which one stands one place up (-1) or down (+1) among its like, with all below it.
 * Null where it is the first or last of them. A lane whose whole is not drawn moves with the whole.
 */
export function moved(world, lanes, order, key, by) {
  const lines = lanes.filter((lane) => lane.key).map((lane) =>
    (lane.actor === undefined ? [lane.key] : lineOf(world, lane.actor).map((a) => world.actors.id[a])));
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
