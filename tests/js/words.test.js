import assert from "node:assert/strict";
import { mock, test } from "node:test";
import { countdown, list, number, time } from "#js/lib/formats.js";
import { lang, t, translator, useLanguage } from "#js/lib/words.js";

const words = { "a.plain": "Sla over", "a.gap": "Nog {left} van de {total}", "a.ideas.one": "{n} idee", "a.ideas.other": "{n} ideeën" };
const nl = translator(words, "nl");

test("a missing key shows itself and complains", () => {
  const complaint = mock.method(console, "error", () => {});
  assert.equal(nl("a.nothing"), "a.nothing");
  assert.equal(nl("constructor"), "constructor");
  assert.equal(nl("a.gap", { left: 2 }), "Nog 2 van de {total}");
  assert.equal(complaint.mock.callCount(), 3);
  complaint.mock.restore();
});

test("gaps are filled, numbers as the language writes them", () => {
  assert.equal(nl("a.plain"), "Sla over");
  assert.equal(nl("a.gap", { left: 2, total: 1500 }), "Nog 2 van de 1.500");
  assert.equal(translator(words, "en")("a.gap", { left: 2, total: 1500 }), "Nog 2 van de 1,500");
});

test("what a participant wrote never becomes a gap", () => {
  assert.equal(nl("a.gap", { left: "{total}", total: "$&" }), "Nog {total} van de $&");
});

test("the form follows the count", () => {
  assert.deepEqual([0, 1, 2].map((n) => nl("a.ideas", { n })), ["0 ideeën", "1 idee", "2 ideeën"]);
});

test("the page keeps its language when the other one cannot be had", async () => {
  const answer = (content, ok = true) => async () => ({ ok, status: ok ? 200 : 503, json: async () => content });
  await useLanguage("nl", answer({ "a.b": "ja" }));
  await assert.rejects(useLanguage("en", answer({}, false)));
  assert.deepEqual([lang(), t("a.b")], ["nl", "ja"]);
  await useLanguage("en", answer({ "a.b": "yes" }));
  assert.deepEqual([lang(), t("a.b")], ["en", "yes"]);
});

test("numbers, times and lists are written the way the language writes them", () => {
  const noon = new Date(2026, 1, 3, 9, 5).getTime();
  assert.equal(number("nl", 1234.5), "1.234,5");
  assert.equal(number("en", 2, 1), "2.0");
  assert.deepEqual([time("nl", noon), time("en", noon)], ["09.05", "09:05"]);
  assert.equal(list("nl", ["a", "b", "c"]), "a, b en c");
});

test("a countdown is over at 00:00 and not before", () => {
  assert.deepEqual([221_000, 220_001, 1, 0, -5, 4_325_000].map(countdown), ["03:41", "03:41", "00:01", "00:00", "00:00", "72:05"]);
});
