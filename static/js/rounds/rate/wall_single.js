// One statement has the whole wall.
import { html } from "../../lib/html.js";
import { likertHalf } from "../../ui/bars.js";
import { Around, Lines } from "../../scales/answers_drawn.js";
import { Legend } from "../../results/roles.js";
import { Fitted } from "../../wall/fit.js";
import { Who } from "../../wall/statement_rows.js";
import { Figures, Key, Means, rowsOf, Sum } from "./wall_parts.js";

const endWord = (scale, at) => (scale.binned ? scale.ends.at(at) : scale.steps.at(at).word);

// One statement has the whole wall.
export function Single({ round, option, scale, roles, settings, t, lang }) {
  const rows = rowsOf(option, roles);
  return html`
    <${Fitted} class="statement-alone" content=${JSON.stringify([option, roles, settings, round.shift])}>
      <div class="alone-top"><p class="display" dir="auto">${
        round.prompt === option.text ? "" : option.text}</p>
        <${Sum} option=${option} scale=${scale} apart t=${t} lang=${lang} /></div>
      ${scale.middle
        ? html`<${Key} scale=${scale} settings=${settings} t=${t} />
          <div class="bar-lines statement-row" data-bars=${rows.length}>
            <span class="zero-line"></span>${rows.map(({ role, counts }) => html`
            <div class="bar-line" key=${role?.key}><${Who} role=${role} />
              <${Around} counts=${counts} scale=${scale} centre=${likertHalf(rows.map((row) => row.counts))} /></div>`)}</div>`
        : html`<${Lines} counts=${option.counts} scale=${scale} captions=${scale.worded ? undefined : [settings.low, settings.high]} />
          ${rows[0].role && html`<div class="above-list">
            <p class="role-means"><span>${endWord(scale, 0)}</span>
              <${Means} option=${option} roles=${roles} scale=${scale} t=${t} lang=${lang} />
            <span>${endWord(scale, -1)}</span></p><${Legend} roles=${roles} /></div>`}`}
      <${Figures} option=${option} scale=${scale} t=${t} lang=${lang} />
    <//>`;
}
