// How many voted in a secret round, and how many said that they are done: in steps while it is open, exact when it is closed.
// Never who.
import { html } from "../../lib/html.js";
import { number } from "../../lib/formats.js";
import { lang, t } from "../../lib/words.js";
import { Bar } from "../../ui/bars.js";

const STEP = 5; // people; fewer than this in the room have no step to tell

export function Turnout({ view, round, pulse }) {
  const live = ["open", "closing"].includes(round.phase) && pulse?.turnout?.round === round.id ? pulse.turnout : null;
  const figures = live ?? (round.ballots === null ? null : { ballots: round.ballots, of: Math.max(view.session.people, round.ballots) });
  if (!figures?.of) return null;
  const { ballots, of } = figures;
  return html`
    <div class="tally">
      <span>${live && !ballots
        ? t(of < STEP ? "desk.turnout_small" : "desk.turnout_few", { total: of })
        : html`<b class="figure digits">
          ${number(lang(), ballots)}</b> ${t(live && ballots < of ? "desk.turnout_steps" : "desk.turnout", { total: of })}`}</span>
      ${!live ? html`<${Bar} value=${ballots} max=${of} />`
        : of >= STEP && html`<${Stages} done=${live.done} ballots=${ballots} of=${of} />`}
      ${live?.late > 0 && html`<span class="help">${t("desk.turnout_late", { n: live.late })}</span>`}
      ${live && ballots < of && html`<span class="help">${t("desk.turnout_why")}</span>`}
      ${!live && of < view.session.threshold
        && html`<span class="help">${t("desk.result_needs", { threshold: view.session.threshold })}</span>`}
    </div>`;
}

// Who is done, who gave something and is not done, and who gave nothing yet: as large as the steps let one see.
function Stages({ done, ballots, of }) {
  const style = { "--done": (100 * done) / of, "--in": (100 * Math.max(done, ballots)) / of };
  const busy = ballots > done;
  return html`
    <div class="stages" style=${style}></div>
    ${(done > 0 || busy) && html`
      <ul class="stages-key">
        ${done > 0 && html`<li data-stage="done">${t("desk.turnout_done", { n: number(lang(), done) })}</li>`}
        ${busy && html`<li data-stage="busy">${t("desk.turnout_busy")}</li>`}
        ${Math.max(done, ballots) < of && html`<li data-stage="none">${t("desk.turnout_nothing")}</li>`}
      </ul>`}`;
}
