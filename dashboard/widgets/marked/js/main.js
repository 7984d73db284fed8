// Shows blocks of marked text. Every string becomes a text node: nothing here reads HTML.

import { readTheme } from "../../chart/js/colours.js";
import { el as make } from "../../chart/js/dom.js";

const OPENED = "dashboard-opened"; // the timeline listens to it, to mark the event that is open
const OPENING = "dashboard-opening"; // the timeline tells that an event was picked there
const CAME = "dashboard-panel-came"; // the timeline is asked what was picked there before the panel was there
const PATIENCE = 4000; // milliseconds in which a run may still have the address from before it heard of the event
const instances = new WeakMap();

/** What Streamlit calls when the component appears, and again when its data change. */
export default function mount({ parentElement, data, setStateValue }) {
  const host = parentElement.querySelector(".marked");
  const known = instances.get(host);
  const panel = known ?? start(host);
  panel.answer = data.answer;
  panel.tell = (id) => setStateValue("opened", { id, at: performance.now() });
  if (!known) document.dispatchEvent(new CustomEvent(CAME));
  host.classList.toggle("dark", readTheme(host).dark);
  if (!isLate(panel.awaited, data)) { panel.awaited = null; receive(panel, data); }
  return () => { panel.end.abort(); instances.delete(host); };
}

/** Whether what Streamlit shows answers to what was picked before the last event. */
function isLate(awaited, { event, heard }) {
  if (awaited === null || awaited.id === (event ?? "")) return false;
  return heard < awaited.at || performance.now() < awaited.at + PATIENCE;
}

function start(host) {
  const panel = { host, answer: null, awaited: null, shown: null, end: new AbortController() };
  panel.way = makeWay(panel);
  instances.set(host, panel);
  document.addEventListener(OPENING, ({ detail }) => show(panel, detail.id ?? "", detail.params), {
    signal: panel.end.signal,
  });
  panel.pick = (id) => {
    const params = new URLSearchParams(window.location.search);
    if (id) params.set("event", id);
    else params.delete("event");
    if (panel.answer) document.dispatchEvent(new CustomEvent(OPENED, { detail: id || null }));
    show(panel, id, params.toString());
    panel.tell(id);
  };
  document.addEventListener("keydown", (event) => onBack(panel, event), { signal: panel.end.signal });
  host.onkeydown = (event) => {
    if (event.key !== "Escape" || !host.dataset.event) return;
    event.preventDefault();
    panel.pick("");
  };
  return panel;
}

/**
 * `a` leads from an article to the timeline, to the event that is at hand; beside the timeline it is the timeline's.
 */
function onBack(panel, event) {
  const target = event.composedPath()[0];
  const writes = /^(INPUT|TEXTAREA|SELECT|CANVAS)$/.test(target.tagName);
  if (
    panel.answer ||
    event.key !== "a" ||
    event.defaultPrevented ||
    event.ctrlKey ||
    event.metaKey ||
    event.altKey ||
    writes
  )
    return;
  const at = atHand(panel.host);
  if (!at) return;
  event.preventDefault();
  panel.pick(at);
}

/**
 * The event that has the focus, else the one of the address, else the first that is in sight; null where there is
 * none.
 */
function atHand(host) {
  const focused = host.getRootNode().activeElement?.dataset?.event;
  if (focused || host.dataset.event) return focused || host.dataset.event;
  const inSight = [...host.querySelectorAll("[data-event]")].find((one) => one.getBoundingClientRect().bottom > 0);
  return inSight?.dataset.event ?? null;
}

/** Shows an event as soon as the server has answered, without waiting for Streamlit. */
async function show(panel, id, params) {
  if (!panel.answer) return;
  const awaited = { id, at: performance.now() };
  panel.awaited = awaited;
  try {
    const response = await fetch(`${panel.answer}?${params}`);
    const answer = response.ok && await response.json();
    if (answer && panel.awaited === awaited) receive(panel, answer); // another may be awaited since it began to come
  } catch { /* Streamlit shows it in a moment */ }
}

function receive(panel, data) {
  const { host } = panel;
  const { event = null } = data;
  const text = JSON.stringify(data.blocks);
  if (text !== panel.shown) {
    panel.shown = text;
    const focused = host.getRootNode().activeElement?.dataset.step;
    host.replaceChildren(...data.blocks.map((block) => shape(block, panel)));
    if (focused)
      (host.querySelector(`[data-step="${focused}"]`) ?? host.querySelector(".title"))?.focus({ preventScroll: true });
  }
  const here = host.querySelector("[aria-current]");
  const changed = host.dataset.event !== (event ?? "");
  const first = host.dataset.event === undefined;
  host.dataset.event = event ?? "";
  if (here && changed) here.scrollIntoView({ block: "center" });
  if (!here && changed && event && !first) { bringIntoView(host); beginAtTop(host); }
  if (panel.answer) panel.way.show(event && host.querySelector(".title")?.textContent);
  document.dispatchEvent(new CustomEvent(OPENED, { detail: event }));
}

/**
 * The way down to what is told of the open event, at the edge of the screen while that lies below it: on a narrow
 * screen the picture comes first, and who opens an address must see that there is more.
 */
