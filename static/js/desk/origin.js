// Where something came from, as a line of rings: from a decision, an action or an option back to every contribution, and what those
// were in the rounds between.
import { html, useState } from "../lib/html.js";
import { t } from "../lib/words.js";
import { Button } from "../ui/button.js";
import { Dialog } from "../ui/dialog.js";
import { Skeleton } from "../ui/empty.js";
import { Ring } from "../ui/icon.js";
import { originOf } from "./api.js";
import { useLoaded } from "./loaded.js";
import { Refused } from "./refusal.js";

/** A button that opens it. about: {round, item, flavour?, text} */
export function OriginButton({ code, view, about, words = t("desk.origin") }) {
  const [open, setOpen] = useState(false);
  return html`
    <${Button} kind="quiet" size="sm" icon="history" label=${`${t("desk.origin")} ${about.text}`} onClick=${() => setOpen(true)}>
      ${words}<//>
    ${open && html`<${OriginDialog} code=${code} view=${view} about=${about} onClose=${() => setOpen(false)} />`}`;
}

function OriginDialog({ code, view, about, onClose }) {
  const { round, item, flavour, text } = about;
  const { value, refusal, again } = useLoaded(() => originOf(code, round, item, flavour), `${round}/${item}`);
  return html`
    <${Dialog} title=${t("desk.origin")} onClose=${onClose}>
      <p class="as-typed"><b>${text}</b></p>
      ${refusal && html`<${Refused} refusal=${refusal} onAgain=${again} />`}
      ${!value && !refusal && html`<${Skeleton} words=${t("common.busy")} />`}
      ${value && html`<${Trail} view=${view} trail=${value} />`}
    <//>`;
}

// The rounds from first to last, with what the contributions are there; then the contributions themselves, by round and topic.
function Trail({ view, trail }) {
  const { contributions, people, steps } = trail;
  const from = new Set(contributions.map((one) => one.round));
  const rounds = view.agenda.filter((entry) => from.has(entry.id) || steps.some((step) => step.round === entry.id));
  return html`
    <ol class="origin-trail">
      ${rounds.map((entry) => html`
        <li key=${entry.id}><${Ring} state=${entry.id === view.current ? "on" : "done"} />
          <div><p><b>${t("desk.origin_round", { number: view.agenda.indexOf(entry) + 1, kind: t(`${entry.kind}.name`) })}</b></p>
            ${from.has(entry.id) ? html`<p>${t("common.contributions",
              { n: contributions.filter((one) => one.round === entry.id).length })}</p>`
              : html`<${Steps} steps=${steps.filter((step) => step.round === entry.id)} />`}</div></li>`)}
    </ol>
    <h3 class="minor-heading">${t("common.contributions", { n: contributions.length })}</h3>
    ${groupsOf(contributions).map(([name, ones]) => html`
      <section key=${name} class="origin-part">${name && html`<h4>${name} <span class="muted digits">${ones.length}</span></h4>`}
        <ul class="rules">${sameOnce(ones).map(([one, times, said]) => html`
          <li key=${one.id} class="as-typed">${one.text}${times > 1 && html` <b class="digits">${times}×</b>`}
            ${one.hidden && html` <span class="muted">${t("desk.origin_hidden")}</span>`}
            ${said.map((text) => html`<span class="origin-said">${text}</span>`)}</li>`)}
        </ul></section>`)}
    <p class="help">${people ? `${t("desk.origin_people", { n: people })} ${t("desk.origin_unknown")}` : t("desk.origin_typed")}</p>`;
}

const Steps = ({ steps }) => html`
  <ul>${steps.map((step) => html`
    <li key=${step.item} class="as-typed">${step.text} <span class="muted digits">${step.shared < step.whole
      ? t("desk.origin_part", { n: step.shared, whole: step.whole }) : t("common.contributions", { n: step.whole })}</span></li>`)}</ul>`;

// [[contribution, how often, what was said about it], …]: the same words stand there once.
function sameOnce(contributions) {
  const times = new Map();
  for (const one of contributions) {
    const key = `${one.text.trim().toLowerCase()}/${one.hidden}`;
    const [first, n, said] = times.get(key) ?? [one, 0, []];
    times.set(key, [first, n + 1, [...said, ...one.remarks]]);
  }
  return [...times.values()];
}

// [[topic and side, contributions], …]
function groupsOf(contributions) {
  const groups = new Map();
  for (const one of contributions) {
    const name = [one.topic, one.side && t(`common.side.${one.side}`)].filter(Boolean).join(", ");
    groups.set(name, [...(groups.get(name) ?? []), one]);
  }
  return [...groups];
}
