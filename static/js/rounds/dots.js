// Dots on the three surfaces: share them out on the phone (parts/dots_phone.js), see them as red dots on the wall, read the
// table on the desk.
import { html } from "../lib/html.js";
import { number } from "../lib/formats.js";
import { Bar, DotRows, dotColumns } from "../parts/bars.js";
import { ballotFacts } from "./parts/ballot.js";
import { DeskResult, OpenOptions, ResultTable, Withheld, figure, roleColumns } from "./parts/results.js";
import { Legend, Spread, rolesOf } from "./parts/roles.js";
import { SolidLine, lineUnder, namesOf } from "./parts/solid.js";
import { DRAWN_DOTS, ROWS_AT_MOST, more, rowsLook } from "./parts/vote_wall.js";

const APART = ["given", "taken", "opponents"];

export { Phone } from "./parts/dots_phone.js";
export const facts = ballotFacts;

// Where dots can be taken away, an option also has what was given and taken.
const apart = (option) => option.taken !== undefined;
const drawn = (option) => Math.max(0, option.dots);
const signed = (lang, dots) => number(lang, dots).replace("-", "−");

export function PhoneResult({ round, t, lang }) {
  const { result } = round;
  if (result.withheld) return html`<${Withheld} result=${result} t=${t} />`;
  const shown = result.options.slice(0, ROWS_AT_MOST);
  const most = Math.max(0, result.options[0]?.dots ?? 0);
  const under = lineUnder(result);
  return html`
    <p class="lede">${t("dots.result", { ballots: result.ballots, dots: result.dots })}</p>
    <ol class="rules b-rank">
      ${shown.map((option) => html`
        <li key=${option.id} data-line=${under(option)}><b>${option.place}</b><span>${option.text}${option.tied && html`<small>${t("dots.tied")}</small>`}</span><b>${signed(lang, option.dots)}</b>
          <${Bar} value=${drawn(option)} max=${most} /></li>`)}
    </ol>
    ${more(result.options, shown, t)}
    <${SolidLine} solid=${result.solid} names=${namesOf(round)} t=${t} />`;
}

export function Projector({ view, round, t, lang }) {
  const { result } = round;
  if (!result) return html`<${OpenOptions} round=${round} t=${t} />`;
  if (result.withheld) return html`<${Withheld} result=${result} t=${t} />`;
  const roles = rolesOf({ view, result, t });
  const shown = result.options.slice(0, ROWS_AT_MOST);
  const most = Math.max(0, ...shown.map(drawn));
  const look = rowsLook(shown.length, roles, shown.map((option) => signed(lang, option.dots)), most);
  const columns = dotColumns([most], look.deep, look.least);
  const [low, high] = scaleOf(shown);
  const under = lineUnder(result);
  return html`
    <div class="vote-main">
      ${roles.length > 0 && html`<div class="b-told b-end"><${Legend} roles=${roles} /></div>`}
      <ol class="votes" ...${look.list}>
        <li class="h"><span class="told">${summary(result, t)}</span><span class="tt">${t("dots.total")}</span>
          ${roles.length > 0 && html`<span class="spread-h"><span>${signed(lang, low)}</span><span>${t("dots.per_person").toLowerCase()}</span><span>${high}</span></span>`}</li>
        ${shown.map((option) => html`
          <li key=${option.id} data-line=${under(option)}>
            <span class="rk">${option.place}</span>
            <span class="nm"><span>${option.text}</span>${option.tied && html`<small>${t("dots.tied")}</small>`}</span>
            <span class="v-bar">
              ${most > DRAWN_DOTS ? html`<${Bar} value=${drawn(option)} max=${most} />` : html`<${DotRows} count=${drawn(option)} columns=${columns} high=${look.deep} />`}
              ${apart(option) && html`<small>${t("dots.given_taken", option)}</small>`}
            </span>
            <span class="tt">${signed(lang, option.dots)}</span>
            ${roles.length > 0 && html`<${Spread} roles=${roles} values=${perPerson(option)} low=${low} high=${high} label=${spreadWords(option, roles, t, lang)} />`}
          </li>`)}
      </ol>
      <div>${more(result.options, shown, t)}<${SolidLine} solid=${result.solid} names=${namesOf(round)} roles=${roles} t=${t} /></div>
    </div>`;
}

function summary(result, t) {
  const first = result.options.filter((option) => option.place === 1 && option.dots > 0).length;
  return [
    `${t("dots.result", { ballots: result.ballots, dots: result.dots })}.`,
    ...(first > 1 ? [`${t("dots.first_tied", { n: first })}.`] : []),
  ].join(" ");
}

const perPerson = (option) => Object.fromEntries(Object.entries(option.byRole).map(([key, each]) => [key, each.perPerson]));

// The ends of the drawing per person, in whole dots.
function scaleOf(options) {
  const values = options.flatMap((option) => Object.values(perPerson(option)));
  return [Math.min(0, Math.floor(Math.min(0, ...values))), Math.max(1, Math.ceil(Math.max(0, ...values)))];
}

const spreadWords = (option, roles, t, lang) =>
  `${t("dots.per_person")}: ${roles.map((role) => `${role.label} ${figure(lang, option.byRole[role.key]?.perPerson)}`).join(", ")}`;

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
    <${SolidLine} solid=${result.solid} names=${namesOf(round)} roles=${roles} t=${t} />
    <${ResultTable} caption=${t("dots.record.title")} per=${t("dots.per_person")} columns=${columns} rows=${rows} />`;
}

// Option -> the question of the first later round that takes it. A round in preparation shows which options it has now.
function goingOn(view, round) {
  const found = new Map();
  for (const { id } of view.agenda) {
    const later = view.rounds[id];
    if (later?.source?.round !== round.id || later.skipped || later.source.pick === "all") continue;
    for (const option of later.options) if (!found.has(option.id)) found.set(option.id, later.prompt);
  }
  return found;
}
