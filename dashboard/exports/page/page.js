"use strict";
// The rows of the table are the data: what is chosen, drawn and shown is read from them.

const SVG = "http://www.w3.org/2000/svg";
const DAY = 86400000; // milliseconds
const MOST_LANES = 12;
const MOST_IN_LANE = 20; // marks above each other; of more, some hide others
const LEAST = 11; // pixels of a mark
const STEP = 15; // pixels from a mark to the one below it
const OPEN_SHARE = 0.18; // of the whole time, that the open side of a bound takes
const AXIS = 24;
const LABEL_GAP = 5; // pixels between a mark and its title
const LETTERS = "11px system-ui, sans-serif"; // of titles; as in page.css
const SHORTEST = 2; // days that the picture shows at least
const TICK_ROOM = 60; // pixels that the name of a time takes
const MONTHS = ["Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec"];
const byId = (id) => document.getElementById(id);
const number = (text) => (text === undefined || text === "" ? null : Number(text));

const actors = [...byId("who").options].slice(1).map((option) => ({ name: option.text, side: Number(option.dataset.side) }));
const events = [...document.querySelectorAll("tbody tr")].map((row) => ({
  row,
  from: number(row.dataset.from),
  to: number(row.dataset.to),
  all: new Set((row.dataset.all ?? "").split(" ").filter(Boolean).map(Number)),
  who: (row.dataset.who ?? "").split(" ").filter(Boolean).map(Number),
  words: row.textContent.toLowerCase(),
}));
let current = null; // the event that Tab reaches in the picture
let view = null; // the days that are zoomed to, {low, high}; null: all that is chosen
let drawn = []; // the chosen events that have a date, and the scale of the picture as it stands
let time = null;
const letters = document.createElement("canvas").getContext("2d");

function chosen() {
  const who = number(byId("who").value);
  const words = byId("words").value.toLowerCase().split(/\s+/).filter(Boolean);
  const [since, until] = [day("since"), day("until")];
  return events.filter((event) =>
    (who === null || event.all.has(who)) && words.every((word) => event.words.includes(word)) && inWindow(event, since, until));
}

function day(id) {
  const at = Date.parse(byId(id).value);
  return Number.isNaN(at) ? null : at / DAY;
}

function inWindow({ from, to }, since, until) {
  if (since === null && until === null) return true;
  if (from === null && to === null) return false;
  return (from === null || until === null || from <= until) && (to === null || since === null || to > since);
}

function show() {
  const seen = chosen();
  const kept = new Set(seen);
  for (const event of events) event.row.hidden = !kept.has(event);
  const undated = seen.filter(({ from, to }) => from === null && to === null).length;
  byId("count").textContent = `${seen.length} of ${events.length} events` + (undated ? `, ${undated} of them without a date` : "");
  drawn = seen.filter(({ from, to }) => from !== null || to !== null);
  view = day("since") === null && day("until") === null ? firstView() : null;
  draw();
}

/** The days in which most of what is chosen lies, as on the page of the dashboard; null where all is shown. */
function firstView() {
  const from = drawn.map((event) => event.from ?? -Infinity);
  const to = drawn.map((event) => event.to ?? Infinity);
  const all = allTime({ from, to }, [...from.keys()], 1);
  const part = all && mostOf(drawn.map(known), all.end - all.begin, 1);
  return part && { low: part.begin, high: part.end };
}

/** The days of an event; of a bound the one that is known. */
const known = ({ from, to }) => [from ?? to - 1, to ?? from + 1];

