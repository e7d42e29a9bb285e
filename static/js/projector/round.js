// A round on the wall: its question, its clock and, for a secret round, how many have answered; the kind draws the rest.
// What a kind may draw and say here: rounds/contract.js.
import { html, useEffect, useReducer } from "../lib/html.js";
import { spacedCode } from "../lib/code.js";
import { countdown, number } from "../lib/formats.js";
import { useKind } from "../rounds/load.js";
import { lang, t } from "../lib/words.js";
import { Skeleton } from "../ui/empty.js";
import { Subject } from "../ui/subject.js";
import { Timer } from "../ui/timer.js";
import { untilWords } from "../ui/until.js";
import { Interim, withLive } from "../results/live.js";
import { Counting } from "../results/counting.js";
import { QuestionHeading } from "../wall/headings.js";
import { Sized } from "../wall/fit.js";
import { Turning } from "../wall/pages.js";
import { Turnout } from "../wall/turnout.js";
import { SaidLine, Who } from "../wall/said_line.js";
import { movesSaid, repeatSaid, RepeatWall, shiftSaid, ShiftWall } from "../wall/shift.js";
import { settled } from "../results/settled.js";
import { TiesTold } from "../results/ties.js";
import { Head } from "./head.js";
import { LINES } from "./screens.js";

export function RoundScreen({ view, pulse, place }) {
  const kind = useKind(view.round?.kind ?? null, "wall");
  const isRevealed = useReveal(view.round);
  if (!view.round) return html`<main class="projector"><${Head} view=${view} place=${place} /></main>`;
  const round = settled(withLive(view.round, pulse));
  const given = { view, round, pulse, t, lang: lang() };
  const { lit } = view.screen;
  const started = round.phase !== "draft";
  const compared = comparedOn(view.screen.mode, round);
  const whole = started && !compared && kind?.ownQuestion?.(given);
  const said = compared ? compared.said(round, t, lang()) : !whole && isTold(round) ? kind?.said?.(given) : null;
  const subjects = kind?.ownSubject?.(given) ? undefined : round.subjects;
  const Body = round.counting ? Counting : compared?.Wall ?? kind?.Wall;
  return html`
    <${Turning} key=${`${view.screen.mode} ${round.id} ${round.phase}`} screen=${view.screen}>
    <main class=${`projector kind-${round.kind}`}>
      <${Head} view=${view} place=${place} />
      <div class="projector-main" inert=${Boolean(lit)}
        data-whole=${whole ? "" : null} data-reveal=${isRevealed ? "" : null}>
        ${!whole && (said ? html`<${Said} said=${said} given=${given} kind=${kind} compared=${compared} />`
          : html`<${Question} given=${given} kind=${kind} place=${place} />`)}
        <div class="projector-body" data-subject=${subjects ? "" : null}>
          <${Subject} subjects=${subjects} />
          ${started && (Body ? html`<${Body} key=${round.id} ...${given} />` : html`<${Skeleton} />`)}</div>
        ${started && !compared && html`<${Around} given=${given} />`}
      </div>
      ${lit && html`<div class="projector-main projector-text projector-lit"><p>${round.prompt}</p>
        <${Sized} key=${lit.id} text=${lit.text} lines=${LINES} /></div>`}
    </main><//>`;
}

// What the whole wall shows instead of the figures: what moved since the first vote, or since an earlier session.
function comparedOn(mode, round) {
  if (mode === "shift" && round.shift) return { Wall: ShiftWall, said: shiftSaid };
  return mode === "repeat" && round.repeat ? { Wall: RepeatWall, said: repeatSaid } : null;
}

const isTold = (round) => round.phase === "released" && round.result && !round.result.withheld && !round.counting;

// A result that came while the round was on this wall is revealed, once; one that was there already is just shown.
const REVEAL_MS = 4500; // all of it: see the reveal in rows.css
const unseen = new Set();
function useReveal(round) {
  const [, again] = useReducer((count) => count + 1, 0);
  const isReleased = round?.phase === "released";
  if (round && !isReleased) unseen.add(round.id);
  const isNow = isReleased && unseen.has(round.id);
  useEffect(() => {
    if (!isNow) return undefined;
    const timer = setTimeout(() => {
      unseen.delete(round.id);
      again();
    }, REVEAL_MS);
    return () => clearTimeout(timer);
  }, [isNow, round?.id]);
  return isNow;
}

// What the room said, with what was asked; beside it who they are, else how many.
function Said({ said, given, kind, compared }) {
  const { round, t: say } = given;
  const { roles, firsts } = (compared ? null : kind?.firsts?.(given)) ?? { roles: [], firsts: null };
  const figure = compared ? null : kind?.besideQuestion?.(given);
  const beside = roles.length ? html`<${Who} roles=${roles} firsts=${firsts} t=${say} lang=${given.lang} />`
    : figure && html`<${Figure} figure=${figure} />`;
  return html`<${SaidLine} asked=${round.prompt} said=${said}>${beside}<//>`;
}

const Figure = ({ figure: [count, words] }) => html`
  <p class="figure"><b>${typeof count === "number" ? number(lang(), count) : count}</b> <span>${words}</span></p>`;

// Under the figures of any kind: how ties were broken, and what moved since the first vote or an earlier session.
function Around({ given }) {
  const { round } = given;
  const moved = movesSaid(round, t, lang());
  if (!moved.length && !(round.result && round.ties.length)) return null;
  return html`
    <div class="around-result"><${TiesTold} round=${round} t=${t} />${moved.map((words) => html`<p key=${words}>${words}</p>`)}</div>`;
}

function Question({ given, kind, place }) {
  const { view, round, pulse } = given;
  const question = round.prompt || t(`${round.kind}.name`);
  const other = kind?.besideQuestion?.(given);
  const votes = other ? null : turnoutOf(round, pulse);
  const figure = other ?? (votes && [votes.ballots, t("projector.turnout_of", { total: votes.of })]);
  const isOpen = round.phase === "open";
  const todo = isOpen && kind?.todo?.(given);
  return html`
    <div class="question-line">
      <div><${QuestionHeading} text=${question} />${todo && html`<p class="todo">${todo}</p>`}
        <${Interim} round=${view.round} pulse=${pulse} t=${t} /></div>
      ${figure && html`<${Figure} figure=${figure} />`}
      ${!["result", "shift", "repeat"].includes(view.screen.mode) && html`<${Clock} round=${round} held=${pulse?.held === round.id} />`}
      ${isOpen && html`<img class="qr-code corner-code" src="/qr/${place.code}.svg"
        alt=${t("projector.qr", { address: place.address, code: spacedCode(place.code) })} />`}
    </div>
    ${votes && html`<${Turnout} ...${votes} />`}`;
}

// In steps, so that nobody can follow a single ballot.
const turnoutOf = (round, pulse) => (round.phase === "open" && pulse?.turnout?.round === round.id ? pulse.turnout : null);

function Clock({ round, held }) {
  if (round.phase === "draft") return html`<p class="figure figure-words"><span>${t("projector.soon")}</span></p>`;
  if (round.phase !== "open") return html`<p class="figure figure-words"><span>${t("phone.round_closed")}</span></p>`;
  if (!round.timer) return round.until ? html`<p class="figure figure-words until"><span>${untilWords(round, true)}</span></p>` : null;
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
