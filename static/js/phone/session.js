// One phone in one session: its seat, its connection, its outbox and its drafts, tied together. Made by room.js when the
// phone has a seat; the views read `live.store` and `sent`, and send with `send` and `cast`.
import { io } from "../../vendor/socket.io.esm.min.js";
import { clock } from "../lib/clock.js";
import { createCaster } from "../lib/ballot.js";
import { createDrafts } from "../lib/drafts.js";
import { commandId } from "../lib/ids.js";
import { createLive } from "../lib/live.js";
import { createLock } from "../lib/lock.js";
import { createOutbox } from "../lib/outbox.js";
import { createStore } from "../lib/store.js";
import { textsOf } from "./questions.js";
import { forgetAll, keepSeen, lastSeen } from "./last_seen.js";
import { keepOwn, ownOf } from "./own.js";
import { storage } from "./seat.js";

const NO_BALLOT = { n: 0, choice: {} };
const KEEP_MS = 1_000; // a view changes ten times a second, and the storage is slow

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
    live.store.subscribe(({ status, view, mine, version }) => {
      if (version === null) return; // what was seen last, and not what is
      if (["open", "closing"].includes(view?.round?.phase)) asked = view.round;
      if (live.ready() && status !== "reconnecting") outbox.wake();
      if (mine && view?.round?.phase === "open") outbox.countsNow(view.round.id, mine.ballots[view.round.id] ?? NO_BALLOT);
      if (view && mine) keepOwn(storage, code, view, mine);
      if (view) roundsAreOver(view, drafts, outbox);
    }),
    listen("storage", () => outbox.refresh()),
    listen("online", live.tryNow),
    listen("pageshow", live.tryNow),
    listen("visibilitychange", () => (document.hidden ? outbox.hurry() : live.tryNow())),
    listen("pagehide", () => live.part(outbox.unanswered())),
    keepLastSeen(live, code),
  ];
  const seen = lastSeen(storage, code);
  if (seen) live.store.set(seen);
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
    wrote: (round) => Object.keys(ownOf(storage, code)[round] ?? {}).length, // how many texts of one's own are in a round
    dismiss: outbox.dismiss,
    pending: outbox.pending,
    // The person leaves this session: nothing of it stays on the device.
    forget() {
      drafts.clearAll();
      outbox.clear();
      forgetAll(storage, code);
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

// What is seen is kept a moment after it changed. Gives what stops it.
function keepLastSeen(live, code) {
  let timer = null;
  const keep = () => {
    timer = null;
    const { view, mine, version } = live.store.get();
    if (view && version !== null) keepSeen(storage, code, view, mine);
  };
  const off = live.store.subscribe(() => (timer ??= setTimeout(keep, KEEP_MS)));
  return () => {
    off();
    clearTimeout(timer);
  };
}

function listen(name, action) {
  const target = name === "visibilitychange" ? document : window;
  target.addEventListener(name, action);
  return () => target.removeEventListener(name, action);
}
