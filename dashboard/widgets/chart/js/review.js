// The review: one unchecked event after the other, each judged by a key; at its end the dated sentences from which
// no event was read.

import { count, el, redraw } from "./dom.js";
import { goToForm } from "./jump.js";
import { idOf, positionOf, titleOf, whenOf } from "./labels.js";
import { toParams } from "./query.js";
import { askTexts, textsOf } from "./texts.js";
import { stateOf } from "./dataset.js";

const SENTENCES = "/dashboard-answers/sentences.json"; // as in views/timeline/answers.py
const LONGEST = 320; // characters of a sentence
const FORM = ".st-key-checking";

/** The review: {node, on, draw, toggle, key}. `key(event)` says whether a key belongs to it. */
export function makeReview(app) {
  const node = el("section", { class: "review", "aria-label": "Review", tabindex: -1, hidden: true });
  const review = { app, node, on: false, ended: false, tagging: false, gone: new Set(), sentences: null };
  window.addEventListener("keydown", (event) => leaveForm(review, event), { capture: true, signal: app.stopped });
  return {
    node,
    get on() { return review.on; },
    draw: () => draw(review),
    drawOpen: () => draw(review),
    button: () => makeButton(app, review),
    toggle: () => (review.on ? end(review) : begin(review)),
    end: () => end(review),
    key: (event) => onKey(review, event),
  };
}

/** Begins and ends the review; none of a data set, which is only read. */
function makeButton(app, review) {
  return (
    !app.dataset.part &&
    el(
      "button",
      {
        type: "button",
        "data-key": "review",
        title: "Go through the unchecked events one by one (r)",
        "aria-pressed": review.on ? "true" : "false",
        onclick: () => app.review.toggle(),
      },
      "Review",
    )
  );
}

const COMMANDS = [
  { key: "c", label: "Checked", act: (review) => judge(review, { act: "state", value: "checked" }) },
  { key: "d", label: "Disputed", act: (review) => judge(review, { act: "state", value: "disputed" }) },
  { key: "h", label: "Hide", act: (review) => judge(review, { act: "hide" }) },
  { key: "e", label: "Edit", act: edit },
  { key: "t", label: "Tag", act: askTag },
  { key: "u", label: "Undo", act: undo },
  { key: "n", label: "Next", act: (review) => go(review, +1) },
  { key: "p", label: "Previous", act: (review) => go(review, -1) },
];
const AT_THE_END = ["e", "u", "n", "p"]; // what can be done there

/** Whether a key was taken: `r` begins and ends, the others are those of the review. */
function onKey(review, event) {
  const { app } = review;
  if (event.key === "r" && !app.dataset?.part && app.dataset?.size > 0) {
    if (review.on) end(review);
    else begin(review);
    return true;
  }
  const command = review.on && COMMANDS.find(({ key }) => key === event.key);
  if (!command || (review.ended && !AT_THE_END.includes(command.key))) return false;
  command.act(review);
  return true;
}

const isLeft = ({ app: { dataset }, gone }, i) => stateOf(dataset, i) === "unchecked" && !gone.has(idOf(dataset, i));
const left = (review) => review.app.chosen.filter((i) => isLeft(review, i));

function begin(review) {
  const { app } = review;
  Object.assign(review, { on: true, ended: false, tagging: false });
  app.help.node.close();
  const open = positionOf(app.dataset, app.query.event);
  if (open === null || !isLeft(review, open)) go(review, +1, { from: open });
  else tell(review);
  draw(review);
  app.head.draw();
  review.node.focus({ preventScroll: true });
  review.node.scrollIntoView({ block: "nearest" });
}

function end(review) {
  Object.assign(review, { on: false, ended: false, tagging: false });
  draw(review);
  review.app.head.draw();
  review.app.say("The review is ended.");
  review.app.picture.node.focus({ preventScroll: true });
}

/** The next or the previous unchecked event among those that are shown, of the open one; null at either end. */
function neighbour(review, by, from) {
  const { app } = review;
  const at = from === null ? (by > 0 ? -1 : app.chosen.length) : app.chosen.indexOf(from);
  for (let n = at + by; n >= 0 && n < app.chosen.length; n += by)
    if (isLeft(review, app.chosen[n])) return app.chosen[n];
  return null;
}

