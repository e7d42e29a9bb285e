// The requests of the desk that are not commands: the door, the list of sessions, links. Cookies say who asks.

// A refusal of the server ({code, words}), or the code "no_answer" when there was none.
export class Refusal extends Error {
  constructor({ code, words = {} }) {
    super(code);
    this.code = code;
    this.words = words;
  }
}

const PATIENCE_MS = 20_000; // nothing waits for ever; making a session with a long agenda takes seconds

/**
 * The JSON of the answer, or what `read` makes of it. Throws Refusal.
 * @param {string} path
 * @param {{method?: string, body?: object}} [asked]
 * @param {((answer: Response) => Promise<any>) | null} [read]
 */
async function ask(path, { method = "GET", body } = {}, read = null) {
  /** @type {RequestInit} */
  const request = { method, cache: "no-store", signal: AbortSignal.timeout?.(PATIENCE_MS) };
  if (body !== undefined) Object.assign(request, { headers: { "Content-Type": "application/json" }, body: JSON.stringify(body) });
  let answer;
  try {
    answer = await fetch(path, request);
  } catch {
    throw new Refusal({ code: "no_answer" });
  }
  if (answer.ok && read) return read(answer);
  const json = await answer.json().catch(() => null);
  if (answer.ok && json !== null) return json;
  throw new Refusal(json?.refused ?? { code: answer.status < 500 ? "portal" : "server_error" }); // a network that wants a login first
}

// Of a file that can be downloaded, in bytes; null when that is not told.
export const sizeOf = (path) => ask(path, { method: "HEAD" }, async (answer) => Number(answer.headers.get("Content-Length")) || null);

export const enter = (secret, password) => ask("/api/enter", { method: "POST", body: { secret, ...(password && { password }) } });

// leaves: when a session in the bin is deleted (s), or null
// -> {sessions: [{code, title, phase, updated (s), leaves, people, rounds, minutes, present}], origin}
export const listSessions = () => ask("/api/desk/sessions");
// {title, language?} with at most one of agenda (the name of a ready-made one), template, text, copy (a code; repeat) -> {code}
export const makeSession = (body) => ask("/api/desk/sessions", { method: "POST", body });
export const keepSession = (code) => ask(`/api/desk/sessions/${code}/keep`, { method: "POST" });
export const deleteSession = (code) => ask(`/api/desk/sessions/${code}`, { method: "DELETE" });

// -> [{name, title, about, basedOn, group: [least, most] | null, minutes, languages, roles: [label],
//      rounds: [{kind, minutes, prompt, again, compared}]}]
export const listAgendas = async (lang) => (await ask(`/api/agendas?lang=${lang}`)).agendas;
// -> [{name, purpose, icon, takes, most_options, secret, live: [setting], flavours: [name],
//      form: [{name, type, default, min, max, choices}]}]
export const listKinds = async () => (await ask("/api/kinds")).kinds;

// given: from textGiven; code: of the session it is for, or null -> {agenda, unread: [{line, text}], more}
export const lookAtAgenda = (given, language, code) =>
  ask(`/api/desk/agendas/look${code ? `?code=${code}` : ""}`, { method: "POST", body: { ...given, language } });
const PART = 12_000; // characters in one request
// What a text (an agenda, a sheet) is given by from here on: {text}, or {upload} when it is too large for one request and was sent
// in parts. code: of the session it is for, or null.
export async function textGiven(text, code) {
  if (text.length <= PART) return { text };
  const upload = crypto.getRandomValues(new Uint32Array(4)).join("-");
  for (let number = 0; number * PART < text.length; number += 1) {
    const part = text.slice(number * PART, (number + 1) * PART);
    await ask(`/api/desk/agendas/parts${code ? `?code=${code}` : ""}`, { method: "POST", body: { upload, number, text: part } });
  }
  return { upload };
}
// A sheet of ballots on paper, given: from textGiven, with leave_out: [column]
// -> {ballots, faults: [{line, column, code, words}], more, unknown: [column], aside: [{key, words}]}
export const lookAtSheet = (code, round, given) => ask(`/api/desk/${code}/ballots/${round}`, { method: "POST", body: given });
// … and id, of the command -> the acknowledgement
export const countSheet = (code, round, given) => ask(`/api/desk/${code}/ballots/${round}/count`, { method: "POST", body: given });
export const blankSheet = (code, round) => `/desk/${code}/ballots/${round}.csv`;
// -> {rounds}: how many were added
export const addAgenda = (code, given, language) => ask(`/api/desk/${code}/agenda`, { method: "POST", body: { ...given, language } });
// -> {agendas: as in listAgendas, bad: [{name, refused}]}
export const listTemplates = (lang) => ask(`/api/desk/templates?lang=${lang}`);
export const saveTemplate = (code) => ask("/api/desk/templates", { method: "POST", body: { code } });
export const removeTemplate = (name) => ask(`/api/desk/templates/${name}`, { method: "DELETE" });
// people: how many; roles: {label: how many}
export const rehearse = (code, body) => ask(`/api/desk/${code}/rehearsal`, { method: "POST", body });
// -> {state: "none" | "busy" | "done" | "failed", round, of, report: {people, planned, needed, rounds, findings, problems} | null}
export const rehearsalOf = (code) => ask(`/api/desk/${code}/rehearsal`);
export const stopRehearsal = (code) => ask(`/api/desk/${code}/rehearsal`, { method: "DELETE" });
export const agendaFile = (code, repeat) => `/api/desk/${code}/agenda.toml${repeat ? "?repeat=1" : ""}`;

// -> {join, origin, host}
export const aboutSession = (code) => ask(`/api/desk/${code}`);
// -> {flavour: [{id, text}]}
export const itemsOf = async (code, round) => (await ask(`/api/desk/${code}/items/${round}`)).items;
// The ideas of a cluster that is an option, from line `from` -> {lines, next}; next: the line to go on with, or null
export const noteLines = (code, { round, option }, from) => ask(`/api/desk/${code}/note/${round}/${option}?from=${from}`);
// What an item of a round is made of, and what that is in every round: {contributions, steps}. flavour: "actions" for an action.
export const originOf = (code, round, item, flavour = "") =>
  ask(`/api/desk/${code}/origin/${round}/${encodeURIComponent(item)}${flavour && `?flavour=${flavour}`}`);
// The record as its JSON file has it -> {record: {sections: […], …}, …}
export const recordOf = (code, lang) => ask(`/record/${code}.json?lang=${lang}`);
// kind: "facilitator" | "projector" -> {link}
export const makeLink = (code, kind, password) =>
  ask(`/api/desk/${code}/links`, { method: "POST", body: { kind, ...(password && { password }) } });
// A link that opens the remote once -> {link, seconds, size, qr}
export const makeTicket = (code) => ask(`/api/desk/${code}/remote`, { method: "POST", body: {} });
// This browser goes out -> {go}
export const leaveDesk = (code) => ask("/api/leave", { method: "POST", body: { code } });
// cards: {role's id, or "" for none: how many} -> the PDF, as a Blob
export const makeCards = (code, cards) => ask(`/api/desk/${code}/cards`, { method: "POST", body: { cards } }, (answer) => answer.blob());
// which: "all" | "unused" | "one" (with the code on it) -> {cards, seats}
export const withdrawCards = (code, which, card = "") =>
  ask(`/api/desk/${code}/cards/withdraw`, { method: "POST", body: { which, code: card } });
// -> {seats}
export const clearSeats = (code) => ask(`/api/desk/${code}/seats/clear`, { method: "POST", body: {} });
export const revokeLinks = (code) => ask(`/api/desk/${code}/links`, { method: "DELETE" });
