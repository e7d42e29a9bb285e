// Statements on the wall: bars around the middle for five steps, columns for other scales, each role apart when it may be.
// A share never stands without the number it is a share of.
import { html } from "../../lib/html.js";
import { number } from "../../lib/formats.js";
import { likertHalf } from "../../parts/bars.js";
import { Pager, usePages } from "./pages.js";
import { OpenOptions, Withheld, figure } from "./results.js";
import { Legend, RoleMark, Spread, rolesOf } from "./roles.js";
import { SolidLine, lineUnder, namesOf } from "./solid.js";
import { Around, Columns, Lines, drawable, scaleOf } from "./scales.js";
import { talkFirst } from "./spread.js";
import { Who, pagesOf, roomFor, whoWidth, wide } from "./wall_rows.js";

// Of a row, in rem: the figures under a statement, and what stands at its end.
const UNDER = { one: 2.1, two: 4.6 };
const SUM = 7.3;
const STEPS = 7; // more columns than this take room of the words
const NARROW = 35.8;
// Around the rows: "talk first", the explanation of the steps in rem, and the words under a ranking.
const HOT = 19;
const KEY = { em: 1.8, step: 1.6, binned: 34 };
const SOLID = { chars: 118, line: 2.3, gap: 1 };
const AGREES = [3, 4]; // the steps "agree" and "strongly agree"

// "divided" in words, with a shape of its own.
export const Split = ({ t }) => html`
  <span class="tag b-split"><svg class="icon" viewBox="0 0 24 24" aria-hidden="true"><path d="M9 5 2 12l7 7M15 5l7 7-7 7" /></svg>${t("rate.divided")}</span>`;

// Once the round is over the figures have the whole wall, the question with them.
export const ownQuestion = ({ round }) => Boolean(round.phase !== "open" && round.result && !round.result.withheld);

export function Projector({ view, round, t, lang }) {
  if (!round.result) return html`<${OpenOptions} round=${round} t=${t} />`;
  if (round.result.withheld) return html`<${Withheld} result=${round.result} t=${t} />`;
  const { result, scale } = drawable(round.result, scaleOf(round.settings, t));
  const given = { round, prompt: ownQuestion({ round }) ? round.prompt : null, result, scale, roles: rolesOf({ view, result, t }), hot: talkFirst(result.options) && result.talkFirst[0], settings: round.settings, t, lang };
  if (result.options.length === 1) return html`<${Single} ...${given} option=${result.options[0]} />`;
  return html`<${Many} ...${given} options=${ordered(round, result, scale)} />`;
}

// Statements keep the order of the agenda; things that were scored stand by their mean.
function ordered(round, result, scale) {
  if (!scale.agree) return result.options;
  const found = Object.fromEntries(result.options.map((option) => [option.id, option]));
  return round.options.map((option) => found[option.id]);
}

function Many({ options, ...given }) {
  const { prompt, result, scale, roles, hot, settings, t, lang } = given;
  const pages = pagesOf(options, roomIn(given), (option) => costs(option, given));
  const paging = usePages(pages.length, 1);
  const { items: shown, from, few } = pages[paging.page];
  const under = scale.agree ? () => null : lineUnder(result);
  const bars = scale.middle ? Math.max(1, ...shown.map((option) => rolesIn(option, roles).length)) : 0;
  const centre = scale.middle ? likertHalf(options.flatMap((option) => rowsOf(option, roles).map((row) => row.counts))) : 0;
  return html`
    <div class="lik-main">
      <${Title} prompt=${prompt} ballots=${result.ballots} t=${t} lang=${lang} />
      <div class="b-told"><${Key} scale=${scale} settings=${settings} t=${t} />
        ${hot && shown.some((option) => option.id === hot) && html`<b class="mark-hl">${t("common.talk_first")}</b>`}<${Legend} roles=${roles} /></div>
      <ol class="liks" data-bars=${bars} data-steps=${scale.steps.length > STEPS ? "many" : null} data-few=${few ? "" : null} style=${{ "--rows": shown.length, "--bars": bars }}>
        ${shown.map((option, at) => html`<${Statement} key=${option.id} option=${option} line=${under(option)} number=${scale.agree ? from + at + 1 : option.place} centre=${centre} ...${given} />`)}
      </ol>
      ${!scale.agree && html`<${SolidLine} solid=${result.solid} names=${namesOf({ options })} roles=${roles} t=${t} />`}
      <${Pager} paging=${paging} t=${t} label=${t("projector.page_of", { from: from + 1, to: from + shown.length, total: options.length })} />
    </div>`;
}

