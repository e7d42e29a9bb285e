// Statements on the wall: bars around the middle for five steps, columns for other scales, each role apart when it may be.
// A share never stands without the number it is a share of.
import { html } from "../../lib/html.js";
import { number } from "../../lib/formats.js";
import { likertHalf } from "../../parts/bars.js";
import { Pager, usePages } from "./pages.js";
import { OpenOptions, Withheld, figure } from "./results.js";
import { Legend, RoleMark, Spread, rolesOf } from "./roles.js";
import { SolidLine, namesOf } from "./solid.js";
import { Around, Columns, Lines, scaleOf } from "./scales.js";

const ON_A_PAGE = 5;
const FEW = 3; // statements that have room for larger words
const AGREES = [3, 4]; // the steps "agree" and "strongly agree"

// "divided" in words, with a shape of its own.
export const Split = ({ t }) => html`
  <span class="tag b-split"><svg class="icon" viewBox="0 0 24 24" aria-hidden="true"><path d="M9 5 2 12l7 7M15 5l7 7-7 7" /></svg>${t("rate.divided")}</span>`;

// Once the round is over the figures have the whole wall, the question with them.
export const ownQuestion = ({ round }) => Boolean(round.phase !== "open" && round.result && !round.result.withheld);

export function Projector({ view, round, t, lang }) {
  const { result } = round;
  if (!result) return html`<${OpenOptions} round=${round} t=${t} />`;
  if (result.withheld) return html`<${Withheld} result=${result} t=${t} />`;
  const scale = scaleOf(round.settings, t);
  const given = { prompt: ownQuestion({ round }) ? round.prompt : null, result, scale, roles: rolesOf({ view, result, t }), hot: firstToTalk(result), settings: round.settings, t, lang };
  if (result.options.length === 1) return html`<${Single} ...${given} option=${result.options[0]} />`;
  return html`<${Many} ...${given} options=${ordered(round, result, scale)} />`;
}

// Statements keep the order of the agenda; things that were scored stand by their mean.
function ordered(round, result, scale) {
  if (!scale.agree) return result.options;
  const found = Object.fromEntries(result.options.map((option) => [option.id, option]));
  return round.options.map((option) => found[option.id]);
}

// The statement people differ on most, when they do differ and not on all of them alike.
function firstToTalk({ options, talkFirst }) {
  const measured = options.filter((option) => option.agreement !== null);
  const alike = measured.every((option) => option.agreement === measured[0].agreement);
  return measured.length > 1 && !alike ? talkFirst[0] : null;
}

function Many({ options, ...given }) {
  const { prompt, result, scale, roles, hot, settings, t, lang } = given;
  const paging = usePages(options.length, ON_A_PAGE);
  const from = paging.page * ON_A_PAGE;
  const shown = options.slice(from, from + ON_A_PAGE);
  const bars = scale.middle ? Math.max(1, ...shown.map((option) => rolesIn(option, roles).length)) : 0;
  const centre = scale.middle ? likertHalf(options.flatMap((option) => rowsOf(option, roles).map((row) => row.counts))) : 0;
  return html`
    <div class="lik-main">
      <${Title} prompt=${prompt} ballots=${result.ballots} t=${t} lang=${lang} />
      <div class="b-told"><${Key} scale=${scale} settings=${settings} t=${t} />
        ${hot && shown.some((option) => option.id === hot) && html`<b class="mark-hl">${t("rate.talk_first")}</b>`}<${Legend} roles=${roles} /></div>
      <ol class="liks" data-bars=${bars} data-few=${shown.length <= FEW ? "" : null} style=${{ "--rows": Math.min(options.length, ON_A_PAGE) }}>
        ${shown.map((option, at) => html`<${Statement} key=${option.id} option=${option} number=${scale.agree ? from + at + 1 : option.place} centre=${centre} ...${given} />`)}
      </ol>
      ${!scale.agree && html`<${SolidLine} solid=${result.solid} names=${namesOf({ options })} roles=${roles} t=${t} />`}
      <${Pager} paging=${paging} t=${t} label=${t("projector.page_of", { from: from + 1, to: from + shown.length, total: options.length })} />
    </div>`;
}

// The question, small, and how many answered it.
const Title = ({ prompt, ballots, t, lang }) => html`
  <div hidden=${prompt === null} class="b-title"><h1>${prompt}</h1><p><b>${number(lang, ballots)}</b> ${t("rate.took_part", { n: ballots })}</p></div>`;

const rolesIn = (option, roles) => roles.filter((role) => option.byRole[role.key]);

