// What can be taken away: the picture, the chosen events as files, a print, a link to this view.

import { el } from "./dom.js";
import { toParams } from "./query.js";
import { makeSheet } from "./sheet.js";

const DOTS = 2; // pixels of a PNG for each of the screen: it stays sharp on paper
const SAID = 2500; // milliseconds for which a button says what it has done

/** The menu: {node, draw}. `draw()` makes its links those of the query as it is now. */
export function makeTake(app, Plotly) {
  const files = el("div", { class: "take-files" });
  const story = el("a", { href: "story" }, "Tell as a story");
  const table = el("a", { href: "table" }, "Show as a table");
  const ledger = el("a", { href: "ledger" }, "Where sources differ");
  const since = el("a", { href: "since" }, "As reported until a day");
  const silence = el("a", { href: "silence" }, "Why nothing is told");
  const summary = el("summary", {}, "Save or share");
  const menu = el("div", { class: "take-menu" },
    action("Copy a link to this view", (button) => copyLink(app, button)),
    story,
    table,
    ledger,
    since,
    silence,
    action("Print the chronology", () => { node.open = false; window.print(); }),
    action("Picture as SVG", (button) => savePicture(app, Plotly, button, "svg")),
    action("Picture as PNG", (button) => savePicture(app, Plotly, button, "png")),
    files);
  const node = el("details", { class: "take" }, summary, menu);
  node.onkeydown = (event) => {
    if (event.key !== "Escape" || !node.open) return;
    event.preventDefault();
    node.open = false;
    summary.focus();
  };
  node.addEventListener("focusout", ({ relatedTarget }) => { if (relatedTarget && !node.contains(relatedTarget)) node.open = false; });
  document.addEventListener("pointerdown", (event) => { if (!event.composedPath().includes(node)) node.open = false; }, { signal: app.stopped });
  const draw = () => {
    const params = toParams(app.query);
    for (const [link, page] of [[story, "story"], [table, "table"], [ledger, "ledger"], [since, "since"], [silence, "silence"]]) {
      link.hidden = Boolean(app.world.part); // a data set has no page for it
      link.href = `${page}${params ? `?${params}` : ""}`;
    }
    files.replaceChildren(...(app.world.downloads ?? []).map(({ label, path, file }) =>
      el("a", { href: `${path}?${params}`, download: file }, label)));
  };
  return { node, draw };
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

async function savePicture(app, Plotly, button, format) {
  const { data, layout } = makeSheet(app);
  const { width, height } = layout;
  try {
    const scale = format === "png" ? DOTS : 1;
    const url = await Plotly.toImage({ data, layout, config: { staticPlot: true } }, { format, width, height, scale });
    const name = `timeline.${format}`;
    el("a", { href: url, download: name }).click();
    say(app, button, `Saved as ${name}`);
  } catch {
    say(app, button, "The picture could not be made");
  }
}
