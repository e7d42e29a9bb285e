// The seat of this phone in a session: its token, kept on the phone, and what was shown to get it. Needs no connection, so that
// the first screen does not wait for the code of a session.
import { commandId } from "../lib/ids.js";
import { openStorage } from "../lib/storage.js";
import { isCard } from "../lib/code.js";
import { Refusal, findByCard, findSession } from "./api.js";

export const storage = openStorage();
const seatKey = (code) => `vk.seat.${code}`;

export const seatOf = (code) => storage.get(seatKey(code));
const cardKey = (code) => `vk.card.${code}`;
// What was shown of the entry card that this seat came with; null for a seat without one.
export const cardOf = (code) => storage.get(cardKey(code));

// The session of a code or an entry card, for who has a seat or can still get one: a session that is over takes nobody new,
// and one with cards only nobody without. Raises Refusal.
export async function lookUp(shown, signal) {
  const session = await (isCard(shown) || isScanned(shown) ? findByCard(shown, signal) : findSession(shown, signal));
  const seat = seatOf(session.code);
  if (session.phase === "closed" && !seat && !session.card?.used) throw new Refusal({ code: "session_closed" });
  if (session.entry === "cards" && !seat && !session.card) throw new Refusal({ code: "cards_only" });
  return session;
}
const isScanned = (shown) => shown.length > 20;

// The session that this phone was in last, when it still has a seat there: {code, title, language}, or null.
export function lastSession() {
  const last = storage.get("vk.last");
  return last && seatOf(last.code) ? last : null;
}

export function leaveSeat(code) {
  storage.remove(seatKey(code));
  storage.remove(cardKey(code));
}

// A token for a seat that is being asked for. Kept, so that a join whose answer got lost asks for the same seat again.
export function newSeat(code) {
  const key = `vk.asking.${code}`;
  const token = storage.get(key) ?? commandId();
  storage.set(key, token);
  return token;
}

export function keepSeat(code, seat, card) {
  storage.set(seatKey(code), seat);
  if (card) storage.set(cardKey(code), card);
  else storage.remove(cardKey(code));
  storage.remove(`vk.asking.${code}`);
}
