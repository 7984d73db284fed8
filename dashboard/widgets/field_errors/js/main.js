// Ties what is wrong with a field to the field above it: Streamlit has no such tie, and a screen reader would read a
// field without a word of it.

const FIELD = "input:not([type=radio], [type=checkbox], [type=file]), textarea, canvas[tabindex]";
const REFUSED = ".st-key-refused";

/** What Streamlit calls when the component appears, and again when its data change. */
export default function mount({ parentElement, data }) {
  const told = nearestBefore(parentElement, `${REFUSED} [data-testid="stText"]`);
  const field = nearestBefore(parentElement, data.label ? `[aria-label="${CSS.escape(data.label)}"]` : FIELD);
  if (!told || !field) return undefined;
  told.id = `error-of-${data.field.replace(/\W+/g, "-")}`;
  told.setAttribute("role", "alert");
  const before = field.getAttribute("aria-describedby");
  field.setAttribute("aria-describedby", [before, told.id].filter(Boolean).join(" "));
  field.setAttribute("aria-invalid", "true");
  return () => {
    if (before) field.setAttribute("aria-describedby", before);
    else field.removeAttribute("aria-describedby");
    field.removeAttribute("aria-invalid");
  };
}

/** What matches a selector in what stands before a node on the page, the nearest one; null where nothing does. */
function nearestBefore(node, selector) {
  for (let at = node; at && at !== document.body; at = at.parentElement) {
    for (let one = at.previousElementSibling; one; one = one.previousElementSibling) {
      const found = one.matches(selector) ? one : [...one.querySelectorAll(selector)].at(-1);
      if (found) return found;
    }
  }
  return null;
}
