// The connection of a page with its session: keeps the copy of the view current, carries commands, and comes back by itself
// after any loss. The socket is tried first; when it fails twice, or a network holds it without an answer, the page polls over
// plain HTTP meanwhile and tries the socket again every minute. A socket that may be dead is asked for a sign.
// docs/protocol.md is the contract.
import { NOTHING, createParts, have, withBallot, withDelta, withSnapshot } from "./replica.js";
import { reconnectDelay } from "./reconnect.js";
import { createFallback } from "./fallback.js";
import { createPadding } from "./padding.js";
import { createStore } from "./store.js";

const PROTOCOL = 2;
const ACK_MS = 4_500; // "not saved yet" must show within five seconds
const SOCKET_AGAIN_MS = 60_000;
const SOCKET_BYTES = 15_000; // of one command; what is larger goes over HTTP, where the server can answer that it is too large
const SOCKET_FAILURES = 2; // this many before HTTP is tried
const HELD_MS = 2_000; // a socket that takes longer may be held by a proxy
const SIGN_MS = 2_500; // what a page that woke up waits for a sign of its socket
// After these there is no point in coming back by itself.
const FINAL = new Set(["wrong_code", "gone", "link_expired", "seat_unknown", "not_allowed", "protocol_too_old", "too_many_tabs",
  "session_locked", "cards_only", "card_withdrawn", "taken_over", "session_closed", "unknown_role"]);

const isLarge = (envelope) => new TextEncoder().encode(JSON.stringify(envelope)).length > SOCKET_BYTES;

/**
 * store: {status: "connecting" | "online" | "http" | "reconnecting" | "refused", epoch, version, view, mine, pulse,
 *         refusal: {code, words} | null}
 * @param {object} from
 * @param {"phone" | "desk" | "projector"} from.as
 * @param {string} from.code of the session
 * @param {string | null} [from.seat] the token of a phone
 * @param {(options: object) => any} from.io the client of socket.io
 * @param {ReturnType<typeof import("./clock.js").createClock>} from.clock
 * @param {import("../types/outside.js").Fetcher} [from.fetcher]
 * @param {import("../types/outside.js").Later} [from.later]
 * @param {import("../types/outside.js").Cancel} [from.cancel]
 * @param {() => number} [from.random]
 */
