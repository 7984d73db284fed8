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

function fill(node, attributes, children) {
  for (const [name, value] of Object.entries(attributes)) {
    if (value === null || value === undefined || value === false) continue;
    if (name.startsWith("on")) node[name] = value;
    else if (name === "style") for (const [k, v] of Object.entries(value)) node.style.setProperty(k, v);
    else node.setAttribute(name, value === true ? "" : String(value));
  }
  node.append(...children.filter((child) => child !== null && child !== undefined && child !== false));
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
