// The way from the open event to its article: the link of the panel, which Streamlit draws a moment after the event
// is opened.

import { positionOf } from "./labels.js";

const LINK = ".st-key-to-article a"; // its key in views/timeline/page.py
const PATIENCE = 5000; // milliseconds in which the link should be there

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
