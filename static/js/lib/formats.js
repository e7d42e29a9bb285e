// Numbers, dates and times as the language of the page writes them. All take the language ("nl" | "en") first.
import { locale } from "./words.js";

const numbers = new Map(); // making a format takes long, and a wall has hundreds of numbers

export function number(lang, value, decimals) {
  const key = `${lang} ${decimals}`;
  if (!numbers.has(key)) {
    const digits = { minimumFractionDigits: decimals ?? 0, maximumFractionDigits: decimals ?? 3 };
    numbers.set(key, new Intl.NumberFormat(locale(lang), digits));
  }
  return numbers.get(key).format(value);
}

// The zone of the room as the page brings it: a laptop or a private browser may be in another one.
const timeZone = globalThis.document?.documentElement.dataset.zone || undefined;
export const zone = () => timeZone;

// "3 februari 2026"; ms since the epoch.
export const date = (lang, ms) =>
  new Intl.DateTimeFormat(locale(lang), { day: "numeric", month: "long", year: "numeric", timeZone }).format(ms);

// "09:05"; Dutch writes "09.05", like the record does.
export const time = (lang, ms) =>
  new Intl.DateTimeFormat(locale(lang), { hour: "2-digit", minute: "2-digit", hourCycle: "h23", timeZone })
    .format(ms)
    .replace(":", lang === "nl" ? "." : ":");

// "a, b en c"
export const list = (lang, words) => new Intl.ListFormat(locale(lang), { type: "conjunction" }).format(words);

// "03:41", "72:05": what is left of a timer. Rounds up, so that 00:00 means over.
export function countdown(ms) {
  const seconds = Math.max(0, Math.ceil(ms / 1000));
  return [Math.floor(seconds / 60), seconds % 60].map((part) => String(part).padStart(2, "0")).join(":");
}

/** A text of people inside a sentence of ours: without the full stop at its end. @param {string} text */
export const bare = (text) => text.trim().replace(/[.\s]+$/u, "");
