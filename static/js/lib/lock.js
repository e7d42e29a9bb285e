// One tab of a seat sends at a time. With the Web Locks API where it exists; on a plain http:// address it does not,
// and a lease in localStorage does the work. A lease that is lost by a crash ends by itself. Two tabs that still
// overlap do no harm: a command keeps its id, and the server gives one id one effect.

const LEASE_MS = 12_000; // longer than one attempt to send takes
const SETTLE_MS = 40; // two tabs that write at the same moment: the last one wins, the other sees that after this time

/**
 * Gives exclusive(work): runs the async `work` when no other tab is running its own, and gives what it gives.
 * @param {{name: string, storage: ReturnType<typeof import("./storage.js").openStorage>, locks?: import("../types/outside.js").Locks,
 *   tab: string, now?: () => number, later?: import("../types/outside.js").Later}} from
 * @returns {(work: () => Promise<any>) => Promise<any>}
 */
export function createLock({ name, storage, locks = globalThis.navigator?.locks, tab, now = Date.now, later = setTimeout }) {
  if (locks && storage.persistent) return (work) => locks.request(name, work);

  const pause = (ms) => new Promise((resolve) => later(resolve, ms));
  const key = `vk.lease.${name}`;
  const mine = () => storage.get(key)?.tab === tab;

  async function acquire() {
    for (;;) {
      const lease = storage.get(key);
      if (!lease || lease.tab === tab || lease.until <= now()) {
        storage.set(key, { tab, until: now() + LEASE_MS });
        await pause(SETTLE_MS);
        if (mine()) return;
      } else await pause(Math.min(lease.until - now(), 500));
    }
  }

  let turn = Promise.resolve(); // also one at a time within this tab
  return function exclusive(work) {
    const result = turn.then(async () => {
      await acquire();
      try {
        return await work();
      } finally {
        if (mine()) storage.remove(key);
      }
    });
    turn = result.catch(() => {});
    return result;
  };
}
