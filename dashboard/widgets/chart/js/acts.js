// What a person does to events here. Each act is sent with its number until the server says that it was done, so
// that the next one need not wait; what it does is shown at once.

import { positionOf } from "./labels.js";

const AGAIN = 5000; // milliseconds after which what was not answered is sent again
const SHOWN_AT_ONCE = 50; // events of an act; of more, the answer is waited for

/**
 * `send(act)`: {act, value, events: ids, open: the event that is open then}; without events all that are shown.
 * `receive(done)`: whether the person has gone on since what is answered, so that its query is of the past.
 * `moved`: something was opened or chosen since the last act was sent.
 */
export function makeActs(app) {
  const acts = { pending: [], number: 0, heard: null, moved: false, done: { words: "", back: 0 }, times: 0 };
  acts.send = (act) => send(app, acts, act);
  acts.receive = (done) => receive(app, acts, done);
  app.stopped.addEventListener("abort", () => clearTimeout(acts.timer));
  acts.show = () => { for (const act of acts.pending) act.before = show(app.dataset, act.sent); };
  return acts;
}

function send(app, acts, act) {
  acts.number += 1;
  acts.moved = false;
  const count = act.events ? undefined : app.chosen.length;
  const sent = { ...act, number: acts.number, query: { ...app.query, at: performance.now() }, count };
  acts.pending.push({ sent, before: show(app.dataset, sent) });
  post(app, acts);
}

/** Sends what is not answered, and again as long as that is so: a run that is stopped may not have come to it. */
function post(app, acts) {
  acts.times += 1; // the same once more would be no change, which starts no run
  app.component.setStateValue("acts", { list: acts.pending.map((one) => one.sent), times: acts.times });
  clearTimeout(acts.timer);
  acts.timer = setTimeout(() => { if (acts.pending.length > 0) post(app, acts); }, AGAIN);
}

/** Shows the state that an act gives to its events; those that they had, by position. */
function show(dataset, { act, value, events }) {
  const before = new Map();
  if (act !== "state" || !events || events.length > SHOWN_AT_ONCE) return before;
  for (const at of events.map((id) => positionOf(dataset, id)).filter((one) => one !== null)) {
    before.set(at, dataset.events.state[at]);
    dataset.events.state[at] = dataset.states.findIndex(({ id }) => id === value);
  }
  forget(dataset);
  return before;
}

/** What was worked out from the states is worked out anew. */
function forget(dataset) {
  dataset.begun = undefined;
  dataset.judged = undefined;
}

/** Says what came of the acts up to a number; what failed is shown as it was before. Whether that is of the past. */
function receive(app, acts, done) {
  if (!done) return false;
  if (done.number === acts.heard) {
    acts.done = { ...acts.done, back: done.back }; // what is done beside the timeline can be taken back here, too
    return acts.pending.length > 0;
  }
  const first = acts.heard === null; // of another visit to this page: it was said then
  const mine = acts.pending.find(({ sent }) => sent.number === done.number);
  acts.pending = acts.pending.filter(({ sent }) => sent.number > done.number);
  Object.assign(acts, { heard: done.number, number: Math.max(acts.number, done.number), done });
  if (first) { acts.done = { ...done, words: "" }; return false; }
  if (done.failed && mine) {
    for (const [at, state] of mine.before) app.dataset.events.state[at] = state;
    forget(app.dataset);
  }
  if (done.words) app.say(done.words);
  const isPast = acts.pending.length > 0 || acts.moved;
  if (done.open && !isPast && done.open !== app.query.event) app.showEvent(done.open);
  return isPast;
}
