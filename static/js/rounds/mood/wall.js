// The mood of the room on the wall: the line of the group, and where everybody ended.
import { html } from "../../lib/html.js";
import { Columns } from "../../scales/answers_drawn.js";
import { Split } from "../../results/divided.js";
import { figure as number } from "../../results/figure.js";
import { Legend, rolesOf, Spread } from "../../results/roles.js";
import { Withheld } from "../../results/withheld.js";
import { MoodLine, scaleOf, Values } from "./line.js";

export { said } from "./said.js";

/** @param {Pick<import("../../types/mood.js").WallGiven, "t">} given */
export const todo = ({ t }) => t("mood.todo");

// While the round is open: where the line is now.
/** @param {import("../../types/mood.js").WallGiven} given */
export function besideQuestion({ round, t, lang }) {
  const now = round.body.series?.at(-1);
  return round.phase === "open" && now ? [number(lang, now.mean, null), t("mood.of", { n: now.n })] : null;
}

/** @param {import("../../types/mood.js").WallGiven} given */
export function Wall({ view, round, t, lang }) {
  const { series } = round.body;
  const { result } = round;
  if (result?.withheld) return html`<${Withheld} result=${result} t=${t} />`;
  return html`
    <div class="mood-wall" data-ended=${result ? (series.length ? "beside" : "alone") : null}>
      ${series.length > 0 && html`<${MoodLine} series=${series} settings=${round.settings} t=${t} lang=${lang} />`}
      ${!series.length && !result && html`<p class="mood-wait">${t("mood.wait")}</p>`}
      ${result ? html`<${Ended} view=${view} round=${round} t=${t} lang=${lang} />`
        : html`<${Values} series=${series} t=${t} lang=${lang} />`}
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
      <p class="mood-mean"><b>${number(lang, result.mean)}</b>
        <span>${t("mood.of", { n: result.ballots })}, ${t("mood.median").toLowerCase()} ${number(lang, result.median,
          null)}${result.divided && html` <${Split} t=${t} />`}</span></p>
      <div class="mood-counts"><${Columns} counts=${result.counts} scale=${bins} />
        ${(settings.low || settings.high) && html`
          <p class="mood-names"><span>${settings.low}</span><span>${settings.high}</span></p>`}</div>
      ${roles.length > 0 && html`
        <div class="above-list"><${Legend} roles=${roles} /></div>
        <p class="role-means" style=${{ "--marks": roles.length }}><span>${low}</span>
          <${Spread} roles=${roles} values=${means} low=${low} high=${high}
          label=${`${t("mood.mean")}: ${roles.map((role) => `${role.label} ${number(lang, means[role.key])}`).join(", ")}`} />
            <span>${high}</span></p>`}
    </section>`;
}
