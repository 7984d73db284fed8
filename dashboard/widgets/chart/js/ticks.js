// Where the lines of time stand, and what is written on them: a year once, then months, then days.

import { DAY } from "./dataset.js";


const MONTHS = ["Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec"];
const ROOM = 76; // pixels that a label wants
const DAY_ROOM = 92; // one with day, month and year
const MINOR_ROOM = 30;
// Steps in days, months or years, finest first.
const STEPS = [
  ["day", 1], ["day", 2], ["day", 7], ["day", 14], ["month", 1], ["month", 3], ["month", 6],
  ...[1, 2, 5, 10, 20, 50, 100, 200, 500, 1000, 2000].map((n) => ["year", n]),
];
const LENGTH = { day: DAY, month: 30.44 * DAY, year: 365.25 * DAY };

/** The lines of a view {begin, end, width}: {major: [{at, text}], minor: [at]}. */
export function makeTicks(view) {
  const major = stepFor(view, ROOM, DAY_ROOM);
  const minor = stepFor(view, MINOR_ROOM);
  const lines = moments(view, major);
  return {
    major: lines.map((at, n) => ({ at, text: label(at, major, n === 0 || yearOf(at) !== yearOf(lines[n - 1])) })),
    minor: moments(view, minor).filter((at) => !lines.includes(at)),
  };
}

function stepFor({ begin, end, width }, room, roomOfDays = room) {
  const fits = ([unit, n]) =>
    (n * LENGTH[unit] * width) / (end - begin) >= (unit === "day" ? roomOfDays : room);
  return STEPS.find(fits) ?? STEPS[STEPS.length - 1];
}

function moments({ begin, end }, [unit, n]) {
  const found = [];
  let at = floor(begin, unit, n);
  while (at <= end && found.length < 400) {
    if (at >= begin) found.push(at);
    at = next(at, unit, n);
  }
  return found;
}

/** The last moment of the step at or before a moment. Weeks begin on Monday. */
function floor(ms, unit, n) {
  const date = new Date(ms);
  const [year, month] = [date.getUTCFullYear(), date.getUTCMonth()];
  if (unit === "year") return utc(Math.floor(year / n) * n, 0);
  if (unit === "month") return utc(year, Math.floor(month / n) * n);
  const monday = n >= 7 ? 4 * DAY : 0; // 5 January 1970 was a Monday
  return Math.floor((ms - monday) / (n * DAY)) * n * DAY + monday;
}

function next(ms, unit, n) {
  const date = new Date(ms);
  if (unit === "year") return utc(date.getUTCFullYear() + n, 0);
  if (unit === "month") return utc(date.getUTCFullYear(), date.getUTCMonth() + n);
  return ms + n * DAY;
}

/** The first of a month; years below 100 are years, not 19xx. */
function utc(year, month) {
  const date = new Date(Date.UTC(2000, month, 1));
  date.setUTCFullYear(year + date.getUTCFullYear() - 2000);
  return date.getTime();
}

function yearOf(ms) {
  return new Date(ms).getUTCFullYear();
}

function label(ms, [unit], first) {
  const date = new Date(ms);
  const month = MONTHS[date.getUTCMonth()];
  if (unit === "year" || (unit === "month" && date.getUTCMonth() === 0)) return String(date.getUTCFullYear());
  const year = first ? ` ${date.getUTCFullYear()}` : "";
  return unit === "month" ? `${month}${year}` : `${date.getUTCDate()} ${month}${year}`;
}
