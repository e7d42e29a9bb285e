import assert from "node:assert/strict";
import { test } from "node:test";
import { readList } from "#js/lib/pasted/list.js";

const read = (text, asked) => readList(text, { language: "nl", ...asked });
const texts = (text, asked) => read(text, asked).items.map((item) => item.text);
const told = (text, asked) =>
  read(text, asked).notes.map(({ key, words }) => [key.slice("paste.".length), words.line ?? words.column ?? words.n]);

for (const [name, text, expected, notes, asked] of [
  ["a plain list stays as it is", "Een\nTwee", ["Een", "Twee"], []],
  ["sentences with commas stay whole", "Meer groen, minder steen\nWit, zwart", ["Meer groen, minder steen", "Wit, zwart"], []],
  ["words between quotes at the start of a sentence are no cell", "\"Nee\" zei hij\nWel", ["\"Nee\" zei hij", "Wel"], []],
  ["a year is no number of a list", "2027. Een plan\nIets", ["2027. Een plan", "Iets"], []],
  ["a minus before a number is no bullet", "-5 graden\nTwee", ["-5 graden", "Twee"], []],
  ["empty lines, other spaces and other ends of lines go", "\ufeff Een\u00a0 \r\n\r\n\tTwee\r", ["Een", "Twee"], []],
  ["trailing separators go", "Een;\nTwee,\nDrie ; ;", ["Een", "Twee", "Drie"], []],
  ["bullets go, one after another too", "•\tGroen\n– Bank\n- [ ] Tuin\n* Kerk\n☐ Pad",
    ["Groen", "Bank", "Tuin", "Kerk", "Pad"], [["marks", 5]]],
  ["numbers and letters go when there are several", "1.\tEen\n2)\tTwee\n(3) Drie", ["Een", "Twee", "Drie"], [["marks", 3]]],
  ["so do letters", "a) Een\nb) Twee", ["Een", "Twee"], [["marks", 2]]],
  ["bullets of a word processor, also those of its second level", "\uf0b7\tEen\no\tTwee\n\uf0a7 Drie\n•Vier",
    ["Een", "Twee", "Drie", "Vier"], [["marks", 4]]],
  ["a bullet with nothing behind it is no item", "- \n- Een\n•", ["Een"], [["marks", 3]]],
  ["signs and numbers without a space go when every line has them", "-Een\n-Twee", ["Een", "Twee"], [["marks", 2]]],
  ["numbers without a space", "1.Een\n2.Twee", ["Een", "Twee"], [["marks", 2]]],
  ["numbers in other shapes", "1️⃣ Een\n#2 Twee", ["Een", "Twee"], [["marks", 2]]],
  ["Roman numbers in their order", "i. Een\nii. Twee\niii. Drie", ["Een", "Twee", "Drie"], [["marks", 3]]],
  ["bare numbers that count from one", "1 Een\n2 Twee\n3 Drie", ["Een", "Twee", "Drie"], [["marks", 3]]],
  ["two numbers may be words", "1 bank\n2 bomen", ["1 bank", "2 bomen"], []],
  ["abbreviations and versions are words", "o.a. bomen\no.a. banken\n1.5 meter\n2.0 versie",
    ["o.a. bomen", "o.a. banken", "1.5 meter", "2.0 versie"], []],
  ["other ends of lines", "Een\u2028Twee\vDrie", ["Een", "Twee", "Drie"], []],
  ["a list on one line", "Een; Twee;Drie;", ["Een", "Twee", "Drie"], [["parted", 3]]],
  ["one semicolon is one of a sentence", "Een; maar ook twee", ["Een; maar ook twee"], []],
  ["a drawn table", "| Naam | Wie |\n|---|---|\n| Tuin | Ana |\n| Pad | Bo |", ["Tuin", "Pad"], [["head", 1], ["column", 2]]],
  ["a chat, without who wrote it and when", "[12:31, 3-4-2026] Ana: Meer groen\n03-04-26 12:32 - +31 6 00000000: Pad: nu",
    ["Meer groen", "Pad: nu"], [["senders", 2]]],
  ["a time in a sentence is no sender", "Om 12.30: pauze\nDoen: dit", ["Om 12.30: pauze", "Doen: dit"], []],
  ["a cell of several lines is one text", "\"Regel een\nregel \"\"twee\"\"\"\nTwee", ["Regel een regel \"twee\"", "Twee"], []],
  ["a quote that does not end takes no other line along", "\"Open\nTwee", ["\"Open", "Twee"], []],
  ["a file with a head, quotes and empty columns", "statement,,\nMeer groen,,\n\"Groen, grijs\",later,\n,,", ["Meer groen", "Groen, grijs"],
    [["head", 1], ["column", 2]]],
  ["a list of one column with a head", "Naam\nJan\nPiet", ["Jan", "Piet"], [["head", 1]]],
  ["columns with tabs and a column of numbers", "1\tTuin\n2\tPad", ["Tuin", "Pad"], [["column", 1]]],
  ["sep= on top", "sep=;\r\nOptie;Wie\r\nTuin;Ana\r\nPad;Bo", ["Tuin", "Pad"], [["head", 2], ["column", 2]]],
  ["the same twice is once", "Jan\nPiet\n jan ", ["Jan", "Piet"], [["equal", 3]]],
  ["unless both may stay", "Jan\njan", ["Jan", "jan"], [], { once: false }],
  ["what is too long is told and left out", "Kort\nVeel te lang", ["Kort"], [["long", 2]], { characters: 5 }],
  ["what is too many is told by the line where it ends", "a1\nb2\nc3", ["a1", "b2"], [["many", 3]], { most: 2 }],
  ["lines that are there already stay as they are", "1. Een\n2. Twee\n- Drie", ["1. Een", "2. Twee", "Drie"], [["marks", 1]],
    { known: ["1. Een", "2. Twee"] }],
  ["two columns are an option and its cost", "Tuin\t12.000\nPad\t500", ["Tuin | 12.000", "Pad | 500"], [], { priced: true }],
  ["three columns with a head too", "Nr;Optie;Kosten\n1;Tuin;€ 12.000,-\n2;Pad;500", ["Tuin | € 12.000,-", "Pad | 500"],
    [["head", 1], ["column", 1]], { priced: true }],
  ["the same for another amount is the same", "Tuin | 1\nPad | 2\ntuin | 3", ["Tuin | 1", "Pad | 2"], [["equal", 3]], { priced: true }],
  ["a cost behind a comma", "Tuin,12000\nPad,500", ["Tuin | 12000", "Pad | 500"], [], { priced: true }],
  ["a cost that is none, or unclear, is told", "Tuin | PM\nPad | 12.5\nBos", ["Tuin | PM", "Pad | 12.5", "Bos"],
    [["no_cost", 1], ["unclear", 2], ["no_cost", 3]], { priced: true }],
]) {
  test(`${name}`, () => {
    assert.deepEqual(texts(text, asked), expected);
    assert.deepEqual(told(text, asked), notes);
  });
}

test("five thousand lines are an answer: so many, and where the rest begins", () => {
  const text = Array.from({ length: 5000 }, (_, at) => `Idee ${at + 1}`).join("\n");
  const { items, notes } = read(text, { most: 500, once: false });
  assert.equal(items.length, 500);
  assert.deepEqual(notes, [{ key: "paste.many", words: { n: 5000, most: 500, line: 501 } }]);
});

test("a long text without any end is read as quickly as it comes", () => {
  assert.ok(texts("\"\t;, ".repeat(20_000)).length <= 1);
  assert.equal(texts(`${"a ".repeat(100_000)}\nb`).length, 2);
});
