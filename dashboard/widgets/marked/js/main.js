// Shows blocks of marked text. Every string becomes a text node: nothing here reads HTML.

const OPENED = "dashboard-opened"; // the timeline listens to it, to mark the event that is open

/** What Streamlit calls when the component appears, and again when its data change. */
export default function mount({ parentElement, data, setTriggerValue }) {
  const host = parentElement.querySelector(".marked");
  const pick = (id) => setTriggerValue("opened", { id });
  host.classList.toggle("dark", isDark(host));
  host.replaceChildren(...data.blocks.map((block) => show(block, pick)));
  const here = host.querySelector("[aria-current]");
  if (here && host.dataset.event !== data.event) here.scrollIntoView({ block: "center" });
  const other = !here && host.dataset.event !== undefined && host.dataset.event !== data.event;
  host.dataset.event = data.event ?? "";
  if (other && data.event) bringIntoView(host);
  // An event of the address: once the timeline above has its height.
  if (!here && !other && data.event) document.addEventListener("dashboard-drawn", () => requestAnimationFrame(() => bringIntoView(host)), { once: true });
  if ("event" in data) document.dispatchEvent(new CustomEvent(OPENED, { detail: data.event }));
  host.onkeydown = (event) => {
    if (event.key !== "Escape" || !data.event) return;
    event.preventDefault();
    pick("");
  };
}

/** On a narrow screen the panel lies below what was clicked: it comes up to be read. */
function bringIntoView(host) {
  const { top } = host.getBoundingClientRect();
  if (top < window.innerHeight * 0.8) return;
  const calm = window.matchMedia("(prefers-reduced-motion: reduce)").matches;
  host.scrollIntoView({ block: "start", behavior: calm ? "auto" : "smooth" });
}

/** Whether the page's background is dark, so that the marks behind the text are, too. */
function isDark(host) {
  const colour = getComputedStyle(host).getPropertyValue("--st-background-color").trim();
  const hex = /^#([0-9a-f]{2})([0-9a-f]{2})([0-9a-f]{2})/i.exec(colour);
  const [r, g, b] = hex ? hex.slice(1).map((part) => parseInt(part, 16)) : (colour.match(/[\d.]+/g) ?? [255, 255, 255]).map(Number);
  return 0.2126 * r + 0.7152 * g + 0.0722 * b < 100;
}

function show(block, pick) {
  return (SHAPES[block.kind] ?? SHAPES.text)(block, pick);
}

const SHAPES = {
  nav: (block, pick) => make("nav", { class: "nav", "aria-label": "Events" },
    step(block.previous, "‹ previous", pick), make("span", { class: "place" }, block.place),
    step(block.next, "next ›", pick), close(pick)),
  date: (block) => make("p", { class: "date" }, block.text),
  title: (block) => make("h2", { class: "title", tabindex: -1 }, block.text),
  heading: (block) => make("h3", {}, block.text),
  text: (block, pick) => make("p", { class: block.dim ? "para dim" : "para" }, ...pieces(block.pieces ?? [{ text: block.text }], pick)),
  table: (block, pick) => make("dl", { class: "why" }, ...block.rows.flatMap((row) => [
    make("dt", {}, row.name), make("dd", {}, ...pieces(row.pieces, pick))])),
  quote: (block, pick) => make("blockquote", {}, ...pieces(block.pieces, pick),
    make("small", {}, block.source, copier(block))),
  links: (block, pick) => make("ul", { class: block.aside ? "links aside" : "links" }, ...block.rows.map((row) => make("li", {},
    make("span", { class: "relation" }, row.name), row.event ? button(row.text, row.event, pick) : make("span", { class: "dim" }, row.text),
    ...(row.when ? [make("span", { class: "when" }, row.when)] : [])))),
};

function pieces(list, pick) {
  return list.map(({ text, mark, title, event, here }) => {
    if (event) {
      const node = button(text, event, pick);
      if (mark) node.classList.add("told");
      if (title) node.title = title;
      if (here) node.setAttribute("aria-current", "true");
      return node;
    }
    return mark ? make("mark", { class: mark, title }, text) : document.createTextNode(text);
  });
}

function step(event, text, pick) {
  return event ? button(text, event, pick) : make("span", { class: "off" }, text);
}

function button(text, event, pick) {
  const node = make("button", { type: "button", "data-event": event }, text);
  node.onclick = () => pick(event);
  return node;
}

function close(pick) {
  const node = make("button", { type: "button", class: "close", "aria-label": "Close" }, "×");
  node.onclick = () => pick("");
  return node;
}

/** Copies the quote with its source, as a citation. */
function copier({ citation }) {
  if (!citation) return "";
  const node = make("button", { type: "button", class: "copy" }, "Copy with source");
  node.onclick = async () => {
    await navigator.clipboard.writeText(citation);
    node.textContent = "Copied";
  };
  return node;
}

function make(tag, attributes, ...children) {
  const node = document.createElement(tag);
  for (const [name, value] of Object.entries(attributes)) {
    if (value !== undefined && value !== null) node.setAttribute(name, value);
  }
  node.append(...children);
  return node;
}
