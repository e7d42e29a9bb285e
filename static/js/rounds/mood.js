// The mood of the room on the three surfaces: a slider on the phone, the line of the group on the wall and the desk.
import { html } from "../lib/html.js";
import { ballotFacts } from "./parts/ballot.js";
import { MoodLine, Values, scaleOf } from "./parts/mood_line.js";
import { DeskResult, ResultTable, Withheld, figure as number } from "./parts/results.js";
import { Legend, Spread, rolesOf } from "./parts/roles.js";
import { Split } from "./parts/rate_wall.js";
import { Columns } from "./parts/scales.js";

export { Phone } from "./parts/mood_phone.js";

export const facts = ballotFacts;

export function PhoneResult({ round, t, lang }) {
  const { result } = round;
  if (result.withheld) return html`<${Withheld} result=${result} t=${t} />`;
  return html`<p class="lede">${t("mood.mean_is", { mean: number(lang, result.mean) })}. ${t("mood.ended_of", { n: result.ballots })}.</p>`;
}

// While the round is open: where the line is now.
export function figure({ round, t, lang }) {
  const now = round.body.series?.at(-1);
  return round.phase === "open" && now ? [number(lang, now.mean, null), t("mood.of", { n: now.n })] : null;
}

export function Projector({ view, round, t, lang }) {
  const { series } = round.body;
  const { result } = round;
  if (result?.withheld) return html`<${Withheld} result=${result} t=${t} />`;
  return html`
    <div class="mood-wall" data-ended=${result ? (series.length ? "beside" : "alone") : null}>
      ${series.length > 0 && html`<${MoodLine} series=${series} settings=${round.settings} t=${t} lang=${lang} />`}
      ${!series.length && !result && html`<p class="mood-wait">${t("mood.wait")}</p>`}
      ${result ? html`<${Ended} view=${view} round=${round} t=${t} lang=${lang} />` : html`<${Values} series=${series} t=${t} lang=${lang} />`}
    </div>`;
}

// Where everybody ended, beside the line.
function Ended({ view, round, t, lang }) {
  const { result, settings } = round;
  const { low, high, bins } = scaleOf(settings);
  const roles = rolesOf({ view, result, t });
  const means = Object.fromEntries(roles.map((role) => [role.key, result.byRole[role.key].mean]));
  return html`
    <section class="mood-ended">
      <h2>${t("mood.ended")}</h2>
      <p class="mood-mean"><b>${number(lang, result.mean)}</b><span>${t("mood.of", { n: result.ballots })}, ${t("mood.median").toLowerCase()} ${number(lang, result.median, null)}${result.divided && html` <${Split} t=${t} />`}</span></p>
      <${Columns} counts=${result.counts} scale=${bins} />
      ${roles.length > 0 && html`
        <div class="b-told"><${Legend} roles=${roles} /></div>
        <p class="b-means" style=${{ "--marks": roles.length }}><span>${low}</span><${Spread} roles=${roles} values=${means} low=${low} high=${high}
          label=${`${t("mood.mean")}: ${roles.map((role) => `${role.label} ${number(lang, means[role.key])}`).join(", ")}`} /><span>${high}</span></p>`}
    </section>`;
}

export function Desk({ view, round, t, lang }) {
  if (round.phase === "draft") return null;
  const { series } = round.body;
  const line = series.length
    ? html`<${MoodLine} series=${series} settings=${round.settings} t=${t} lang=${lang} /><${Values} series=${series} t=${t} lang=${lang} />`
    : html`<p class="muted">${t("mood.wait")}</p>`;
  if (round.phase === "open") return html`<section class="mood-desk"><h2>${t("mood.line")}</h2>${line}<p class="help">${t("mood.desk")}</p></section>`;
  return html`
    <${DeskResult} round=${round} t=${t}><${Figures} view=${view} round=${round} t=${t} lang=${lang} /><//>
    ${series.length > 0 && html`<section class="mood-desk"><h2>${t("mood.line")}</h2>${line}</section>`}`;
}

function Figures({ view, round, t, lang }) {
  const { result, settings } = round;
  const roles = rolesOf({ view, result, t });
  const columns = ["who", "mean", "median", "people"].map((key) => ({ key, label: key === "who" ? t("mood.record.role") : t(`mood.${key}`) }));
  const row = (key, who, figures, n) => ({ key, cells: { who, mean: number(lang, figures.mean), median: number(lang, figures.median, null), people: n } });
  const rows = [row("all", t("mood.ended"), result, result.ballots), ...roles.map((role) => row(`role:${role.key}`, role.label, result.byRole[role.key], result.byRole[role.key].n))];
  return html`
    <${ResultTable} caption=${t("mood.ended")} columns=${columns} rows=${rows} />
    <${Columns} counts=${result.counts} scale=${scaleOf(settings).bins} />
    <p class="help">${t("mood.sd")}: ${number(lang, result.sd)}. ${t("mood.agreement")}: ${number(lang, result.agreement, 2)}. ${t("common.spread.consensus")}: ${number(lang, result.consensus, 2)}. ${result.divided && html`<${Split} t=${t} />`} ${t("mood.record.measure")}</p>`;
}
