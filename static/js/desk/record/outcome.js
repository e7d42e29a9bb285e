// Decisions and actions of all rounds that decide, as they will stand in the record.
import { html } from "../../lib/html.js";
import { date } from "../../lib/formats.js";
import { lang, t } from "../../lib/words.js";
import { OriginButton } from "../origin.js";
import { Support } from "./support.js";

export function Outcome({ code, view }) {
  const rounds = view.agenda.map((entry) => view.rounds[entry.id]).filter((round) => round.body.decisions);
  const decisions = rounds.flatMap((round) => decisionsOf(round));
  const actions = rounds.flatMap((round) =>
    (round.body.actions ?? []).map((action) => ({
      ...action, id: round.id + action.id, about: { round: round.id, item: action.id, flavour: "actions", text: action.text } })),
  );
  if (!decisions.length && !actions.length) return html`<p class="muted">${t("desk.nothing_decided")}</p>`;
  return html`
    ${decisions.map((decision, index) => html`
      <section key=${decision.id} class="decision">
        <p class="muted">${t("desk.decision_n", { number: index + 1 })}</p>
        <h2>${decision.text}</h2>
        <p><${OriginButton} code=${code} view=${view} about=${decision.about} /></p>
        <${Support} figures=${decision.figures} threshold=${view.session.threshold} />
      </section>`)}
    <section>
      <h2>${t("desk.actions")}</h2>
      ${actions.length ? html`<${Actions} code=${code} view=${view} actions=${actions} />`
        : html`<p class="muted">${t("desk.no_actions")}</p>`}
    </section>`;
}

// The wording, and the figures once the round is closed: {support, neutral, against, n, objections}, {withheld} or null.
function decisionsOf(round) {
  const figures = new Map((round.result?.decisions ?? []).map((decision) => [decision.id, decision]));
  return round.body.decisions.map(({ id, text }) => ({
    id: round.id + id, about: { round: round.id, item: id, text }, text,
    figures: round.result?.withheld ? { withheld: true } : figures.get(id) ?? null,
  }));
}

const Actions = ({ code, view, actions }) => html`
  <table>
    <caption class="visually-hidden">${t("desk.actions")}</caption>
    <thead><tr><th scope="col">${t("desk.what")}</th><th scope="col">${t("desk.who")}</th>
      <th scope="col">${t("desk.when")}</th></tr></thead>
    <tbody>
      ${actions.map((action) => html`
        <tr key=${action.id}>
          <td>${action.text}<br /><${OriginButton} code=${code} view=${view} about=${action.about} /></td>
          <td>${action.owner ?? toAgree()}</td>
          <td class="digits">${action.due ? date(lang(), Date.parse(`${action.due}T12:00`)) : toAgree()}</td></tr>`)}
    </tbody>
  </table>`;

const toAgree = () => html`<span class="muted">${t("desk.to_agree")}</span>`;
