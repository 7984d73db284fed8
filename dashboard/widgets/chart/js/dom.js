// Makes elements. Text only ever becomes text: nothing here reads HTML.

const SVG = "http://www.w3.org/2000/svg";

/** An element with attributes, listeners (`onclick`), and children (strings become text). */
export function el(tag, attributes = {}, ...children) {
  return fill(document.createElement(tag), attributes, children);
}

/** The same for the elements of SVG. */
export function svg(tag, attributes = {}, ...children) {
  return fill(document.createElementNS(SVG, tag), attributes, children);
}

/** The node of an element that is told of as `[tag, attributes, ...children]` (shapes.js). */
export function toNode(shape) {
  if (typeof shape === "string") return shape;
  const [tag, attributes, ...children] = shape;
  return svg(tag, attributes, ...children.map(toNode));
}

const drawn = new WeakMap(); // the shape that a node of SVG shows

/**
 * Lets a group of SVG show these shapes, in their order. A node that shows another of the same kind is changed to what
 * is new in it: of the titles and rings of a picture few change at a time, and a new one takes ten times as long.
 */
export function showShapes(group, shapes) {
  const free = new Map();
  for (const node of group.children) {
    const { tagName: tag } = node;
    if (free.has(tag)) free.get(tag).push(node);
    else free.set(tag, [node]);
  }
  const taken = new Map([...free].map(([tag, nodes]) => [tag, nodes.values()]));
  arrange(group, shapes.map((shape) => {
    const node = taken.get(shape[0])?.next().value;
    return node && change(node, drawn.get(node), shape) ? node : made(shape);
  }));
}

function made(shape) {
  const node = toNode(shape);
  drawn.set(node, shape);
  return node;
}

/** Changes what a node shows to another shape of its kind; whether it can be: its children are but a text, or alike. */
function change(node, [, was, ...old], shape) {
  const [, now, ...children] = shape;
  const isText = [old, children].every((all) => all.length === 1 && typeof all[0] === "string");
  const isAlike = isText || (old.length === 0 && children.length === 0);
  if (!isAlike && JSON.stringify(old) !== JSON.stringify(children)) return false;
  for (const name of Object.keys(now)) {
    if (was[name] === now[name]) continue;
    if (isNone(now[name])) node.removeAttribute(name);
    else node.setAttribute(name, now[name] === true ? "" : String(now[name]));
  }
  for (const name of Object.keys(was)) if (!(name in now)) node.removeAttribute(name);
  if (isText && old[0] !== children[0]) node.textContent = children[0];
  drawn.set(node, shape);
  return true;
}

/** Lets a node have these children in this order; those that are in their place are not touched. */
export function arrange(node, children) {
  const kept = new Set(children);
  const gone = [...node.childNodes].filter((child) => !kept.has(child));
  for (const child of gone) child.remove();
  let next = node.firstChild;
  for (const child of children) {
    if (child === next) next = next.nextSibling;
    else node.insertBefore(child, next);
  }
}

const isNone = (value) => value === null || value === undefined || value === false;

function fill(node, attributes, children) {
  for (const [name, value] of Object.entries(attributes)) {
    if (isNone(value)) continue;
    if (name.startsWith("on")) node[name] = value;
    else if (name === "style") for (const [k, v] of Object.entries(value)) node.style.setProperty(k, v);
    else node.setAttribute(name, value === true ? "" : String(value));
  }
  node.append(...children.filter((child) => !isNone(child)));
  return node;
}

/** Puts new children in the place of the old, and the focus back on the one with the same `data-key`. */
export function redraw(node, ...children) {
  const refocus = keepFocus(node);
  node.replaceChildren(...children.filter(Boolean));
  refocus();
}

/**
 * A function that puts the focus back on what in a node had it, by its `data-key`, once its children are other ones.
 */
export function keepFocus(node) {
  const root = node.getRootNode();
  const focused = node.contains(root.activeElement) ? root.activeElement.dataset.key : null;
  return () => {
    if (!focused || root.activeElement?.dataset.key === focused) return;
    for (const child of node.querySelectorAll("[data-key]")) {
      if (child.dataset.key === focused) child.focus({ preventScroll: true });
    }
  };
}

/** A number with its noun: `1 event`, `18 events`. */
export function count(number, one, many = `${one}s`) {
  return `${number.toLocaleString("en")} ${number === 1 ? one : many}`;
}
