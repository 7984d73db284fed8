// Moves lanes: by Alt and the arrows on a lane's name, by its buttons, and by dragging the name.

import { el } from "./dom.js";

const REACH = 6; // pixels after which a press is a drag
const CLICK = 60; // milliseconds in which the click of a drag follows, which is none

/** The buttons that move a lane; Tab passes them by, as Alt with the arrows does the same. */
export function moveButtons(app, { key, label }) {
  const button = (by, sign, where) =>
    el(
      "button",
      {
        type: "button",
        tabindex: -1,
        title: `Move ${where} (Alt ${sign})`,
        "aria-label": `Move ${label} ${where}`,
        onclick: () => app.moveLane(key, by),
      },
      sign,
    );
  return key && el("span", { class: "moves" }, button(-1, "↑", "up"), button(+1, "↓", "down"));
}

/** Listens to the names of the lanes of a picture. */
export function listenToNames(app, picture) {
  const { names } = picture;
  let drag = null;
  names.onkeydown = (event) => {
    const by = { ArrowUp: -1, ArrowDown: +1 }[event.key];
    const key = keyOf(event.target);
    if (!by || !key || !event.altKey) return;
    event.preventDefault();
    app.moveLane(key, by);
  };
  names.onpointerdown = (event) => {
    const key = keyOf(event.target);
    drag = key && event.button === 0 && event.pointerType === "mouse" ? { key, y: event.clientY, on: false } : null;
  };
  window.addEventListener("pointermove", (event) => {
    if (!drag) return;
    drag.on ||= Math.abs(event.clientY - drag.y) > REACH;
    const over = drag.on ? laneAt(picture, event.clientY) : -1;
    [...names.querySelectorAll(".lane")].forEach((lane, n) => lane.classList.toggle("drop", n === over));
  }, { signal: app.stopped });
  window.addEventListener("pointerup", (event) => {
    if (drag?.on) drop(app, picture, drag.key, laneAt(picture, event.clientY));
    setTimeout(() => { drag = null; }, CLICK);
  }, { signal: app.stopped });
  names.addEventListener("click", (event) => { if (drag?.on) event.stopPropagation(); }, true);
}

const keyOf = (target) => target.closest(".lane-name")?.dataset.lane;

function laneAt(picture, y) {
  const rects = [...picture.names.querySelectorAll(".lane")].map((lane) => lane.getBoundingClientRect());
  return rects.findIndex(({ top, bottom }) => y >= top && y < bottom);
}

/** Moves the lane step by step, until it stands where it was let go of, or can go no further. */
function drop(app, picture, key, target) {
  const at = () => picture.placed.lanes.findIndex((lane) => lane.key === key);
  const by = Math.sign(target - at());
  if (target < 0) return app.redraw();
  while (at() !== target && Math.sign(target - at()) === by) if (!app.moveLane(key, by)) break;
  return app.redraw();
}
