// Keys that are heard anywhere on the page.

const isField = ({ tagName, type }) =>
  /^(INPUT|TEXTAREA|SELECT|CANVAS)$/.test(tagName) && !/^(checkbox|radio)$/.test(type); // a canvas: a table of a form

/** Whether something is being written, or a key is held that makes the others mean something else. */
export function isForOthers(event) {
  return isField(event.composedPath()[0]) || event.ctrlKey || event.metaKey || event.altKey;
}

/** `/` goes to the search, `?` shows the keys, Esc closes the event; `more` has what other keys do, a function each. */
export function listenToKeys(app, more = () => ({})) {
  document.addEventListener("keydown", (event) => {
    if (isForOthers(event) || event.defaultPrevented) return;
    const own = { "/": () => app.openFilters(), "?": () => app.help.toggle(), Escape: closing(app) };
    const act = { ...own, ...more() }[event.key];
    if (!act) return;
    event.preventDefault();
    act();
  }, { signal: app.stopped });
}

function closing(app) {
  const busy = app.query.event === null || app.help.node.open || !app.picture.list.hidden;
  return busy ? null : () => app.open(null);
}