// The question, small, and how many answered it. named: a heading stands elsewhere when there is no question.
const Title = ({ prompt, named, ballots, t, lang }) => html`
  <div hidden=${prompt === null} class="b-title">${prompt ? html`<h1>${prompt}</h1>` : named ? html`<span></span>` : html`<h1><span class="visually-hidden">${t("rate.name")}</span></h1>`}<p><b>${number(lang, ballots)}</b> ${t("rate.took_part", { n: ballots })}</p></div>`;

function roomIn({ round, prompt, result, scale, roles, hot, settings, t }) {
  const key = keyWords(scale, settings, t);
  const long = wide(key.join(", ")) * KEY.em + (scale.middle ? key.length * KEY.step : 0) + (scale.binned ? KEY.binned : 0);
  const solid = scale.agree || !result.solid ? 0 : Math.ceil((60 + 80 * result.solid.reasons.length) / SOLID.chars) * SOLID.line + SOLID.gap;
  return roomFor({ round, question: prompt ?? "", asked: prompt === null, roles, key: long + (hot ? HOT : 0), below: solid });
}

const costs = (option, { scale, roles }) => ({
  text: option.text,
  ...(scale.steps.length > STEPS && { column: NARROW }),
  under: option.n + option.dontKnow === 0 ? 0 : option.divided || (!scale.agree && option.tied) ? UNDER.two : UNDER.one,
  bars: scale.middle ? rowsOf(option, roles).length : 0,
  beside: SUM,
});

const rolesIn = (option, roles) => roles.filter((role) => option.byRole[role.key]);

// A row of counts for each role that may be told apart, else one for everybody.
function rowsOf(option, roles) {
  const rows = rolesIn(option, roles).map((role) => ({ role, counts: option.byRole[role.key].counts }));
  return rows.length ? rows : [{ role: null, counts: option.counts }];
}

function Statement({ option, line, number: place, scale, roles, hot, centre, t, lang }) {
  return html`
    <li class="lk" data-hot=${option.id === hot ? "" : null} data-line=${line}>
      <span class="no">${place}</span>
      <div class="st"><p>${option.text}</p><${Figures} option=${option} scale=${scale} apart t=${t} lang=${lang} /></div>
      ${scale.middle
        ? html`<div class="bars"><span class="zero"></span>${rowsOf(option, roles).map(({ role, counts }) => html`
            <div class="b" key=${role?.key}>${role ? html`<${RoleMark} role=${role} label=${role.label} />` : html`<span></span>`}
              <${Around} counts=${counts} scale=${scale} centre=${centre} /></div>`)}</div>`
        : html`<div class="b-pair"><${Columns} counts=${option.counts} scale=${scale} />
            <${Means} option=${option} roles=${roles} scale=${scale} t=${t} lang=${lang} /></div>`}
      <${Sum} option=${option} scale=${scale} t=${t} lang=${lang} />
    </li>`;
}

const Means = ({ option, roles, scale, t, lang }) => {
  const told = rolesIn(option, roles);
  return told.length > 0 && html`
    <${Spread} roles=${told} low=${scale.low} high=${scale.high} values=${Object.fromEntries(told.map((role) => [role.key, option.byRole[role.key].mean]))}
      label=${`${t("rate.mean")}: ${told.map((role) => `${role.label} ${figure(lang, option.byRole[role.key].mean)}`).join(", ")}`} />`;
};

