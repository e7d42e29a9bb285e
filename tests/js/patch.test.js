import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { test } from "node:test";
import { PatchError, apply } from "#js/lib/patch.js";

const cases = JSON.parse(readFileSync(new URL("../core/patch_cases.json", import.meta.url), "utf8"));
const frozen = (value) => {
  if (value && typeof value === "object") Object.values(Object.freeze(value)).forEach(frozen);
  return value;
};

for (const [name, document, ops] of [
  ["an unknown operation", {}, [["x", ["a"], 1]]],
  ["a path that is not there", { a: {} }, [["s", ["b", "c"], 1]]],
  ["a path through a plain value", { a: 1 }, [["s", ["a", "b"], 1]]],
  ["an element past the end", { l: [1] }, [["s", ["l", 1], 2]]],
  ["a word as an index", { l: [1] }, [["s", ["l", "0"], 2]]],
  ["deleting what is not there", { a: 1 }, [["d", ["b"]]]],
  ["deleting from a list", { l: [1] }, [["d", ["l", 0]]]],
  ["deleting the document", { a: 1 }, [["d", []]]],
  ["appending to something that is no list", { a: {} }, [["a", ["a"], [1]]]],
  ["truncating to more than there is", { l: [1] }, [["t", ["l"], 2]]],
]) {
  test(`refuses ${name} and leaves the document alone`, () => {
    const before = structuredClone(document);
    assert.throws(() => apply(document, ops), PatchError);
    assert.deepEqual(document, before);
  });
}

for (const { name, old, ops, new: expected } of cases) {
  test(`applies: ${name}`, () => {
    const before = JSON.stringify(old);
    assert.deepEqual(apply(frozen(old), frozen(ops)), expected);
    assert.equal(JSON.stringify(old), before);
  });
}

test("unchanged parts are the same objects, changed ones are new", () => {
  const old = { session: { title: "a" }, list: [{ n: 1 }, { n: 2 }] };
  const now = apply(old, [["s", ["list", 1, "n"], 3]]);
  assert.equal(now.session, old.session);
  assert.equal(now.list[0], old.list[0]);
  assert.notEqual(now.list, old.list);
  assert.notEqual(now.list[1], old.list[1]);
});

test("a key called __proto__ gives nobody a prototype", () => {
  const now = apply({}, [["s", ["__proto__"], { polluted: true }]]);
  assert.equal(Object.getPrototypeOf(now), Object.prototype);
  assert.equal({}.polluted, undefined);
});
