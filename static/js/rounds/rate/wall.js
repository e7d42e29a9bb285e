// Statements on the wall: bars around the middle for five steps, columns for other scales, each role apart when it may be.
// A share never stands without the number it is a share of.
import { html } from "../../lib/html.js";
import { likertHalf } from "../../ui/bars.js";
import { Around, Columns } from "../../scales/answers_drawn.js";
import { drawable, scaleOf } from "../../scales/scale.js";
import { talkFirst } from "../../results/division.js";
import { Legend, RoleMark, rolesOf } from "../../results/roles.js";
import { lineUnder, namesOf, SolidLine } from "../../results/solid.js";
import { Withheld } from "../../results/withheld.js";
import { OpenOptions } from "../../wall/open_options.js";
import { Pager, usePages } from "../../wall/pages.js";
import { pagesOf, roomFor, wide } from "../../wall/rows.js";
import { Figures, Key, keyWords, Means, rolesIn, rowsOf, Sum, Title } from "./wall_parts.js";
import { Single } from "./wall_single.js";

// Of a row, in rem: the figures under a statement, and what stands at its end.
const UNDER = { one: 2.1, two: 4.6 };

const SUM = 7.3;
const STEPS = 7; // more columns than this take room of the words
const NARROW = 35.8;

// Around the rows: "talk first", the explanation of the steps in rem, and the words under a ranking.
const HOT = 19;

const KEY = { em: 1.8, step: 1.6, binned: 34 };
const SOLID = { chars: 118, line: 2.3, gap: 1 };

// Once the round is over the figures have the whole wall, the question with them.
/** @param {Pick<import("../../types/rate.js").WallGiven, "round">} given */
export const ownQuestion = ({ round }) => Boolean(round.phase !== "open" && round.result && !round.result.withheld);

/** @param {import("../../types/rate.js").WallGiven} given */
export function Wall({ view, round, t, lang }) {
  if (!round.result) return html`<${OpenOptions} round=${round} t=${t} />`;
  if (round.result.withheld) return html`<${Withheld} result=${round.result} t=${t} />`;
  const { result, scale } = drawable(round.result, scaleOf(round.settings, t));
  const given = {
    round,
    prompt: ownQuestion({ round }) ? round.prompt : null,
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
  const { options, prompt, result, scale, roles, hot, settings, t, lang } = given;
  const pages = pagesOf(options, roomIn(given), (option) => costs(option, given));
  const paging = usePages(pages.length, 1);
  const { items: shown, from, few } = pages[paging.page];
  const under = scale.agree ? () => null : lineUnder(result);
  const bars = scale.middle ? Math.max(1, ...shown.map((option) => rolesIn(option, roles).length)) : 0;
  const centre = scale.middle ? likertHalf(options.flatMap((option) => rowsOf(option, roles).map((row) => row.counts))) : 0;
  return html`
    <div class="statement-page">
      <${Title} prompt=${prompt} ballots=${result.ballots} t=${t} lang=${lang} />
      <div class="above-list"><${Key} scale=${scale} settings=${settings} t=${t} />
        ${hot && shown.some((option) => option.id === hot) && html`<b class="mark-hl">${t("common.talk_first")}</b>`}
          <${Legend} roles=${roles} /></div>
      <ol class="statement-rows" data-bars=${bars} data-steps=${scale.steps.length > STEPS ? "many" : null}
        data-few=${few ? "" : null} style=${{ "--rows": shown.length, "--bars": bars }}>
        ${shown.map((option, at) => html`
          <${Statement} key=${option.id} option=${option} line=${under(option)}
            number=${scale.agree ? from + at + 1 : option.place} centre=${centre} ...${given} />`)}
      </ol>
      ${!scale.agree && html`<${SolidLine} solid=${result.solid} names=${namesOf({ options })} roles=${roles} t=${t} />`}
      <${Pager} paging=${paging} t=${t}
        label=${t("projector.page_of", { from: from + 1, to: from + shown.length, total: options.length })} />
    </div>`;
}

function roomIn({ round, prompt, result, scale, roles, hot, settings, t }) {
  const key = keyWords(scale, settings, t);
  const long = wide(key.join(", ")) * KEY.em + (scale.middle ? key.length * KEY.step : 0) + (scale.binned ? KEY.binned : 0);
  const solid =
    scale.agree || !result.solid ? 0 : Math.ceil((60 + 80 * result.solid.reasons.length) / SOLID.chars) * SOLID.line + SOLID.gap;
  return roomFor({ round, question: prompt ?? "", asked: prompt === null, roles, key: long + (hot ? HOT : 0), below: solid });
}

const costs = (option, { scale, roles }) => ({
  text: option.text,
  ...(scale.steps.length > STEPS && { column: NARROW }),
  under: option.n + option.dontKnow === 0 ? 0 : option.divided || (!scale.agree && option.tied) ? UNDER.two : UNDER.one,
  bars: scale.middle ? rowsOf(option, roles).length : 0,
  beside: SUM,
});

function Statement({ option, line, number: place, scale, roles, hot, centre, t, lang }) {
  return html`
    <li class="statement-row" data-hot=${option.id === hot ? "" : null} data-line=${line}>
      <span class="number">${place}</span>
      <div class="statement"><p>${option.text}</p><${Figures} option=${option} scale=${scale} apart t=${t} lang=${lang} /></div>
      ${scale.middle
        ? html`<div class="bar-lines"><span class="zero-line"></span>${rowsOf(option, roles).map(({ role, counts }) => html`
            <div class="bar-line" key=${role?.key}>${role ? html`<${RoleMark} role=${role} label=${role.label} />` : html`<span></span>`}
              <${Around} counts=${counts} scale=${scale} centre=${centre} /></div>`)}</div>`
        : html`<div class="columns-and-roles"><${Columns} counts=${option.counts} scale=${scale} />
            <${Means} option=${option} roles=${roles} scale=${scale} t=${t} lang=${lang} /></div>`}
      <${Sum} option=${option} scale=${scale} t=${t} lang=${lang} />
    </li>`;
}