function draw() {
  const picture = byId("picture");
  picture.replaceChildren();
  if (drawn.length === 0) return;
  const width = Math.max(300, picture.clientWidth);
  time = scale(drawn, width);
  const seen = drawn.filter((event) => { const [begin, end] = stretch(event); return begin < time.high && end > time.low; });
  if (!seen.includes(current)) [current] = seen;
  const svg = node("svg", { role: "group", "aria-label": "Timeline: arrows go from event to event, Enter goes to its row" });
  const defs = svg.appendChild(node("defs"));
  const back = svg.appendChild(node("g"));
  let top = AXIS;
  for (const lane of lanes(seen)) {
    back.append(node("line", { class: "rule", x1: 0, x2: width, y1: top, y2: top }), text("lane", 2, top + 14, lane.name));
    const rows = [];
    const placed = [];
    for (const event of lane.events) {
      const ends = stretch(event).map(time.x);
      const [left, right] = ends[1] - ends[0] < LEAST ? [(ends[0] + ends[1] - LEAST) / 2, (ends[0] + ends[1] + LEAST) / 2] : ends;
      const free = rows.findIndex((end) => end < left);
      const at = free >= 0 ? free : Math.min(rows.length, MOST_IN_LANE - 1);
      rows[at] = right;
      placed.push({ event, left, right, at, y: top + 27 + at * STEP });
    }
    for (const one of placed) svg.append(mark(one.event, lane.side, { ...one, defs }));
    svg.append(...titles(placed, width));
    top += 27 + rows.length * STEP;
  }
  for (const [at, name] of time.ticks) {
    back.prepend(node("line", { class: "tick", x1: time.x(at), x2: time.x(at), y1: AXIS - 6, y2: top })); // below the names of the lanes
    if (time.x(at) < width - TICK_ROOM) back.append(text("tick-name", time.x(at) + 3, 14, name));
  }
  svg.setAttribute("viewBox", `0 0 ${width} ${top}`);
  const outside = drawn.filter((event) => { const [begin, end] = known(event); return begin >= time.high || end <= time.low; }).length;
  byId("outside").textContent = outside ? `${outside} more before or after these days: “All” shows them.` : "";
  picture.append(svg);
}

/** When an event lies; the open side of a bound reaches a little way. */
function stretch({ from, to }) {
  return [from ?? to - time.reach, to ?? from + time.reach];
}

/** The titles of marks where there is room up to the next mark of the row. */
function titles(placed, width) {
  return placed.flatMap((one) => {
    const after = placed.filter((other) => other !== one && other.at === one.at && other.left >= one.left).map(({ left }) => left);
    const room = Math.min(width, ...after) - one.right - 2 * LABEL_GAP;
    letters.font = LETTERS;
    const words = fit(one.event.row.querySelector(".what").textContent, room, (part) => letters.measureText(part).width);
    return words ? [Object.assign(text("title", one.right + LABEL_GAP, one.y + 4, words), { ariaHidden: "true" })] : [];
  });
}

/** The lanes of those with most events; nobody and the others share the last. */
function lanes(seen) {
  const of = new Map();
  for (const event of seen) {
    for (const actor of event.who) {
      if (!of.has(actor)) of.set(actor, []);
      of.get(actor).push(event);
    }
  }
  const first = [...of].toSorted((a, b) => b[1].length - a[1].length || a[0] - b[0]).slice(0, MOST_LANES);
  const drawn = new Set(first.map(([actor]) => actor));
  const rest = seen.filter(({ who }) => !who.some((actor) => drawn.has(actor)));
  const named = first.map(([actor, its]) => ({ ...actors[actor], events: its }));
  return rest.length ? [...named, { name: "Others", side: 7, events: rest }] : named;
}

function scale(seen, width) {
  const ends = seen.flatMap(({ from, to }) => [from, to]).filter((at) => at !== null);
  let [begin, end] = [day("since") ?? Math.min(...ends), (day("until") ?? Math.max(...ends) - 1) + 1];
  if (end - begin < 20) [begin, end] = [(begin + end) / 2 - 10, (begin + end) / 2 + 10];
  const reach = (end - begin) * OPEN_SHARE;
  const whole = {
    low: begin - (seen.some(({ from }) => from === null) ? reach : (end - begin) * 0.03),
    high: end + (seen.some(({ to }) => to === null) ? reach : (end - begin) * 0.03),
  };
  const { low, high } = view ?? whole;
  const x = (at) => ((Math.min(Math.max(at, low), high) - low) / (high - low)) * width;
  return { x, reach, low, high, whole, ticks: ticks(low, high, Math.max(2, width / 110)) };
}

/** Days with their names, so many at most: of years, months, or days. */
function ticks(low, high, most) {
  const months = (high - low) / 30.44;
  const step = [1, 3, 6, 12, 24, 60, 120, 240, 600, 1200, 6000, 12000].find((size) => months / size <= most) ?? 24000;
  if (months < 2) {
    const size = Math.max(1, Math.ceil((high - low) / most));
    return range(Math.ceil(low), high, size).map((at) => [at, named(new Date(at * DAY), "day")]);
  }
  const first = monthOf(new Date(low * DAY));
  return range(Math.ceil(first / step) * step, monthOf(new Date(high * DAY)) + 1, step).map((month) => {
    const date = new Date(0);
    date.setUTCFullYear(Math.floor(month / 12), month % 12, 1);
    return [date.getTime() / DAY, named(date, step < 12 ? "month" : "year")];
  }).filter(([at]) => at > low && at < high);
}

