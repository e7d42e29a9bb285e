// Dots on the three surfaces: share them out on the phone, see them as red dots on the wall, read the table on the desk.
import { html, useState } from "../lib/html.js";
import { number } from "../lib/formats.js";
import { Bar, DotRows, dotColumns } from "../parts/bars.js";
import { TextField } from "../parts/field.js";
import { Main } from "../parts/screen.js";
import { Seg } from "../parts/seg.js";
import { DotsLeft, Stepper } from "../parts/stepper.js";
import { BallotFoot, Question, Sealed, ballotFacts, useBallot } from "./parts/ballot.js";
import { DeskResult, OpenOptions, ResultTable, Withheld, figure } from "./parts/results.js";
import { Legend, Spread, rolesOf } from "./parts/roles.js";
import { SolidLine, namesOf } from "./parts/solid.js";

const EMPTY = { dots: {} };
const SEARCH_FROM = 16; // options
const RINGS_AT_MOST = 10; // more dots than this are a number
const DRAWN_DOTS = 90; // more than this on one option is a bar
const ROWS_AT_MOST = 12;
const TALL_ROWS = 7; // up to here rows are tall, up to the next number they hold two lines
const TWO_LINES = 9;

export const facts = ballotFacts;

export function Phone(given) {
  const { round, t, state } = given;
  const ballot = useBallot(given, EMPTY);
  const { dots: total, per_option: limit } = round.settings;
  const { dots } = ballot.choice;
  const used = Object.values(dots).reduce((sum, count) => sum + count, 0);
  const left = total - used;
  const many = round.options.length >= SEARCH_FROM;
  const put = (option, count) => {
    const { [option]: before, ...others } = dots;
    ballot.change({ dots: count ? { ...others, [option]: count } : others });
  };
  const counter = html`<${Left} used=${used} total=${total} t=${t} />`;
  return html`
    <${Main}>
      <${Question} prompt=${round.prompt || t("dots.share")} kick=${round.prompt && t("dots.share")} />
      <${Sealed} round=${round} t=${t} />
      ${!many && counter}
      <${Options} options=${round.options} dots=${dots} many=${many} t=${t}>
        ${(option) => html`<${Stepper} count=${dots[option.id] ?? 0} onChange=${(count) => put(option.id, count)}
          full=${left <= 0 || (limit > 0 && (dots[option.id] ?? 0) >= limit)} words=${stepperWords(option, dots[option.id] ?? 0, t)} />`}
      <//>
      <p class="help after-list">${limit > 0 ? t("dots.limit", { limit }) : t("dots.free")}</p>
    <//>
    <${BallotFoot} ballot=${ballot} words=${{ send: "dots.send", kept: "dots.kept" }} state=${state} t=${t}
      reason=${used ? null : t("dots.first_one")} onSend=${() => ballot.send({ dots })}>${many && counter}<//>`;
}

function Left({ used, total, t }) {
  const words = used >= total ? t("dots.none_left") : t("dots.left", { left: total - used, total });
  return total > RINGS_AT_MOST
    ? html`<p class="left" role="status">${words}</p>`
    : html`<div role="status"><${DotsLeft} used=${used} total=${total}>${words}<//></div>`;
}

// children: a function that draws the stepper of one option. A long list can be searched, or cut down to what has a dot.
function Options({ options, dots, many, t, children }) {
  const [sought, setSought] = useState("");
  const [only, setOnly] = useState(false);
  const fold = (text) => text.normalize("NFD").replace(/\p{M}/gu, "").toLowerCase();
  const chosen = options.filter((option) => dots[option.id]);
  const shown = (only ? chosen : options).filter((option) => fold(option.text).includes(fold(sought.trim())));
  return html`
    ${many && html`
      <div class="b-find">
        <${TextField} label=${t("dots.search")} value=${sought} onInput=${setSought} type="search" autocomplete="off" enterkeyhint="search" />
        <${Seg} label=${t("dots.which")} value=${only} onChange=${setOnly}
          options=${[{ value: false, label: t("dots.show_all", { n: options.length }) }, { value: true, label: t("dots.show_mine", { n: chosen.length }) }]} />
      </div>`}
    <ul class="rules vote">
      ${shown.map((option) => html`<li key=${option.id}><span>${option.text}${option.note && html`<small>${option.note}</small>`}</span>${children(option)}</li>`)}
    </ul>
    ${!shown.length && html`<p class="lede" role="status">${t("dots.none_found")}</p>`}`;
}

const stepperWords = (option, count, t) => ({
  group: `${option.text}: ${t("dots.on_option", { n: count })}`,
  less: t("dots.less", { option: option.text }),
  more: t("dots.more", { option: option.text }),
  none: t("dots.none_here"),
});

