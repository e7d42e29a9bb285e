// Dividing money on the three surfaces: tick on the phone with the costs in sight, what is funded upon the wall, both rules
// side by side on the desk.
import { html } from "../lib/html.js";
import { number } from "../lib/formats.js";
import { Main } from "../parts/screen.js";
import { BallotFoot, Question, Sealed, ballotFacts, useBallot } from "./parts/ballot.js";
import { DeskResult, OpenOptions, ResultTable, Withheld, roleColumns } from "./parts/results.js";
import { rolesOf } from "./parts/roles.js";
import { SolidLine } from "./parts/solid.js";
import { Ticks } from "./parts/ticks.js";
import { VoteList, VoteWall } from "./parts/vote_wall.js";

const NAMED = 3; // options that are named in a comparison
const EMPTY = { approved: [] };
const FIRST = ["in", "tied", "out", "over"]; // what is funded comes first, also when it has fewer votes

export const facts = ballotFacts;

// -> a function that writes an amount with the unit of the round, in whole units.
function money({ settings }, t, lang) {
  const written = (amount) => number(lang, Math.round(amount), 0);
  return settings.unit ? (amount) => t("budget.money", { unit: settings.unit, amount: written(amount) }) : written;
}

const costed = ({ options, body }) => options.filter((option) => body.costs?.[option.id]);

export function Phone(given) {
  const { round, t, lang, state } = given;
  const ballot = useBallot(given, EMPTY);
  const { approved } = ballot.choice;
  const { body, settings } = round;
  const write = money(round, t, lang);
  const options = costed(round).map(({ id, note }) => ({
    value: id,
    label: body.names[id],
    note: [write(body.costs[id]), ...(body.costs[id] > settings.amount ? [t("budget.dear")] : []), ...(note ? [note] : [])].join(". "),
  }));
  const cost = approved.reduce((sum, id) => sum + (body.costs[id] ?? 0), 0);
  return html`
    <${Main}>
      <${Question} prompt=${round.prompt || t("budget.pick")} kick=${round.prompt && t("budget.pick")} />
      <p class="lede">${t("budget.how", { amount: write(settings.amount) })}</p>
      <${Sealed} round=${round} t=${t} />
      ${options.length
        ? html`<${Ticks} kind="budget" t=${t} options=${options} chosen=${approved} onChange=${(next) => ballot.change({ approved: next })} />`
        : html`<p class="withheld">${t("budget.no_costs")}</p>`}
      <p class="help after-list">${t("budget.change")}</p>
    <//>
    <${BallotFoot} ballot=${ballot} words=${{ send: "budget.send", kept: "budget.kept" }} state=${state} t=${t} onSend=${() => ballot.send({ approved })}>
      <p class="left" role="status">${t("budget.counted", { n: approved.length, cost: write(cost), amount: write(settings.amount) })}</p>
    <//>`;
}

const byOutcome = (result) => [...result.options].sort((a, b) => FIRST.indexOf(a.equal) - FIRST.indexOf(b.equal));

const rowsOf = (round, t, lang) => byOutcome(round.result).map((option) => ({
  key: option.id,
  place: option.place,
  text: option.text,
  small: [money(round, t, lang)(option.cost), ...(option.equal === "out" ? [] : [t(`budget.state.${option.equal}`)])].join(", "),
  votes: option.votes,
  top: option.equal === "in",
  shares: Object.fromEntries(Object.entries(option.byRole).map(([key, own]) => [key, (100 * own.votes) / own.ballots])),
}));

// How much is funded, for how much of the amount, and what is left.
function funded({ result, ...round }, t, lang) {
  const write = money(round, t, lang);
  const { equal, amount } = result;
  const count = equal.funded.length ? t("budget.funded", { n: equal.funded.length }) : t("budget.none_funded");
  return `${count}: ${t("budget.of_amount", { cost: write(equal.cost), amount: write(amount) })}, ${t("budget.rest", { rest: write(equal.rest) })}.`;
}

// The same under the other rule, or what would be funded then and what would not.
function compared({ result }, t) {
  const { equal, greedy, options } = result;
  const same = (one, other) => one.length === other.length && one.every((each) => other.includes(each));
  if (same(equal.funded, greedy.funded) && same(equal.tied, greedy.tied)) return t("budget.same");
  const only = (one, other) => options.filter(({ id }) => one.includes(id) && !other.includes(id)).map(({ text }) => `‘${text}’`);
  const told = (key, texts) => {
    if (!texts.length) return [];
    const rest = texts.length - NAMED;
    return [t(key, { options: texts.slice(0, NAMED).join(", ") + (rest > 0 ? ` ${t("common.and_more", { n: rest })}` : "") })];
  };
  return [...told("budget.differs_in", only(greedy.funded, equal.funded)), ...told("budget.differs_out", only(equal.funded, greedy.funded)), ...(greedy.tied.length ? [t("budget.differs_tied")] : [])].join(" ");
}

