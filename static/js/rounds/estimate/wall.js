// Estimates on the wall. One question: the middle in large, and how often each estimate was given, with a bar from the first to
// the third quarter. More questions: a row each on one axis.
import { html } from "../../lib/html.js";
import { Legend, RoleMark, rolesOf } from "../../results/roles.js";
import { Withheld } from "../../results/withheld.js";
import { OnWall, OpenOptions } from "../../wall/open_options.js";
import { OptionRows } from "../../wall/option_rows.js";
import { inLanes } from "./lanes.js";
import { amount, binWords, isSingle, questionsOf, sharedWords, precise } from "./questions.js";

// Between two marks on one axis, in hundredths of it: on a whole wall, and in a row.
const APART = { whole: 2, row: 3.2 };

const NO_ROOM = 8; // characters of a label that fit under a column

export { said } from "./said.js";

/** @param {Pick<import("../../types/estimate.js").WallGiven, "t">} given */
export const todo = ({ t }) => t("estimate.todo");

/** @param {import("../../types/estimate.js").WallGiven} given */
export const besideQuestion = ({ round, t }) =>
  round.result && !round.result.withheld ? [round.result.ballots, t("estimate.took_part", { n: round.result.ballots })] : null;

/** @param {import("../../types/estimate.js").WallGiven} given */
export function Wall({ view, round, t, lang }) {
  const { result } = round;
  if (!result) return round.options.length ? html`<${OpenOptions} round=${round} t=${t} />`
    : html`<${Asked} round=${round} t=${t} lang=${lang} />`;
  if (result.withheld) return html`<${Withheld} result=${result} t=${t} />`;
  const given = { round, roles: rolesOf({ view, result, t }), t, lang };
  const questions = questionsOf(round, result);
  return questions.length === 1 ? html`<${Single} ...${given} question=${questions[0]} />`
    : html`<${Rows} ...${given} questions=${questions} />`;
}

// A round without options, while it is open: between which bounds people estimate.
const Asked = ({ round, t, lang }) => html`
  <div class="open-round"><p class="display asked">
    ${t("estimate.between", { lowest: precise(lang, round, round.settings.lowest),
      highest: amount(lang, round, round.settings.highest) })}</p>
    <${OnWall} round=${round} t=${t} /></div>`;

function Single({ question, round, roles, t, lang }) {
  if (question.withheld || !question.n) return html`
    <p class="withheld">${t(question.withheld ? "estimate.withheld" : "estimate.nobody")}</p>`;
  const counted = roles.filter((role) => question.byRole[role.key]?.n);
  return html`
    <div class="single">
      <div class="single-top">
        <p class="median"><span>${t("estimate.median")}</span><b>${precise(lang, round, question.median)}</b>
          ${round.settings.unit && html`<span>${round.settings.unit}</span>`}</p>
        <div class="single-words">
          ${round.options.length > 0 && html`<p class="display">${question.text}</p>`}
          <p>${round.phase !== "released" && `${t("estimate.half", { q1: precise(lang, round, question.q1), q3: amount(lang, round,
            question.q3) })}. `}${t("estimate.ends", { lowest: precise(lang, round, question.lowest), highest: amount(lang, round,
            question.highest) })}.</p>
          ${(question.shared || question.dontKnow > 0)
            && html`<p>${question.shared && `${sharedWords(question, round, t, lang)}.`} ${question.dontKnow > 0
              && `${t("estimate.dont_know_count", { n: question.dontKnow })}.`}</p>`}
          <${Key} roles=${counted} t=${t} />
        </div>
      </div>
      <${Histogram} question=${question} round=${round} roles=${counted} t=${t} lang=${lang} />
    </div>`;
}

function Histogram({ question, round, roles, t, lang }) {
  const { bins } = question;
  const most = Math.max(...bins.map((bin) => bin.count));
  const single = isSingle(bins[0], round.settings);
  const width = bins.length > 1 ? bins[1].start - bins[0].start : 1;
  const [from, to] = single ? [bins[0].start - width / 2, bins.at(-1).start + width / 2] : [bins[0].start, bins.at(-1).end];
  const place = (value) => (100 * (value - from)) / (to - from);
  const edge = (value, key, at) => html`
    <span key=${key} data-at=${at} style=${{ "--x": place(value) }}>${precise(lang, round, value)}</span>`;
  const dense = Math.max(...bins.map((bin) => precise(lang, round, bin.start).length)) * bins.length > NO_ROOM * 12;
  return html`
    <div class="histogram" role="img" aria-label=${bins.map((bin) => `${binWords(bin, round, t, lang)}: ${bin.count}`).join(", ")}>
      <div class="bins">${bins.map((bin) => html`
        <span key=${bin.start} style=${{ "--v": (100 * bin.count) / most }}>
          ${bin.count > 0 && html`<b>${bin.count}</b>`}<i></i></span>`)}</div>
      <div class="axis">
        <span class="middle-half" style=${{ "--a": place(question.q1), "--b": place(question.q3) }}></span>
        <span class="tick" style=${{ "--x": place(question.median) }}></span>
        <${RoleMarks} question=${question} roles=${roles} place=${place} apart=${APART.whole} round=${round} lang=${lang} />
      </div>
      <div class="bin-edges">${[...bins.map((bin) => bin.start),
        ...(single ? [] : [to])].map((value, at, all) => (!dense || at % 2 === 0 || at === all.length - 1)
          && edge(value, at, single ? null : at === 0 ? "first" : at === all.length - 1 ? "last" : null))}</div>
    </div>`;
}

