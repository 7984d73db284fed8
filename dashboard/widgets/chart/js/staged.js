// Of a picture that is far taller than the screen, what can be seen is drawn at once, and the rest when that has been
// painted: of ten thousand events three marks of four lie below the edge.

import { AXIS } from "./draw.js";
import { ROW } from "./place.js";

const SPARE = 4 * ROW; // pixels beyond the screen, for what moves up where a line above the picture goes
const FEW = 100; // marks beyond them that are drawn at once with the others: that they wait would save nothing
const SOON = 30; // milliseconds after the picture has been painted

/**
 * Draws in two stages: `draw(placed, sight, act)` calls `act` at once with what of `placed` is in sight, and soon with
 * all of it, unless `draw` was called again. `finish()` does at once what is still to be done; whether anything was.
 */
export function makeStages({ stopped }) {
  let [timer, rest] = [null, null];
  const drop = () => { clearTimeout(timer); rest = null; };
  const finish = () => {
    const act = rest;
    drop();
    act?.();
    return act !== null;
  };
  stopped.addEventListener("abort", drop);
  window.addEventListener("beforeprint", finish, { signal: stopped });
  const draw = (placed, sight, act) => {
    drop();
    const marks = marksIn(placed, sight);
    act({ ...placed, marks });
    if (marks.length === placed.marks.length) return;
    const mine = () => act(placed);
    rest = mine;
    const wait = () => { if (rest === mine) timer = setTimeout(finish, SOON); };
    if (document.hidden) wait(); // it is not painted
    else requestAnimationFrame(wait);
  };
  return { draw, finish };
}

/** The marks that are on the screen or near to it; all of them, where few are not. */
function marksIn({ marks }, { top, bottom }) {
  const near = marks.filter(({ y }) => y > top - SPARE && y < bottom + SPARE);
  return marks.length - near.length > FEW ? near : marks;
}

/** Which part of a plot is on the screen, in pixels from where its marks begin: {top, bottom}. */
export function sightOf(plot) {
  const begin = plot.getBoundingClientRect().top + AXIS;
  return { top: -begin, bottom: window.innerHeight - begin };
}
