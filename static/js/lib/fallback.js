// A page without a socket: asks for news over plain HTTP and sends its commands the same way. Owned by live.js.
import { have, withEvents } from "./replica.js";

const EVERY_MS = 1_500;
const PATIENCE_MS = 8_000; // a network that holds a request is a network without an answer

/**
 * copy() gives the present copy; onCopy, onRefused and onLost tell live.js what happened.
 * @param {{as?: "phone" | "desk" | "projector", code: string, seat: string | null, fetcher: import("../types/outside.js").Fetcher,
 *   later: import("../types/outside.js").Later, cancel: import("../types/outside.js").Cancel, random: () => number, copy: () => any,
 *   clock: {sync: (now: number) => void}, onCopy: (copy: any) => void, onRefused: (refusal: any) => void, onLost: () => void}} from
 */
export function createFallback({ as = "phone", code, seat, fetcher, later, cancel, random, copy, clock, onCopy, onRefused, onLost }) {
  let timer = null;
  let running = false;
  let working = false;
  const headers = seat ? { Authorization: `Bearer ${seat}` } : {};

  function address() {
    const held = have(copy());
    const query = new URLSearchParams({ code, ...(as !== "phone" && { as }), ...(held && { epoch: held.epoch, after: held.version }) });
    return `/api/events?${query}`;
  }

  async function poll() {
    try {
      const answer = await fetcher(address(), { headers, cache: "no-store", signal: AbortSignal.timeout?.(PATIENCE_MS) });
      const news = await answer.json();
      if (!running) return;
      if (answer.ok) take(news);
      else refuse(answer, news);
    } catch {
      lose();
    }
    if (running) timer = later(poll, EVERY_MS * (0.8 + random() * 0.4));
  }

  function take(news) {
    if (news.now) clock.sync(news.now);
    const next = withEvents(copy(), news);
    working = true;
    onCopy(next ?? { ...copy(), version: null }); // without a version the next answer is a snapshot
  }

  /**
   * 502 and the like come from a proxy and say nothing about the session.
   * @param {import("../types/outside.js").Answer} answer
   * @param {{refused?: object}} [news]
   */
  function refuse(answer, { refused } = {}) {
    if (refused && answer.status < 500) onRefused(refused);
    else lose();
  }

  function lose() {
    if (!working) return;
    working = false;
    onLost();
  }

  return {
    get working() { return working; },
    start() {
      if (running) return;
      running = true;
      poll();
    },
    stop() {
      running = working = false;
      cancel(timer);
    },
    // The page goes away: hand these over without waiting for an answer. They keep their ids, so nothing happens twice.
    part(envelopes) {
      for (const envelope of envelopes) {
        fetcher("/api/command", { method: "POST", keepalive: true, headers: { ...headers, "Content-Type": "application/json" },
          body: JSON.stringify({ ...envelope, code }) }).catch(() => {});
      }
    },
    async command(envelope, patience) {
      const answer = await fetcher(as === "desk" ? `/api/desk/${code}/command` : "/api/command", {
        method: "POST",
        headers: { ...headers, "Content-Type": "application/json" },
        body: JSON.stringify({ ...envelope, code }),
        signal: AbortSignal.timeout?.(patience),
      });
      const ack = await answer.json();
      if (typeof ack.ok !== "boolean") throw new Error(`no acknowledgement: ${answer.status}`);
      return ack;
    },
  };
}
