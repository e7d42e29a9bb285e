// Dots on the desk: a table, with what goes on to a later round.
import { html } from "../../lib/html.js";
import { number } from "../../lib/formats.js";
import { figure } from "../../results/figure.js";
import { rolesOf } from "../../results/roles.js";
import { namesOf, RobustnessLine } from "../../results/robustness_line.js";
import { DeskResult } from "../../tables/desk_result.js";
import { ResultTable, roleColumns } from "../../tables/result_table.js";
import { apart, signed, summary } from "./figures.js";

const APART = ["given", "taken", "opponents"];

/** @param {import("../../types/dots.js").DeskGiven} given */
export function Desk({ view, round, t, lang }) {
  return html`<${DeskResult} round=${round} t=${t}><${DeskTable} view=${view} round=${round} t=${t} lang=${lang} /><//>`;
}

function DeskTable({ view, round, t, lang }) {
  const { result } = round;
  const roles = rolesOf({ view, result, t });
  const on = goingOn(view, round);
  const columns = [
    { key: "place", label: t("dots.record.column_place"), lead: true },
    { key: "text", label: t("dots.record.column_text") },
    { key: "dots", label: t("dots.record.column_dots") },
    { key: "voters", label: t("dots.record.column_voters") },
    ...(result.options.some(apart) ? APART.map((key) => ({ key, label: t(`dots.record.column_${key}`) })) : []),
    ...roleColumns(roles, lang),
  ];
  const rows = result.options.map((option) => ({
    key: option.id,
    marked: on.has(option.id),
    cells: {
      text: html`${option.text}${on.has(option.id) && html`<small>${t("dots.goes_on", { round: on.get(option.id) })}</small>`}`,
      place: html`${option.place}${option.tied && html`<small>${t("dots.tied")}</small>`}`,
      dots: html`<b>${signed(lang, option.dots)}</b>`,
      voters: number(lang, option.voters),
      ...Object.fromEntries(APART.map((key) => [key, figure(lang, option[key], 0)])),
      ...Object.fromEntries(roles.map((role) => [`role:${role.key}`, figure(lang, option.byRole[role.key]?.perPerson)])),
    },
  }));
  return html`
    <p>${summary(result, t)} ${result.unused > 0 && `${t("dots.unused", { n: result.unused })}.`}</p>
    <${RobustnessLine} robustness=${result.solid} names=${namesOf(round)} roles=${roles} t=${t} />
    <${ResultTable} caption=${t("dots.record.title")} per=${t("dots.per_person")} columns=${columns} rows=${rows} />`;
}

// Option -> the question of the first later round that takes it. A round in preparation shows which options it has now.
function goingOn(view, round) {
  const going = new Map();
  for (const { id } of view.agenda) {
    const later = view.rounds[id];
    if (later?.source?.round !== round.id || later.skipped || later.source.pick === "all") continue;
    for (const option of later.options) if (!going.has(option.id)) going.set(option.id, later.prompt);
  }
  return going;
}
