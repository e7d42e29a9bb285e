// Answers to open questions: what looks personal, a thread that is pasted, an order of one's own, and where sentences end.
import assert from "node:assert/strict";
import { test } from "node:test";
import { blotted, personalIn } from "#js/lib/personal.js";
import { heldSlice } from "#js/ballot/slice.js";
import { readNow, turned } from "#js/rounds/mark/slice.js";
import { inOwnOrder, sentencesOf } from "#js/rounds/open_question/reading.js";
import { AT_ONCE, portionsOf, readThread, textOfFile } from "#js/rounds/open_question/thread.js";

const found = (text) => personalIn(text).map((one) => [one.what, one.text]);

for (const [text, expected] of [
  ["Bel 06-12345678 of 06 12 34 56 78", [["phone", "06-12345678"], ["phone", "06 12 34 56 78"]]],
  ["Bel (020) 123 45 67 of +31 6 1234 5678", [["phone", "020) 123 45 67"], ["phone", "+31 6 1234 5678"]]],
  ["Mail naar a.b@wijk.example voor meer", [["mail", "a.b@wijk.example"]]],
  ["Kerkstraat 12a, 1234 AB", [["address", "Kerkstraat 12a"], ["address", "1234 AB"]]],
  ["We live at 12 Mill Road now", [["address", "12 Mill Road"]]],
  ["Rekening NL00 BANK 0123 4567 89", [["account", "NL00 BANK 0123 4567 89"]]],
  ["In 2024 waren er 12.500 mensen, 40 in 3 straten", []],
  ["Van 10.00 tot 12.30 uur, 50% van 1000", []],
]) test(`what looks personal in: ${text}`, () => assert.deepEqual(found(text), expected));

test("what is blacked out is gone wherever it stands", () =>
  assert.equal(blotted("Bel 06-12345678. Ja, 06-12345678", ["06-12345678"]), "Bel ▇▇▇. Ja, ▇▇▇"));

test("an empty line parts two answers, and a line does where that is said", () => {
  const text = "Een\nregel\n\n \nTwee\r\n\r\nDrie";
  const texts = (lines) => readThread(text, { lines, most: 4000 }).answers.map((answer) => answer.text);
  assert.deepEqual(texts(false), ["Een\nregel", "Twee", "Drie"]);
  assert.deepEqual(texts(true), ["Een", "regel", "Twee", "Drie"]);
});

test("each message of a chat is an answer, without who wrote it and when", () => {
  const chat = "[12:31, 3-4-2026] Ana: Meer groen\nen minder steen\n[12:32, 3-4-2026] Ben: Een pad\n03-04-26 12:33 - Cem: ";
  for (const lines of [false, true]) {
    const { answers, senders } = readThread(chat, { lines, most: 4000 });
    const texts = answers.map(({ text }) => text);
    assert.deepEqual(texts, lines ? ["Meer groen", "en minder steen", "Een pad"] : ["Meer groen\nen minder steen", "Een pad"]);
    assert.equal(senders, 3);
  }
});

test("of 5,000 pasted lines the first go in and the rest stays in the field", () => {
  const text = Array.from({ length: 5000 }, (_, at) => `Antwoord ${at}`).join("\n");
  const thread = readThread(text, { lines: true, most: 4000 });
  assert.equal(thread.answers.length, AT_ONCE);
  assert.equal(thread.all, 5000);
  assert.equal(thread.without(AT_ONCE).split("\n")[0], `Antwoord ${AT_ONCE}`);
  assert.equal(thread.without(AT_ONCE).split("\n").length, 5000 - AT_ONCE);
});

test("an answer that is too long is told with its number and stays in the field", () => {
  const thread = readThread(`Kort\n\n${"a".repeat(4001)}`, { lines: false, most: 4000 });
  assert.deepEqual(thread.long, [{ number: 2, length: 4001 }]);
  assert.deepEqual(thread.answers.map(({ text }) => text), ["Kort"]);
  assert.equal(thread.without(1).length, 4001);
});

test("portions fit in a message and lose nothing", () => {
  const texts = Array.from({ length: 130 }, (_, at) => "é".repeat(at % 7 ? 30 : 4000));
  const portions = portionsOf(texts);
  assert.deepEqual(portions.flat(), texts);
  assert.ok(portions.every((portion) => portion.length === 1 || new TextEncoder().encode(portion.join("")).length <= 8000));
});

test("an order by lot is the same for the same lot, and an answer that comes moves no other", () => {
  const answers = Array.from({ length: 30 }, (_, at) => ({ id: `r1-1:${at}` }));
  const ids = (list, lot) => inOwnOrder(list, lot).map(({ id }) => id);
  assert.deepEqual(ids(answers, 7), ids([...answers].reverse(), 7));
  assert.notDeepEqual(ids(answers, 7), ids(answers, 8));
  const more = ids([...answers, { id: "n9" }], 7);
  assert.deepEqual(more.filter((id) => id !== "n9"), ids(answers, 7));
});

test("every answer comes first about as often", () => {
  const answers = Array.from({ length: 10 }, (_, at) => ({ id: `r1-1:${at}` }));
  const first = Array.from({ length: 2000 }, (_, lot) => inOwnOrder(answers, lot * 7919)[0].id);
  for (const { id } of answers) assert.ok(first.filter((one) => one === id).length > 120);
});

test("sentences together are the whole text", () => {
  const text = "Ze bellen laat. Het kost 3.50! “Nee.” Echt?\n\nTot zover";
  const bare = (words) => words.replace(/\s/g, "");
  assert.deepEqual(sentencesOf(text), ["Ze bellen laat.", "Het kost 3.50!", "“Nee.”", "Echt?", "Tot zover"]);
  assert.equal(bare(sentencesOf(text).join("")), bare(text));
});

test("a phone keeps the slice that its ballot is about", () => {
  const slices = [["a", "b"], ["c", "d"]];
  assert.equal(heldSlice(slices, { d: [] }, 0), 1);
  assert.equal(heldSlice(slices, {}, 1), 1);
  assert.equal(heldSlice(slices, {}, 9), 1);
});

test("marking twice takes the mark away, and what was read stays read", () => {
  const once = turned(readNow({}, ["a"]), { id: "a.1", of: "a" });
  assert.deepEqual(once, { a: ["a.1"] });
  assert.deepEqual(turned(once, { id: "a.1", of: "a" }), { a: [] });
  assert.deepEqual(readNow(once, ["a", "b"]), { a: ["a.1"], b: [] });
});

test("a file of text comes in as it is, and of a table the column with the longest words", () => {
  const bytes = (text) => new TextEncoder().encode(text);
  assert.equal(textOfFile(bytes("\ufeffEén\n\nTwee"), "a.txt"), "Eén\n\nTwee");
  const csv = 'nr;antwoord;rol\n1;"Meer tijd; ook ""\'s avonds""";burger\n2;Minder regels graag;raad\n';
  assert.equal(textOfFile(bytes(csv), "A.CSV"), 'antwoord\n\nMeer tijd; ook "\'s avonds"\n\nMinder regels graag');
});

test("a file of an older program is read too, and an empty one gives nothing", () => {
  assert.equal(textOfFile(new Uint8Array([0x45, 0xe9, 0x6e]), "a.txt"), "Eén");
  assert.equal(textOfFile(new Uint8Array(), "a.csv"), "");
});
