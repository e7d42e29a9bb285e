import assert from "node:assert/strict";
import { test } from "node:test";
import { linesTogether } from "#js/lib/together.js";

const lines = (base, mine, theirs) => linesTogether(base.join("\n"), mine.join("\n"), theirs.join("\n")).split("\n");

test("what each put at the end of a list is there", () => {
  assert.deepEqual(lines(["A", "B"], ["A", "B", "C"], ["A", "B", "D"]), ["A", "B", "C", "D"]);
});

test("what one took away is gone, and what the other put between stays where it was put", () => {
  assert.deepEqual(lines(["A", "B", "C"], ["A", "C"], ["A", "X", "B", "C"]), ["A", "X", "C"]);
  assert.deepEqual(lines(["A", "B"], ["X", "A", "B"], ["A"]), ["X", "A"]);
});

test("a line that both changed is there as each made it", () => {
  assert.deepEqual(lines(["A", "B"], ["A1", "B"], ["A2", "B"]), ["A1", "A2", "B"]);
});

test("whatever two people do to a list, no line that either of them wrote is lost", () => {
  let seed = 7;
  const random = (most) => (seed = (seed * 1103515245 + 12345) % 2147483648) % most;
  for (let turn = 0; turn < 500; turn += 1) {
    const base = Array.from({ length: random(6) }, (_, at) => `b${at}`);
    const changed = (name) => {
      const list = base.filter(() => random(4));
      for (let at = 0; at < random(4); at += 1) list.splice(random(list.length + 1), 0, `${name}${at}`);
      return list;
    };
    const [mine, theirs] = [changed("m"), changed("t")];
    const both = new Set(lines(base, mine, theirs));
    for (const line of [...mine, ...theirs].filter((each) => !base.includes(each))) assert.ok(both.has(line), line);
    for (const line of base) assert.equal(both.has(line), mine.includes(line) && theirs.includes(line), line);
  }
});
