// A poll on the three surfaces: one answer on the phone, the outcome and why upon the wall (parts/poll_wall.js), tables on
// the desk.
import { html } from "../lib/html.js";
import { number } from "../lib/formats.js";
import { Main } from "../parts/screen.js";
import { BallotFoot, Question, Sealed, ballotFacts, useBallot } from "./parts/ballot.js";
import { SideBar, SideLegend, SIDES, asksYesNo, namesOfPoll, outcome, rowsOf, told } from "./parts/poll.js";
import { DeskResult, ResultTable, Withheld, roleColumns } from "./parts/results.js";
import { rolesOf } from "./parts/roles.js";
import { SolidLine } from "./parts/solid.js";
import { Ticks } from "./parts/ticks.js";
import { VoteList } from "./parts/vote_wall.js";

export { Projector, ownQuestion } from "./parts/poll_wall.js";
export const facts = ballotFacts;

const EMPTY = {};

export function Phone(given) {
  const { round, t, state } = given;
  const ballot = useBallot(given, EMPTY);
  const { answer } = ballot.choice;
  const yesNo = asksYesNo(round);
  const { abstain, quorum, required } = round.settings;
  const options = yesNo
    ? ["yes", "no"].map((side) => ({ value: side, label: t(`poll.${side}`) }))
    : round.options.map(({ id, text, note }) => ({ value: id, label: text, note }));
  const rules = [...(required ? [t("poll.rule_required", { percent: required })] : []), ...(quorum ? [t("poll.rule_quorum", { percent: quorum })] : [])];
  const kick = t(yesNo ? "poll.vote" : "poll.pick");
  return html`
    <${Main}>
      <${Question} prompt=${round.prompt || kick} kick=${round.prompt && kick} />
      ${yesNo && round.options.length > 0 && html`<p class="b-prompt">${t("poll.about_this")}: ${round.options.map((option) => option.text).join("; ")}</p>`}
      <${Sealed} round=${round} t=${t} />
      <${Ticks} kind="poll" t=${t} single chosen=${answer} options=${options} onChange=${(next) => ballot.change({ answer: next })}
        always=${abstain ? [{ value: null, label: t("poll.abstain") }] : []} />
      <p class="help after-list">${[...rules, t("poll.change")].join(" ")}</p>
    <//>
    <${BallotFoot} ballot=${ballot} words=${{ send: "poll.send", kept: "poll.kept" }} state=${state} t=${t}
      reason=${answer === undefined ? t("poll.first_one") : null} onSend=${() => ballot.send({ answer })} />`;
}

export function PhoneResult({ round, t, lang }) {
  const { result } = round;
  if (result.withheld) return html`<${Withheld} result=${result} t=${t} />`;
  const { title, reasons } = outcome(round, t, lang);
  return html`
    <p class="b-outcome" data-passes=${result.passes ? "" : null}><b>${title}</b></p>
    <p class="lede">${[...reasons, told(result, t)].join(" ")}</p>
    ${result.yesNo ? html`<div class="b-sides"><${SideBar} counts=${result} t=${t} /><${SideLegend} counts=${result} t=${t} /></div>` : html`<${VoteList} rows=${rowsOf(result, t)} t=${t} lang=${lang} />`}
    <${SolidLine} solid=${result.solid} names=${namesOfPoll(round, t)} t=${t} />`;
}

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
    <p><b>${title}.</b> ${[...reasons, told(result, t)].join(" ")}</p>
    <${SolidLine} solid=${result.solid} names=${namesOfPoll(round, t)} roles=${roles} t=${t} />
    <${ResultTable} caption=${t("poll.record.title")} per=${t("common.by_role")} columns=${columns} rows=${result.yesNo ? sideRows(result, roles, t, lang) : optionRows(result, roles, t, lang)} />
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
    cells: { text: t("poll.abstain"), place: "", votes: html`<b>${number(lang, result.abstain)}</b>`, share: "–", ...byRole(roles, lang, (key) => result.byRole[key].abstain) },
  },
];
