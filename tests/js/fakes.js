// Stand-ins for what a browser gives: a localStorage, a clock with timers, a server that can be slow, away or strict.

export function fakeLocalStorage({ limit = Infinity } = {}) {
  const kept = new Map();
  return {
    kept,
    get length() { return kept.size; },
    key: (index) => [...kept.keys()][index] ?? null,
    getItem: (key) => kept.get(key) ?? null,
    setItem(key, value) {
      if (value.length > limit) throw new Error("QuotaExceededError");
      kept.set(key, value);
    },
    removeItem: (key) => kept.delete(key),
  };
}

// now() and later(action, ms) on one line of time that only pass() moves.
export function fakeTime(start = 1_000_000) {
  let at = start;
  let timers = [];
  const settle = async () => {
    for (let turn = 0; turn < 30; turn += 1) await Promise.resolve();
  };
  return {
    now: () => at,
    later(action, ms, ...args) {
      const timer = { due: at + ms, action: () => action(...args) };
      timers.push(timer);
      return timer;
    },
    cancel: (timer) => (timers = timers.filter((other) => other !== timer)),
    settle,
    async pass(ms) {
      const end = at + ms;
      for (;;) {
        await settle();
        const [next] = timers.filter((timer) => timer.due <= end).sort((a, b) => a.due - b.due);
        if (!next) break;
        timers = timers.filter((timer) => timer !== next);
        at = Math.max(at, next.due);
        next.action();
      }
      at = end;
      await settle();
    },
  };
}

// A server that remembers what it accepted, by command id.
export function fakeServer() {
  const server = { up: true, answering: true, accepted: new Map(), received: [], refuse: null };
  server.transport = async (entry) => {
    if (!server.up) throw new Error("no connection");
    server.received.push(entry.id);
    const refusal = server.refuse?.(entry);
    if (refusal) return { ok: false, id: entry.id, words: {}, retry: false, ...refusal };
    server.accepted.set(entry.id, entry);
    if (!server.answering) throw new Error("no answer");
    return { ok: true, id: entry.id, version: server.accepted.size };
  };
  return server;
}
