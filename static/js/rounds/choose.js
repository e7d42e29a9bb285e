// Choosing a few of many on the three surfaces: tick on the phone, dots and who goes on upon the wall, a table on the desk.
import { html } from "../lib/html.js";
import { number } from "../lib/formats.js";
import { Main } from "../parts/screen.js";
import { BallotFoot, Question, Sealed, ballotFacts, useBallot } from "./parts/ballot.js";
import { DeskResult, OpenOptions, ResultTable, Withheld, figure, roleColumns } from "./parts/results.js";
import { rolesOf } from "./parts/roles.js";
import { SolidLine, lineUnder, namesOf } from "./parts/solid.js";
import { Ticks, isLong } from "./parts/ticks.js";
import { VoteList, VoteWall } from "./parts/vote_wall.js";

const EMPTY = { chosen: [] };

export const facts = ballotFacts;

// The rule in one sentence; the same choice of words as session/rounds/choose.py.
function rule({ settings }, t) {
  const { least, most } = settings;
  const name = least === most && most ? "exactly" : least && most ? "between" : least ? "least" : most ? "most" : "free";
  return t(`choose.rule.${name}`, { least, most });
}

export function Phone(given) {
  const { round, t, state } = given;
  const ballot = useBallot(given, EMPTY);
  const { chosen } = ballot.choice;
  const least = Math.min(round.settings.least, round.options.length);
  const most = round.settings.most || round.options.length;
  const single = least === 1 && most === 1;
  const long = isLong(round.options);
  const counter = !single && html`<p class="left" role="status">${round.settings.most ? t("choose.counted_of", { n: chosen.length, most }) : t("choose.counted", { n: chosen.length })}</p>`;
  const reason = chosen.length < least ? t("choose.too_few", { n: least - chosen.length }) : chosen.length > most ? t("choose.too_many", { n: chosen.length - most }) : null;
  return html`
    <${Main}>
      <${Question} prompt=${round.prompt || t("choose.pick")} kick=${rule(round, t)} />
      <${Sealed} round=${round} t=${t} />
      ${!long && counter}
      <${Ticks} kind="choose" t=${t} single=${single} chosen=${single ? chosen[0] : chosen} onChange=${(next) => ballot.change({ chosen: single ? [next] : next })}
        options=${round.options.map(({ id, text, note }) => ({ value: id, label: text, note }))} />
      <p class="help after-list">${t("choose.change")}</p>
    <//>
    <${BallotFoot} ballot=${ballot} words=${{ send: "choose.send", kept: "choose.kept" }} state=${state} t=${t} reason=${reason}
      onSend=${() => ballot.send({ chosen })}>${long && counter}<//>`;
}

const SMALL = { in: "choose.goes_on", tied: "choose.on_the_line" };

const rowsOf = (result, t, under = lineUnder(result)) => result.options.map((option) => ({
  key: option.id,
  place: option.place,
  text: option.text,
  small: SMALL[option.goesOn] ? t(SMALL[option.goesOn]) : option.tied && option.votes ? t("choose.tied") : null,
  votes: option.votes,
  top: option.goesOn === "in",
  line: under(option),
  shares: Object.fromEntries(Object.entries(option.byRole).map(([key, own]) => [key, 100 * own.share])),
}));

// How many chose, what goes on, and what ties for the last places.
function told(round, t, lang) {
  const { result, settings } = round;
  const count = (state) => result.options.filter((option) => option.goesOn === state).length;
  const going = count("in");
  const level = count("tied");
  return [
    t("choose.result", { n: result.ballots, mean: figure(lang, result.perPerson.mean) }),
    ...(result.perPerson.none ? [t("choose.none", { n: result.perPerson.none })] : []),
    ...(going ? [t("choose.in", { n: going })] : []),
    ...(level ? [t("choose.across", { n: settings.places - going, all: level })] : []),
  ].join(" ");
}

export function PhoneResult({ round, t, lang }) {
  const { result } = round;
  if (result.withheld) return html`<${Withheld} result=${result} t=${t} />`;
  return html`
    <p class="lede">${told(round, t, lang)}</p>
    <${VoteList} rows=${rowsOf(result, t)} t=${t} lang=${lang} />
    <${SolidLine} solid=${result.solid} names=${namesOf(round)} t=${t} />`;
}

export function Projector({ view, round, t, lang }) {
  const { result } = round;
  if (!result) return html`<${OpenOptions} round=${round} t=${t} />`;
  if (result.withheld) return html`<${Withheld} result=${result} t=${t} />`;
  const roles = rolesOf({ view, result, t });
  return html`
    <${VoteWall} rows=${rowsOf(result, t)} told=${told(round, t, lang)} total=${t("choose.votes")} perRole=${t("choose.per_role")} roles=${roles} t=${t} lang=${lang}>
      <${SolidLine} solid=${result.solid} names=${namesOf(round)} roles=${roles} t=${t} />
    <//>`;
}

export function Desk({ view, round, t, lang }) {
  return html`<${DeskResult} round=${round} t=${t}><${DeskTable} view=${view} round=${round} t=${t} lang=${lang} /><//>`;
}

function DeskTable({ view, round, t, lang }) {
  const { result } = round;
  const roles = rolesOf({ view, result, t });
  const percent = (share) => `${number(lang, Math.round(100 * share), 0)}%`;
  const columns = [
    { key: "place", label: t("choose.record.column_place"), lead: true },
    { key: "text", label: t("choose.record.column_text") },
    { key: "votes", label: t("choose.record.column_votes") },
    { key: "share", label: t("choose.record.column_share") },
    ...roleColumns(roles, lang),
  ];
  const rows = result.options.map((option) => ({
    key: option.id,
    marked: option.goesOn === "in",
    cells: {
      text: html`${option.text}${SMALL[option.goesOn] && html`<small>${t(SMALL[option.goesOn])}</small>`}`,
      place: html`${option.place}${option.tied && html`<small>${t("choose.tied")}</small>`}`,
      votes: html`<b>${number(lang, option.votes)}</b>`,
      share: percent(option.share),
      ...Object.fromEntries(roles.map((role) => [`role:${role.key}`, percent(option.byRole[role.key]?.share ?? 0)])),
    },
  }));
  return html`
    <p>${told(round, t, lang)}</p>
    <${SolidLine} solid=${result.solid} names=${namesOf(round)} roles=${roles} t=${t} />
    <${ResultTable} caption=${t("choose.record.title")} per=${html`<span class="cap">${t("choose.per_role")}</span>`} columns=${columns} rows=${rows} />
    ${roles.length > 0 && html`<p class="help">${t("choose.record.per_role")}</p>`}`;
}
