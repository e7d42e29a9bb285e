import assert from "node:assert/strict";
import { test } from "node:test";
import { createCommand } from "#js/desk/command.js";

// A server that gives these answers in turn; an Error is a lost answer. Time passes only while the desk waits.
function desk(...answers) {
  const sent = [];
  let now = 0;
  const live = {
    command(envelope) {
      sent.push(envelope);
      const answer = answers.length > 1 ? answers.shift() : answers[0];
      return answer instanceof Error ? Promise.reject(answer) : Promise.resolve({ id: envelope.id, ...answer });
    },
  };
  const wait = async (ms) => void (now += ms);
  return { sent, time: () => now, command: createCommand(live, { now: () => now, wait, newId: () => "an-id-of-this-command" }) };
}

const yes = { ok: true };
const busy = { ok: false, code: "store_unavailable", words: {}, retry: true };
const no = { ok: false, code: "round_open", words: {}, retry: false };
const lost = new Error("no answer");

test("a refusal that will not change is not sent again", async () => {
  const { command, sent } = desk(no);
  assert.equal((await command("round.close", "r1")).code, "round_open");
  assert.equal(sent.length, 1);
});

test("a lost answer and a busy server are tried again under the same id", async () => {
  const { command, sent } = desk(lost, busy, yes);
  assert.equal((await command("round.open", "r1", {})).ok, true);
  assert.deepEqual(sent.map((envelope) => envelope.id), Array(3).fill("an-id-of-this-command"));
});

test("after twenty seconds without an answer the desk says so", async () => {
  const { command, time } = desk(lost);
  assert.equal((await command("round.open", "r1")).code, "no_answer");
  assert.ok(time() >= 20_000 && time() < 21_000);
});

test("a server that stays busy gives its own reason in the end", async () => {
  const { command } = desk(busy);
  assert.equal((await command("round.open", "r1")).code, "store_unavailable");
});
