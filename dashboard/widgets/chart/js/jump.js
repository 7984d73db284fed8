// The way from the open event to its article: the link of the panel, which Streamlit draws a moment after the event
// is opened; and down to the form that corrects the event.

import { enterForm } from "./form.js";
import { positionOf } from "./labels.js";

const LINK = ".st-key-to-article a"; // its key in views/timeline/page.py
const PATIENCE = 5000; // milliseconds in which the link should be there
const FORM = ".st-key-checking"; // as in widgets/checking.py
const TO_FORM = ".st-key-to-form button"; // this, too: it opens the fold in which the form is
const EDITING = 10_000; // milliseconds in which the form should be there, and stay

/** Goes to the article of the open event; only says so where none is open. */
export function goToArticle(app) {
  const wanted = positionOf(app.dataset, app.query.event);
  if (wanted === null) return app.say("Open an event first: a leads to its article.");
  const go = () => {
    const link = document.querySelector(LINK);
    const event = link && new URL(link.href, window.location.href).searchParams.get("event");
    if (!event || positionOf(app.dataset, event) !== wanted) return false;
    link.click();
    return true;
  };
  if (go()) return undefined;
  const watch = new MutationObserver(() => { if (go()) watch.disconnect(); });
  watch.observe(document.body, { subtree: true, childList: true, attributes: true, attributeFilter: ["href"] });
  setTimeout(() => watch.disconnect(), PATIENCE);
  return undefined;
}

/** Whether a click is on the button that leads to the form of the open event. */
export const leadsToForm = (event) => Boolean(event.target.closest?.(TO_FORM));

/** Goes into the form of the open event once it is there and no run is on its way; `isBusy()`: nor any act. */
export function goToForm(app, isBusy = () => false) {
  const { event } = app.query;
  enterForm({
    form: FORM, first: "Date", lasts: EDITING, stopped: app.stopped, isOf: () => app.query.event === event,
    isBusy: () => isBusy() || document.querySelector('[data-test-script-state="running"]') !== null,
  });
}
