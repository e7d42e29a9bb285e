// The Node client in examples/ follows a view as docs/protocol.md says.
import assert from "node:assert/strict";
import { existsSync, readFileSync } from "node:fs";
import { test } from "node:test";

const cases = JSON.parse(readFileSync(new URL("../core/patch_cases.json", import.meta.url), "utf8"));
const installed = existsSync(new URL("../../node_modules/socket.io-client", import.meta.url));
const skip = !installed && process.env.STRICT !== "1";
const { apply } = skip ? { apply: null } : await import("../../examples/node/versnelkamer.mjs");

for (const { name, old, ops, new: after } of cases) {
  test(`the example follows: ${name}`, { skip }, () => {
    const before = structuredClone(old);
    assert.deepEqual(apply(old, ops), after);
    assert.deepEqual(old, before);
  });
}

for (const operation of [
  ["d", ["x"]], ["s", ["x", "y"], 1], ["a", ["a"], [1]], ["q", ["a"], 1],
  ["t", ["l"], 2], ["s", ["l", 1], 2], ["s", ["l", "0"], 2], ["d", []],
]) {
  test(`the example sees that ${JSON.stringify(operation)} does not fit`, { skip }, () => {
    assert.throws(() => apply({ a: 1, l: [1] }, [operation]));
  });
}
