// What a phone asks over HTTP besides its commands. docs/protocol.md describes it.

const PATIENCE_MS = 6_000; // a network that holds a request is a network without an answer

// A refusal of the server ({code, words}); "offline" when there was no answer, "portal" when something else answered: a network
// that wants people to log in first sends its own page for every address.
export class Refusal extends Error {
  constructor({ code, words = {} }) {
    super(code);
    this.code = code;
    this.words = words;
  }
}

// The long part of the link to join, behind the # of the address: with it no number of wrong guesses keeps this phone out.
const link = () => location.hash.slice(1) || undefined;

// -> {code, title, language, phase, locked, threshold, roles, entry}
export const findSession = async (code, signal) => (await post("/api/code", { code, link: link() }, signal)).session;

// By an entry card, what its QR code holds or its code as typed -> the same, with card: {shown, role (its id, or null), used}
export async function findByCard(shown, signal) {
  const { session, card } = await post("/api/code", { card: shown }, signal);
  return { ...session, card: { ...card, shown } };
}

// role: an id, or null for "rather not say"; token: made here, so that a repeated request gives the same seat. -> the token
// card: what was shown of an entry card, if any; its seat then goes on on this phone.
export const takeSeat = async (code, role, token, card) =>
  (await post("/api/seat", card ? { card, role, token } : { code, role, token, link: link() })).seat;

// The ideas of a cluster, from line `from`: they stand in no view. -> {lines, next}; next: the line to go on with, or null
export async function noteLines(code, { round, option }, from, seat) {
  const query = new URLSearchParams({ code, round, option, from: String(from) });
  const answer = await reach(`/api/note?${query}`, { headers: { Authorization: `Bearer ${seat}` }, cache: "no-store" });
  if (answer.ok) return answer.json();
  throw await refusalOf(answer);
}

// A round of before, as every phone saw it. -> the round
export async function roundBefore(code, round, seat) {
  const address = `/api/round/${encodeURIComponent(round)}?${new URLSearchParams({ code })}`;
  const answer = await reach(address, { headers: { Authorization: `Bearer ${seat}` }, cache: "no-store" });
  if (answer.ok) return (await answer.json().catch(() => { throw new Refusal({ code: "portal" }); })).round;
  throw await refusalOf(answer);
}

// What became of everything that was put in, once the session is closed: the same answer for every phone, so that nobody learns
// which of it is of this one. -> {made: [{round, text, whole}], of: {round: {id: [place in made]}}}
export async function fetchBecame(code, seat) {
  const answer = await reach(`/api/became?${new URLSearchParams({ code })}`, { headers: { Authorization: `Bearer ${seat}` } });
  if (answer.ok) return answer.json();
  throw await refusalOf(answer);
}

// The decision record of a closed session as a file. The token goes in the body: an address ends up in logs.
export async function fetchRecord(code, kind, lang, seat) {
  const answer = await fetch(`/record/${code}.${kind}`, { method: "POST", body: new URLSearchParams({ seat, lang }) })
    .catch(() => { throw new Refusal({ code: "offline" }); });
  if (answer.ok) return answer.blob();
  throw await refusalOf(answer);
}

async function post(path, body, signal) {
  const headers = { "Content-Type": "application/json" };
  const answer = await reach(path, { method: "POST", headers, body: JSON.stringify(body), signal });
  if (!answer.ok) throw await refusalOf(answer);
  return answer.json().catch(() => { throw new Refusal({ code: "portal" }); });
}

/** @param {string} path @param {RequestInit} asked */
async function reach(path, { signal, ...request }) {
  const patience = AbortSignal.timeout?.(PATIENCE_MS);
  const both = signal && patience ? AbortSignal.any?.([signal, patience]) ?? signal : signal ?? patience;
  try {
    return await fetch(path, { ...request, signal: both });
  } catch (problem) {
    if (signal?.aborted) throw problem;
    throw new Refusal({ code: "offline" });
  }
}

async function refusalOf(answer) {
  const { refused } = await answer.json().catch(() => ({}));
  return new Refusal(refused ?? { code: answer.status < 500 ? "portal" : "server_error" });
}