const served = ({ result }, t) => [
  t("budget.served", { n: result.served, people: result.ballots }),
  ...(result.nothing ? [t("budget.nothing", { n: result.nothing })] : []),
].join(" ");

// What people's shares went to.
function spent({ result, ...round }, t, lang) {
  if (!result.spending) return "";
  const write = money(round, t, lang);
  const { median, q1, q3 } = result.spending;
  return t("budget.middle", { median: write(median), q1: write(q1), q3: write(q3) });
}

export function PhoneResult({ round, t, lang }) {
  const { result } = round;
  if (result.withheld) return html`<${Withheld} result=${result} t=${t} />`;
  return html`
    <p class="lede">${funded(round, t, lang)} ${served(round, t)}</p>
    <${VoteList} rows=${rowsOf(round, t, lang)} t=${t} lang=${lang} />
    <p class="help after-list">${t("budget.rule")}: ${t("budget.rule_why")} ${compared(round, t)}</p>
    <${SolidLine} solid=${result.solid} names=${round.body.names} t=${t} />`;
}

export function Projector({ view, round, t, lang }) {
  const { result, body, settings } = round;
  if (result?.withheld) return html`<${Withheld} result=${result} t=${t} />`;
  if (!result) {
    const write = money(round, t, lang);
    const options = costed(round).map((option) => ({ ...option, text: `${write(body.costs[option.id])} · ${body.names[option.id]}` }));
    return html`
      <div class="budget-open"><p>${t("budget.how", { amount: write(settings.amount) })}</p><${OpenOptions} round=${{ ...round, options }} t=${t} /></div>`;
  }
  const roles = rolesOf({ view, result, t });
  return html`
    <${VoteWall} rows=${rowsOf(round, t, lang)} told=${html`<b>${funded(round, t, lang)}</b> ${served(round, t)}`} total=${t("budget.votes")} perRole=${t("budget.per_role")} roles=${roles} t=${t} lang=${lang}>
      <p>${t("budget.rule")}: ${t("budget.rule_why")} ${compared(round, t)}</p>
      <${SolidLine} solid=${result.solid} names=${body.names} roles=${roles} t=${t} />
    <//>`;
}

export function Desk({ view, round, t, lang }) {
  return html`<${DeskResult} round=${round} t=${t}><${DeskTable} view=${view} round=${round} t=${t} lang=${lang} /><//>`;
}

function DeskTable({ view, round, t, lang }) {
  const { result } = round;
  const roles = rolesOf({ view, result, t });
  const write = money(round, t, lang);
  const columns = [
    { key: "text", label: t("budget.record.column_text") },
    { key: "cost", label: t("budget.record.column_cost") },
    { key: "votes", label: t("budget.record.column_votes") },
    { key: "equal", label: t("budget.equal") },
    { key: "greedy", label: t("budget.greedy") },
    ...roleColumns(roles, lang),
  ];
  const rows = byOutcome(result).map((option) => ({
    key: option.id,
    marked: option.equal === "in",
    cells: {
      text: option.text,
      cost: write(option.cost),
      votes: html`<b>${number(lang, option.votes)}</b>`,
      equal: t(`budget.state.${option.equal}`),
      greedy: t(`budget.state.${option.greedy}`),
      ...Object.fromEntries(roles.map((role) => [`role:${role.key}`, number(lang, option.byRole[role.key]?.votes ?? 0)])),
    },
  }));
  return html`
    <p><b>${funded(round, t, lang)}</b> ${served(round, t)} ${spent(round, t, lang)}</p>
    <p>${t("budget.rule")}: ${t("budget.rule_why")} ${compared(round, t)}</p>
    <${SolidLine} solid=${result.solid} names=${round.body.names} roles=${roles} t=${t} />
    <${ResultTable} caption=${t("budget.record.title")} per=${t("budget.record.title_roles")} columns=${columns} rows=${rows} />
    <p class="help">${t("budget.record.note")}</p>
    ${result.withoutCost.length > 0 && html`<p class="help">${t("budget.without_cost")}: ${result.withoutCost.join(", ")}</p>`}`;
}
