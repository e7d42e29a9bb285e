// How many support a decision: the figures in words, a ring for every ballot, and what dissent says.
import { html } from "../../lib/html.js";
import { t } from "../../lib/words.js";
import { Ring } from "../../ui/icon.js";

const RINGS_AT_MOST = 132;

export function Support({ figures, threshold }) {
  if (!figures) return html`<p class="muted">${t("desk.not_voted")}</p>`;
  if (figures.withheld) return html`<p class="muted">${t("common.withheld", { threshold })}</p>`;
  if (!figures.n) return html`<p class="muted">${t("desk.not_voted")}</p>`;
  const { support, neutral, against, n, objections = [] } = figures;
  const states = [...Array(support).fill("on"), ...Array(neutral).fill(undefined), ...Array(against).fill("against")];
  return html`
    <div class="support-line">
      <p><b>${t("desk.support", { support, total: n })}</b><br />
        <span class="muted">${t("desk.not_support", { neutral, against })}</span></p>
      ${n <= RINGS_AT_MOST && html`
        <span class="people-rings" aria-hidden="true">
          ${states.map((state, index) => html`<${Ring} key=${index} state=${state} />`)}</span>`}
    </div>
    ${objections.length > 0 && html`
      <h3>${t("desk.dissent")}</h3>
      <ul class="rules">${objections.map((text, index) => html`<li key=${index} class="typed">${text}</li>`)}</ul>`}`;
}
