// One colour a side, told apart by the colour-blind too, and never alone: lanes and lists name it.

const LIGHT = ["#2f6fb0", "#b5483a", "#3f8f6b", "#8a5fb3", "#a8741a", "#2c8492", "#a04a78"];
const DARK = ["#6aa9e8", "#e58b7c", "#7cc7a4", "#bfa0e6", "#e0b25c", "#7fc3d1", "#e093ba"];
export const COLOURS = LIGHT.length; // sides with a colour of their own
const KEPT = "dashboard-colours";
const REST = { light: "#6b7685", dark: "#9aa5b4" };

/** The colours of the theme that the page has now, read from its own style. */
export function readTheme(host) {
  const style = getComputedStyle(host);
  const value = (name, fallback) => style.getPropertyValue(name).trim() || fallback;
  const background = value("--st-background-color", "#ffffff");
  const dark = luminance(background) < 0.4;
  return {
    dark,
    background,
    ink: value("--st-text-color", "#1c2430"),
    dim: dark ? "#9aa5b4" : "#5c6675",
    line: dark ? "#2b323c" : "#e3e7ec",
    accent: value("--st-link-color", "#2f6fb0"),
    font: value("--st-font", "sans-serif"),
  };
}

/** A function from a side (or null) to its colour; the sides stand in the order of the colours. */
export function sideColours(order, theme) {
  const palette = theme.dark ? DARK : LIGHT;
  const rest = theme.dark ? REST.dark : REST.light;
  const rank = new Map(order.map((side, n) => [side, n]));
  return (side) => palette[rank.get(side) ?? palette.length] ?? rest;
}

/**
 * The ids of sides in the places of the colours they have: who has one keeps it while it is among the first ones by
 * far, and the free ones go to the next. `before`: the places until now, null for a free one.
 */
export function keepPlaces(before, order) {
  const near = new Set(order.slice(0, 2 * COLOURS));
  const places = LIGHT.map((_, n) => (near.has(before[n]) ? before[n] : null));
  const next = order.filter((id) => !places.includes(id));
  return places.map((id) => id ?? next.shift() ?? null);
}

/** The places that this tab of the browser knows; none where it keeps nothing. */
export function placesOfTab() {
  try {
    const kept = JSON.parse(sessionStorage.getItem(KEPT));
    return Array.isArray(kept) ? kept : [];
  } catch {
    return [];
  }
}

/** Keeps the places for as long as the tab is open. */
export function keepInTab(places) {
  try {
    sessionStorage.setItem(KEPT, JSON.stringify(places));
  } catch {
    // a page that may keep nothing has its colours until it is loaded anew
  }
}

/** The colour `#rrggbb` with an opacity. */
export function fade(colour, opacity) {
  const [r, g, b] = channels(colour);
  return `rgba(${r},${g},${b},${opacity})`;
}

function channels(colour) {
  const hex = /^#([0-9a-f]{6})$/i.exec(colour);
  if (hex) return [0, 2, 4].map((i) => parseInt(hex[1].slice(i, i + 2), 16));
  const numbers = colour.match(/[\d.]+/g);
  return numbers && numbers.length >= 3 ? numbers.slice(0, 3).map(Number) : [127, 127, 127];
}

function luminance(colour) {
  const [r, g, b] = channels(colour);
  return (0.2126 * r + 0.7152 * g + 0.0722 * b) / 255;
}
