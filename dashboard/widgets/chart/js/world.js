// The columns that Python sends, with what is worked out from them once.

/** The columns, ready for filters: who stands above whom, sides, and the text that a search reads. */
export function makeWorld(data) {
  const { events, actors } = data;
  const above = actors.parents.map((_, actor) => selfAndAbove(actors.parents, actor));
  const world = {
    ...data,
    size: events.id.length,
    above,
    side: above.map((chain) => chain[chain.length - 1]),
    byId: new Map(events.id.map((id, i) => [id, i])),
    actorById: new Map(actors.id.map((id, i) => [id, i])),
    searchTexts: [],
    texts: new Map(),
    found: new Map(),
  };
  world.tree = makeTree(actors);
  return world;
}

/** The actor and all above it, nearest first, the first root last; a circle ends where it closes. */
function selfAndAbove(parents, actor) {
  const chain = [actor];
  for (let i = 0; i < chain.length; i += 1) {
    for (const parent of parents[chain[i]]) if (!chain.includes(parent)) chain.push(parent);
  }
  return firstRootLast(parents, chain, actor);
}

function firstRootLast(parents, chain, actor) {
  const seen = new Set();
  let root = actor;
  while (parents[root].length > 0 && !seen.has(root)) {
    seen.add(root);
    root = parents[root][0];
  }
  return [...chain.filter((a) => a !== root), root];
}

/** The children of each actor by its first parent, and the roots. */
function makeTree(actors) {
  const children = actors.id.map(() => []);
  const roots = [];
  actors.parents.forEach((above, actor) => {
    if (above.length === 0 || above[0] === actor) roots.push(actor);
    else children[above[0]].push(actor);
  });
  return { roots: withLostCircles(roots, children), children };
}

/** An actor that no root reaches (who is above whom runs in a circle) becomes a root. */
function withLostCircles(roots, children) {
  const reached = new Set();
  const visit = (actor) => {
    if (reached.has(actor)) return;
    reached.add(actor);
    children[actor].forEach(visit);
  };
  roots.forEach(visit);
  children.forEach((_, actor) => {
    if (reached.has(actor)) return;
    roots.push(actor);
    visit(actor);
  });
  return roots;
}

/** All that a search looks through, in small letters. */
export function searchText(world, i) {
  if (world.searchTexts[i] === undefined) {
    const { events, actors } = world;
    world.searchTexts[i] = [
      events.title[i],
      events.sentence ? events.sentence[i] : "",
      events.when[i],
      ...new Set(events.who[i].map(([actor]) => actors.name[actor])),
      ...(events.quotes ? events.quotes[i].map(([text]) => text) : []),
    ].join("\n").toLowerCase();
  }
  return world.searchTexts[i];
}

/** Whether the article does not present the event as having happened. */
export function isHollow(world, i) {
  return world.modalities[world.events.modality[i]].hollow;
}

export function isUndated(world, i) {
  return world.events.from[i] === null && world.events.to[i] === null;
}

/** The names of those who take part, each once, the narrowest role first as in the text. */
export function whoNames(world, i) {
  return [...new Set(world.events.who[i].map(([actor]) => world.actors.name[actor]))];
}
