// One colour a side, told apart by the colour-blind too, and never alone: lanes and lists name it.

const LIGHT = ["#2f6fb0", "#b5483a", "#3f8f6b", "#8a5fb3", "#a8741a", "#2c8492", "#a04a78"];
const DARK = ["#6aa9e8", "#e58b7c", "#7cc7a4", "#bfa0e6", "#e0b25c", "#7fc3d1", "#e093ba"];
export const COLOURS = LIGHT.length; // sides with a colour of their own
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

/** A function from a side (or null) to its colour; the sides with most events come first. */
export function sideColours(order, theme) {
  const palette = theme.dark ? DARK : LIGHT;
  const rest = theme.dark ? REST.dark : REST.light;
  const rank = new Map(order.map((side, n) => [side, n]));
  return (side) => palette[rank.get(side) ?? palette.length] ?? rest;
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
