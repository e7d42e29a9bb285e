import assert from "node:assert/strict";
import { test } from "node:test";
import { createPadding } from "#js/lib/padding.js";

const bytes = (envelope) => new TextEncoder().encode(JSON.stringify(envelope)).length;
const id = "a".repeat(22);
const ballot = (choice, more = {}) => ({ id, name: "ballot.cast", round: "r1", data: { n: 1_790_000_000_000, choice, ...more } });

function seen(ballotBytes = 1536) {
  const padding = createPadding();
  padding.see({ id: "r1", ballotBytes });
  return padding;
}

test("an emptied ballot, a short one, a long one and one that is done have one length", () => {
  const padding = seen();
  const choices = [{}, { answers: { a: "agree" } }, { answers: { a: "disagree", b: "pass", c: "agree" } }];
  const lengths = choices
    .flatMap((choice) => [ballot(choice), ballot(choice, { done: true })])
    .map((each) => bytes(padding.filledUp(each)));
  assert.deepEqual(new Set(lengths), new Set([1536]));
});

test("letters of more than one byte count as what they are on the wire", () => {
  const padding = seen();
  for (const text of ["", "é", "€€", "🙂🙂🙂", 'a "quoted"\nline']) {
    assert.equal(bytes(padding.filledUp(ballot({ answers: { a: { stance: "objection", text } } }))), 1536);
  }
});

test("what is longer than one step takes another whole step", () => {
  assert.equal(bytes(seen(512).filledUp(ballot({ text: "x".repeat(600) }))), 1024);
  const exact = ballot({});
  const fits = seen(bytes({ ...exact, pad: "" })).filledUp(exact);
  assert.equal(fits.pad, "");
});

test("other commands have a length of their own, whatever the round", () => {
  const padding = seen();
  const idea = (text) => ({ id, name: "brainstorm.add_idea", round: "r1", data: { text } });
  assert.deepEqual([idea("No"), idea("A longer idea with an é")].map((each) => bytes(padding.filledUp(each))), [1024, 1024]);
});

test("a ballot of a round that is no longer on the screen keeps its length, of one never seen it has the usual one", () => {
  const padding = seen();
  padding.see({ id: "r2", ballotBytes: 512 });
  padding.see({ id: "r1" });
  padding.see(null);
  assert.equal(bytes(padding.filledUp(ballot({}))), 1536);
  assert.equal(bytes(padding.filledUp({ ...ballot({}), round: "r9" })), 1024);
});

test("nothing else of a command changes", () => {
  const { pad, ...rest } = seen().filledUp(ballot({ answer: "yes" }));
  assert.match(pad, /^ +$/);
  assert.deepEqual(rest, ballot({ answer: "yes" }));
});
