// One phone in one session: its seat, its connection, its outbox and its drafts, tied together. Made by app.js when the
// phone has a seat; the views read `live.store` and `sent`, and send with `send` and `cast`.
import { io } from "../../vendor/socket.io.esm.min.js";
import { clock } from "../lib/clock.js";
import { createCaster } from "../lib/ballot.js";
import { createDrafts } from "../lib/drafts.js";
import { commandId } from "../lib/ids.js";
import { createLive } from "../lib/live.js";
import { createLock } from "../lib/lock.js";
import { createOutbox } from "../lib/outbox.js";
import { openStorage } from "../lib/storage.js";
import { createStore } from "../lib/store.js";
import { isCard } from "../lib/code.js";
import { Refusal, findByCard, findSession } from "./api.js";
import { textsOf } from "./questions.js";

export const storage = openStorage();
const NO_BALLOT = { n: 0, choice: {} };
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

export function createPhone({ code, seat }) {
  const live = createLive({ as: "phone", code, seat, io, clock });
  const exclusive = createLock({ name: `vk.${code}`, storage, tab: commandId() });
  let asked = null; // the round that people answered last, with all its questions: afterwards a phone gets no more than it draws
  const outbox = createOutbox({ code, storage, transport, ready: live.ready, exclusive, newId: commandId,
    questions: (round) => (asked?.id === round ? textsOf(asked) : {}) });
  const drafts = createDrafts({ storage, code });
  const sent = createStore(outbox.entries());
  const known = (round) => live.store.get().mine?.ballots?.[round]?.n ?? 0;

  async function transport(entry) {
    const ack = await live.command(entry);
    if (ack.ok && entry.name === "ballot.cast") live.voted(entry.round, entry.data);
    return ack;
  }

  const off = [
    outbox.subscribe((entries) => sent.set(() => entries)),
    live.store.subscribe(({ status, view, mine }) => {
      if (["open", "closing"].includes(view?.round?.phase)) asked = view.round;
      if (live.ready() && status !== "reconnecting") outbox.wake();
      if (mine && view?.round?.phase === "open") outbox.countsNow(view.round.id, mine.ballots[view.round.id] ?? NO_BALLOT);
      if (view) roundsAreOver(view, drafts, outbox);
    }),
    listen("storage", () => outbox.refresh()),
    listen("online", live.tryNow),
    listen("pageshow", live.tryNow),
    listen("visibilitychange", () => (document.hidden ? outbox.hurry() : live.tryNow())),
    listen("pagehide", () => live.part(outbox.unanswered())),
  ];
  live.start();

  return {
    code,
    seat,
    live,
    sent,
    drafts,
    persistent: () => storage.persistent,
    send: outbox.send,
    cast: createCaster({ send: outbox.send, known }),
    hurry: outbox.hurry,
    counted: outbox.counted,
    dismiss: outbox.dismiss,
    pending: outbox.pending,
    // The person leaves this session: nothing of it stays on the device.
    forget() {
      drafts.clearAll();
      outbox.clear();
    },
    // The seat is not known any more: stop, and keep what was typed for the next seat.
    stop() {
      off.forEach((stop) => stop());
      live.stop();
    },
  };
}

// Nothing on the device may show what was chosen once a round is over, and what was not sent yet goes out at once, also
// while the round is closing. What was typed stays, see drafts.js.
function roundsAreOver(view, drafts, outbox) {
  const over = view.session.phase === "closed";
  for (const { id, phase } of view.agenda) {
    if (phase === "open" && !over) continue;
    if (phase !== "draft") outbox.hurry(id);
    if (over || phase === "closed" || phase === "released") drafts.roundIsOver(id);
  }
}

function listen(name, action) {
  const target = name === "visibilitychange" ? document : window;
  target.addEventListener(name, action);
  return () => target.removeEventListener(name, action);
}
