// The live region of the page: says to a screen reader what came of an action. It must be there before its words are.

/** What Streamlit calls when the component appears, and again when its data change. */
export default function mount({ parentElement, data }) {
  const node = parentElement.querySelector(".live-region");
  const number = String(data.number);
  if (node.dataset.number === number) return;
  node.dataset.number = number;
  node.textContent = "";
  setTimeout(() => { node.textContent = data.words; }, 50); // the same words twice are said twice
}