// A row of counts for each role that may be told apart, else one for everybody.
function rowsOf(option, roles) {
  const rows = rolesIn(option, roles).map((role) => ({ role, counts: option.byRole[role.key].counts }));
  return rows.length ? rows : [{ role: null, counts: option.counts }];
}

function Statement({ option, number: place, scale, roles, hot, centre, t, lang }) {
  return html`
    <li class="lk" data-hot=${option.id === hot ? "" : null}>
      <span class="no">${place}</span>
      <div class="st"><p>${option.text}</p><${Figures} option=${option} scale=${scale} t=${t} lang=${lang} /></div>
      ${scale.middle
        ? html`<div class="bars"><span class="zero"></span>${rowsOf(option, roles).map(({ role, counts }) => html`
            <div class="b" key=${role?.key}>${role ? html`<${RoleMark} role=${role} label=${role.label} />` : html`<span></span>`}
              <${Around} counts=${counts} scale=${scale} centre=${centre} /></div>`)}</div>`
        : html`<div class="b-pair"><${Columns} counts=${option.counts} scale=${scale} numbered=${scale.worded} />
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
const Figures = ({ option, scale, t, lang }) => html`
  <p class="b-figures">
    ${!scale.agree && option.tied && html`<b>${t("rate.tied")}</b>`}
    ${option.n > 0 && html`<span>${scale.agree && `${t("rate.mean_is", { mean: figure(lang, option.mean) })}, `}${t("rate.median_is", { median: figure(lang, option.median, null) })}</span>`}
    ${option.dontKnow > 0 && html`<span>${t("rate.unsure", { n: option.dontKnow })}</span>`}
  </p>`;

function Sum({ option, scale, t, lang }) {
  if (!option.n) return html`<p class="sum">${t("rate.nobody")}</p>`;
  const apart = option.divided && html`<${Split} t=${t} />`;
  if (!scale.agree) return html`<p class="sum"><b>${figure(lang, option.mean)}</b>${t("rate.mean_of", { n: option.n })} ${apart}</p>`;
  const agree = AGREES.reduce((sum, step) => sum + option.counts[step], 0);
  return html`<p class="sum"><b>${number(lang, Math.round((100 * agree) / option.n), 0)}%</b>${t("rate.agree_of", { n: option.n })} ${apart}</p>`;
}

// What the colours or the numbers of the steps mean.
function Key({ scale, settings, t }) {
  if (scale.middle) {
    const words = (step, at) => (scale.agree ? step.word.toLowerCase() : `${step.number}${[settings.low, "", "", "", settings.high][at] && ` ${[settings.low, "", "", "", settings.high][at]}`}`);
    return html`<ol class="key">${scale.steps.map((step, at) => html`<li key=${step.value} data-d=${at + 1}>${words(step, at)}</li>`)}</ol>`;
  }
  if (scale.worded) return html`<p class="b-key">${scale.steps.map((step, at) => `${at + 1} = ${step.word}`).join(", ")}</p>`;
  const ends = [[scale.low, settings.low], [scale.high, settings.high]].filter(([, words]) => words);
  return html`<p class="b-key">${ends.length ? ends.map(([value, words]) => `${value} = ${words}`).join(", ") : t("rate.scale_from", { low: scale.low, high: scale.high })}</p>`;
}

// One statement has the whole wall.
function Single({ prompt, result, option, scale, roles, settings, t, lang }) {
  const rows = rowsOf(option, roles);
  return html`
    <div class="lik-one">
      <${Title} prompt=${prompt === option.text ? "" : prompt} ballots=${result.ballots} t=${t} lang=${lang} />
      <div class="top"><p class="display">${option.text}</p><${Sum} option=${option} scale=${scale} t=${t} lang=${lang} /></div>
      ${scale.middle
        ? html`<${Key} scale=${scale} settings=${settings} t=${t} />
          <div class="bars lk"><span class="zero"></span>${rows.map(({ role, counts }) => html`
            <div class="b" key=${role?.key}><span class="who">${role && html`<${RoleMark} role=${role} /> ${role.label}`}</span>
              <${Around} counts=${counts} scale=${scale} centre=${likertHalf(rows.map((row) => row.counts))} least=${0.03} /></div>`)}</div>`
        : html`<${Lines} counts=${option.counts} scale=${scale} />
          ${rows[0].role && html`<div class="b-told"><p class="b-means"><span>${scale.steps[0].word}</span><${Means} option=${option} roles=${roles} scale=${scale} t=${t} lang=${lang} />
            <span>${scale.steps.at(-1).word}</span></p><${Legend} roles=${roles} /></div>`}`}
      <${Figures} option=${option} scale=${scale} t=${t} lang=${lang} />
    </div>`;
}