/** Goes to the next or the previous event that is unchecked, or to the last step; from there on again. */
function go(review, by, { from = review.ended ? null : positionOf(review.app.dataset, review.app.query.event) } = {}) {
  const { app } = review;
  const to = neighbour(review, by, from);
  if (to === null)
    return by > 0 || review.ended ? showEnd(review) : app.say("There is no unchecked event before this one.");
  Object.assign(review, { ended: false, tagging: false });
  app.open(idOf(app.dataset, to));
  draw(review);
  return tell(review);
}

/** Sends what is said of the open event, and goes on to the next. */
function judge(review, act) {
  const { app } = review;
  const id = app.query.event;
  const at = positionOf(app.dataset, id);
  if (at === null) return app.say("No event is open: n goes to the next.");
  const to = neighbour(review, +1, at);
  const next = to === null ? id : idOf(app.dataset, to);
  if (act.act === "hide") review.gone.add(id);
  review.tagging = false;
  app.acts.send({ ...act, events: [id], open: next });
  app.recompute();
  if (to === null) showEnd(review);
  else {
    app.showEvent(next);
    tell(review);
  }
  return app.redraw();
}

function undo(review) {
  review.gone.clear();
  review.ended = false;
  review.app.acts.send({ act: "undo" });
}

/** Opens the form of the event beside the picture, and goes into it once it is there. */
function edit({ app }) {
  const { event } = app.query;
  if (event === null) return;
  app.acts.send({ act: "edit", open: event });
  const { number } = app.acts;
  goToForm(app, () => app.acts.heard < number);
}

/** Esc in the form leads back to the review, unless it closes a list there. */
function leaveForm(review, event) {
  const inForm = event.target.closest?.(FORM) && event.target.getAttribute("aria-expanded") !== "true";
  if (event.key !== "Escape" || !review.on || !inForm) return;
  event.preventDefault();
  event.stopPropagation();
  review.node.focus({ preventScroll: true });
}

function askTag(review) {
  review.tagging = true;
  draw(review);
  review.node.querySelector("input")?.focus();
}

/** A field for a tag; Enter sends it, Esc leaves it. */
export function tagField(dataset, id, { send, leave }) {
  const input = el("input", {
    type: "text",
    class: "tag-field",
    maxlength: 80,
    list: `${id}-tags`,
    "aria-label": "Tag",
    placeholder: "a tag, then Enter",
    onkeydown: (event) => {
      if (event.key === "Enter" && input.value.trim()) send(input.value.trim());
      else if (event.key === "Escape") leave();
      else return;
      event.preventDefault();
      event.stopPropagation();
    },
  });
  const known = dataset.marks
    .filter(({ id: mark }) => mark !== "starred")
    .map(({ label }) => el("option", { value: label }));
  return [input, el("datalist", { id: `${id}-tags` }, ...known)];
}

function tag(review, value) {
  const { app } = review;
  review.tagging = false;
  if (app.query.event !== null) app.acts.send({ act: "tag", value, events: [app.query.event], open: app.query.event });
  draw(review);
  review.node.focus({ preventScroll: true });
}

/** The last step: what is left, and the dated sentences from which no event was read. */
async function showEnd(review) {
  review.ended = true;
  draw(review);
  const { app } = review;
  app.say(`${endWords(review)} Below are the dated sentences from which no event was read.`);
  const answer = await ask(`${SENTENCES}?${toParams(app.query)}`);
  review.sentences = answer ?? { count: 0, sentences: [] };
  draw(review);
  (review.node.querySelector(".review-sentences button") ?? review.node).focus({ preventScroll: true });
}

async function ask(path) {
  try {
    const response = await fetch(path);
    return response.ok ? await response.json() : null;
  } catch {
    return null; // the list stays empty until the step is taken again
  }
}

function endWords(review) {
  const number = left(review).length;
  return number === 0
    ? "None is left unchecked."
    : `${count(number, "event")} left unchecked: n goes through them again.`;
}

function add(review, { id, text }) {
  const { app } = review;
  review.sentences = {
    count: review.sentences.count - 1,
    sentences: review.sentences.sentences.filter((one) => one.id !== id),
  };
  app.acts.send({ act: "add", value: id });
  app.say(`Adding: ${text}`);
  draw(review);
  (review.node.querySelector(".review-sentences button") ?? review.node).focus({ preventScroll: true });
}

