import assert from "node:assert/strict";
import { test } from "node:test";

globalThis.document = /** @type {any} */ ({ documentElement: { dataset: { zone: "Europe/Amsterdam" } } });
const { fromField, inField, moment } = await import("#js/lib/moment.js");

test("a field that says no moment gives none", () => {
  for (const text of ["", "now"]) assert.equal(fromField(text), null);
});

test("a moment is that of the room, wherever the laptop is, in winter and in summer", () => {
  for (const [text, utc] of [["2026-01-14T20:00", "2026-01-14T19:00Z"], ["2026-07-01T00:30", "2026-06-30T22:30Z"]]) {
    assert.equal(fromField(text), Date.parse(utc));
    assert.equal(inField(Date.parse(utc)), text);
  }
});

test("an hour that the clocks pass over is the one after it, and one that comes twice is one of the two", () => {
  assert.equal(inField(fromField("2026-03-29T02:30")), "2026-03-29T03:30");
  assert.equal(inField(fromField("2026-10-25T02:30")), "2026-10-25T02:30");
});

test("people read the day with the hour, and the year when that is another one", () => {
  const at = Date.parse("2026-01-13T19:00Z");
  assert.equal(moment("nl", at, at), "dinsdag 13 januari 20.00");
  assert.match(moment("en", at, at), /^Tuesday,? 13 January 20:00$/);
  assert.equal(moment("nl", at, Date.parse("2025-12-01T12:00Z")), "dinsdag 13 januari 2026 20.00");
});
