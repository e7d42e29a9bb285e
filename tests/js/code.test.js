import assert from "node:assert/strict";
import { test } from "node:test";
import { ALPHABET, checkCode, isCard, linkIn, normaliseCode, spacedCode } from "#js/lib/code.js";

test("characters that look alike are refused by name", () => {
  for (const character of "0O1IL") {
    assert.ok(!ALPHABET.includes(character));
    assert.deepEqual(checkCode(`K7M4P${character}`), { problem: "lookalike", character });
  }
});

test("a code that cannot be right says what is wrong", () => {
  assert.deepEqual(checkCode("K7M4P"), { problem: "short", n: 1 });
  assert.deepEqual(checkCode(""), { problem: "short", n: 6 });
  assert.deepEqual(checkCode("K7M4PXX"), { problem: "short", n: 3 }); // on the way to the code of an entry card
  assert.deepEqual(checkCode("B7KDXQ4ZNMM"), { problem: "long" });
  assert.deepEqual(checkCode("K7M4P!"), { problem: "character", character: "!" });
});

test("any case, spaces, dashes and the address from the QR code are fine", () => {
  for (const typed of [
    "K7M4PX",
    " k7m-4px ",
    "k7m 4px",
    "K 7 M 4 P X",
    "k7m–4px",
    "Ｋ7Ｍ4ＰＸ",
    "https://zaal.example.nl/join/k7m4px",
    "http://10.0.0.4:8080/join/K7M4PX?lang=nl",
  ]) {
    assert.equal(normaliseCode(typed), "K7M4PX", typed);
    assert.equal(checkCode(normaliseCode(typed)), null, typed);
  }
});

test("a code is shown in two groups of three", () => {
  assert.deepEqual(["", "K7", "K7M", "K7M4", "K7M4PX"].map(spacedCode), ["", "K7", "K7M", "K7M 4", "K7M 4PX"]);
});

test("the long part of a pasted link is kept, and a code has none", () => {
  const long = "a-_9".repeat(6);
  assert.equal(linkIn(` https://zaal.example.nl/join/K7M4PX#${long} `), long);
  assert.equal(normaliseCode(`https://zaal.example.nl/join/K7M4PX#${long}`), "K7M4PX");
  const none = ["K7M 4PX", "https://zaal.example.nl/join/K7M4PX", `https://zaal.example.nl/enter#${long}`];
  for (const typed of none) assert.equal(linkIn(typed), null);
});

test("the code of an entry card has ten characters, in two halves", () => {
  assert.equal(checkCode(normaliseCode("b7kdx-q4znm")), null);
  assert.equal(spacedCode("B7KDXQ4ZNM"), "B7KDX Q4ZNM");
  assert.equal(spacedCode("K7M4PX"), "K7M 4PX");
  assert.deepEqual(["B7KDXQ4ZNM", "K7M4PX", ""].map(isCard), [true, false, false]);
});
