// The list of sessions of this server, the one to go on with first, and ready-made agendas to begin from.
import { html, useEffect, useState } from "../../lib/html.js";
import { lang as pageLanguage, t } from "../../lib/words.js";
import { Button } from "../../ui/button.js";
import { Empty, Skeleton } from "../../ui/empty.js";
import { toast } from "../../ui/toast.js";
import { keepSession, listAgendas, listKinds, listSessions, listTemplates, makeSession, saveTemplate } from "../api.js";
import { AgendaDialog } from "../agenda_dialog.js";
import { Frame, LanguageSwitch } from "../frame.js";
import { useLoaded } from "../loaded.js";
import { Refused, tellRefusal } from "../refusal.js";
import { CopySession } from "./copy_session.js";
import { NewSession } from "./new_session.js";
import { Next } from "./next.js";
import { ReadyMade } from "./ready_made.js";
import { Saved } from "./saved.js";
import { RemoveSession } from "./remove_session.js";
import { SessionTable } from "./session_table.js";

export function Home({ onLanguage }) {
  const lang = pageLanguage();
  const sessions = useLoaded(listSessions);
  const agendas = useLoaded(() => listAgendas(lang), lang);
  const kinds = useLoaded(listKinds);
  const templates = useLoaded(() => listTemplates(lang), lang);
  const [making, setMaking] = useState(null); // null, or {agenda: name}, {template: name} or {}
  const [reading, setReading] = useState(false);
  const [asked, setAsked] = useState(null); // what the menu of a session asks: {what, session}
  useEffect(() => {
    document.title = `${t("desk.sessions")} · ${t("common.name")}`;
  }, [lang]);

  async function keep(session) {
    try {
      await keepSession(session.code);
      toast(t("desk.session_kept", { title: session.title }));
    } catch (refused) {
      tellRefusal(refused);
    }
    sessions.again();
  }

  async function save(session) {
    try {
      await saveTemplate(session.code);
      toast(t("desk.template_saved", { title: session.title }));
    } catch (refused) {
      tellRefusal(refused);
    }
    templates.again();
  }

  const make = async ({ given, title, look }) => {
    const { code } = await makeSession({ title, ...given, ...(look.agenda.languages.length > 1 && { language: lang }) });
    location.assign(`/desk/${code}#agenda`);
  };
  const close = () => setAsked(null);
  const asking = { remove: (session) => setAsked({ what: "remove", session }), copy: (session) => setAsked({ what: "copy", session }),
    repeat: (session) => setAsked({ what: "repeat", session }), save };

  const all = sessions.value?.sessions ?? [];
  const next = nextOf(all);
  const rest = all.filter((session) => session !== next);
  const icons = Object.fromEntries((kinds.value ?? []).map((kind) => [kind.name, kind.icon]));
  return html`
    <${Frame} end=${html`<${LanguageSwitch} onLanguage=${onLanguage} />`}>
      <main class="home" id="main" tabindex="-1">
        <section class="panel" aria-labelledby="sessions">
          <div class="across between" data-wrap>
            <h1 id="sessions">${t("desk.sessions")}</h1>
            <span class="across" data-wrap>
              <${Button} kind="quiet" icon="upload" onClick=${() => setReading(true)}>${t("desk.agenda_import")}<//>
              <${Button} kind="line" icon="plus" onClick=${() => setMaking({})}>${t("desk.new_session")}<//>
            </span>
          </div>
          ${sessions.refusal && html`<${Refused} refusal=${sessions.refusal} onAgain=${sessions.again} />`}
          ${!sessions.value && !sessions.refusal && html`<${Skeleton} words=${t("desk.loading_sessions")} />`}
          ${sessions.value && !all.length && html`<${Empty} title=${t("desk.no_sessions")}>${t("desk.no_sessions_lede")}<//>`}
          ${next && html`<${Next} session=${next} asking=${asking} />`}
          ${rest.length > 0 && html`<${SessionTable} sessions=${rest} asking=${asking} onKeep=${keep} />`}
        </section>
        <aside class="panel side" aria-labelledby="ready">
          ${templates.value && html`<${Saved} templates=${templates.value} icons=${icons} again=${templates.again}
            onChoose=${(template) => setMaking({ template })} />`}
          <h2 id="ready">${t("desk.ready_made")}</h2>
          ${agendas.refusal && html`<${Refused} refusal=${agendas.refusal} onAgain=${agendas.again} />`}
          <${ReadyMade} agendas=${agendas.value ?? []} icons=${icons} onChoose=${(agenda) => setMaking({ agenda })} />
        </aside>
      </main>
      ${making && html`<${NewSession} agendas=${agendas.value ?? []} templates=${templates.value?.agendas ?? []}
        first=${making} onClose=${() => setMaking(null)} />`}
      ${reading && html`<${AgendaDialog} title=${t("desk.agenda_import")} named verb=${t("desk.make_session")} icons=${icons} use=${make}
        onClose=${() => setReading(false)} />`}
      ${asked?.what === "remove" && html`<${RemoveSession} session=${asked.session} onGone=${sessions.again} onClose=${close} />`}
      ${["copy", "repeat"].includes(asked?.what) && html`
        <${CopySession} session=${asked.session} repeat=${asked.what === "repeat"} onClose=${close} />`}
    <//>`;
}

// The session to go on with: one that is open, else the newest that has not begun. The list is newest first.
const nextOf = (sessions) =>
  sessions.find((session) => session.phase === "open") ?? sessions.find((session) => session.phase === "draft") ?? null;
