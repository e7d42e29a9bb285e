// What one statement on the wall shows, alone or in a row: who answered, the key of the steps, and the figures in words.
import { html } from "../../lib/html.js";
import { number } from "../../lib/formats.js";
import { Split } from "../../results/divided.js";
import { figure } from "../../results/figure.js";
import { Spread } from "../../results/roles.js";

const AGREES = [3, 4]; // the steps "agree" and "strongly agree"

export const rolesIn = (option, roles) => roles.filter((role) => option.byRole[role.key]?.n);

// A row of counts for each role that may be shown apart, else one for everybody.
export function rowsOf(option, roles) {
  const rows = rolesIn(option, roles).map((role) => ({ role, counts: option.byRole[role.key].counts }));
  return rows.length ? rows : [{ role: null, counts: option.counts }];
}

export const Means = ({ option, roles, scale, t, lang }) => {
  const shown = rolesIn(option, roles);
  return shown.length > 0 && html`
    <${Spread} roles=${shown} low=${scale.low} high=${scale.high}
      values=${Object.fromEntries(shown.map((role) => [role.key, option.byRole[role.key].mean]))}
      label=${`${t("rate.mean")}: ${shown.map((role) => `${role.label} ${figure(lang, option.byRole[role.key].mean)}`).join(", ")}`} />`;
};

// Mean, median and who does not know: what the bar does not say.
export const Figures = ({ option, scale, apart, t, lang }) => html`
  <p class="statement-figures">
    ${!scale.agree && option.tied && html`<b>${t("rate.tied")}</b>`}
    ${option.n > 0 && html`<span>
      ${scale.agree && `${t("rate.mean_is", { mean: figure(lang, option.mean) })}, `}${t("rate.median_is",
        { median: figure(lang, option.median, null) })}</span>`}
    ${option.dontKnow > 0 && html`<span>${t("rate.unsure", { n: option.dontKnow })}</span>`}
    ${apart && option.divided && html`<${Split} t=${t} />`}
  </p>`;

// apart: with the mark of a divided room, when it stands nowhere else.
export function Sum({ option, scale, apart: wanted, t, lang }) {
  if (!option.n) return html`<p class="headline">${t(option.withheld ? "common.few" : "rate.nobody")}</p>`;
  const apart = wanted && option.divided && html`<${Split} t=${t} />`;
  if (!scale.agree) return html`<p class="headline"><b>${figure(lang, option.mean)}</b>${t("rate.mean_of", { n: option.n })} ${apart}</p>`;
  const agree = AGREES.reduce((sum, step) => sum + option.counts[step], 0);
  return html`<p class="headline"><b>${number(lang, Math.round((100 * agree) / option.n), 0)}%</b>
    ${t("rate.agree_of", { n: option.n })} ${apart}</p>`;
}

// What the colours or the numbers of the steps mean.
export function Key({ scale, settings, t }) {
  const words = keyWords(scale, settings, t);
  if (!scale.middle) return html`
    <p class="scale-key">${words.join(", ")}${scale.binned ? `. ${t("rate.bar_starts", { bar: scale.steps[0].word })}` : ""}</p>`;
  return html`<ol class="step-key">${scale.steps.map((step, at) => html`<li key=${step.value} data-d=${at + 1}>${words[at]}</li>`)}</ol>`;
}

function keyWords(scale, settings, t) {
  const at = [settings.low, "", "", "", settings.high];
  if (scale.middle) return scale.steps.map((step, index) =>
    scale.agree ? step.word.toLowerCase() : `${step.number}${at[index] && ` ${at[index]}`}`,
  );
  if (scale.worded) return scale.steps.map((step) => `${step.number} = ${step.word}`);
  const ends = [[scale.ends[0], settings.low], [scale.ends[1], settings.high]].filter(([, words]) => words);
  return ends.length
    ? ends.map(([value, words]) => `${value} = ${words}`)
    : [t("rate.scale_from", { low: scale.ends[0], high: scale.ends[1] })];
}
