// A round on the wall: its question, its clock and, for a secret round, how many have answered; the kind draws the rest.
// What a kind may draw and say here: rounds/contract.js.
import { html } from "../lib/html.js";
import { countdown, number } from "../lib/formats.js";
import { useKind } from "../rounds/load.js";
import { lang, t } from "../lib/words.js";
import { Skeleton } from "../ui/empty.js";
import { Timer } from "../ui/timer.js";
import { Interim, withLive } from "../results/live.js";
import { Counting } from "../results/counting.js";
import { QuestionHeading } from "../wall/headings.js";
import { RepeatLine, RepeatWall, ShiftLine, ShiftWall } from "../wall/shift.js";
import { TiesTold } from "../results/ties.js";
import { Head } from "./head.js";

export function RoundScreen({ view, pulse, place }) {
  const kind = useKind(view.round?.kind ?? null, "wall");
  if (!view.round) return html`<main class="projector"><${Head} view=${view} place=${place} /></main>`;
  const round = withLive(view.round, pulse);
  const given = { view, round, pulse, t, lang: lang() };
  const started = round.phase !== "draft";
  const Compared = comparedOn(view.screen.mode, round);
  const whole = started && !Compared && kind?.ownQuestion?.(given);
  const Body = round.counting ? Counting : Compared ?? kind?.Wall;
  return html`
    <main class=${`projector kind-${round.kind}`}>
      <${Head} view=${view} place=${place} />
      <div class="projector-main" data-whole=${whole ? "" : null}>
        ${!whole && html`<${Question} given=${given} kind=${kind} />`}
        <div class="projector-body">${started && (Body ? html`<${Body} key=${round.id} ...${given} />` : html`<${Skeleton} />`)}</div>
        ${started && !Compared && html`<${Around} given=${given} />`}
      </div>
    </main>`;
}

// What the whole wall shows instead of the figures: what moved since the first vote, or since an earlier session.
function comparedOn(mode, round) {
  if (mode === "shift" && round.shift) return ShiftWall;
  return mode === "repeat" && round.repeat ? RepeatWall : null;
}

// Under the figures of any kind: how ties were broken, and what moved since the first vote or an earlier session.
function Around({ given }) {
  const { round } = given;
  if (!round.shift && !round.repeat && !(round.result && round.ties.length)) return null;
  return html`<div class="around-result"><${TiesTold} round=${round} t=${t} /><${ShiftLine} ...${given} />
    <${RepeatLine} ...${given} /></div>`;
}

function Question({ given, kind }) {
  const { view, round, pulse } = given;
  const question = round.prompt || t(`${round.kind}.name`);
  const figure = kind?.besideQuestion?.(given) ?? turnout(round, pulse);
  return html`
    <div class="question-line">
      <div><${QuestionHeading} text=${question} />
        <${Interim} round=${view.round} pulse=${pulse} t=${t} /></div>
      ${figure && html`<p class="figure"><b>${typeof figure[0] === "number" ? number(lang(), figure[0]) : figure[0]}</b>
        <span>${figure[1]}</span></p>`}
      ${!["result", "shift", "repeat"].includes(view.screen.mode) && html`<${Clock} round=${round} held=${pulse?.held === round.id} />`}
    </div>`;
}

// In steps, so that nobody can follow a single ballot.
function turnout(round, pulse) {
  if (round.phase !== "open" || pulse?.turnout?.round !== round.id) return null;
  const { ballots, of } = pulse.turnout;
  return [ballots, t("projector.turnout_of", { total: of })];
}

function Clock({ round, held }) {
  if (round.phase === "draft") return html`<p class="figure figure-words"><span>${t("projector.soon")}</span></p>`;
  if (round.phase !== "open") return html`<p class="figure figure-words"><span>${t("phone.round_closed")}</span></p>`;
  if (!round.timer) return null;
  if (held) return html`<p class="figure figure-words"><span>${t("common.time_held")}</span></p>`;
  const { total, ends } = round.timer;
  const whole = total % 60 === 0;
  const words =
    ends === null
      ? t("projector.paused")
      : round.timer.because === "outage"
        ? t("common.time_given")
      : whole
        ? t("projector.of_minutes", { n: total / 60 })
        : t("projector.of_time", { time: countdown(total * 1000) });
  return html`<p class="figure"><b><${Timer} timer=${round.timer} /></b><span>${words}</span></p>`;
}
