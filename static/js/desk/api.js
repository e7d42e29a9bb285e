// The requests of the desk that are not commands: the door, the list of sessions, links. Cookies say who asks.

// A refusal of the server ({code, words}), or the code "no_answer" when there was none.
export class Refusal extends Error {
  constructor({ code, words = {} }) {
    super(code);
    this.code = code;
    this.words = words;
  }
}

/**
 * The JSON of the answer. Throws Refusal.
 * @param {string} path
 * @param {{method?: string, body?: object}} [asked]
 */
async function ask(path, { method = "GET", body } = {}) {
  /** @type {RequestInit} */
  const request = { method, cache: "no-store" };
  if (body !== undefined) Object.assign(request, { headers: { "Content-Type": "application/json" }, body: JSON.stringify(body) });
  let answer;
  try {
    answer = await fetch(path, request);
  } catch {
    throw new Refusal({ code: "no_answer" });
  }
  const json = await answer.json().catch(() => ({}));
  if (answer.ok) return json;
  throw new Refusal(json.refused ?? { code: "server_error" });
}

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

// text: a file or pasted lines; code: of the session it is for, or null -> {agenda, unread: [{line, text}], more}
export const lookAtAgenda = (text, language, code) =>
  ask(`/api/desk/agendas/look${code ? `?code=${code}` : ""}`, { method: "POST", body: { text, language } });
// -> {rounds}: how many were added
export const addAgenda = (code, text, language) => ask(`/api/desk/${code}/agenda`, { method: "POST", body: { text, language } });
// -> {agendas: as in listAgendas, bad: [{name, refused}]}
export const listTemplates = (lang) => ask(`/api/desk/templates?lang=${lang}`);
export const saveTemplate = (code) => ask("/api/desk/templates", { method: "POST", body: { code } });
export const removeTemplate = (name) => ask(`/api/desk/templates/${name}`, { method: "DELETE" });
export const agendaFile = (code, repeat) => `/api/desk/${code}/agenda.toml${repeat ? "?repeat=1" : ""}`;

// -> {join, origin, host}
export const aboutSession = (code) => ask(`/api/desk/${code}`);
// -> {flavour: [{id, text}]}
export const itemsOf = async (code, round) => (await ask(`/api/desk/${code}/items/${round}`)).items;
// kind: "facilitator" | "projector" -> {link}
export const makeLink = (code, kind, password) =>
  ask(`/api/desk/${code}/links`, { method: "POST", body: { kind, ...(password && { password }) } });
export const revokeLinks = (code) => ask(`/api/desk/${code}/links`, { method: "DELETE" });