/** Says which event it is, and how many are left. */
function tell(review) {
  const { app } = review;
  const at = positionOf(app.dataset, app.query.event);
  if (at !== null) app.say(`${left(review).length} left. ${whenOf(app.dataset, at)}: ${titleOf(app.dataset, at)}`);
}

function draw(review) {
  const { app, node } = review;
  if (review.dataset !== app.dataset && app.acts.pending.length === 0) {
    review.dataset = app.dataset;
    review.gone.clear();
  } // else what is hidden may be in it
  node.hidden = !review.on;
  node.parentNode?.classList.toggle("reviewing", review.on);
  if (!review.on || !app.chosen) return;
  const field = node.querySelector("input");
  if (review.tagging && field && node.getRootNode().activeElement === field) return; // being written in
  const number = left(review).length;
  const total = app.chosen.length;
  redraw(node,
    el("div", { class: "review-head" }, el("h2", {}, "Review"),
      el("span", { class: "review-count" }, `${total - number} of ${total} judged, ${number} left`),
      el("progress", { max: total || 1, value: total - number, "aria-label": "Judged" }),
      el(
        "button",
        { type: "button", class: "more", "data-key": "end-review", onclick: () => end(review) },
        "end ",
        el("kbd", {}, "r"),
      ),
    ),
    ...(review.ended ? drawEnd(review) : drawEvent(review)),
    review.tagging
      ? el(
          "div",
          { class: "review-keys" },
          ...tagField(app.dataset, "review", {
            send: (value) => tag(review, value),
            leave: () => {
              review.tagging = false;
              draw(review);
              node.focus();
            },
          }),
        )
      : el("div", { class: "review-keys", role: "group", "aria-label": "Judge it" }, ...commands(review)),
    app.acts.done.words && el("p", { class: app.acts.done.failed ? "acted failed" : "acted" }, app.acts.done.words));
}

function commands(review) {
  return COMMANDS.filter(({ key }) => !review.ended || AT_THE_END.includes(key)).map(({ key, label, act }) =>
    el(
      "button",
      {
        type: "button",
        class: "chip",
        "data-key": `review ${key}`,
        "aria-keyshortcuts": key,
        disabled: key === "u" && !canUndo(review.app),
        onclick: () => act(review),
      },
      label,
      " ",
      el("kbd", { "aria-hidden": "true" }, key),
    ),
  );
}

/** Whether there is an act of this visit that can be taken back. */
export const canUndo = ({ acts }) => acts.done.back > 0 || acts.pending.length > 0;

function* drawEvent({ app }) {
  const { dataset, query } = app;
  const at = positionOf(dataset, query.event);
  if (at === null) {
    yield el("p", { class: "review-event" }, "No event is open: Next goes to the first that is unchecked.");
    return;
  }
  const { sentence = "" } = textsOf(dataset, at) ?? {};
  askTexts(dataset, at, () => app.review.draw());
  yield el(
    "p",
    { class: "review-event" },
    el("span", { class: "review-when" }, whenOf(dataset, at)),
    " ",
    el("strong", {}, titleOf(dataset, at)),
    stateOf(dataset, at) === "unchecked"
      ? null
      : el("span", { class: "tip-status" }, dataset.states[dataset.events.state[at]].label.toLowerCase()),
  );
  yield el("p", { class: "review-sentence" }, cut(sentence));
}

const cut = (text) => (text.length > LONGEST ? `${text.slice(0, LONGEST).replace(/\s+\S*$/, "")} …` : text);

function* drawEnd(review) {
  yield el("p", { class: "review-event" }, endWords(review));
  const { sentences } = review;
  if (sentences === null) return;
  const { count: number, sentences: shown } = sentences;
  yield el(
    "p",
    {},
    number === 0
      ? "There is no dated sentence from which no event was read."
      : `${count(number, "dated sentence")} from which no event was read:`,
  );
  yield el(
    "ul",
    { class: "review-sentences" },
    ...shown.map((one) =>
      el(
        "li",
        {},
        el(
          "button",
          {
            type: "button",
            class: "chip",
            "data-key": `add ${one.id}`,
            "aria-label": `Add: ${one.text}`,
            onclick: () => add(review, one),
          },
          "Add",
        ),
        el(
          "span",
          {},
          el("span", { class: "review-when" }, one.when),
          " ",
          cut(one.text),
          " ",
          el("small", {}, one.title),
        ),
      ),
    ),
  );
  if (number > shown.length) yield el("p", { class: "dim" }, `These are the first ${shown.length}.`);
}
