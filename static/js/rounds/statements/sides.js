// Agree, no opinion and disagree in a drawing: red, empty, and a slash, as on the ballot; and the share that agrees in words.
// A share is of those who took a side and never stands without their number.
import { html } from "../../lib/html.js";
import { number } from "../../lib/formats.js";
import { BarNumber } from "../../ui/bars.js";
import { Ring } from "../../ui/icon.js";
import { Split } from "../../results/divided.js";

export const ANSWERS = ["agree", "disagree", "pass"];
const DRAWN = ["agree", "pass", "disagree"];
const STANCE_OF = { agree: "support", pass: "neutral", disagree: "against" };
export const RING_OF = { agree: "on", pass: undefined, disagree: "against" };

export const countWords = (figures, t) => t("statements.counts", { agree: figures.agree, disagree: figures.disagree, pass: figures.pass });

// figures: {agree, disagree, pass}
export function SidesBar({ figures, t }) {
  return html`
    <div class="stances" role="img" aria-label=${countWords(figures, t)}>
      ${DRAWN.map((answer) => figures[answer] > 0 && html`
        <span key=${answer} data-stance=${STANCE_OF[answer]} style=${{ "--v": figures[answer] }}>
          <${BarNumber} count=${figures[answer]} /></span>`)}
    </div>`;
}

SidesBar.least = () => 144; // see table_shape.js

export const SidesLegend = ({ t }) => html`
  <ul class="legend">${DRAWN.map((answer) => html`
    <li key=${answer}><${Ring} state=${RING_OF[answer]} />${t(`statements.${answer}`)}</li>`)}</ul>`;

export const percent = (lang, share) => number(lang, Math.round(100 * share), 0);

// statement: of the result. Why there are no figures, or the share and of how many people.
export function Share({ statement, t, lang }) {
  if (statement.withheld) return t("statements.few");
  if (!statement.n) return t("statements.nobody");
  return html`${percent(lang, statement.share)}% ${t("statements.agree_of", { n: statement.n })}
    ${statement.divided && html` <${Split} t=${t} />`}`;
}
