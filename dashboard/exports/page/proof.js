// Says of each line whether it agrees with its digest, where its words stand and what its date leans on; all offline.
// crypto.subtle is missing on pages that were opened from a file in some browsers: SHA-256 is computed here.

import { reach } from "./reach_row.js";

const byId = (id) => document.getElementById(id);
const SHOWN = 12; // digits of the digest of a line that are shown
const DIGITS = 32; // of a digest: the first half of a SHA-256
const utf8 = new TextEncoder();

/** The SHA-256 of bytes as hexadecimal (FIPS 180-4). */
function sha256(bytes) {
  const padded = new Uint8Array((((bytes.length + 8) >> 6) + 1) << 6);
  padded.set(bytes);
  padded[bytes.length] = 0x80;
  const view = new DataView(padded.buffer);
  view.setUint32(padded.length - 8, Math.floor(bytes.length / 0x20000000));
  view.setUint32(padded.length - 4, bytes.length << 3);
  const hash = Uint32Array.from(FIRST_PRIMES.slice(0, 8), (prime) => fraction(Math.sqrt(prime)));
  const rounds = new Uint32Array(64);
  for (let block = 0; block < padded.length; block += 64) {
    for (let i = 0; i < 16; i += 1) rounds[i] = view.getUint32(block + 4 * i);
    for (let i = 16; i < 64; i += 1) {
      const [a, b] = [rounds[i - 15], rounds[i - 2]];
      rounds[i] =
        rounds[i - 16] +
        rounds[i - 7] +
        (turn(a, 7) ^ turn(a, 18) ^ (a >>> 3)) +
        (turn(b, 17) ^ turn(b, 19) ^ (b >>> 10));
    }
    mix(hash, rounds);
  }
  return [...hash].map((word) => word.toString(16).padStart(8, "0")).join("");
}

function mix(hash, rounds) {
  let [a, b, c, d, e, f, g, h] = hash;
  for (let i = 0; i < 64; i += 1) {
    const first = (h + (turn(e, 6) ^ turn(e, 11) ^ turn(e, 25)) + ((e & f) ^ (~e & g)) + ROUND_KEYS[i] + rounds[i]) | 0;
    const second = ((turn(a, 2) ^ turn(a, 13) ^ turn(a, 22)) + ((a & b) ^ (a & c) ^ (b & c))) | 0;
    [h, g, f, e, d, c, b, a] = [g, f, e, (d + first) | 0, c, b, a, (first + second) | 0];
  }
  for (const [i, word] of [a, b, c, d, e, f, g, h].entries()) hash[i] += word;
}

const turn = (word, by) => (word >>> by) | (word << (32 - by));
const fraction = (root) => ((root - Math.floor(root)) * 0x100000000) >>> 0;
const isPrime = (n) => Array.from({ length: Math.floor(Math.sqrt(n)) - 1 }, (_, i) => i + 2).every((by) => n % by);
const FIRST_PRIMES = Array.from({ length: 310 }, (_, n) => n + 2).filter(isPrime).slice(0, 64);
const ROUND_KEYS = Uint32Array.from(FIRST_PRIMES, (prime) => fraction(Math.cbrt(prime)));

const digest = (text) => sha256(utf8.encode(text)).slice(0, DIGITS);