export function createLive({
  as, code, seat = null, io, clock, fetcher = (address, request) => fetch(address, request), later = setTimeout,
  cancel = clearTimeout, random = Math.random,
}) {
  const store = createStore({ ...NOTHING, status: "connecting", refusal: null });
  const inFlight = new Set();
  const padding = createPadding();
  let attempt = 0;
  let failures = 0;
  let retryAfter = null;
  let timer = null;
  let trying = false; // the socket's own `active` stays true after a loss and after a failure
  let held = null; // waits for a socket that is being opened
  let sign = null; // waits for a sign of a socket that may be dead
  let takePart = createParts();
  let asked = false; // a resume is under way: what comes before the answer does not fit

  const socket = io({ path: "/socket.io", transports: ["websocket"], reconnection: false, autoConnect: false, forceNew: true,
    timeout: 3 * HELD_MS });
  const fallback = createFallback({ as, code, seat, fetcher, later, cancel, random, copy: store.get, clock,
    onCopy: (copy) => store.set({ ...copy, status: "http", refusal: null }), onRefused: refused, onLost: lost });

  store.subscribe(({ view }) => padding.see(view?.round));

  // What a desk asks is no secret.
  const envelopeOf = ({ id, name, round = null, data = {} }) =>
    as === "phone" ? padding.filledUp({ id, name, round, data }) : { id, name, round, data };

  function connect() {
    cancel(timer);
    timer = null;
    if (socket.connected || trying) return;
    trying = true;
    socket.auth = { as, code, protocol: PROTOCOL, ...(seat && { seat }) };
    socket.connect();
    cancel(held);
    held = later(() => trying && fallback.start(), HELD_MS);
  }

  // A phone that slept may hold a socket that nobody else knows of any more, and would show what was.
  function askForSign() {
    if (sign !== null) return;
    asked = false;
    resume(have(store.get()));
    sign = later(() => {
      sign = null;
      socket.disconnect();
      connect();
    }, SIGN_MS);
  }

  function again() {
    const wait = fallback.working ? SOCKET_AGAIN_MS : reconnectDelay(attempt++, retryAfter, random);
    retryAfter = null;
    cancel(timer);
    timer = later(connect, wait);
  }

  function lost() {
    if (store.get().status !== "refused") store.set({ status: "reconnecting" });
  }

  function refused({ code: reason, words = {} }) {
    const final = FINAL.has(reason);
    store.set({ refusal: { code: reason, words }, ...(final && { status: "refused" }) });
    if (final) stop();
    return final;
  }

  function stop() {
    [timer, held, sign].forEach(cancel);
    fallback.stop();
    socket.disconnect();
  }

  function resume(from) {
    if (asked) return;
    asked = true;
    socket.emit("resume", { have: from });
  }

  socket.on("connect", () => {
    trying = asked = false;
    takePart = createParts();
    resume(have(store.get()));
  });
  socket.on("hello", ({ now }) => {
    clock.sync(now);
    attempt = failures = 0;
    asked = false;
    cancel(sign);
    sign = null;
    fallback.stop();
    store.set({ refusal: null, ...(store.get().view && { status: "online" }) });
  });
  const news = {
    snapshot(snapshot) {
      asked = false;
      store.set({ ...withSnapshot(store.get(), snapshot), status: "online", refusal: null });
    },
    delta(delta) {
      const copy = withDelta(store.get(), delta);
      if (copy) {
        asked = false;
        store.set(copy);
      } else resume(delta.from === store.get().version ? null : have(store.get()));
    },
    mine: (mine) => store.set({ mine }),
    pulse: (pulse) => store.set({ pulse }),
  };
  for (const [event, take] of Object.entries(news)) socket.on(event, take);
  socket.on("part", (part) => {
    const whole = takePart(part);
    if (whole) news[whole.event]?.(whole.content);
  });
  socket.on("bye", ({ code: reason, retry_after = null }) => {
    retryAfter = retry_after;
    refused({ code: reason });
  });
  socket.on("disconnect", () => {
    trying = false;
    inFlight.forEach((fail) => fail(new Error("connection lost")));
    lost();
    if (store.get().status !== "refused") again();
  });
  socket.on("connect_error", ({ data }) => {
    trying = false;
    if (data?.code) {
      retryAfter = data.retry_after ?? null;
      if (refused(data)) return;
    } else if (++failures >= SOCKET_FAILURES) fallback.start();
    if (!fallback.working) lost();
    again();
  });

  function overSocket(envelope) {
    return new Promise((resolve, reject) => {
      inFlight.add(reject);
      socket.timeout(ACK_MS).emit("command", envelope, (late, ack) => {
        inFlight.delete(reject);
        if (late) reject(new Error("no answer"));
        else resolve(ack);
      });
    });
  }

  return {
    store,
    start: connect,
    stop,
    ready: () => socket.connected || fallback.working,
    /**
     * The acknowledgement; rejects when none came.
     * @param {{id: string, name: string, round?: string | null, data?: object}} asked
     */
    command(asked) {
      const envelope = envelopeOf(asked);
      if (isLarge(envelope)) return fallback.command(envelope, ACK_MS); // the socket is cut off on such a message
      if (socket.connected) return overSocket(envelope);
      return fallback.working ? fallback.command(envelope, ACK_MS) : Promise.reject(new Error("no connection"));
    },
    // In which field a desk is; nothing waits for it.
    place: (where) => socket.connected && socket.emit("place", where),
    // Of its own ballots a phone is not told: the one that sent it knows when the server has it.
    voted: (round, ballot) => store.set((copy) => withBallot(copy, round, ballot)),
    // For a phone whose page goes away; see fallback.js. asked: as for `command`.
    part: (commands) => fallback.part(commands.map(envelopeOf)),
    // The person asks, or the phone wakes up: do not wait for the timer.
    tryNow() {
      if (store.get().status === "refused") return;
      if (socket.connected) askForSign();
      else connect();
    },
  };
}
