// A client for Versnelkamer, written from docs/protocol.md alone: a desk and a phone, without a browser.
// Needs Node 18 and `socket.io-client`. Licensed like the rest of the project.
import { randomBytes } from "node:crypto";
import { setTimeout as pause } from "node:timers/promises";

import { io } from "socket.io-client";

const PROTOCOL = 2;
const ANSWER_MS = 4500; // without an acknowledgement the same command goes again, under the same id
const ATTEMPTS = 5;
const PAD_BYTES = 1024; // what a phone sends has a multiple of this, so that its length tells nothing

// The server said no. `code` is one of the refusals in docs/protocol.md.
export class Refused extends Error {
  constructor({ code, words }) {
    super(`${code} ${JSON.stringify(words)}`);
    this.code = code;
    this.words = words;
  }
}

// A secret of 192 random bits: of a seat, or of a command.
export const token = () => randomBytes(24).toString("base64url");

// A request with a JSON body, and the cookie that came with its answer. Throws Refused.
export async function ask(origin, path, body, cookie = "") {
  const headers = { "Content-Type": "application/json", Origin: origin, Cookie: cookie };
  const answer = await fetch(origin + path, { method: body ? "POST" : "GET", headers, body: body && JSON.stringify(body) });
  const content = await answer.json();
  if (!answer.ok) throw new Refused(content.refused);
  return { content, cookie: (answer.headers.get("set-cookie") ?? "").split(";")[0] };
}

// `whole` after the operations of a delta; itself it stays as it was. Throws when one does not fit: a gap.
export function apply(whole, operations) {
  return operations.reduce((document, operation) => changed(document, operation, operation[1]), whole);
}

function changed(node, operation, path) {
  const [name, , value] = operation;
  if (path.length === 0) return ended(node, name, value);
  const [step, ...rest] = path;
  const list = Array.isArray(node);
  const isNew = rest.length === 0 && name === "s" && isObject(node);
  if (!isNew && !(list ? Number.isInteger(step) && Object.hasOwn(node, step) : isObject(node) && Object.hasOwn(node, step))) {
    throw new Error(`there is no ${step}`);
  }
  const copy = list ? [...node] : { ...node };
  if (rest.length > 0 || name === "a" || name === "t") put(copy, step, changed(copy[step], operation, rest));
  else if (name === "s") put(copy, step, value);
  else if (name === "d" && !list) delete copy[step];
  else throw new Error(`operation ${name} does not fit`);
  return copy;
}

// A key of a document may be called "__proto__" too.
function put(node, step, value) {
  Object.defineProperty(node, step, { value, configurable: true, enumerable: true, writable: true });
}

const isObject = (node) => typeof node === "object" && node !== null && !Array.isArray(node);

function ended(node, name, value) {
  if (name === "s") return value;
  if (name === "a" && Array.isArray(node)) return [...node, ...value];
  if (name === "t" && Array.isArray(node) && value <= node.length) return node.slice(0, value);
  throw new Error(`operation ${name} does not fit`);
}

// What a packed view holds: "~12" is what `texts` has under "12", and "~~" a text that begins with "~".
export function unpacked(packed, texts) {
  if (typeof packed === "string" && packed.startsWith("~")) {
    const name = packed.slice(1);
    if (name.startsWith("~")) return name;
    if (!Object.hasOwn(texts, name)) throw new Error(`there is no text ${name}`);
    return typeof texts[name] === "string" ? texts[name] : unpacked(texts[name], texts);
  }
  if (Array.isArray(packed)) return packed.map((inner) => unpacked(inner, texts));
  if (!isObject(packed)) return packed;
  return Object.fromEntries(Object.entries(packed).map(([key, inner]) => [key, unpacked(inner, texts)]));
}

// One connection: what it sees (`view`), what is its own (`mine`), and commands. `await peer.ready` first.
export class Peer {
  view = null;
  mine = null;
  pulse = null;
  #packed = null;
  #texts = {};
  #parts = new Map();
  #have = null;
  #asked = false; // for what is missing since a gap
  #waiting = new Set();
  #socket;

