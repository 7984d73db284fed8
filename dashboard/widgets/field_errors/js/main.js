// Ties what is wrong with a field to the field above it: Streamlit has no such tie, and a screen reader would read a
// field without a word of it.

const FIELD = "input:not([type=radio], [type=checkbox], [type=file]), textarea, canvas[tabindex]";
const FILES = '[data-testid="stFileUploaderDropzone"]';
const REFUSED = '[class*="st-key-refused"]';

/** What Streamlit calls when the component appears, and again when its data change; fields may come after it. */
export default function mount({ parentElement, data }) {
  let untie = tieTo(parentElement, data);
  const later = new MutationObserver(() => {
    untie ??= tieTo(parentElement, data);
    if (untie) later.disconnect();
  });
  if (!untie) later.observe(document.body, { childList: true, subtree: true });
  return () => {
    later.disconnect();
    untie?.();
  };
}

/** Ties the words to the field; how to untie them, nothing where one of the two is not there. */
function tieTo(parentElement, data) {
  const told = nearestBefore(parentElement, `${REFUSED} [data-testid="stText"]`);
  const named = nearestBefore(parentElement, data.label ? `[aria-label="${CSS.escape(data.label)}"]` : FIELD);
  // of a field for files what is reached is the button in it; one that is pressed is neither valid nor invalid
  const isForFiles = named?.matches(FILES) ?? false;
  const field = isForFiles ? [...named.querySelectorAll("button")].at(-1) : named;
  if (!told || !field) return undefined;
  told.id = `error-of-${data.field.replace(/\W+/g, "-")}`;
  told.setAttribute("role", "alert");
  const others = () => (field.getAttribute("aria-describedby") ?? "").split(" ").filter((id) => id && id !== told.id);
  const tie = () => {
    const wanted = [...others(), told.id].join(" ");
    if (field.getAttribute("aria-describedby") !== wanted) field.setAttribute("aria-describedby", wanted);
  };
  const again = new MutationObserver(tie); // a list of choices that has just come writes its own over it
  again.observe(field, { attributeFilter: ["aria-describedby"] });
  tie();
  if (!isForFiles) field.setAttribute("aria-invalid", "true");
  return () => {
    again.disconnect();
    if (others().length > 0) field.setAttribute("aria-describedby", others().join(" "));
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
