// The other sessions as a table: title, day, people, state, and what to do.
import { html } from "../../lib/html.js";
import { date } from "../../lib/formats.js";
import { lang, locale, t } from "../../lib/words.js";
import { Button } from "../../ui/button.js";
import { Ring } from "../../ui/icon.js";
import { Menu } from "../../ui/menu.js";
import { agendaFile } from "../api.js";

// tab: "agenda" | "live" | "record"
export const addressOf = (session, tab) => `/desk/${session.code}#${tab}`;

const TABS = { draft: ["agenda", "desk.build_on"], open: ["live", "desk.go_on"], closed: ["record", "desk.record"] };
const RINGS = { draft: undefined, open: "on", closed: "done" };

export const SessionTable = ({ sessions, asking, onKeep }) => html`
  <table class="sessions">
    <caption class="visually-hidden">${t("desk.sessions")}</caption>
    <thead><tr>
      <th scope="col">${t("desk.session")}</th><th scope="col">${t("desk.date")}</th><th scope="col">${t("desk.people")}</th>
      <th scope="col">${t("desk.status")}</th><th scope="col"><span class="visually-hidden">${t("desk.action")}</span></th>
    </tr></thead>
    <tbody>${sessions.map((session) => html`<${Row} key=${session.code} session=${session} asking=${asking}
      onKeep=${() => onKeep(session)} />`)}</tbody>
  </table>`;

// The year only when it is another one.
function dayOf(ms) {
  if (new Date(ms).getFullYear() !== new Date().getFullYear()) return date(lang(), ms);
  return new Intl.DateTimeFormat(locale(lang()), { day: "numeric", month: "long" }).format(ms);
}

function Row({ session, asking, onKeep }) {
  const [tab, verb] = TABS[session.phase];
  return html`
    <tr>
      <th scope="row">${session.title}</th>
      <td class="nowrap">${dayOf(session.updated * 1000)}</td>
      <td class="digits nowrap" data-label=${t("desk.people")}>
        ${session.people ? session.people : html`<span class="muted">${session.people === 0 ? t("desk.nobody_yet") : "–"}</span>`}</td>
      <td><span class="across status"><${Ring} state=${RINGS[session.phase]} />${t(`desk.phase_${session.phase}`)}</span>
        ${session.leaves && html`<span class="muted">${t("desk.leaves_on", { when: dayOf(session.leaves * 1000) })}</span>`}</td>
      <td><span class="across session-actions">
        <${Button} kind="quiet" href=${addressOf(session, tab)} aria-label=${`${t(verb)}: ${session.title}`}>${t(verb)}<//>
        ${session.leaves && html`
          <${Button} kind="line" onClick=${onKeep} aria-label=${`${t("desk.keep")}: ${session.title}`}>${t("desk.keep")}<//>`}
        <${SessionMenu} session=${session} asking=${asking} />
      </span></td>
    </tr>`;
}

// asking: what the home page does with a session: {copy, repeat, save, remove}
export function SessionMenu({ session, asking }) {
  const go = (tab) => () => location.assign(addressOf(session, tab));
  const closed = session.phase === "closed";
  const again = [
    { label: `${t("desk.repeat")}…`, icon: "history", onChoose: () => asking.repeat(session) },
    { label: t("desk.agenda_download_repeat"), icon: "download", onChoose: () => location.assign(agendaFile(session.code, true)) },
  ];
  const items = [
    { label: t("desk.agenda"), icon: "list-ordered", onChoose: go("agenda") },
    { label: t("desk.live"), icon: "play", onChoose: go("live") },
    { label: t("desk.record"), icon: "file-text", onChoose: go("record") },
    "-",
    { label: `${t("desk.copy")}…`, icon: "copy", onChoose: () => asking.copy(session) },
    { label: t("desk.save_template"), icon: "archive", onChoose: () => asking.save(session) },
    { label: t("desk.agenda_download"), icon: "download", onChoose: () => location.assign(agendaFile(session.code)) },
    ...(closed ? again : []),
    "-",
    { label: `${t("common.remove")}…`, icon: "x", onChoose: () => asking.remove(session) },
  ];
  return html`<${Menu} items=${items} icon="ellipsis-vertical" label=${t("desk.more_for", { what: session.title })} />`;
}