const monthOf = (date) => date.getUTCFullYear() * 12 + date.getUTCMonth();
const range = (from, to, step) => Array.from({ length: Math.max(0, Math.ceil((to - from) / step)) }, (_, n) => from + n * step);

function named(date, unit) {
  const year = String(date.getUTCFullYear());
  if (unit === "year") return year;
  const month = `${MONTHS[date.getUTCMonth()]} ${year}`;
  return unit === "day" ? `${date.getUTCDate()} ${month}` : month;
}

function mark(event, side, { left, right, y, defs }) {
  const { row } = event;
  const kinds = ["weak", "hollow", "striped"].filter((kind) => kind in row.dataset);
  const group = node("g", { class: `mark side${side} ${kinds.join(" ")}`, role: "button", tabindex: event === current ? 0 : -1 });
  group.setAttribute("aria-label", `${when(row)}: ${row.querySelector(".what").textContent}`);
  const open = [event.from === null, event.to === null || "fades" in row.dataset];
  const single = event.to - event.from <= 1 && event.from !== null && event.to !== null;
  const shape = single
    ? node("circle", { cx: (left + right) / 2, cy: y, r: 5 })
    : node("rect", { x: left, y: y - 5, width: right - left, height: 10, rx: 3 });
  shape.setAttribute("class", "shape");
  if (!single && (open[0] || open[1])) {
    const id = `fade${defs.childNodes.length}`;
    const fade = node("linearGradient", { id, class: `side${side}` });
    fade.append(node("stop", { offset: 0, "stop-opacity": open[0] ? 0 : 0.8 }), node("stop", { offset: 1, "stop-opacity": open[1] ? 0 : 0.8 }));
    defs.append(fade);
    shape.setAttribute("class", "faded");
    shape.setAttribute("hollow" in row.dataset ? "stroke" : "fill", `url(#${id})`);
  }
  group.append(shape);
  group.event = event;
  return group;
}

const when = (row) => `${row.cells[0].firstChild.textContent} (${row.querySelector(".status").textContent})`;
const cell = (row, at) => row.cells[at].innerText.replace(/\s+/g, " ").trim();

function tell(group) {
  const { row } = group.event;
  const tip = byId("tip");
  const line = (tag, words) => Object.assign(document.createElement(tag), { textContent: words });
  const said = [...row.querySelectorAll("blockquote")].slice(0, 2).map((quote) => line("i", quote.textContent));
  tip.replaceChildren(line("span", when(row)), line("b", row.querySelector(".what").textContent), line("span", cell(row, 2)), ...said);
  tip.hidden = false;
  const at = group.getBoundingClientRect();
  const below = at.bottom + tip.offsetHeight + 12 < window.innerHeight;
  tip.style.top = `${below ? at.bottom + 8 : Math.max(4, at.top - tip.offsetHeight - 8)}px`;
  tip.style.left = `${Math.max(4, Math.min(at.left, window.innerWidth - tip.offsetWidth - 8))}px`;
}

function open(group) {
  const { row } = group.event;
  for (const other of document.querySelectorAll("tr.open")) other.classList.remove("open");
  row.classList.add("open");
  row.scrollIntoView({ block: "center" });
  row.focus({ preventScroll: true });
}

function move(group, key) {
  const marks = [...byId("picture").querySelectorAll(".mark")];
  const at = marks.indexOf(group);
  const next = { ArrowRight: at + 1, ArrowDown: at + 1, ArrowLeft: at - 1, ArrowUp: at - 1, Home: 0, End: marks.length - 1 }[key];
  if (marks[next] === undefined) return next !== undefined;
  group.setAttribute("tabindex", -1);
  marks[next].setAttribute("tabindex", 0);
  current = marks[next].event;
  marks[next].focus();
  return true;
}

function node(name, attributes = {}) {
  const made = document.createElementNS(SVG, name);
  for (const [key, value] of Object.entries(attributes)) made.setAttribute(key, value);
  return made;
}

function text(kind, x, y, words) {
  const made = node("text", { class: kind, x, y });
  made.textContent = words;
  return made;
}

