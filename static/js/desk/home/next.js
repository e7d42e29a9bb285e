// The session to go on with, marked.
import { html } from "../../lib/html.js";
import { date, time } from "../../lib/formats.js";
import { lang, t } from "../../lib/words.js";
import { Button } from "../../ui/button.js";
import { Code } from "../../ui/code.js";
import { addressOf, SessionMenu } from "./session_table.js";

export function Next({ session, asking }) {
  const isOpen = session.phase === "open";
  const changed = session.updated * 1000;
  const when = t("common.date_time", { date: date(lang(), changed), time: time(lang(), changed) });
  return html`
    <section class="next" aria-label=${t(isOpen ? "desk.open_now" : "desk.ready_to_start")}>
      <div class="next-text">
        <p class="next-when">${isOpen ? `${t("desk.open_now")}, ${t("common.people_inside", { n: session.present })}`
          : t("desk.changed_on", { when })}</p>
        <h2>${session.title}</h2>
        <p>
          ${session.rounds !== null && `${t("desk.rounds", { n: session.rounds })}, ${t("common.minutes", { n: session.minutes })}. `}
          ${t("desk.code")} <b><${Code} code=${session.code} class="digits nowrap" /></b>
        </p>
      </div>
      <div class="across next-do" data-wrap>
        <${SessionMenu} session=${session} asking=${asking} />
        ${!isOpen && html`<${Button} kind="line" size="lg" href=${addressOf(session, "agenda")}>${t("desk.build_on")}<//>`}
        <${Button} size="lg" after="arrow-right" href=${addressOf(session, "live")}>${t(isOpen ? "desk.go_on" : "desk.open_room")}<//>
      </div>
    </section>`;
}
