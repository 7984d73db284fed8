// Cuts a title to the room that it has; the page that works alone (exports/html.py) has this, too.

/** As much of a text as has room, cut between words; null where hardly two words have. */
export function fit(text, room, measure) {
  if (measure(text) <= room) return text;
  if (room < 60) return null;
  const words = text.split(" ");
  while (words.length > 1) {
    words.pop();
    const cut = `${words.join(" ").replace(/[\s,;:…]+$/, "")} …`; // what was cut there before needs no second sign
    if (measure(cut) <= room) return words.length > 2 ? cut : null;
  }
  return null;
}