  constructor(origin, auth, cookie = "") {
    this.#socket = io(origin, {
      auth: { ...auth, protocol: PROTOCOL },
      extraHeaders: { Origin: origin, Cookie: cookie },
      forceNew: true,
      transports: ["websocket"],
    });
    const news = (take) => (content) => {
      take(content);
      for (const look of this.#waiting) look();
    };
    this.#socket.on("connect", () => this.#resume());
    const events = {
      snapshot: news((content) => this.#snapshot(content)),
      delta: news((content) => this.#delta(content)),
      mine: news((content) => (this.mine = content)),
      pulse: news((content) => (this.pulse = content)),
    };
    for (const [event, take] of Object.entries(events)) this.#socket.on(event, take);
    this.#socket.on("part", ({ id, event, at, of, text }) => {
      const pieces = at === 0 ? [] : (this.#parts.get(id) ?? []);
      this.#parts.set(id, [...pieces, text]);
      if (pieces.length + 1 < of) return;
      this.#parts.delete(id);
      events[event](JSON.parse([...pieces, text].join("")));
    });
    const turnedAway = new Promise((_, refuse) => {
      this.#socket.once("connect_error", (error) => refuse(error.data ? new Refused(error.data) : error));
    });
    this.ready = Promise.race([this.until(() => this.view), turnedAway]).then(() => this);
  }

  #resume() {
    this.#asked = true;
    this.#socket.emit("resume", { have: this.#have });
  }

  #snapshot({ epoch, version, texts, view: packed, mine, pulse }) {
    this.#asked = false;
    this.#have = { epoch, version };
    this.#packed = packed;
    this.#texts = texts;
    Object.assign(this, { view: unpacked(packed, texts), mine, pulse });
  }

  #delta({ from, version, ops, texts = {} }) {
    if (this.#have === null || version <= this.#have.version) return;
    try {
      if (from !== this.#have.version) throw new Error("a delta is missing");
      this.#packed = apply(this.#packed, ops);
      Object.assign(this.#texts, texts);
      this.view = unpacked(this.#packed, this.#texts);
    } catch {
      if (!this.#asked) this.#resume();
      return;
    }
    this.#asked = false;
    this.#have.version = version;
  }

  // What `shown` gives, once that is something. Throws when it does not come.
  until(shown, ms = 20_000) {
    return new Promise((resolve, reject) => {
      const end = (settle, value) => {
        clearTimeout(timer);
        this.#waiting.delete(look);
        settle(value);
      };
      const look = () => {
        const found = shown();
        if (found) end(resolve, found);
      };
      const timer = setTimeout(() => end(reject, new Error("what was waited for did not come")), ms);
      this.#waiting.add(look);
      look();
    });
  }

  // Give a command, and again under the same id while there is no answer; its reply. Throws Refused.
  async command(name, round = null, data = {}) {
    const content = { id: token(), name, round, data };
    for (let attempt = 0; attempt < ATTEMPTS; attempt += 1) {
      const ack = await this.#socket.timeout(ANSWER_MS).emitWithAck("command", this.filledUp(content)).catch(() => null);
      if (ack?.ok) return ack.reply ?? {};
      if (ack && !ack.retry) throw new Refused(ack);
      if (ack) await pause(200 * 2 ** attempt);
    }
    throw new Error(`${name} was not acknowledged`);
  }

  // A command as it goes out: only a phone has something to hide.
  filledUp(content) {
    return content;
  }

  close() {
    this.#socket.disconnect();
  }
}

// A participant. Keep `seat`: with it the same person comes back after a restart.
export class Phone extends Peer {
  seat = "";
  #n = 0;

  static async join(origin, code, { role = null, seat = token() } = {}) {
    await ask(origin, "/api/seat", { code, role, token: seat });
    const phone = new Phone(origin, { as: "phone", code, seat });
    phone.seat = seat;
    return phone.ready;
  }

  // The round on the phone, or null.
  get round() {
    return this.view?.round ?? null;
  }

  // With so many spaces in `pad` that every ballot of the round is as long as every other.
  filledUp(content) {
    const ballot = content.name === "ballot.cast" && content.round === this.round?.id;
    const step = (ballot && this.round.ballotBytes) || PAD_BYTES;
    const length = Buffer.byteLength(JSON.stringify({ ...content, pad: "" }));
    return { ...content, pad: " ".repeat((step - (length % step)) % step) };
  }

  // The round, once the phone shows it.
  at(round) {
    return this.until(() => this.round?.id === round && this.round);
  }

  // What the round came to, once it is shown.
  result(round) {
    return this.until(() => this.round?.id === round && this.round.result);
  }

  // Send a ballot as it stands now; the newest counts, and {} takes it back.
  vote(choice, { done = false } = {}) {
    this.#n = Math.max(Date.now(), this.#n + 1);
    return this.command("ballot.cast", this.round.id, { n: this.#n, choice, done });
  }
}

// The facilitator of a session, with the cookie of the server's desk.
export class Desk extends Peer {
  origin = "";
  code = "";
  cookie = "";

  // Come in with the secret of the desk link (what stands behind its #), and make a session.
  static async ofNewSession(origin, secret, title, language = "en") {
    const { cookie } = await ask(origin, "/api/enter", { secret });
    const { content } = await ask(origin, "/api/desk/sessions", { title, language }, cookie);
    const desk = new Desk(origin, { as: "desk", code: content.code }, cookie);
    Object.assign(desk, { origin, code: content.code, cookie });
    return desk.ready;
  }

  // The round, once it is in this phase.
  see(round, phase) {
    return this.until(() => this.view.rounds[round]?.phase === phase && this.view.rounds[round]);
  }

  // The decision record as "pdf", "json" or "csv".
  async record(form, language = "en") {
    const address = `${this.origin}/record/${this.code}.${form}?lang=${language}`;
    return Buffer.from(await (await fetch(address, { headers: { Cookie: this.cookie } })).arrayBuffer());
  }
}
