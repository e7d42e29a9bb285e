// The last that this phone saw of a session, kept on the phone: what a page that opens without a network begins with. Only what
// every phone gets and the texts that came from here, never a result or a ballot. Gone when the person leaves.
const MOST = 300_000; // characters; a view that is larger is not kept

const key = (code) => `vk.view.${code}`;

/**
 * @param {ReturnType<typeof import("../lib/storage.js").openStorage>} storage @param {string} code @param {any} view @param {any} [mine]
 */
export function keepSeen(storage, code, view, mine) {
  const round = view.round && { ...view.round, result: null, shift: null, repeat: undefined, ties: [] };
  const seen = { view: { ...view, round }, mine: { role: mine?.role ?? null, owned: mine?.owned ?? {}, ballots: {} } };
  if (JSON.stringify(seen).length <= MOST) storage.set(key(code), seen);
  else storage.remove(key(code));
  storage.set("vk.last", { code, title: view.session.title, language: view.session.language });
}

/** {view, mine}, or null. @param {ReturnType<typeof import("../lib/storage.js").openStorage>} storage @param {string} code */
export const lastSeen = (storage, code) => storage.get(key(code));

/**
 * Nothing of this session stays on the phone: the seat, what was typed, sent, seen and one's own.
 * @param {ReturnType<typeof import("../lib/storage.js").openStorage>} storage @param {string} code
 */
export function forgetAll(storage, code) {
  storage.keys("vk.").filter((name) => name.split(".")[2] === code).forEach((name) => storage.remove(name));
  if (storage.get("vk.last")?.code === code) storage.remove("vk.last");
}
