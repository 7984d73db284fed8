// What can wait until the picture has been painted: of one that is far taller than the screen the rest (of ten thousand
// events three marks of four lie below the edge), and beside it the numbers of the filters.

import { AXIS } from "./draw.js";
import { ROW } from "./place.js";

const SPARE = 4 * ROW; // pixels beyond the screen, for what moves up where a line above the picture goes
const FEW = 100; // marks beyond them that are drawn at once with the others: that they wait would save nothing
const SOON = 30; // milliseconds after the picture has been painted

/**
 * Draws in two stages: `draw(placed, sight, act)` calls `act(placed, bottom)` at once with what of `placed` lies above
 * a bottom and in sight, and soon with all of it, unless `draw` was called again. `finish()` does at once what is still
 * to be done; whether anything was.
 */
export function makeStages(app) {
  const later = makeLater(app);
  const draw = (placed, sight, act) => {
    later.drop();
    const near = { top: sight.top - SPARE, bottom: sight.bottom + SPARE };
    const marks = placed.marks.filter(({ y }) => y > near.top && y < near.bottom);
    const mine = () => act(placed, Infinity);
    if (placed.marks.length - marks.length <= FEW) {
      mine();
      return;
    }
    act({ ...placed, marks }, near.bottom);
    later.ask(mine);
  };
  return { draw, finish: later.finish };
}

/**
 * Puts one thing off until what was drawn before has been painted, or is to be printed: `ask(act)` in the place of what
 * was put off before. `finish()` does it at once, and gives whether there was any; `drop()` forgets it.
 */
export function makeLater({ stopped }) {
  let [timer, rest] = [null, null];
  const drop = () => { clearTimeout(timer); rest = null; };
  const finish = () => {
    const act = rest;
    drop();
    act?.();
    return act !== null;
  };
  const ask = (act) => {
    drop();
    rest = act;
    const wait = () => { if (rest === act) timer = setTimeout(finish, SOON); };
    if (document.hidden) wait(); // it is not painted
    else requestAnimationFrame(wait);
  };
  stopped.addEventListener("abort", drop);
  window.addEventListener("beforeprint", finish, { signal: stopped });
  return { ask, finish, drop };
}

/** Which part of a plot is on the screen, in pixels from where its marks begin: {top, bottom}. */
export function sightOf(plot) {
  const begin = plot.getBoundingClientRect().top + AXIS;
  return { top: -begin, bottom: window.innerHeight - begin };
}
