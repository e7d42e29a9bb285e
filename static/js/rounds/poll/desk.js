// A poll on the desk: the outcome, why, and a table.
import { html } from "../../lib/html.js";
import { number } from "../../lib/formats.js";
import { rolesOf } from "../../results/roles.js";
import { RobustnessLine } from "../../results/robustness_line.js";
import { DeskResult } from "../../tables/desk_result.js";
import { ResultTable, roleColumns } from "../../tables/result_table.js";
import { namesOfPoll, outcome, turnoutWords } from "./outcome.js";
import { SIDES } from "./sides.js";

/** @param {import("../../types/poll.js").DeskGiven} given */
export function Desk({ view, round, t, lang }) {
  return html`<${DeskResult} round=${round} t=${t}><${DeskTable} view=${view} round=${round} t=${t} lang=${lang} /><//>`;
}

function DeskTable({ view, round, t, lang }) {
  const { result } = round;
  const roles = rolesOf({ view, result, t });
  const { title, reasons } = outcome(round, t, lang);
  const columns = [
    ...(result.yesNo ? [] : [{ key: "place", label: t("poll.record.column_place"), lead: true }]),
    { key: "text", label: t("poll.record.column_text") },
    { key: "votes", label: t("poll.record.column_votes") },
    { key: "share", label: t("poll.record.column_share") },
    ...roleColumns(roles, lang),
  ];
  return html`
    <p><b>${title}.</b> ${[...reasons, turnoutWords(result, t)].join(" ")}</p>
    <${RobustnessLine} robustness=${result.solid} names=${namesOfPoll(round, t)} roles=${roles} t=${t} />
    <${ResultTable} caption=${t("poll.record.title")} per=${t("common.by_role")} columns=${columns}
      rows=${result.yesNo ? sideRows(result, roles, t, lang) : optionRows(result, roles, t, lang)} />
    ${roles.length > 0 && html`<p class="help">${t("poll.record.per_role")}</p>`}`;
}

const percent = (share, lang) => (share === null ? "–" : `${number(lang, Math.round(100 * share), 0)}%`);

const byRole = (roles, lang, of) => Object.fromEntries(roles.map((role) => [`role:${role.key}`, number(lang, of(role.key))]));

const sideRows = (result, roles, t, lang) => SIDES.map((side) => ({
  key: side,
  cells: {
    text: t(`poll.${side}`),
    votes: html`<b>${number(lang, result[side])}</b>`,
    share: side === "abstain" ? "–" : percent(result.votes ? result[side] / result.votes : null, lang),
    ...byRole(roles, lang, (key) => result.byRole[key][side]),
  },
}));

const optionRows = (result, roles, t, lang) => [
  ...result.options.map((option) => ({
    key: option.id,
    marked: result.passes && result.winner.includes(option.id),
    cells: {
      text: option.text,
      place: html`${option.place}${option.tied && html`<small>${t("poll.tied")}</small>`}`,
      votes: html`<b>${number(lang, option.votes)}</b>`,
      share: percent(option.share, lang),
      ...byRole(roles, lang, (key) => option.byRole[key].votes),
    },
  })),
  {
    key: "abstain",
    cells: { text: t("poll.abstain"), place: "", votes: html`<b>${number(lang, result.abstain)}</b>`, share: "–",
      ...byRole(roles, lang, (key) => result.byRole[key].abstain) },
  },
];
