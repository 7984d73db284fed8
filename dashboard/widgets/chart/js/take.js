// What can be taken away: the picture, the chosen events as files, a print, a link to this view.

import { count, el } from "./dom.js";
import { makeImage } from "./image.js";
import { toParams } from "./query.js";

const DOTS = 2; // pixels of a PNG for each of the screen: it stays sharp on paper
const MOST_DOTS = 16_384; // on a side: browsers make no larger canvas
const KEPT = 60_000; // milliseconds for which what is saved is kept for the browser to write it
const SAID = 2500; // milliseconds for which a button says what it has done

/** The menu: {node, draw}. `draw()` makes its links those of the query as it is now. */
export function makeTake(app) {
  const [pages, files, data] = ["pages", "read", "data"].map((group) => el("div", { class: `take-${group}` }));
  const summary = el("summary", {}, "Save or share");
  const menu = el("div", { class: "take-menu" },
    action("Copy a link to this view", (button) => copyLink(app, button)),
    pages,
    head("To print, read and show"),
    action("Print the chronology", () => { node.open = false; window.print(); }),
    action("Picture as SVG", (button) => savePicture(app, button, "svg")),
    action("Picture as PNG", (button) => savePicture(app, button, "png")),
    files,
    data);
  const node = el("details", { class: "take" }, summary, menu);
  node.onkeydown = (event) => {
    if (event.key !== "Escape" || !node.open) return;
    event.preventDefault();
    node.open = false;
    summary.focus();
  };
  node.addEventListener("focusout", ({ relatedTarget }) => {
    if (relatedTarget && !node.contains(relatedTarget)) node.open = false;
  });
  document.addEventListener(
    "pointerdown",
    (event) => {
      if (!event.composedPath().includes(node)) node.open = false;
    },
    { signal: app.stopped },
  );
  const draw = () => {
    const params = toParams(app.query);
    const asked = params ? `?${params}` : "";
    fill(pages, "Other views of these events", (app.dataset.pages ?? []).map(({ label, path }) =>
      el("a", { href: `${path}${asked}` }, label)));
    const linksOf = (wanted) => (app.dataset.downloads ?? []).filter(({ group }) => group === wanted)
      .map(({ label, path, file }) =>
        el("a", { href: `${path}?${withColours(app, path, params)}`, download: file }, label));
    fill(files, "", linksOf("read"));
    fill(data, "Data for other programs", linksOf("data"));
  };
  return { node, draw };
}

/** The parameters of a file; the one that draws the picture gets the colours of this page. */
function withColours({ places = [] }, path, params) {
  const colours = path.endsWith("/html") ? places.map((id) => `colour=${encodeURIComponent(id ?? "")}`) : [];
  return [params, ...colours].filter(Boolean).join("&");
}

const head = (words) => el("div", { class: "take-head" }, words);

/** Puts links into a part of the menu, below what they are; of none nothing is seen. */
function fill(part, words, links) {
  part.replaceChildren(...(words && links.length > 0 ? [head(words)] : []), ...links);
}

function action(label, act) {
  const button = el("button", { type: "button" }, label);
  button.onclick = () => act(button);
  return button;
}

/** Says on the button itself, for a while, what has been done. */
function say(app, button, words) {
  const label = button.dataset.label ?? button.textContent;
  button.dataset.label = label;
  button.textContent = words;
  app.say(words);
  setTimeout(() => { button.textContent = label; }, SAID);
}

async function copyLink(app, button) {
  const { origin, pathname } = window.location;
  const params = toParams(app.query);
  try {
    await navigator.clipboard.writeText(`${origin}${pathname}${params ? `?${params}` : ""}`);
    say(app, button, "Copied");
  } catch {
    say(app, button, "The browser allows no copy: take it from the address bar");
  }
}

/** Saves the picture as it is seen now, `format` being `svg` or `png`. */
async function savePicture(app, button, format) {
  try {
    const image = makeImage(app);
    const vector = new Blob([image.svg], { type: "image/svg+xml" });
    const url = URL.createObjectURL(format === "png" ? await toPng(image) : vector);
    setTimeout(() => URL.revokeObjectURL(url), KEPT);
    const name = `timeline.${format}`;
    el("a", { href: url, download: name }).click();
    say(app, button, `Saved as ${name}${without(image)}`);
  } catch {
    say(app, button, "The picture could not be made");
  }
}

/** What is left out of a picture that would be too tall, and how to have it. */
function without({ lacks }) {
  return lacks > 0 ? `, without ${count(lacks, "lane")}: press “more lanes” for all, or narrow the filters` : "";
}

/** The same image in dots, as a PNG; one that is very large has fewer of them. */
async function toPng({ svg, width, height }) {
  const image = new Image(width, height);
  image.src = `data:image/svg+xml;charset=utf-8,${encodeURIComponent(svg)}`;
  await image.decode();
  const scale = Math.min(DOTS, MOST_DOTS / Math.max(width, height));
  const canvas = el("canvas", { width: Math.round(width * scale), height: Math.round(height * scale) });
  canvas.getContext("2d").drawImage(image, 0, 0, canvas.width, canvas.height);
  const png = await new Promise((resolve) => { canvas.toBlob(resolve, "image/png"); });
  if (png === null) throw new Error("the browser makes no canvas of this size");
  return png;
}