// Mean, median and who does not know: what the bar does not say.
const Figures = ({ option, scale, apart, t, lang }) => html`
  <p class="b-figures">
    ${!scale.agree && option.tied && html`<b>${t("rate.tied")}</b>`}
    ${option.n > 0 && html`<span>${scale.agree && `${t("rate.mean_is", { mean: figure(lang, option.mean) })}, `}${t("rate.median_is", { median: figure(lang, option.median, null) })}</span>`}
    ${option.dontKnow > 0 && html`<span>${t("rate.unsure", { n: option.dontKnow })}</span>`}
    ${apart && option.divided && html`<${Split} t=${t} />`}
  </p>`;

// apart: with the mark of a divided room, when it stands nowhere else.
function Sum({ option, scale, apart: told, t, lang }) {
  if (!option.n) return html`<p class="sum">${t(option.withheld ? "common.few" : "rate.nobody")}</p>`;
  const apart = told && option.divided && html`<${Split} t=${t} />`;
  if (!scale.agree) return html`<p class="sum"><b>${figure(lang, option.mean)}</b>${t("rate.mean_of", { n: option.n })} ${apart}</p>`;
  const agree = AGREES.reduce((sum, step) => sum + option.counts[step], 0);
  return html`<p class="sum"><b>${number(lang, Math.round((100 * agree) / option.n), 0)}%</b>${t("rate.agree_of", { n: option.n })} ${apart}</p>`;
}

// What the colours or the numbers of the steps mean.
function Key({ scale, settings, t }) {
  const words = keyWords(scale, settings, t);
  if (!scale.middle) return html`<p class="b-key">${words.join(", ")}${scale.binned ? `. ${t("rate.bar_starts", { bar: scale.steps[0].word })}` : ""}</p>`;
  return html`<ol class="key">${scale.steps.map((step, at) => html`<li key=${step.value} data-d=${at + 1}>${words[at]}</li>`)}</ol>`;
}

function keyWords(scale, settings, t) {
  const at = [settings.low, "", "", "", settings.high];
  if (scale.middle) return scale.steps.map((step, index) => (scale.agree ? step.word.toLowerCase() : `${step.number}${at[index] && ` ${at[index]}`}`));
  if (scale.worded) return scale.steps.map((step) => `${step.number} = ${step.word}`);
  const ends = [[scale.ends[0], settings.low], [scale.ends[1], settings.high]].filter(([, words]) => words);
  return ends.length ? ends.map(([value, words]) => `${value} = ${words}`) : [t("rate.scale_from", { low: scale.ends[0], high: scale.ends[1] })];
}

const endWord = (scale, at) => (scale.binned ? scale.ends.at(at) : scale.steps.at(at).word);

// One statement has the whole wall.
function Single({ prompt, result, option, scale, roles, settings, t, lang }) {
  const rows = rowsOf(option, roles);
  const asked = prompt === null || (prompt !== "" && prompt !== option.text); // the question stands above it
  return html`
    <div class="lik-one">
      <${Title} named prompt=${asked ? prompt : ""} ballots=${result.ballots} t=${t} lang=${lang} />
      <div class="top">${asked ? html`<p class="display">${option.text}</p>` : html`<h1 class="display">${option.text}</h1>`}<${Sum} option=${option} scale=${scale} apart t=${t} lang=${lang} /></div>
      ${scale.middle
        ? html`<${Key} scale=${scale} settings=${settings} t=${t} />
          <div class="bars lk" data-bars=${rows.length} style=${{ "--who": whoWidth(rolesIn(option, roles)) }}><span class="zero"></span>${rows.map(({ role, counts }) => html`
            <div class="b" key=${role?.key}><${Who} role=${role} />
              <${Around} counts=${counts} scale=${scale} centre=${likertHalf(rows.map((row) => row.counts))} /></div>`)}</div>`
        : html`<${Lines} counts=${option.counts} scale=${scale} captions=${scale.worded ? undefined : [settings.low, settings.high]} />
          ${rows[0].role && html`<div class="b-told"><p class="b-means"><span>${endWord(scale, 0)}</span><${Means} option=${option} roles=${roles} scale=${scale} t=${t} lang=${lang} />
            <span>${endWord(scale, -1)}</span></p><${Legend} roles=${roles} /></div>`}`}
      <${Figures} option=${option} scale=${scale} t=${t} lang=${lang} />
    </div>`;
}
