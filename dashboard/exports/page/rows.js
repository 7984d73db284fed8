// The rows of the table are the data: the columns that the picture is made of (picture/columns.py) are read from them.
// So what proves a row proves its marks, too.

const DAY = 86_400_000;
const ATTRIBUTES = [
  "type",
  "subtype",
  "status",
  "modality",
  "article",
  "fades",
  "sources",
  "dissent",
  "level",
  "state",
];
const SPARSE = ["also", "marks", "by_hand", "own", "edited", "partly", "whole"]; // of few events

/** The columns of the rows, beside the lists in which their numbers are positions. */
export function columnsOf(rows, lists) {
  const of = (name, otherwise) => rows.map((row) => valueOf(row, name) ?? otherwise);
  const all = (row, kind) => [...row.querySelectorAll(kind)];
  const day = (name) => of(name, null).map((at) => (at === null ? null : at * DAY));
  const events = {
    id: rows.map((row) => row.dataset.id), from: day("from"), to: day("to"), who: of("who", []), said: of("said", []),
    where: of("where", []),
    title: rows.map((row) => row.querySelector(".what").textContent),
    when: rows.map((row) => row.cells[0].firstChild.textContent),
    quotes: rows.map((row) => all(row, "blockquote").map(toQuote)),
    sentence: rows.map((row) => row.querySelector(".sentence")?.textContent ?? ""),
    retold: rows.map((row) => all(row, ".sentence").slice(1).map((one) => one.textContent)),
  };
  for (const name of ATTRIBUTES) events[name] = of(name, 0);
  for (const name of SPARSE)
    events[name] = Object.fromEntries(
      of(name, null)
        .map((value, i) => [i, value])
        .filter(([, value]) => value !== null),
    );
  return { ...lists, events };
}

/** What an attribute of a row says, as JSON; undefined where it is not there. */
function valueOf(row, name) {
  const text = row.dataset[name];
  return text === undefined ? undefined : JSON.parse(text);
}

/** The words of a quote without its marks, and who said them; a 1 behind it where it has none. */
function toQuote(node) {
  const words = node.querySelector(".said").textContent;
  const said = words.replace(/^“(.*)”$/s, "$1");
  return [said, node.querySelector("cite").textContent, ...(said === words ? [1] : [])];
}
