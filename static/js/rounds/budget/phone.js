// Dividing money on the phone: tick with the costs in sight; afterwards what is funded.
import { html } from "../../lib/html.js";
import { Main } from "../../ui/screen.js";
import { BallotFoot, Question, Sealed, useBallot } from "../../ballot/ballot.js";
import { choiceOf } from "../../ballot/option_note.js";
import { Ticks } from "../../ballot/ticks.js";
import { RobustnessLine } from "../../results/robustness_line.js";
import { VoteList } from "../../results/vote_list.js";
import { Withheld } from "../../results/withheld.js";
import { compared, costed, funded, money, rowsOf, served } from "./outcome.js";

const EMPTY = { approved: [] };

/** @param {import("../../types/budget.js").PhoneGiven} given */
export function Phone(given) {
  const { round, t, lang, state } = given;
  const ballot = useBallot(given, EMPTY);
  const { approved } = ballot.choice;
  const { body, settings } = round;
  const write = money(round, t, lang);
  const options = costed(round).map((option) => {
    const choice = choiceOf(option, t);
    const cost = body.costs[option.id];
    const words = [write(cost), ...(cost > settings.amount ? [t("budget.dear")] : []), ...(choice.note ? [choice.note] : [])];
    return { ...choice, label: body.names[option.id], note: words.join(". ") };
  });
  const cost = approved.reduce((sum, id) => sum + (body.costs[id] ?? 0), 0);
  return html`
    <${Main}>
      <${Question} prompt=${round.prompt || t("budget.pick")} kick=${round.prompt && t("budget.pick")} />
      <p class="lede">${t("budget.how", { amount: write(settings.amount) })}</p>
      <${Sealed} round=${round} t=${t} />
      ${options.length
        ? html`<${Ticks} kind="budget" t=${t} options=${options} chosen=${approved}
          onChange=${(next) => ballot.change({ approved: next })} />`
        : html`<p class="withheld">${t("budget.no_costs")}</p>`}
    <//>
    <${BallotFoot} ballot=${ballot} mayBeBlank state=${state} t=${t}>
      <p class="left" role="status">${t("budget.counted", { n: approved.length, cost: write(cost), amount: write(settings.amount) })}</p>
    <//>`;
}

/** @param {import("../../types/budget.js").PhoneGiven} given */
export function PhoneResult({ round, t, lang }) {
  const { result } = round;
  if (result.withheld) return html`<${Withheld} result=${result} t=${t} />`;
  return html`
    <p class="lede">${funded(round, t, lang)} ${served(round, t)}</p>
    <${VoteList} rows=${rowsOf(round, t, lang)} rest=${result.rest} t=${t} lang=${lang} />
    <p class="help after-list">${t("budget.rule")}: ${t("budget.rule_why")} ${compared(round, t)}</p>
    <${RobustnessLine} robustness=${result.solid} names=${round.body.names} t=${t} />`;
}

export { ballotFacts as facts } from "../../ballot/ballot.js";