function makeWay({ host, end }) {
  const node = make("button", { type: "button", class: "way", hidden: "" });
  node.onclick = () => { goTo(host); host.querySelector(".title")?.focus({ preventScroll: true }); };
  host.parentNode.append(node);
  let below = false;
  const draw = () => { node.hidden = !below || node.textContent === ""; };
  const watch = new IntersectionObserver((entries) => {
    const {
      boundingClientRect: { top },
      rootBounds,
    } = entries.at(-1); // a busy page hands over several: the last is now
    below = top > (rootBounds?.bottom ?? window.innerHeight) - 1;
    draw();
  });
  watch.observe(host);
  end.signal.addEventListener("abort", () => { watch.disconnect(); node.remove(); });
  return { show: (title) => { node.textContent = title ? `↓ ${title}` : ""; draw(); } };
}

/** On a narrow screen the panel lies below what was clicked: it comes up to be read. */
function bringIntoView(host) {
  if (host.getBoundingClientRect().top >= window.innerHeight * 0.8) goTo(host);
}

/** Beside the picture the panel scrolls by itself: another event begins at its top, unless a person writes below it. */
function beginAtTop(host) {
  const { host: own } = host.getRootNode();
  const column = own?.closest('[data-testid="stColumn"]');
  const focused = document.activeElement;
  if (column && (focused === own || !column.contains(focused))) column.scrollTop = 0;
}

function goTo(host) {
  const calm = window.matchMedia("(prefers-reduced-motion: reduce)").matches;
  host.scrollIntoView({ block: "start", behavior: calm ? "auto" : "smooth" });
}

function shape(block, panel) {
  return (SHAPES[block.kind] ?? SHAPES.text)(block, panel);
}

const SHAPES = {
  nav: (block, { pick }) => make("nav", { class: "nav", "aria-label": "Events" },
    step("previous", block, "‹ previous", pick), make("span", { class: "place" }, block.place),
    step("next", block, "next ›", pick), close(pick)),
  date: (block) => make("p", { class: "date" }, block.text),
  title: (block) => make("h2", { class: "title", tabindex: -1 }, block.text),
  heading: (block) => make("h3", {}, block.text),
  text: (block, panel) =>
    make("p", { class: block.dim ? "para dim" : "para" }, ...pieces(block.pieces ?? [{ text: block.text }], panel)),
  more: (block, panel) =>
    make(
      "p",
      { class: "on" },
      more(block, panel, (button) => button.parentNode),
    ),
  table: (block, panel) =>
    make(
      "dl",
      { class: "why" },
      ...block.rows.flatMap((row) => [make("dt", {}, row.name), make("dd", {}, ...pieces(row.pieces, panel))]),
    ),
  beside: ({ heads, rows }) =>
    make(
      "table",
      { class: "beside" },
      make("thead", {}, make("tr", {}, ...heads.map((head) => make("th", { scope: "col" }, head)))),
      make(
        "tbody",
        {},
        ...rows.map((sides) => make("tr", {}, ...sides.map((side) => make("td", {}, ...side.map(version))))),
      ),
    ),
  quote: (block, panel) =>
    make("blockquote", {}, ...pieces(block.pieces, panel), make("small", {}, block.source, copier(block))),
  links: (block, { pick }) =>
    make(
      "ul",
      { class: `links${block.aside ? " aside" : ""}${block.dated ? " dated" : ""}` },
      ...block.rows.map((row) =>
        make(
          "li",
          {},
          make("span", { class: "relation" }, row.name),
          row.event ? button(row.text, row.event, pick) : make("span", { class: "dim" }, row.text),
          ...(row.when ? [make("span", { class: "when" }, row.when)] : []),
        ),
      ),
    ),
};

/** A piece of one of two versions of a text. */
function version({ text, mark }) {
  return mark ? make(mark === "gone" ? "del" : "ins", {}, text) : document.createTextNode(text);
}

function pieces(list, panel) {
  return list.map((one) => (one.said ? make("q", { title: one.said }, piece(one, panel)) : piece(one, panel)));
}

function piece({ text, mark, title, event, here, link, more: path }, panel) {
  if (link)
    return /^https?:\/\//i.test(link)
      ? make("a", { href: link, target: "_blank", rel: "noopener noreferrer" }, text)
      : document.createTextNode(text);
  if (path) return more({ text, more: path }, panel, (button) => button);
  if (event) {
    const node = button(text, event, panel.pick);
    if (mark) node.classList.add("told");
    if (title) node.title = title;
    if (here) node.setAttribute("aria-current", "true");
    return node;
  }
  return mark ? make("mark", { class: mark, title }, text) : document.createTextNode(text);
}

/** A button in whose place what it leads to is shown; `whole` is what gives way. The focus goes to what has come. */
function more({ text, more: path }, panel, whole) {
  const node = make("button", { type: "button", class: "more" }, text);
  node.onclick = async () => {
    const place = new URL(path, new URL(panel.answer, window.location.origin));
    node.disabled = true;
    try {
      const response = await fetch(place);
      const { blocks } = await response.json();
      const come = blocks.map((block) => shape(block, panel));
      whole(node).replaceWith(...come);
      const next = come.find((one) => one.matches(".on"))?.firstChild ?? come[0];
      if (next && !next.matches("button")) next.tabIndex = -1;
      next?.focus({ preventScroll: true });
    } catch {
      node.disabled = false; // it can be asked for once more
    }
  };
  return node;
}

/** The way to the event before or after; it keeps the focus when it has led there. */
function step(name, { [name]: event }, text, pick) {
  if (!event) return make("span", { class: "off" }, text);
  const node = button(text, event, pick);
  node.dataset.step = name;
  return node;
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
