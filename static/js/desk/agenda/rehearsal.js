// Rehearsing this agenda: how many made-up people, how far it is, and what it found. It runs on a server of its own.
import { html, useEffect, useState } from "../../lib/html.js";
import { t } from "../../lib/words.js";
import { Banner } from "../../ui/banner.js";
import { Button } from "../../ui/button.js";
import { Dialog } from "../../ui/dialog.js";
import { ErrorText } from "../../ui/field.js";
import { Icon } from "../../ui/icon.js";
import { NumberField } from "../../ui/number_field.js";
import { rehearsalOf, rehearse, stopRehearsal } from "../api.js";
import { refusedWords } from "../refusal.js";

const EVERY = 1000; // milliseconds between two looks
const USUAL = 30; // people
const [LEAST, MOST] = [6, 300];

// onRound(number): shows the settings of a round
export function Rehearsal({ code, roles, onRound, onClose }) {
  const [seen, setSeen] = useState(null); // {state, round, of, report}
  const [error, setError] = useState(null);
  const [people, setPeople] = useState(USUAL);
  const [seats, setSeats] = useState(() => evenly(roles, USUAL));
  const busy = seen?.state === "busy";

  const look = () => rehearsalOf(code).then(setSeen, (refused) => setError(refusedWords(refused)));
  useEffect(() => {
    look();
  }, []);
  useEffect(() => {
    if (!busy) return undefined;
    const timer = setInterval(look, EVERY);
    return () => clearInterval(timer);
  }, [busy]);

  async function attempt(work) {
    setError(null);
    try {
      await work();
      await look();
    } catch (refused) {
      setError(refusedWords(refused));
    }
  }
  const begin = () => attempt(() => rehearse(code, { people, roles: seats }));
  const stop = () => attempt(() => stopRehearsal(code));
  function among(number) {
    setPeople(number);
    setSeats(evenly(roles, number));
  }
  const free = people - 1 - sum(Object.values(seats)); // one of them only makes trouble

  return html`
    <${Dialog} title=${t("rehearsal.title")} onClose=${onClose} actions=${html`
      ${busy ? html`<${Button} kind="line" onClick=${stop}>${t("rehearsal.stop")}<//>`
        : seen?.report ? html`<${Button} onClick=${stop}>${t("rehearsal.again")}<//>`
          : html`<${Button} disabled=${!seen} onClick=${begin}>${t("rehearsal.start")}<//>`}
      <${Button} kind="quiet" onClick=${onClose}>${t("common.close")}<//>`}>
      <div class="stack rehearsal">
        <${Banner} icon="info">${t("rehearsal.kept")}<//>
        <div aria-live="polite">
          ${error && html`<${ErrorText}>${error}<//>`}
          ${seen?.state === "failed" && html`<${ErrorText}>${t("rehearsal.failed")}<//>`}
          ${busy && html`<p><b>${t("rehearsal.busy")}.</b> ${seen.of ? t("rehearsal.round_of", { number: seen.round, of: seen.of })
            : t("rehearsal.starting")}</p>`}
          ${seen?.report && html`<p><b>${t("rehearsal.done")}.</b> ${t("rehearsal.total", totals(seen.report))}</p>`}
        </div>
        ${busy && html`<progress max=${seen.of || 1} value=${Math.max(0, seen.round - 1)} aria-label=${t("rehearsal.busy")} />`}
        ${seen?.report && html`<${Report} report=${seen.report} onRound=${onRound} />`}
        ${seen && !busy && !seen.report && html`
          <${NumberField} label=${t("rehearsal.people")} help=${t("rehearsal.people_help")} value=${people} min=${LEAST} max=${MOST}
            onChange=${among} />
          ${roles.length > 0 && html`
            <fieldset class="settings"><legend>${t("rehearsal.seat_roles")}</legend>
              <p class="help">${t("rehearsal.seat_roles_help")}</p>
              ${roles.map(({ label }) => html`
                <${NumberField} key=${label} label=${label} value=${seats[label]} min=${0} max=${seats[label] + free}
                  onChange=${(number) => setSeats({ ...seats, [label]: number })} />`)}
            </fieldset>`}`}
      </div>
    <//>`;
}

const sum = (numbers) => numbers.reduce((total, number) => total + number, 0);
const totals = ({ people, planned, needed }) => ({ people, planned, needed });

// As many in every role, and the first ones one more, so that nobody is left over.
function evenly(roles, people) {
  const [each, rest] = [Math.floor((people - 1) / roles.length), (people - 1) % roles.length];
  return Object.fromEntries(roles.map(({ label }, at) => [label, each + (at < rest ? 1 : 0)]));
}

// What was found, and the minutes of every round.
const Report = ({ report, onRound }) => html`
  <section class="stack" aria-labelledby="rehearsal-found">
    <h3 id="rehearsal-found">${t("rehearsal.what_found")}</h3>
    ${report.findings.length ? html`
      <ul class="rules todo">
        ${report.findings.map(({ code, round, words }, at) => html`
          <li key=${at}><${Icon} name="triangle-alert" /><span>${t(`rehearsal.${code}`, words)}</span>
            ${round !== null && html`<${Button} kind="quiet" onClick=${() => onRound(round)}
              aria-label=${t("desk.check_go_to", { number: round })}>${t("desk.check_go")}<//>`}</li>`)}
      </ul>` : html`<p>${t("rehearsal.ready")}</p>`}
    ${report.problems.length > 0 && html`<ul class="rules">${report.problems.map((words) => html`<li key=${words}>${words}</li>`)}</ul>`}
    <table class="rehearsal-rounds">
      <thead><tr><th scope="col">${t("desk.agenda")}</th><th scope="col">${t("rehearsal.planned")}</th>
        <th scope="col">${t("rehearsal.needed")}</th></tr></thead>
      <tbody>${report.rounds.map((line) => html`
        <tr key=${line.number}><th scope="row">${line.number}. ${t(`${line.kind}.name`)}</th>
          <td class="digits nowrap">${t("desk.min", { n: line.planned })}</td>
          <td class="digits nowrap">${line.planned && line.needed > line.planned
            ? html`<b>${t("desk.min", { n: line.needed })}</b>` : t("desk.min", { n: line.needed })}</td></tr>`)}</tbody>
    </table>
  </section>`;