/** JSON of the one form of which digests are taken: ASCII, without what a format takes for more than letters. */
function asJson(value) {
  const code = (char) => `\\u${char.charCodeAt(0).toString(16).padStart(4, "0")}`;
  return JSON.stringify(value)
    .replace(/[^ -~]|[<>&'=+@;|`]|-(?=-)/g, code)
    .replace(/ {2,}/g, (run) => ` ${code(" ").repeat(run.length - 1)}`);
}

/**
 * The digest of what is seen of a row, and of what the picture is drawn from; `lists` is the digest of what its
 * numbers mean.
 */
function shownOf(row, lists) {
  const data = [...row.attributes].filter(({ name }) => name.startsWith("data-"));
  const named = data.map(({ name, value }) => (value ? `${name}="${value}"` : name)).toSorted();
  return digest(
    `${named.join("\n")}\n\n${row.textContent.replace(/[\t\n\f\r ]+/g, " ").replace(/^ | $/g, "")}\n\n${lists}`,
  );
}

const FAR =
  "A digest shows what was changed after the page was sealed. It is no signature: somebody who rewrites a page " +
  "can seal it anew, and the page itself cannot tell. Two things can. Its seal is {seal}: whoever made it can tell " +
  "you the same by another way. And the articles can: choose copies of your own, and each line is held against them.";

/** What the page says of itself; null where that cannot be read, or was changed. */
function readProof() {
  try {
    const block = JSON.parse(byId("proof").textContent);
    const { seal, ...rest } = block;
    return seal === digest(asJson({ ...rest, claims: [] })) ? block : null;
  } catch {
    return null;
  }
}

/** Each row of the table with its claim, null for one that was changed; and the lines that are not there any more. */
function compare(block, rows, lists) {
  const known = new Map(block.digests);
  const claims = block.claims.map((claim) => ({ claim, whole: known.get(claim.row) === digest(asJson(claim)) }));
  const missing = [];
  let at = 0;
  const lines = rows.map((row) => {
    const shown = shownOf(row, lists);
    const found = claims.findIndex(({ claim }, i) => i >= at && claim.shown === shown);
    if (found < 0) {
      at += 1;
      const { claim = null, whole = false } = claims[at - 1] ?? {};
      return { row, number: at, claim, whole: false, changes: whole ? changesOf({ claim, row }) : [LOST] };
    }
    for (; at < found; at += 1) missing.push(at + 1);
    at += 1;
    return { row, number: at, changes: [LOST], ...claims[found] };
  });
  for (; at < block.rows; at += 1) missing.push(at + 1);
  return { lines, missing };
}

const line = (kind, words) => Object.assign(document.createElement("p"), { className: kind, textContent: words });

/** A link that opens the article at its words, where a browser can; null where it has no address of the web. */
function linkTo(article, exact) {
  if (!/^https?:\/\//i.test(article?.url ?? "")) return null;
  const words = exact.split(/\s+/);
  const part = (some) => encodeURIComponent(some.join(" ")).replaceAll("-", "%2D");
  const text = words.length > 12 ? `${part(words.slice(0, 6))},${part(words.slice(-6))}` : part(words);
  return Object.assign(document.createElement("a"), {
    href: `${article.url}#:~:text=${text}`,
    textContent: "Look there",
    rel: "noreferrer",
  });
}

const LOST = "The proof of this line was itself changed, so that what the line said cannot be told.";
const flat = (text) => text.replace(/\s+/g, " ").trim();

/** How many words two lists share from their beginning. */
function shared(one, other) {
  const end = one.findIndex((word, i) => word !== other[i]);
  return end < 0 ? one.length : end;
}

/** The words that differ between what was written and what is shown; null where the two are not one text. */
function differing(was, now) {
  const start = shared(was, now);
  const end = shared(was.slice(start).toReversed(), now.slice(start).toReversed());
  if (2 * (start + end) < was.length) return null;
  return {
    same: start + end,
    was: was.slice(start, was.length - end).join(" "),
    now: now.slice(start, now.length - end).join(" "),
  };
}

/** In words, what became of a text of the line that does not stand there any more; by the places where it stood. */
function lost(text, places) {
  const found = places.map((now) => differing(text.split(" "), flat(now).split(" "))).filter(Boolean);
  const [best] = found.toSorted((one, other) => other.same - one.same);
  if (!best) return `“${text}” does not stand there any more.`;
  if (!best.was) return `In “${text}” somebody put in “${best.now}”.`;
  if (!best.now) return `From “${text}” somebody took out “${best.was}”.`;
  return `In “${text}” somebody wrote “${best.now}” for “${best.was}”.`;
}

/** What was changed in a line: each of its texts that the row does not show any more. */
function changesOf({ claim, row }) {
  const whole = flat(row.textContent);
  const words = (of) => [...row.querySelectorAll(of)].map((place) => place.textContent);
  const quoted = words(".source").map((place) => /^“(.*)” \(/s.exec(place)?.[1] ?? place);
  // a headline alone may be shown with a capital, which is typography
  const capital = claim.headline.charAt(0).toUpperCase() + claim.headline.slice(1);
  const headlines = words(".what");
  const isCapital = headlines.some((now) => flat(now).startsWith(capital.charAt(0)));
  const texts = new Map([
    ...claim.who.map(([name]) => [name, []]),
    ...claim.readings.map(({ target }) => [target.selector[0].exact, quoted]),
    [isCapital ? capital : claim.headline, headlines],
    [claim.date.words ?? "", []],
  ]);
  // a headline must stand in its place: the sentence beside it may have the same words
  const where = (places) => (places === headlines ? places.map(flat) : [whole]);
  const stands = (text, places) => where(places).some((now) => now.includes(text));
  const gone = [...texts].map(([text, places]) => [flat(text), places]).filter((one) => !stands(...one));
  if (!gone.length)
    return ["Its date, words and names stand there; what was changed is beside them, or in the picture."];
  return gone.map(([text, places]) => lost(text, places));
}

/** In words, between which others words stand: “, behind “…” and before “…””; nothing where they are all there is. */
function around({ prefix, suffix }) {
  const [before, after] = [flat(prefix).replace(/^\S+ /, ""), flat(suffix).replace(/ \S+$/, "")]; // whole words
  const told = [before && `behind “… ${before}”`, after && `before “${after} …”`].filter(Boolean);
  return told.length > 0 ? `, ${told.join(" and ")}` : "";
}

/** Why a line is as it was: its words and where they stand, its date, and what people changed. */
function why({ claim, whole, number, changes }, articles) {
  if (!claim) return [line("source", `Line ${number} was not there when this page was sealed.`)];
  if (!whole && changes[0] === LOST) return [line("altered", LOST)];
  const told = whole
    ? [
        line(
          "source",
          `Line ${number} agrees with its digest (SHA-256 ${claim.shown.slice(0, SHOWN)}…): ` +
            "it was not changed since this page was sealed. It tells what its article says, be that true or not.",
        ),
      ]
    : [
        line("source", `Line ${number} does not agree with its digest: it was changed since this page was sealed.`),
        ...changes.map((words) => line("altered", words)),
      ];
  for (const { target, date } of claim.readings) {
    const [quote] = target.selector;
    const article = articles.get(target.source);
    const title = article?.title ?? target.source;
    const words = line("source", `Its words, “${quote.exact}”, stand in “${title}”${around(quote)}. `);
    const link = linkTo(article, quote.exact);
    if (link) words.append(link);
    words.dataset.source = target.source;
    told.push(words);
    if (date?.words)
      told.push(
        line(
          "source",
          `The date was read from “${date.words.selector[0].exact}”, by the rule “${date.rule}”: ${date.because}`,
        ),
      );
    else if (date) {
      const why = date.edtf === null ? "Why no date is known" : "Why this date";
      told.push(line("source", `${why}: ${date.because}`));
    }
  }
  for (const { field, now, by, at, why: reason } of claim.changed) {
    const day = at.slice(0, 10);
    const set = `${field} was set by ${by} on ${day} to ${JSON.stringify(now)}`;
    const said = field === "who is who" ? `${now}, by ${by}, ${day}` : set;
    told.push(line("person", reason ? `${said}: ${reason}` : said));
  }
  return told;
}

/** Puts a mark beside each line; what is behind it is made when it is opened. */
function showMarks(lines, articles) {
  for (const one of lines) {
    const mark = Object.assign(document.createElement("details"), {
      className: `proof ${one.whole ? "whole" : "differs"}`,
    });
    const summary = document.createElement("summary");
    summary.textContent = `Line ${one.number} ${one.whole ? "✓ unchanged" : "✗ changed"}`;
    mark.append(summary);
    mark.id = `line-${one.number}`;
    mark.open = !one.whole; // what does not hold needs no press to be seen
    mark.addEventListener("toggle", () => {
      if (mark.open && mark.childElementCount === 1) mark.append(...why(one, articles));
    });
    one.row.cells[1].append(mark); // the widest of those with room below their words
    one.mark = mark;
  }
}

/** Leads to the line that a reader asks for, and opens why it holds or what was changed. */
function answer(lines) {
  const asked = byId("asked");
  const show = () => {
    const one = lines.find(({ number }) => String(number) === asked.value.trim());
    asked.setCustomValidity(one ? "" : `There are the lines 1 to ${lines.length}.`);
    asked.reportValidity();
    if (!one) return;
    one.row.hidden = false; // whatever the filters leave
    one.mark.open = true;
    reach(one.row, one.mark.firstElementChild);
  };
  byId("answer").onclick = show;
  asked.onkeydown = (event) => {
    if (event.key !== "Enter") return;
    event.preventDefault(); // or it would press the mark that has the focus then
    show();
  };
  asked.oninput = () => asked.setCustomValidity("");
}

/** The body of a text file, behind its header, where it has one. */
const bodyOf = (text) => text.replace(/^\uFEFF/, "").replace(/^---\r?\n(?:[^\n]*:[^\n]*\n)*---\r?\n/, "");

/** Whether the words of a place stand in a text: where they stood, or once at all. */
function stands(text, [quote, place]) {
  if ([...text].slice(place.start, place.end).join("") === quote.exact) return true;
  const at = text.indexOf(quote.exact);
  return at >= 0 && text.indexOf(quote.exact, at + 1) < 0;
}

/** Holds each line against texts that the reader has: copies that did not come with the page. */
async function holdAgainst(files, lines, articles) {
  const copies = await Promise.all(files.map(async (file) => ({ name: file.name, text: bodyOf(await file.text()) })));
  for (const copy of copies) copy.sha256 = sha256(utf8.encode(copy.text));
  const counts = { holds: 0, differs: 0, missing: 0 };
  for (const one of lines) {
    const found = (one.claim?.readings ?? []).map(({ target }) => {
      const same = copies.find((copy) => copy.sha256 === articles.get(target.source)?.sha256);
      const near = same ?? copies.find((copy) => stands(copy.text, target.selector));
      return { target, near, same, holds: near !== undefined && stands(near.text, target.selector) };
    });
    const kind = found.some(({ near, holds }) => near && !holds)
      ? "differs"
      : found.some(({ near }) => near)
        ? "holds"
        : "missing";
    counts[one.whole || kind === "missing" ? kind : "differs"] += 1;
    one.mark.querySelector(".copy")?.remove();
    const words = found
      .filter(({ near }) => near)
      .map(
        ({ near, same, holds }) =>
          [
            holds ? "Its words stand" : "Its words do not stand",
            ` in your copy “${near.name}”`,
            same ? ", the very text that was read (SHA-256)." : ", which differs elsewhere.",
          ].join(""),
      );
    if (one.mark.childElementCount === 1) one.mark.append(...why(one, articles));
    one.mark.append(line("source copy", words.join(" ") || "None of your copies has its article."));
  }
  byId("copied").textContent =
    [
    `Held against ${copies.length} of your texts: the words of ${counts.holds} lines stand there`,
    `of ${counts.differs} they differ`,
    `of ${counts.missing} there is no copy.`,
  ].join(", ");
}

/** Puts what does not hold where a reader looks first: above filters and picture. */
function warn(place) {
  place.classList.add("differs");
  document.querySelector("main").prepend(place);
}

/**
 * Says of the rows whether they are as they were sealed; `lists` is the text of what their numbers mean. The
 * positions of those that were changed; none where that cannot be told, as the proof itself was changed.
 */
export function showProof(rows, lists) {
  const block = readProof();
  const place = byId("proved");
  if (!block) {
    place.firstElementChild.textContent =
      "This page was changed since it was sealed: what proves its lines does not agree with its seal.";
    warn(place);
    return [];
  }
  const articles = new Map(block.articles.map((article) => [article.id, article]));
  const { lines, missing } = compare(block, rows, digest(lists));
  const changed = lines.filter(({ whole }) => !whole).map(({ number: at }) => at);
  const links = changed.flatMap((at, i) => [
    i ? ", " : "",
    Object.assign(document.createElement("a"), { href: `#line-${at}`, textContent: at }),
  ]);
  place.firstElementChild.replaceChildren(
    ...(changed.length
      ? ["Changed since it was sealed: line ", ...links, " (press the number to see what). "]
      : [`Nothing was changed since this page was sealed: all ${lines.length} lines agree with their digests. `]),
    missing.length ? `Taken out: line ${missing.join(", ")}. ` : "",
  );
  byId("far").textContent = FAR.replace("{seal}", block.seal.match(/.{1,4}/g).join(" "));
  if (changed.length + missing.length > 0) warn(place);
  showMarks(lines, articles);
  answer(lines);
  byId("copies").addEventListener("change", ({ target }) => holdAgainst([...target.files], lines, articles));
  return lines.filter(({ whole }) => !whole).map(({ row }) => rows.indexOf(row));
}
