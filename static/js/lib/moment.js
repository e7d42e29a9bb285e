// A moment of the calendar in the zone of the room: as people read it, and as a field for date and time has it.
import { time, zone } from "./formats.js";
import { locale } from "./words.js";

// "dinsdag 14 januari 20.00", with the year when that is another one than now; ms since the epoch.
export function moment(lang, ms, now = Date.now()) {
  const year = inField(ms).slice(0, 4) === inField(now).slice(0, 4) ? undefined : "numeric";
  const parts = { weekday: "long", day: "numeric", month: "long", year, timeZone: zone() };
  return `${new Intl.DateTimeFormat(locale(lang), /** @type {any} */ (parts)).format(ms)} ${time(lang, ms)}`;
}

// "2026-01-14T20:00"
export function inField(ms) {
  const parts = {
    year: "numeric", month: "2-digit", day: "2-digit", hour: "2-digit", minute: "2-digit", hourCycle: "h23", timeZone: zone(),
  };
  const given = new Intl.DateTimeFormat("en-GB", /** @type {any} */ (parts)).formatToParts(ms);
  const of = (type) => given.find((part) => part.type === type)?.value ?? "";
  return `${of("year").padStart(4, "0")}-${of("month")}-${of("day")}T${of("hour")}:${of("minute")}`;
}

// The moment that a field says, in ms; null when it says none. An hour that the clocks pass over is the one after it.
export function fromField(text) {
  const asUtc = Date.parse(`${text}Z`);
  if (Number.isNaN(asUtc)) return null;
  const ahead = (ms) => Date.parse(`${inField(ms)}Z`) - ms;
  const first = asUtc - ahead(asUtc);
  return asUtc - ahead(first);
}
