// The form beside the picture, for who writes in it before it has come to rest: a run of the page that is still on its
// way makes its fields anew, and what was typed in the old ones would be gone.

const REST = 60; // milliseconds between two looks
const PATIENCE = 120_000; // milliseconds in which the form comes, if the server is slow
const SCROLLING = ["wheel", "touchmove", "pointerdown"]; // a press may take the scroll bar
const SCROLLING_KEYS = ["PageUp", "PageDown", "Home", "End", "ArrowUp", "ArrowDown", "Tab"];

/**
 * Sets the focus into the first field of a form once it is there and takes it, and from then on, for so many
 * milliseconds, puts what is typed into the fields that take the place of the old ones: `form` is its selector, `first`
 * the name of the field. `isBusy()`: a run is still on its way. `isOf()`: the form is still that of the event for which
 * it was opened. Who writes elsewhere before it has come stays there.
 */
export function enterForm({ form, first, lasts, isBusy, isOf, stopped }) {
  let until = Date.now() + PATIENCE;
  const end = new AbortController();
  const typed = listenToTyping(form, end.signal);
  let last = null;
  const keep = holdAtTop(form, end.signal);
  const look = () => {
    const isElsewhere = last
      ? ![last, document.body].includes(document.activeElement) && !named(form, document.activeElement)
      : isWriting() && !named(form, document.activeElement);
    if (isElsewhere || Date.now() >= until || stopped.aborted || !isOf()) return end.abort();
    const field = find(form, first);
    if (field && !isBusy() && field !== last) {
      const isMoved = last?.isConnected; // the person is in another field of the same form
      if (!isMoved) field.focus({ preventScroll: true });
      if (isMoved || document.activeElement === field) { // in a fold that is not open yet it takes none
        for (const [name, value] of typed) putInto(find(form, name), value);
        if (!last) until = Date.now() + lasts;
        last = field;
      }
    }
    if (last) keep();
    return setTimeout(look, REST);
  };
  look();
}

/**
 * A function that keeps the form at the upper edge of what can be seen while it grows: of a field that alone comes into
 * sight nobody sees what it belongs to, nor how to save it. Not once a person has scrolled. What is scrolled is no sign
 * of that: while a run makes its parts anew they are shorter, and the browser scrolls back by itself.
 */
function holdAtTop(form, signal) {
  let isLetGo = false;
  const letGo = ({ isTrusted, type, key }) => {
    if (isTrusted && (type !== "keydown" || SCROLLING_KEYS.includes(key))) isLetGo = true;
  };
  for (const type of [...SCROLLING, "keydown"])
    document.addEventListener(type, letGo, { capture: true, passive: true, signal });
  let isShown = false; // where the whole page scrolls, it is led there once
  return () => {
    const node = document.querySelector(form);
    if (!node || isLetGo) return;
    const frame = node.closest('[data-testid="stColumn"]');
    if (frame && getComputedStyle(frame).maxHeight !== "none")
      frame.scrollTop += node.getBoundingClientRect().top - frame.getBoundingClientRect().top;
    else if (!isShown) node.scrollIntoView({ block: "start" });
    isShown = true;
  };
}

const find = (form, name) => document.querySelector(`${form} :is(input, textarea)[aria-label="${CSS.escape(name)}"]`);

/** Whether the focus is in a field of text, also of a part that has a tree of its own. */
function isWriting() {
  let node = document.activeElement;
  while (node?.shadowRoot?.activeElement) node = node.shadowRoot.activeElement;
  return Boolean(node?.matches("input:not([type=checkbox], [type=radio], [type=range]), textarea, [contenteditable]"));
}

/** The name of a field of text of the form; null for all else. */
const named = (form, node) =>
  node?.closest?.(form) && node.matches("input, textarea") ? node.getAttribute("aria-label") : null;

/** What is typed, by the names of the fields; nothing any more once the form is sent. */
function listenToTyping(form, signal) {
  const typed = new Map();
  const options = { capture: true, signal };
  document.addEventListener(
    "input",
    ({ target, isTrusted }) => {
      const name = named(form, target);
      if (name && isTrusted) typed.set(name, target.value);
    },
    options,
  );
  document.addEventListener(
    "keydown",
    ({ target, key }) => {
      if (key === "Enter" && target.matches?.("input") && named(form, target)) typed.clear();
    },
    options,
  );
  document.addEventListener(
    "click",
    ({ target }) => {
      if (target.closest?.(`${form} button`)) typed.clear();
    },
    options,
  );
  return typed;
}

/** Writes into a field as a person does, so that whoever made it hears of it; nothing where it says so already. */
function putInto(field, value) {
  if (!field || field.value === value) return;
  const kind = field.matches("textarea") ? HTMLTextAreaElement : HTMLInputElement;
  Object.getOwnPropertyDescriptor(kind.prototype, "value").set.call(field, value);
  field.dispatchEvent(new Event("input", { bubbles: true }));
}
