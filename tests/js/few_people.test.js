// What a desk hears before a sealed vote opens with few people: that nothing would be told, before it hurts.
import assert from "node:assert/strict";
import { test } from "node:test";
import { fewPeople } from "../../static/js/desk/agenda/checks.js";

const session = (threshold, roles = []) => ({ session: { threshold, roles } });
const vote = { plan: { by_role: true } };
const roles = [{ id: "a" }, { id: "b" }];

test("three phones with a smallest group of five hear that there will be no result", () => {
  assert.deepEqual(fewPeople(session(5), 3, [vote]), { key: "desk.check_few", words: { n: 3, threshold: 5 } });
});

test("with the smallest group as low as it goes there is nothing to lower", () => {
  assert.equal(fewPeople(session(3), 2, [vote]).key, "desk.check_few_least");
});

test("two groups have to fit in before roles are told apart", () => {
  assert.equal(fewPeople(session(5, roles), 9, [vote]).key, "desk.check_few_roles");
  assert.equal(fewPeople(session(5, roles), 10, [vote]), null);
  assert.equal(fewPeople(session(5, roles), 9, [{ plan: { by_role: false } }]), null);
});

test("nothing is said while nobody is in, nor where nothing is sealed", () => {
  assert.equal(fewPeople(session(5), 0, [vote]), null);
  assert.equal(fewPeople(session(5), 3, []), null);
});
