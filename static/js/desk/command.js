// Gives a command of the desk. One whose answer got lost is sent again under the same id, so that it never happens twice;
// after a while the person hears that it may not have happened.
import { commandId } from "../lib/ids.js";

const PATIENCE_MS = 20_000;
const PAUSE_MS = 700;

const pause = (ms) => new Promise((done) => setTimeout(done, ms));

// command(name, round, data) -> the acknowledgement, always one: {ok: false, code: "no_answer", words} when there was none.
export function createCommand(live, { now = Date.now, wait = pause, newId = commandId } = {}) {
  return async function command(name, round = null, data = {}) {
    const envelope = { id: newId(), name, round, data };
    const until = now() + PATIENCE_MS;
    let last = { ok: false, id: envelope.id, code: "no_answer", words: {}, retry: false };
    while (now() < until) {
      try {
        const ack = await live.command(envelope);
        if (ack.ok || !ack.retry) return ack;
        last = ack;
      } catch {
        // No answer: the connection comes back by itself; the same id makes a second sending harmless.
      }
      await wait(PAUSE_MS);
    }
    return last;
  };
}
