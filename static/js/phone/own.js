// What somebody put in from this phone, kept on this phone alone: the server forgets who wrote what when a round is over. And what
// became of it, looked up here in an answer that is the same for everybody. Gone when the person leaves.

const key = (code) => `vk.own.${code}`;

/**
 * Keeps the texts of `mine`: while their round is open as they are now, afterwards as they were last.
 * @param {ReturnType<typeof import("../lib/storage.js").openStorage>} storage @param {string} code
 * @param {{round: {id: string, phase: string} | null}} view @param {{owned: Record<string, Record<string, any>>}} mine
 */
export function keepOwn(storage, code, { round }, mine) {
  if (round?.phase !== "open" || !mine.owned[round.id]) return;
  const texts = textsOf(mine.owned[round.id]);
  const before = ownOf(storage, code);
  if (JSON.stringify(before[round.id] ?? {}) === JSON.stringify(texts)) return;
  storage.set(key(code), { ...before, [round.id]: texts });
}

/** By round and id, the text. @param {ReturnType<typeof import("../lib/storage.js").openStorage>} storage @param {string} code */
export const ownOf = (storage, code) => storage.get(key(code)) ?? {};

// What a kind tells a seat of its own holds lists by id of what has a text: ideas, arguments.
function textsOf(owned) {
  const lists = Object.values(owned).filter((part) => part && typeof part === "object");
  const all = lists.flatMap((list) => Object.entries(list)).filter(([, one]) => typeof one?.text === "string");
  return Object.fromEntries(all.map(([id, { text }]) => [id, text]));
}

/**
 * What became of one's own: [{round, id, text, steps: [{round, kind, prompt, text, others}]}], in the order of the agenda.
 * @param {Record<string, Record<string, string>>} own @param {{id: string, kind: string, prompt: string}[]} agenda
 * @param {{made: {round: string, text: string, whole: number}[], of: Record<string, Record<string, number[]>>}} became
 */
export function trailsOf(own, agenda, became) {
  const about = (id) => agenda.find((entry) => entry.id === id);
  return agenda.flatMap(({ id: round }) => Object.entries(own[round] ?? {}).map(([id, text]) => ({
    round,
    id,
    text,
    steps: (became.of[round]?.[id] ?? []).map((place) => became.made[place]).map(({ round: there, text: name, whole }) => ({
      round: there, kind: about(there)?.kind ?? "", prompt: about(there)?.prompt ?? "", text: name, others: whole - 1,
    })),
  })));
}
