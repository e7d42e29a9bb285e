// Open questions on the desk: how each was scored, the answers to read in an order by lot, and pasting answers from elsewhere.
import { html } from "../../lib/html.js";
import { Columns } from "../../scales/answers_drawn.js";
import { scaleOf } from "../../scales/scale.js";
import { Split } from "../../results/divided.js";
import { figure } from "../../results/figure.js";
import { rolesOf } from "../../results/roles.js";
import { DeskResult } from "../../tables/desk_result.js";
import { ResultTable } from "../../tables/result_table.js";
import { MoreFigures, spreadCells, spreadColumns } from "../../tables/spread.js";
import { Paste } from "./paste.js";
import { Reader } from "./reader.js";
import { answersOf, scaleSettings } from "./reading.js";

/** @param {import("../../types/open_question.js").DeskGiven} given */
export function Desk(given) {
  const { view, round, t, lang } = given;
  if (round.phase === "draft") return null;
  const answers = answersOf(round);
  const may = view.session.phase !== "closed";
  return html`
    <${DeskResult} round=${round} t=${t}><${Scores} view=${view} round=${round} t=${t} lang=${lang} /><//>
    ${answers.length > 0 && html`<${Reader} ...${given} answers=${answers} may=${may} />`}
    ${may && html`<${Paste} ...${given} />`}`;
}

function Scores({ view, round, t, lang }) {
  const { result } = round;
  const settings = scaleSettings(round.settings);
  const roles = rolesOf({ view, result, t });
  const answered = html`<p>${t("open_question.record.ballots", { n: result.ballots })}</p>`;
  if (!settings) return answered;
  const scale = scaleOf(settings, t);
  const columns = [{ key: "text", label: t("open_question.question") }, { key: "counts", label: t("open_question.record.counts") },
    { key: "mean", label: t("open_question.mean") }, { key: "written", label: t("open_question.record.written") }];
  const more = [columns[0], { key: "median", label: t("open_question.median") }, ...spreadColumns(t)];
  const cells = (question) => ({
    text: html`${question.text}${question.withheld && html` <small>${t("open_question.few")}</small>`}
      ${question.divided && html`<small><${Split} t=${t} /></small>`}`,
    counts: html`<${Columns} counts=${question.counts} scale=${scale} />`,
    mean: figure(lang, question.mean, 2),
    written: question.texts,
  });
  return html`
    ${answered}
    <${ResultTable} spanned caption=${t("open_question.record.title")} columns=${columns}
      rows=${result.questions.map((question) => ({ key: question.id, marked: question.divided, cells: cells(question) }))} />
    <${MoreFigures} t=${t}><${ResultTable} spanned caption=${t("common.more_figures")} columns=${more}
      rows=${result.questions.map((question) => ({ key: question.id, marked: question.divided,
        cells: { text: question.text, median: figure(lang, question.median, null), ...spreadCells(question, lang) } }))} /><//>
    ${roles.length > 0 && html`
      <h2 class="minor-heading">${t("common.by_role")}</h2>
      <${ResultTable} caption=${t("open_question.record.title_roles")}
        columns=${[columns[0], ...roles.map((role) => ({ key: `role:${role.key}`, label: role.label, role }))]}
        rows=${result.questions.map((question) => ({ key: question.id, cells: { text: question.text,
          ...Object.fromEntries(roles.map(({ key }) => [`role:${key}`, meanOf(question.byRole[key], lang)])) } }))} />
      <p class="help">${t("common.record.per_role")}</p>`}`;
}

const meanOf = (figures, lang) => (figures ? html`${figure(lang, figures.mean, 2)} <small>n = ${figures.n}</small>` : "–");

// What the ends mean is asked where there is a scale, and so is whether the score stands beside the text.
export const asks = (name, settings) => !["low", "high", "with_score"].includes(name) || settings.scale !== "none";
