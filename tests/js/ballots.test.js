// What the phones, the wall and the desk of the secret kinds agree on: steps of a scale, roles of a result, dates, facts.
import assert from "node:assert/strict";
import { test } from "node:test";
import { day } from "#rounds/parts/actions.js";
import { ballotFacts } from "#rounds/parts/ballot.js";
import { figure } from "#rounds/parts/results.js";
import { rolesOf } from "#rounds/parts/roles.js";
import { countsWords, scaleOf } from "#rounds/parts/scales.js";

const t = (key) => key;
const scale = (change) => scaleOf({ scale: "1-5", labels: [], agree_words: true, low: "", high: "", dont_know: true, ...change }, t);
const values = ({ steps }) => steps.map((step) => step.value);

test("one to five with words runs from disagree to agree around a middle", () => {
  const found = scale();
  assert.deepEqual(values(found), [1, 2, 3, 4, 5]);
  assert.equal(found.steps[0].word, "rate.step.1");
  assert.ok(found.agree && found.worded && found.middle);
});

test("a scale without words shows its numbers, and below zero their sign", () => {
  const found = scale({ scale: "-2-2" });
  assert.deepEqual(found.steps.map((step) => step.word), ["−2", "−1", "0", "+1", "+2"]);
  assert.ok(found.middle && !found.worded && !found.agree);
  assert.ok(!scale({ scale: "1-10" }).middle);
});

test("labels name the steps only when there are as many as steps", () => {
  const own = scale({ scale: "labels", labels: [" Nooit ", "Ooit"] });
  assert.deepEqual(own.steps.map((step) => step.word), ["Nooit", "Ooit"]);
  assert.ok(own.worded && !own.middle);
  assert.equal(scale({ labels: ["Nooit", "Ooit"] }).steps[1].word, "rate.step.2");
});

test("a distribution is told in words, step by step", () => {
  assert.equal(countsWords([3, 0], scale({ scale: "labels", labels: ["Nee", "Ja"] })), "Nee: 3, Ja: 0");
});

test("roles keep the shape and the order of the session; what was merged comes last", () => {
  const view = { session: { roles: [{ id: "b", label: "Burger" }, { id: "a", label: "Ambtenaar" }] } };
  const result = { roles: [{ role: "*", ballots: 6 }, { role: "a", ballots: 5 }, { role: "b", ballots: 9 }] };
  assert.deepEqual(rolesOf({ view, result, t }).map((role) => [role.key, role.cat, role.label]),
    [["b", 1, "Burger"], ["a", 2, "Ambtenaar"], ["*", 0, "common.merged_roles"]]);
  assert.deepEqual(rolesOf({ view, result: { withheld: true }, t }), []);
});

test("a date is the day that was typed, whatever the time zone, and carries a year only when it is another one", () => {
  const year = new Date().getFullYear();
  assert.equal(day("nl", `${year}-03-02`), "2 maart");
  assert.equal(day("nl", `${year + 1}-03-02`), `2 mrt ${year + 1}`);
});

test("a missing figure is a dash and a negative one has a minus sign", () => {
  assert.equal(figure("nl", null), "–");
  assert.equal(figure("nl", -0.43, 2), "−0,43");
});

test("after the close a phone tells what came in time and what came too late, never what was chosen", () => {
  const cast = (state, code) => ({ name: "ballot.cast", state, code, data: null });
  const words = (entries) => ballotFacts({ state: { entries }, t }).map(([label, figure_]) => `${label} ${figure_}`);
  assert.deepEqual(words([cast("saved")]), ["phone.ballot_yours phone.ballot_in_time"]);
  assert.deepEqual(words([cast("refused", "round_closed")]), ["phone.ballot_yours phone.ballot_late"]);
  assert.deepEqual(words([cast("saved"), cast("refused", "round_closed")]),
    ["phone.ballot_yours phone.ballot_in_time", "phone.ballot_last phone.ballot_late"]);
  assert.deepEqual(words([]), []);
});
