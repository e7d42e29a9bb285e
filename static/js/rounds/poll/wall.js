// A poll on the wall. Yes or no has the whole sheet once it is counted: the question, whether it passes and why not, and
// everybody's answer. Options are rows of votes.
import { html } from "../../lib/html.js";
import { number } from "../../lib/formats.js";
import { RoleMark, rolesOf } from "../../results/roles.js";
import { SolidLine } from "../../results/solid.js";
import { Withheld } from "../../results/withheld.js";
import { SheetHeading } from "../../wall/headings.js";
import { OnWall, OpenOptions } from "../../wall/open_options.js";
import { VoteWall } from "../../wall/votes.js";
import { asksYesNo, namesOfPoll, outcome, rowsOf, turnoutWords } from "./outcome.js";
import { SideBar, SideLegend, Sides } from "./sides.js";

const ABOUT = 4; // subjects of a question that are shown

/** @param {Pick<import("../../types/poll.js").WallGiven, "round">} given */
export const ownQuestion = ({ round }) => Boolean(round.phase !== "open" && round.result?.yesNo);

/** @param {import("../../types/poll.js").WallGiven} given */
export function Wall({ view, round, t, lang }) {
  const { result } = round;
  if (!result) return asksYesNo(round) ? html`<${Asked} round=${round} t=${t} />` : html`<${OpenOptions} round=${round} t=${t} />`;
  if (result.withheld) return html`<${Withheld} result=${result} t=${t} />`;
  const roles = rolesOf({ view, result, t });
  if (result.yesNo) return html`<${YesNo} round=${round} roles=${roles} t=${t} lang=${lang} />`;
  const { title, reasons } = outcome(round, t, lang);
  return html`
    <${VoteWall} rows=${rowsOf(result, t)} total=${t("poll.votes")} perRole=${t("poll.per_role")} roles=${roles} t=${t} lang=${lang}
      summary=${html`<b class=${result.passes ? "mark-hl" : undefined}>${title}.</b> ${[...reasons, turnoutWords(result, t)].join(" ")}`}>
      <${SolidLine} solid=${result.solid} names=${namesOfPoll(round, t)} roles=${roles} t=${t} />
    <//>`;
}

// While people answer: what it is about, and the two answers there are.
const Asked = ({ round, t }) => html`
  <div class="open-round">
    <div class="poll-asked">
      ${round.options.length > 0 && html`<${About} options=${round.options} t=${t} />`}
      <p class="display">${t("poll.vote")}</p>
    </div>
    <${OnWall} round=${round} t=${t} />
  </div>`;

const About = ({ options, t }) => html`
  <p class="poll-about"><span>${t("poll.about_this")}</span>
    ${options.slice(0, ABOUT).map((option) => html`<b key=${option.id}>${option.text}</b>`)}
    ${options.length > ABOUT && html`<b>${t("common.and_more", { n: options.length - ABOUT })}</b>`}</p>`;

function YesNo({ round, roles, t, lang }) {
  const { result, prompt, options } = round;
  const { title, reasons } = outcome(round, t, lang);
  const question = ownQuestion({ round }) ? prompt : "";
  return html`
    <div class="decision-sheet">
      <div class="decision-top">
        <div>
          <p class="kicker"><span class=${result.passes ? "mark-hl" : undefined}>${title}</span></p>
          ${question && html`<${SheetHeading} text=${question} />`}
          ${options.length > 0 && html`<${About} options=${options} t=${t} />`}
          <p class="poll-why">${reasons.join(" ")}</p>
        </div>
        <div class="support">
          <p class="across"><b>${number(lang, result.yes)}</b>
            <span class="of-everybody">${t("poll.says_yes", { n: result.ballots })}</span></p>
          <${Sides} counts=${result} t=${t} />
          <${SideLegend} counts=${result} t=${t} />
        </div>
      </div>
      <div class="poll-under">
        ${roles.length > 0 && html`<ul class="poll-roles">${roles.map((role) => html`
          <li key=${role.key}><span><${RoleMark} role=${role} /> ${role.label}</span>
            <${SideBar} counts=${result.byRole[role.key]} t=${t} /></li>`)}</ul>`}
        <p>${turnoutWords(result, t)}</p>
        <${SolidLine} solid=${result.solid} names=${namesOfPoll(round, t)} roles=${roles} t=${t} />
      </div>
    </div>`;
}
