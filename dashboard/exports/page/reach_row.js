// Leads to a line of the list, and back to where the reader came from.

import { el } from "../../widgets/chart/js/dom.js";

const REACHED = "reached";

/** Shows a row in the middle of the screen with a ring about it, as long as the focus stays on it or in it. */
export function reach(row, focused = row) {
  row.classList.add(REACHED);
  row.scrollIntoView({ block: "center" });
  focused.focus({ preventScroll: true });
  const leave = ({ relatedTarget }) => {
    if (row.contains(relatedTarget)) return;
    row.classList.remove(REACHED);
    row.removeEventListener("focusout", leave);
  };
  row.addEventListener("focusout", leave);
}

/** The same, with a button in the row that leads back to `origin`, on the same stretch of the page as before. */
export function reachFrom(origin, row) {
  const top = window.scrollY;
  const button = el(
    "button",
    {
      type: "button",
      class: "back",
      onclick: () => {
        origin.focus({ preventScroll: true });
        button.remove();
        window.scrollTo({ top });
      },
    },
    "↑ Back to the timeline",
  );
  document.querySelector("tbody .back")?.remove();
  row.cells[0].append(button);
  reach(row);
}
