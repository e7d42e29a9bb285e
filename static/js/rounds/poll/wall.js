// A poll on the wall. Yes or no has the whole sheet once it is counted: the question, whether it passes and why not, and
// everybody's answer. Options are rows of votes.
import { html } from "../../lib/html.js";
import { number } from "../../lib/formats.js";
import { RoleMark, rolesOf } from "../../results/roles.js";
import { Withheld } from "../../results/withheld.js";
import { Firm } from "../../wall/cut.js";
import { DecisionSheets } from "../../wall/decision_sheets.js";
import { OnWall, OpenOptions } from "../../wall/open_options.js";
import { VoteRows } from "../../wall/votes.js";
import { asksYesNo, namesOfPoll, outcome, rowsOf, turnoutWords } from "./outcome.js";
import { firsts, said } from "./said.js";
import { SideBar, SideLegend, Sides } from "./sides.js";

export { firsts, said };

/** @param {Pick<import("../../types/poll.js").WallGiven, "round" | "t">} given */
export const todo = ({ round, t }) => t(asksYesNo(round) ? "poll.todo_yes_no" : "poll.todo");

/** @param {Pick<import("../../types/poll.js").WallGiven, "round">} given */
export const ownQuestion = ({ round }) => Boolean(round.phase !== "open" && round.result?.yesNo);

/** @param {import("../../types/poll.js").WallGiven} given */
export function Wall({ view, round, t, lang }) {
  const { result } = round;
  if (!result) return asksYesNo(round) ? html`<${Asked} round=${round} t=${t} />` : html`<${OpenOptions} round=${round} t=${t} />`;
  if (result.withheld) return html`<${Withheld} result=${result} t=${t} />`;
  const roles = rolesOf({ view, result, t });
  if (result.yesNo) return html`<${YesNo} view=${view} round=${round} roles=${roles} t=${t} lang=${lang} />`;
  return html`
    <${VoteRows} rows=${rowsOf(result, t)} asked=${turnoutWords(result, t)} total=${t("poll.votes")} perRole=${t("poll.per_role")}
      roles=${roles} t=${t} lang=${lang}>
      <${Firm} result=${result} names=${namesOfPoll(round, t)} roles=${roles} cut=${null} isTieSaid=${false} t=${t} />
    <//>`;
}

// While people answer: what it is about.
const Asked = ({ round, t }) => (round.options.length
  ? html`<${OpenOptions} round=${{ ...round, phase: "words" }} t=${t}><${OnWall} round=${round} t=${t} /><//>`
  : html`<div class="open-round"><div class="poll-asked"><p class="display">${t("poll.vote")}</p></div><${OnWall} round=${round}
    t=${t} /></div>`);

const About = ({ options, most, t }) => html`
  <div class="poll-about"><p>${t("poll.about_this")}</p>
    ${options.slice(0, most).map((option) => html`<b key=${option.id} dir="auto">${option.text}</b>`)}
    ${options.length > most && html`<b>${t("common.and_more", { n: options.length - most })}</b>`}</div>`;

function YesNo({ view, round, roles, t, lang }) {
  const { result, prompt, options } = round;
  const { title } = outcome(round, t, lang);
  const sheet = {
    key: round.id,
    kicker: html`<span class=${result.passes ? "mark-hl" : undefined}>${title}</span>`,
    text: ownQuestion({ round }) ? prompt : "",
    said: said({ view, round, t, lang }),
    support: html`
      <div class="support">
        <p class="across"><b>${number(lang, result.yes)}</b>
          <span class="of-everybody">${t("poll.says_yes", { n: result.ballots })}</span></p>
        <${Sides} counts=${result} t=${t} />
        <${SideLegend} counts=${result} t=${t} />
      </div>`,
    below: (most) => html`
      <div class="poll-under">
        ${options.length > 0 && html`<${About} options=${options} most=${most} t=${t} />`}
        ${roles.length > 0 && html`<ul class="poll-roles">${roles.map((role) => html`
          <li key=${role.key}><span><${RoleMark} role=${role} /> ${role.label}</span>
            <${SideBar} counts=${result.byRole[role.key]} t=${t} /></li>`)}</ul>`}
        <p>${turnoutWords(result, t)}</p>
        <${Firm} result=${result} names=${namesOfPoll(round, t)} roles=${roles} cut=${null} isTieSaid=${false} t=${t} />
      </div>`,
  };
  return html`<${DecisionSheets} sheets=${[sheet]} content=${JSON.stringify([round, roles, lang])} t=${t} />`;
}
