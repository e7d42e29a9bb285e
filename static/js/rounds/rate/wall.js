// Statements on the wall: bars around the middle for five steps, columns for other scales, each role apart when it may be.
// A share never stands without the number it is a share of.
import { html } from "../../lib/html.js";
import { likertHalf } from "../../ui/bars.js";
import { Around, Columns } from "../../scales/answers_drawn.js";
import { drawable, scaleOf } from "../../scales/scale.js";
import { talkFirst } from "../../results/division.js";
import { Legend, RoleMark, rolesOf } from "../../results/roles.js";
import { lineUnder, namesOf } from "../../results/robustness_line.js";
import { Withheld } from "../../results/withheld.js";
import { Firm } from "../../wall/cut.js";
import { useRoom, useSamples } from "../../wall/fit.js";
import { OpenOptions } from "../../wall/open_options.js";
import { MANY, Pager, usePages } from "../../wall/pages.js";
import { SAMPLES, statementPages } from "../../wall/statement_rows.js";
import { Figures, Key, Means, rolesIn, rowsOf, Sum } from "./wall_parts.js";
import { Single } from "./wall_single.js";

const STEPS = 7; // more columns than this take room of the words

export { said } from "./said.js";

/** @param {Pick<import("../../types/rate.js").WallGiven, "t">} given */
export const todo = ({ t }) => t("rate.todo");

/** @param {import("../../types/rate.js").WallGiven} given */
export const firsts = ({ view, round, t }) => ({ roles: rolesOf({ view, result: round.result, t }), firsts: null });

/** @param {import("../../types/rate.js").WallGiven} given */
export const besideQuestion = ({ round, t }) =>
  round.result && !round.result.withheld ? [round.result.ballots, t("rate.took_part", { n: round.result.ballots })] : null;

/** @param {import("../../types/rate.js").WallGiven} given */
export function Wall({ view, round, t, lang }) {
  if (!round.result) return html`<${OpenOptions} round=${round} t=${t} />`;
  if (round.result.withheld) return html`<${Withheld} result=${round.result} t=${t} />`;
  const { result, scale } = drawable(round.result, scaleOf(round.settings, t));
  const given = {
    round,
    result,
    scale,
    roles: rolesOf({ view, result, t }),
    hot: talkFirst(result.options) && result.talkFirst[0],
    settings: round.settings,
    t,
    lang,
  };
  if (result.options.length === 1) return html`<${Single} ...${given} option=${result.options[0]} />`;
  return html`<${Many} ...${given} options=${ordered(round, result, scale)} />`;
}

// Statements keep the order of the agenda; things that were scored stand by their mean.
function ordered(round, result, scale) {
  if (!scale.agree) return result.options;
  const byId = Object.fromEntries(result.options.map((option) => [option.id, option]));
  return round.options.map((option) => byId[option.id]);
}

function Many(given) {
  const { options, result, roles, hot, settings, lang } = given;
  const hottest = options.filter((option) => option.id === hot);
  const [place, room] = useRoom();
  const [samples, probe] = useSamples({
    rows: ".statement-row",
    content: JSON.stringify([lang, hot, settings, options, roles, result.solid]),
    draw: () => [
      ...SAMPLES.map((sample) => html`<${Page} ...${given} hot=${null} page=${{ items: options, from: 0, ...sample }} />`),
      ...hottest.map((option) => html`<${Page} ...${given} page=${{ ...SAMPLES[0], items: [option], from: 0 }} />`),
    ],
  });
  const [plain, , , withMark] = samples;
  const extra = withMark && { at: options.findIndex((option) => option.id === hot), height: withMark.around - plain.around };
  const pages = statementPages(options, samples, room.height, { extra });
  const paging = usePages(pages.length, 1);
  const page = { ...pages[paging.page], isPaged: pages.length > 1 };
  return html`<${Page} ...${given} place=${place} page=${page} paging=${paging}>${probe}<//>`;
}

// page: {items, from, large, stacked, shares, isPaged}, without items while nothing is measured; place: the ref of the page.
function Page({ place, page, paging, children, ...given }) {
  const { options, result, scale, roles, hot, settings, t } = given;
  const { items: shown = [], isPaged } = page;
  return html`
    <div class="statement-page" ref=${place}>
      <div class="above-list"><${Key} scale=${scale} settings=${settings} t=${t} />
        ${hot && shown.some((option) => option.id === hot) && html`<b class="mark-hl">${t("common.talk_first")}</b>`}
          ${given.round.phase !== "released" && html`<${Legend} roles=${roles} />`}</div>
      <${Rows} ...${given} ...${page} shown=${shown} />
      <div class="rows-foot"><div>${!scale.agree && html`
        <${Firm} result=${result} names=${namesOf({ options })} roles=${roles} cut=${null} t=${t} />`}</div>
        ${isPaged && html`<${Pager} paging=${paging ?? MANY} t=${t} />`}</div>
      ${children}
    </div>`;
}

function Rows({ shown, from, large, stacked, shares, ...given }) {
  const { options, result, scale, roles } = given;
  const under = scale.agree ? () => null : lineUnder(result);
  const bars = scale.middle ? Math.max(1, ...shown.map((option) => rolesIn(option, roles).length)) : 0;
  const centre = scale.middle ? likertHalf(options.flatMap((option) => rowsOf(option, roles).map((row) => row.counts))) : 0;
  return html`
    <ol class="statement-rows" data-bars=${bars} data-steps=${scale.steps.length > STEPS ? "many" : null}
      data-few=${large ? "" : null} data-stacked=${stacked ? "" : null} style=${{ "--rows": shown.length, "--bars": bars }}>
      ${shown.map((option, at) => html`
        <${Statement} key=${option.id} option=${option} line=${under(option)}
          number=${scale.agree ? from + at + 1 : option.place} share=${shares?.[at]} centre=${centre} ...${given} />`)}
    </ol>`;
}

// share: the height of the row in rem; without it the row is only measured, and has no marks.
function Statement({ option, line, number: place, share, hot, centre, ...given }) {
  const { scale, roles, t, lang } = given;
  return html`
    <li class="statement-row" data-hot=${option.id === hot ? "" : null} data-line=${line} style=${{ "--row": share && `${share}rem` }}>
      <span class="number">${place}</span>
      <div class="statement"><p>${option.text}</p><${Figures} option=${option} scale=${scale} apart t=${t} lang=${lang} /></div>
      ${scale.middle
        ? html`<div class="bar-lines"><span class="zero-line"></span>${rowsOf(option, roles).map((row) => html`
            <${BarLine} key=${row.role?.key} ...${row} scale=${scale} centre=${centre} isDrawn=${Boolean(share)} />`)}</div>`
        : html`<div class="columns-and-roles">${share && html`<${Columns} counts=${option.counts} scale=${scale} />
            <${Means} option=${option} roles=${roles} scale=${scale} t=${t} lang=${lang} />`}</div>`}
      <${Sum} option=${option} scale=${scale} t=${t} lang=${lang} />
    </li>`;
}

const BarLine = ({ role, counts, scale, centre, isDrawn }) => html`
  <div class="bar-line">${role && isDrawn ? html`<${RoleMark} role=${role} label=${role.label} />` : html`<span></span>`}
    ${isDrawn ? html`<${Around} counts=${counts} scale=${scale} centre=${centre} />` : html`<div class="track"></div>`}</div>`;
