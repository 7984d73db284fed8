// Two fingers on the picture: the moment that lies under each of them stays under it.

const NEAREST = 24; // pixels; nearer than that, two fingers would tear the picture apart

/**
 * Listens to fingers on the plot. `place(finger)` gives pixels from its left edge; while two are down `pinch.on` is
 * true.
 */
export function listenToPinch(app, plot, place) {
  const pinch = { on: false };
  let held = null; // the moments under the two fingers
  const begin = (event) => {
    pinch.on = event.touches.length > 1;
    held = event.touches.length === 2 ? spread(event, place).map((x) => moment(app.view, x)) : null;
    if (pinch.on) event.stopImmediatePropagation(); // for plotly, a second finger begins another drag
  };
  const move = (event) => {
    if (!pinch.on) return;
    event.preventDefault();
    event.stopImmediatePropagation();
    if (held && event.touches.length === 2)
      app.setView({ ...app.view, ...windowOf(app.view, held, spread(event, place)) });
  };
  plot.addEventListener("touchstart", begin, { capture: true, passive: false });
  window.addEventListener("touchmove", move, { capture: true, passive: false, signal: app.stopped });
  window.addEventListener(
    "touchend",
    (event) => {
      if (event.touches.length < 2) held = null;
    },
    { capture: true, signal: app.stopped },
  );
  return pinch;
}

/** Where two fingers are, the left one first, never nearer than they can be told apart. */
function spread({ touches }, place) {
  const [left, right] = [place(touches[0]), place(touches[1])].sort((a, b) => a - b);
  const more = Math.max(0, NEAREST - (right - left)) / 2;
  return [left - more, right + more];
}

const moment = ({ begin, end, width }, x) => begin + (x * (end - begin)) / width;

/** The window in which two moments lie at two places. */
export function windowOf({ width }, [first, last], [left, right]) {
  const scale = (last - first) / (right - left);
  const begin = first - left * scale;
  return { begin, end: begin + width * scale };
}
