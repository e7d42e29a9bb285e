// Dots on the wall: red dots in rows, and per person for each role.
import { html } from "../../lib/html.js";
import { figure } from "../../results/figure.js";
import { rolesOf, Spread } from "../../results/roles.js";
import { namesOf } from "../../results/robustness_line.js";
import { Withheld } from "../../results/withheld.js";
import { cutOf, Firm } from "../../wall/cut.js";
import { OpenOptions } from "../../wall/open_options.js";
import { OptionRows } from "../../wall/option_rows.js";
import { longestOf, Marks, Under, voteColumns, voteHeads } from "../../wall/votes.js";
import { apart, drawn, signed } from "./figures.js";

export { firsts, said } from "./said.js";

/** @param {Pick<import("../../types/dots.js").WallGiven, "round" | "t">} given */
export const todo = ({ round: { settings }, t }) => [
  t("dots.todo", { n: settings.dots }),
  ...(settings.per_option && settings.per_option < settings.dots ? [t("dots.todo_limit", { limit: settings.per_option })] : []),
].join(" ");

/** @param {import("../../types/dots.js").WallGiven} given */
export function Wall({ view, round, t, lang }) {
  const { result } = round;
  if (!result) return html`<${OpenOptions} round=${round} t=${t} />`;
  if (result.withheld) return html`<${Withheld} result=${result} t=${t} />`;
  const roles = rolesOf({ view, result, t });
  const rows = result.options.map((option) => ({ ...option, key: option.id, small: smallOf(option, t) }));
  const cut = cutOf(result, rows, t);
  const goesOn = cut ? new Set(result.options.slice(0, cut.after).map(({ id }) => id)) : new Set();
  const most = Math.max(0, ...result.options.map(drawn));
  const [low, high] = scaleOf(result.options);
  const withRoles = roles.length > 0;
  return html`
    <${OptionRows} rows=${rows.map((row) => ({ ...row, top: goesOn.has(row.key) }))} content=${JSON.stringify([rows, cut, lang, roles])}
      asked=${`${t("dots.result", { ballots: result.ballots, dots: result.dots })}.`} cut=${cut} t=${t}
      columns=${voteColumns(withRoles, longestOf(rows.map((row) => signed(lang, row.dots))))}
      heads=${voteHeads({ total: t("dots.total"), perRole: t("dots.per_person").toLowerCase(), roles: withRoles, low: signed(lang, low),
        high: String(high) })}
      under=${(row, space) => html`<${Under} votes=${drawn(row)} most=${most} space=${space} />`}
      cells=${(row, space) => [
        html`<${Marks} votes=${drawn(row)} most=${most} roles=${withRoles} space=${space} />`,
        html`<span class="total">${signed(lang, row.dots)}</span>`,
        withRoles && (space.drawn ? html`
          <${Spread} roles=${roles} values=${perPerson(row)} low=${low} high=${high} label=${spreadWords(row, roles, t, lang)} />`
          : html`<span class="spread"></span>`),
      ]}>
      <${Firm} result=${result} names=${namesOf(round)} roles=${roles} cut=${cut} t=${t} />
    <//>`;
}

const smallOf = (option, t) =>
  [...(option.tied ? [t("dots.tied")] : []), ...(apart(option) ? [t("dots.given_taken", option)] : [])].join(", ") || null;

const perPerson = (option) => Object.fromEntries(Object.entries(option.byRole).map(([key, figures]) => [key, figures.perPerson]));

// The ends of the drawing per person, in whole dots.
function scaleOf(options) {
  const values = options.flatMap((option) => Object.values(perPerson(option)));
  return [Math.min(0, Math.floor(Math.min(0, ...values))), Math.max(1, Math.ceil(Math.max(0, ...values)))];
}

const spreadWords = (option, roles, t, lang) =>
  `${t("dots.per_person")}: ${roles.map((role) => `${role.label} ${figure(lang, option.byRole[role.key]?.perPerson)}`).join(", ")}`;