export function PhoneResult({ round, t }) {
  const { result } = round;
  if (result.withheld) return html`<${Withheld} result=${result} t=${t} />`;
  const shown = result.options.slice(0, ROWS_AT_MOST);
  const most = result.options[0]?.dots ?? 0;
  return html`
    <p class="lede">${t("dots.result", { ballots: result.ballots, dots: result.dots })}</p>
    <ol class="rules b-rank">
      ${shown.map((option) => html`
        <li key=${option.id}><b>${option.place}</b><span>${option.text}${option.tied && html`<small>${t("dots.tied")}</small>`}</span><b>${option.dots}</b>
          <${Bar} value=${option.dots} max=${most} /></li>`)}
    </ol>
    ${more(result.options, shown, t)}`;
}

const more = (options, shown, t) => options.length > shown.length && html`<p class="b-more">${t("common.and_more", { n: options.length - shown.length })}</p>`;

export function Projector({ view, round, t, lang }) {
  const { result } = round;
  if (!result) return html`<${OpenOptions} round=${round} t=${t} />`;
  if (result.withheld) return html`<${Withheld} result=${result} t=${t} />`;
  const roles = rolesOf({ view, result, t });
  const shown = result.options.slice(0, ROWS_AT_MOST);
  const size = shown.length <= TALL_ROWS ? "tall" : shown.length <= TWO_LINES ? "mid" : "low";
  const high = size === "tall" ? 3 : 2;
  const most = Math.max(0, ...shown.map((option) => option.dots));
  const columns = dotColumns([most], high, size === "tall" ? 12 : 18);
  const scale = scaleOf(shown);
  return html`
    <div class="vote-main">
      ${roles.length > 0 && html`<div class="b-told b-end"><${Legend} roles=${roles} /></div>`}
      <ol class="votes" data-size=${size} data-roles=${roles.length ? "" : null} style=${{ "--rows": Math.max(shown.length, 3) }}>
        <li class="h"><span class="told">${told(result, t)}</span><span class="tt">${t("dots.total")}</span>
          ${roles.length > 0 && html`<span class="spread-h"><span>0</span><span>${t("dots.per_person").toLowerCase()}</span><span>${scale}</span></span>`}</li>
        ${shown.map((option) => html`
          <li key=${option.id}>
            <span class="rk">${option.place}</span>
            <span class="nm"><span>${option.text}</span>${option.tied && html`<small>${t("dots.tied")}</small>`}</span>
            ${most > DRAWN_DOTS ? html`<${Bar} value=${option.dots} max=${most} />` : html`<${DotRows} count=${option.dots} columns=${columns} high=${high} />`}
            <span class="tt">${number(lang, option.dots)}</span>
            ${roles.length > 0 && html`<${Spread} roles=${roles} values=${perPerson(option)} low=${0} high=${scale} label=${spreadWords(option, roles, t, lang)} />`}
          </li>`)}
      </ol>
      <div>${more(result.options, shown, t)}<${SolidLine} solid=${result.solid} names=${namesOf(round)} roles=${roles} t=${t} /></div>
    </div>`;
}

function told(result, t) {
  const first = result.options.filter((option) => option.place === 1 && option.dots).length;
  return [
    `${t("dots.result", { ballots: result.ballots, dots: result.dots })}.`,
    ...(first > 1 ? [`${t("dots.first_tied", { n: first })}.`] : []),
  ].join(" ");
}

const perPerson = (option) => Object.fromEntries(Object.entries(option.byRole).map(([key, each]) => [key, each.perPerson]));

const scaleOf = (options) => Math.max(1, Math.ceil(Math.max(0, ...options.flatMap((option) => Object.values(perPerson(option))))));

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
    { key: "text", label: t("dots.record.column_text") },
    { key: "place", label: t("dots.record.column_place") },
    { key: "dots", label: t("dots.record.column_dots") },
    { key: "voters", label: t("dots.record.column_voters") },
    ...roles.map((role) => ({ key: `role:${role.key}`, label: `${role.label} (${number(lang, role.ballots)})`, role })),
  ];
  const rows = result.options.map((option) => ({
    key: option.id,
    marked: on.has(option.id),
    cells: {
      text: html`${option.text}${on.has(option.id) && html`<small>${t("dots.goes_on", { round: on.get(option.id) })}</small>`}`,
      place: t(option.tied ? "dots.record.tied" : "dots.record.place", { place: option.place }),
      dots: number(lang, option.dots),
      voters: number(lang, option.voters),
      ...Object.fromEntries(roles.map((role) => [`role:${role.key}`, figure(lang, option.byRole[role.key]?.perPerson)])),
    },
  }));
  return html`
    <p>${told(result, t)} ${result.unused > 0 && `${t("dots.unused", { n: result.unused })}.`}</p>
    <${SolidLine} solid=${result.solid} names=${namesOf(round)} roles=${roles} t=${t} />
    <${ResultTable} caption=${t("dots.record.title")} columns=${columns} rows=${rows} />
    ${roles.length > 0 && html`<p class="help">${t("dots.record.per_role")}</p>`}`;
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