// What the shapes under and above a block are.
const Key = ({ roles, t }) => roles.length > 0
  && html`<div class="estimate-legend"><span>${t("estimate.role_key")}</span><${Legend} roles=${roles} /></div>`;

const RoleMarks = ({ question, roles, place, apart, round, lang }) => {
  const marks = roles.filter((role) => question.byRole[role.key]?.n).map((role) => ({ role, x: place(question.byRole[role.key].median) }));
  return inLanes(marks, apart).map(({ role, x, lane }) => html`
    <span key=${role.key} class="role-at" data-lane=${lane} style=${{ "--x": x }}>
      <${RoleMark} role=${role} label=${roleWords(question, role, round, lang)} /></span>`);
};

const roleWords = (question, role, round, lang) => `${role.label}: ${precise(lang, round, question.byRole[role.key].median)}`;

function Rows({ questions, round, roles, t, lang }) {
  const answered = questions.filter((question) => question.n && !question.withheld);
  const [from, to] = answered.length
    ? [Math.min(...answered.map((question) => question.lowest)), Math.max(...answered.map((question) => question.highest))]
    : [0, 1];
  const place = (value) => (to > from ? (100 * (value - from)) / (to - from) : 50);
  const rows = questions.map((question) => ({ ...question, key: question.id }));
  return html`
    <${OptionRows} rows=${rows} content=${JSON.stringify([rows, lang, roles])} asked=${t("estimate.rows_key")} t=${t}
      columns=${(narrow) => (narrow ? "30rem 14rem" : "50rem 17rem")}
      heads=${() => [
        html`<span class="ruler"><span>${precise(lang, round, from)}</span><span>${amount(lang, round, to)}</span></span>`,
        html`<span class="total-head">${t("estimate.median")}</span>`,
      ]}
      cells=${(row, { drawn }) => [
        row.n && !row.withheld
          ? html`<${Box} question=${row} roles=${roles} place=${place} drawn=${drawn} t=${t} lang=${lang} round=${round} />`
          : html`<span class="no-answers">${t(row.withheld ? "estimate.withheld" : "estimate.nobody")}</span>`,
        html`<span class="value">${row.n > 0 && !row.withheld && html`
          <b>${precise(lang, round, row.median)}</b> ${round.settings.unit}`}</span>`,
      ]}><${Key} roles=${roles} t=${t} /><//>`;
}

// A line from the lowest to the highest, a block for the middle half, a tick for the middle; the roles in lanes along it, or
// why there are none.
function Box({ question, roles, place, drawn, t, lang, round }) {
  const counted = roles.filter((role) => question.byRole[role.key]?.n);
  // With roles along it an axis is higher, which is all that is measured.
  if (!drawn) return html`
    <span class="box-and-note"><span class="axis">${counted.length > 0 && html`<i class="role-at"></i>`}</span></span>`;
  const words = [
    t("estimate.half", { q1: precise(lang, round, question.q1), q3: amount(lang, round, question.q3) }),
    t("estimate.ends", { lowest: precise(lang, round, question.lowest), highest: precise(lang, round, question.highest) }),
    ...counted.map((role) => roleWords(question, role, round, lang)),
  ];
  return html`
    <span class="box-and-note">
      <span class="axis" role="img" aria-label=${words.join(". ")}>
        <span class="reach" style=${{ "--a": place(question.lowest), "--b": place(question.highest) }}></span>
        <span class="middle-half" style=${{ "--a": place(question.q1), "--b": place(question.q3) }}></span>
        <span class="tick" style=${{ "--x": place(question.median) }}></span>
        <${RoleMarks} question=${question} roles=${counted} place=${place} apart=${APART.row} round=${round} lang=${lang} />
      </span>
      ${roles.length > 0 && !counted.length && html`<small>${t("estimate.no_roles")}</small>`}
    </span>`;
}
