// Writes elements of SVG (shapes.js) down as text, for a file that any program may open.

const SVG = "http://www.w3.org/2000/svg";
const ESCAPES = { "&": "&amp;", "<": "&lt;", ">": "&gt;", '"': "&quot;" };
const NOT_XML = /[^\t\n\r\u0020-\uD7FF\uE000-\uFFFD\u{10000}-\u{10FFFF}]/gu; // XML 1.0, 2.2
const TRANSPARENT = /^rgba\(([\d.]+),([\d.]+),([\d.]+),([\d.]+)\)$/;
const STRENGTHS = { fill: "fill-opacity", stroke: "stroke-opacity", "stop-color": "stop-opacity" };

/** An SVG of that size in pixels, as text; `attributes` are its own, `shapes` what is in it. */
export function toSvg({ width, height, ...attributes }, shapes) {
  return markup(["svg", { xmlns: SVG, width, height, viewBox: `0 0 ${width} ${height}`, ...attributes }, ...shapes]);
}

/** The text of an element: what an article says stands in it to the letter, and is never markup. */
export function markup([tag, attributes, ...children]) {
  const told = Object.entries(attributes)
    .flatMap(written)
    .map(([name, value]) => ` ${name}="${escape(String(value))}"`);
  const inner = children.map((child) => (typeof child === "string" ? escape(child) : markup(child))).join("");
  return inner === "" ? `<${tag}${told.join("")}/>` : `<${tag}${told.join("")}>${inner}</${tag}>`;
}

/** What is missing is no attribute. Many programs know no colour with an opacity: the two stand apart. */
function written([name, value]) {
  if (value === null || value === undefined || value === false) return [];
  const [, r, g, b, strength] = (STRENGTHS[name] && TRANSPARENT.exec(value)) || [];
  return strength === undefined ? [[name, value]] : [[name, `rgb(${r},${g},${b})`], [STRENGTHS[name], strength]];
}

function escape(text) {
  return text.replace(NOT_XML, "\uFFFD").replace(/[&<>"]/g, (char) => ESCAPES[char]);
}
