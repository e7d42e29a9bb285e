// Around a vote: what moved between two votes, the scale of the arrows, and figures while people vote.
import assert from "node:assert/strict";
import { test } from "node:test";
import { withLive } from "#js/results/live.js";
import { textOf, textsOf } from "#js/results/option_texts.js";
import { movesOf, scaleOf } from "#js/results/shift.js";

const options = [{ id: "a", text: "A bench" }, { id: "b", text: "A tree" }];
const round = (shift) => ({ options, result: null, shift });

test("without a shift nothing moved", () => assert.deepEqual(movesOf(round(null)), []));

test("a move has the text of its option and what changed, in the order in which it came", () => {
  const moves = movesOf(round({ moves: [{ id: "a", before: 3, after: 1 }], ballots: [4, 4] }));
  assert.deepEqual(moves, [{ id: "a", text: "A bench", before: 3, after: 1, change: -2 }]);
});

test("counts start at nought, means that lie close together do not", () => {
  const moves = (before, after) => [{ before, after }];
  assert.deepEqual(scaleOf(moves(2, 9)), [0, 9]);
  assert.deepEqual(scaleOf(moves(3.2, 4.1)), [3.2, 4.1]);
  assert.deepEqual(scaleOf(moves(-2, 1)), [-2, 1]);
  assert.deepEqual(scaleOf(moves(0, 0)), [0, 1]);
  assert.deepEqual(scaleOf(moves(4, 6)), [0, 6]);
  assert.deepEqual(scaleOf(moves(3.5, 3.5)), [3.5, 4.5]);
});

test("where people answered on a scale the arrows stand on all of it, so that a small move looks small", () => {
  const moves = [{ before: 2.6, after: 3.4 }];
  assert.deepEqual(scaleOf(moves, { steps: [{ value: -2 }, { value: -1 }, { value: 2 }] }), [-2, 2]);
  assert.deepEqual(scaleOf(moves, { statements: [] }), [0, 100]);
  assert.deepEqual(scaleOf(moves, { grades: 6 }), [1, 6]);
  assert.deepEqual(scaleOf(moves, { criteria: [], lowest: 1, highest: 10 }), [1, 10]);
  assert.deepEqual(scaleOf(moves, { options: [] }), [2.6, 3.4]);
});

test("texts come from the options, or from what the result tells about", () => {
  assert.deepEqual(textsOf({ options, result: { decisions: [{ id: "d", text: "We begin" }] } }), {
    a: "A bench",
    b: "A tree",
    d: "We begin",
  });
  const body = { actions: [{ id: "e", text: "We call everybody" }] };
  assert.equal(textsOf({ options: [], result: { options: [] }, body }).e, "We call everybody");
  assert.deepEqual(textsOf({ options: [], body: { actions: {} } }), {}, "another kind keeps something else under that name");
});

test("an answer that is no option has a word of its kind, and an unknown one shows itself", () => {
  const t = (key) => ({ "poll.yes": "Ja" })[key];
  const known = (key) => key === "poll.yes";
  assert.deepEqual(["a", "yes", "gone"].map((id) => textOf(id, { a: "A bench" }, "poll", t, known)), ["A bench", "Ja", "gone"]);
});

test("figures are shown before the close only in the round they are of, while it is open and when that was said", () => {
  const pulse = { live: { round: "r1", ballots: 5, result: { ballots: 5 } } };
  const open = { id: "r1", phase: "open", live: true, result: null };
  assert.deepEqual(withLive(open, pulse).result, { ballots: 5 });
  for (const other of [{ id: "r2" }, { phase: "closed" }, { live: false }])
    assert.equal(withLive({ ...open, ...other }, pulse).result, null);
  assert.equal(withLive(open, { live: null }), open);
  assert.equal(withLive(open, null), open);
});
