// Dots on the phone: what is left, and a minus and a plus for every option. A long list can be searched, or cut down to
// what has a dot. Where dots may be taken away, minus goes on below zero.
import { html, useState } from "../../lib/html.js";
import { Bar } from "../../ui/bars.js";
import { TextField } from "../../ui/field.js";
import { Main } from "../../ui/screen.js";
import { Seg } from "../../ui/seg.js";
import { DotsLeft, Stepper } from "../../ui/stepper.js";
import { BallotFoot, Question, Sealed, useBallot } from "../../ballot/ballot.js";
import { OptionNote } from "../../ballot/option_note.js";
import { lineUnder, namesOf, RobustnessLine } from "../../results/robustness_line.js";
import { more, ROWS_AT_MOST } from "../../results/vote_list.js";
import { Withheld } from "../../results/withheld.js";
import { drawn, signed } from "./figures.js";

const EMPTY = { dots: {} };
const SEARCH_FROM = 16; // options
const RINGS_AT_MOST = 10; // more dots than this are a number
const BESIDE = 60; // characters: with a longer text among them the dots stand below every text, not beside it

// What one person can do; the same as session/rounds/dots/count.py.
function limitsOf({ dots, per_option: most, step, negative = 0 }) {
  const by = Number(step ?? 1);
  return { give: dots, take: negative - (negative % by), onOne: most ? Math.max(by, most - (most % by)) : Infinity, by };
}

const sum = (numbers) => numbers.reduce((total, count) => total + count, 0);

/** @param {import("../../types/dots.js").PhoneGiven} given */
export function Phone(given) {
  const { round, t, state } = given;
  const ballot = useBallot(given, EMPTY);
  const limits = limitsOf(round.settings);
  const { dots } = ballot.choice;
  const used = sum(Object.values(dots).filter((count) => count > 0));
  const taken = -sum(Object.values(dots).filter((count) => count < 0));
  const many = round.options.length >= SEARCH_FROM;
  const put = (option, count) => {
    const { [option]: before, ...others } = dots;
    ballot.change({ dots: count ? { ...others, [option]: count } : others });
  };
  const full = (count) => count >= 0 && (limits.give - used < limits.by || count + limits.by > limits.onOne);
  const empty = (count) => count <= 0 && (limits.take - taken < limits.by || limits.by - count > limits.onOne);
  const counter = html`<${Left} used=${used} taken=${taken} limits=${limits} t=${t} />`;
  return html`
    <${Main}>
      <${Question} prompt=${round.prompt || t("dots.share")} kick=${round.prompt && t("dots.share")} />
      <${Sealed} round=${round} t=${t} />
      ${!many && counter}
      <${Options} options=${round.options} dots=${dots} many=${many} t=${t}>
        ${(option, count = dots[option.id] ?? 0) => html`
          <${Stepper} count=${count} by=${limits.by} numbers=${limits.by > 1} onChange=${(next) => put(option.id, next)}
          full=${full(count)} empty=${empty(count)} words=${stepperWords(option, count, t)} />`}
      <//>
      <p class="help after-list">${rules(limits, t)}</p>
    <//>
    <${BallotFoot} ballot=${ballot} state=${state} t=${t}>${many && counter}<//>`;
}

const rules = ({ onOne, by, take }, t) => [
  ...(by > 1 ? [t("dots.steps", { step: by })] : []),
  ...(take ? [t("dots.take_rule")] : []),
  onOne < Infinity ? t("dots.limit", { limit: onOne }) : t("dots.free"),
].join(" ");

function Left({ used, taken, limits, t }) {
  const { give, take } = limits;
  const words = used >= give ? t("dots.none_left") : t("dots.left", { left: give - used, total: give });
  const away = take > 0 && html`
    <p class="left">${taken >= take ? t("dots.none_to_take") : t("dots.take_left", { left: take - taken, total: take })}</p>`;
  return html`
    <div role="status">
      ${give > RINGS_AT_MOST ? html`<p class="left">${words}</p>` : html`<${DotsLeft} used=${used} total=${give}>${words}<//>`}
      ${away}
    </div>`;
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
      <div class="option-search">
        <${TextField} label=${t("dots.search")} value=${sought} onInput=${setSought} type="search" autocomplete="off"
          enterkeyhint="search" />
        <${Seg} label=${t("dots.which")} value=${only} onChange=${setOnly}
          options=${[{ value: false, label: t("dots.show_all", { n: options.length }) },
            { value: true, label: t("dots.show_mine", { n: chosen.length }) }]} />
      </div>`}
    <ul class="rules dots-list" data-long=${options.some(({ text }) => text.length > BESIDE) || null}>
      ${shown.map((option) => html`
        <li key=${option.id}><span>${option.text}</span>${children(option)}<${OptionNote} option=${option} name="help" t=${t} /></li>`)}
    </ul>
    ${!shown.length && html`<p class="lede" role="status">${t("dots.none_found")}</p>`}`;
}

const stepperWords = (option, count, t) => ({
  group: `${option.text}: ${t("dots.on_option", { n: count })}`,
  less: t("dots.less", { option: option.text }),
  more: t("dots.more", { option: option.text }),
  none: t("dots.none_here"),
});

/** @param {import("../../types/dots.js").PhoneGiven} given */
export function PhoneResult({ round, t, lang }) {
  const { result } = round;
  if (result.withheld) return html`<${Withheld} result=${result} t=${t} />`;
  const shown = result.options.slice(0, ROWS_AT_MOST);
  const most = Math.max(0, result.options[0]?.dots ?? 0);
  const under = lineUnder(result);
  return html`
    <p class="lede">${t("dots.result", { ballots: result.ballots, dots: result.dots })}</p>
    <ol class="rules result-list">
      ${shown.map((option) => html`
        <li key=${option.id} data-line=${under(option)}><b>${option.place}</b>
          <span>${option.text}${option.tied && html`<small>${t("dots.tied")}</small>`}</span><b>${signed(lang, option.dots)}</b>
          <${Bar} value=${drawn(option)} max=${most} /></li>`)}
    </ol>
    ${more(result.options, shown, t, result.rest)}
    <${RobustnessLine} robustness=${result.solid} names=${namesOf(round)} t=${t} />`;
}

export { ballotFacts as facts } from "../../ballot/ballot.js";