/** Shows other days; as much as there is at most, and never less than a few. */
function look(low, high) {
  const { whole } = time;
  const length = Math.min(Math.max(high - low, SHORTEST), whole.high - whole.low);
  const begin = Math.min(Math.max((low + high - length) / 2, whole.low), whole.high - length);
  view = length > 0.999 * (whole.high - whole.low) ? null : { low: begin, high: begin + length };
  draw();
}

/** Shows so many times as much time, about a point from 0, the left edge, to 1. */
function zoom(by, about = 0.5) {
  const { low, high } = time;
  const at = low + about * (high - low);
  look(at - (at - low) * by, at + (high - at) * by);
}

/** Where the middle of what is seen of an event lies, from 0, the left edge, to 1. */
function placeOf(event) {
  const [begin, end] = stretch(event);
  return ((Math.max(begin, time.low) + Math.min(end, time.high)) / 2 - time.low) / (time.high - time.low);
}

function reset() {
  view = null;
  draw();
}

/** One finger or the mouse moves the picture; two zoom it. */
function listenToHands() {
  const hands = new Map();
  let moved = false;
  const share = (x) => { const rect = picture.getBoundingClientRect(); return (x - rect.left) / rect.width; };
  picture.addEventListener("pointerdown", (event) => { if (event.button === 0 && time) { hands.set(event.pointerId, event.clientX); moved = false; } });
  window.addEventListener("pointermove", (event) => {
    const before = hands.get(event.pointerId);
    if (before === undefined || (!moved && Math.abs(event.clientX - before) < 4)) return;
    moved = true;
    hide();
    hands.set(event.pointerId, event.clientX);
    const other = [...hands].find(([id]) => id !== event.pointerId)?.[1];
    const by = share(event.clientX) - share(before);
    if (other === undefined) look(time.low - by * (time.high - time.low), time.high - by * (time.high - time.low));
    else zoom(Math.max(10, Math.abs(before - other)) / Math.max(10, Math.abs(event.clientX - other)), share((event.clientX + other) / 2));
  });
  for (const kind of ["pointerup", "pointercancel"]) window.addEventListener(kind, (event) => hands.delete(event.pointerId));
  picture.addEventListener("click", (event) => { if (moved) event.stopPropagation(); moved = false; }, { capture: true });
  picture.addEventListener("wheel", (event) => {
    if ((!event.ctrlKey && !event.metaKey) || !time) return;
    event.preventDefault();
    zoom(Math.exp(Math.max(-60, Math.min(60, event.deltaY)) / 200), share(event.clientX));
  }, { passive: false });
  picture.addEventListener("dblclick", reset);
}

const marked = ({ target }) => (target instanceof Element ? target.closest(".mark") : null);
const hide = () => { byId("tip").hidden = true; };
const picture = byId("picture");
picture.addEventListener("pointerover", (event) => { const group = marked(event); if (group) tell(group); else hide(); });
picture.addEventListener("pointerleave", hide);
picture.addEventListener("focusin", (event) => { const group = marked(event); if (group) tell(group); });
picture.addEventListener("focusout", hide);
picture.addEventListener("click", (event) => { const group = marked(event); if (group) open(group); });
picture.addEventListener("keydown", (event) => {
  const group = marked(event);
  if (!group || event.ctrlKey || event.metaKey) return;
  const nearer = () => zoom(0.5, placeOf(group.event)); // about the event, which stays in sight
  const act = { "+": nearer, "=": nearer, "-": () => zoom(2, placeOf(group.event)), 0: reset }[event.key];
  if (act) {
    event.preventDefault();
    current = group.event;
    act();
    picture.querySelector('[tabindex="0"]')?.focus();
    return;
  }
  if (event.key === "Enter" || event.key === " ") open(group);
  else if (!move(group, event.key)) return;
  event.preventDefault();
});
document.addEventListener("keydown", ({ key }) => { if (key === "Escape") hide(); });
const filters = byId("filters");
filters.addEventListener("input", show);
filters.addEventListener("submit", (event) => event.preventDefault());
filters.addEventListener("reset", () => setTimeout(show));
byId("zoom").addEventListener("click", ({ target }) => {
  const by = Number(target.value);
  if (target.localName !== "button" || !time) return;
  if (by > 0) zoom(by);
  else reset();
});
listenToHands();
let wide = picture.clientWidth;
new ResizeObserver(() => { if (picture.clientWidth !== wide) { wide = picture.clientWidth; draw(); } }).observe(picture.parentElement);
filters.hidden = false;
byId("zoom").hidden = false;
show();
