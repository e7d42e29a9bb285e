// The mood of the room on the desk: the line while it runs, a table afterwards.
import { html } from "../../lib/html.js";
import { Columns } from "../../scales/answers_drawn.js";
import { Split } from "../../results/divided.js";
import { figure as number } from "../../results/figure.js";
import { rolesOf } from "../../results/roles.js";
import { DeskResult } from "../../tables/desk_result.js";
import { ResultTable } from "../../tables/result_table.js";
import { MoodLine, scaleOf, Values } from "./line.js";

/** @param {import("../../types/mood.js").DeskGiven} given */
export function Desk({ view, round, t, lang }) {
  if (round.phase === "draft") return null;
  const { series } = round.body;
  const line = series.length
    ? html`<${MoodLine} series=${series} settings=${round.settings} t=${t} lang=${lang} />
      <${Values} series=${series} t=${t} lang=${lang} />`
    : html`<p class="muted">${t("mood.wait")}</p>`;
  if (round.phase === "open" || round.phase === "closing") return html`
    <section class="mood-desk"><h2>${t("mood.line")}</h2>${line}<p class="help">${t("mood.desk")}</p></section>`;
  return html`
    <${DeskResult} round=${round} t=${t}><${Figures} view=${view} round=${round} t=${t} lang=${lang} /><//>
    ${series.length > 0 && html`<section class="mood-desk"><h2>${t("mood.line")}</h2>${line}</section>`}`;
}

function Figures({ view, round, t, lang }) {
  const { result, settings } = round;
  const roles = rolesOf({ view, result, t });
  const columns = ["who", "mean", "median", "people"].map((key) => ({
    key,
    label: key === "who" ? t("mood.record.role") : t(`mood.${key}`),
  }));
  const row = (key, who, figures, n) => ({
    key,
    cells: { who, mean: number(lang, figures.mean), median: number(lang, figures.median, null), people: n },
  });
  const rows = [
    row("all", t("mood.ended"), result, result.ballots),
    ...roles.map((role) => row(`role:${role.key}`, role.label, result.byRole[role.key], result.byRole[role.key].n)),
  ];
  return html`
    <${ResultTable} caption=${t("mood.ended")} columns=${columns} rows=${rows} />
    <${Columns} counts=${result.counts} scale=${scaleOf(settings).bins} />
    ${result.divided && html`<p><${Split} t=${t} /></p>`}
    <details class="preview"><summary>${t("common.more_figures")}</summary>
      <p class="help">${t("mood.sd")}: ${number(lang, result.sd)}. ${t("mood.agreement")}: ${number(lang, result.agreement,
        2)}. ${t("common.spread.consensus")}: ${number(lang, result.consensus, 2)}. ${t("mood.record.measure")}</p></details>`;
}
