// The round in focus: open, it is the screen of its kind; closed, the wait for the big screen.
import { html, useContext, useEffect, useMemo } from "../lib/html.js";
import { useKind } from "../rounds/load.js";
import { lang, t } from "../lib/words.js";
import { Skeleton } from "../ui/empty.js";
import { Mark } from "../ui/icon.js";
import { Behind, Main } from "../ui/screen.js";
import { Names } from "../ui/origin.js";
import { Subjects } from "../ui/subject.js";
import { Counting } from "../results/counting.js";
import { repeatOf } from "../results/shift.js";
import { settled } from "../results/settled.js";
import { ShiftList } from "../results/shift_list.js";
import { TiesTold } from "../results/ties.js";
import { lateBallot, LeftOver, TooLate } from "./too_late.js";

// What a kind's Phone component gets is described in docs/protocol.md.
export function RoundPage({ phone, live, sent }) {
  const { view } = live;
  const { round } = view;
  const kind = useKind(round.kind, "phone");
  const draft = useMemo(() => phone.drafts.of(round.id), [phone, round.id]);
  if (!kind) return html`<${Main}><h1>${round.prompt}</h1><${Skeleton} /><//>`;
  const given = {
    ...shownTo(phone, live, sent, round), draft,
    send: (name, payload) => phone.send(name, round.id, payload),
    castBallot: (choice, casting) => phone.cast(round.id, choice, casting),
  };
  return html`
    <${AboutRound} round=${round}>
      ${round.phase === "open" ? html`<${kind.Phone} key=${round.id} ...${given} />`
        : html`<${Closed} view=${view} given=${given} kind=${kind} drafts=${phone.drafts} />`}<//>`;
}

// What a kind gets to draw a round with, but for what sends something.
const shownTo = (phone, { view, mine, status }, sent, round) => ({
  round: settled(round), roles: view.session.roles, mine, t, lang: lang(),
  state: {
    online: status === "online" || status === "http", entries: sent.filter((entry) => entry.round === round.id),
    persistent: phone.persistent(), dismiss: phone.dismiss, counted: phone.counted(round.id),
    wrote: phone.wrote(round.id),
  },
});

const AboutRound = ({ round, children }) => html`
  <${Subjects.Provider} value=${round?.subjects ?? []}><${Names.Provider} value=${round?.names ?? {}}>${children}<//><//>`;

// A round that somebody looks back at, to read only. entry: of the agenda; round: as the server told it, or null until then;
// note: what to say instead, or nothing; children: below it.
export function RoundBefore({ phone, live, sent, entry, round, note, children }) {
  const kind = useKind(round?.kind ?? null, "phone");
  const draft = useMemo(() => phone.drafts.of(entry.id), [phone, entry.id]); // in which order this phone reads
  const given = /** @type {any} */ (round && { ...shownTo(phone, live, sent, round), draft }); // nothing here sends anything
  const named = t(`${entry.kind}.name`);
  return html`
    <${AboutRound} round=${round}><${Main}>
      <div class="before-head"><p class="above-question">${numberOf(live.view.agenda, entry)}${entry.prompt && ` · ${named}`}</p>
        <h1 tabindex="-1" dir="auto">${entry.prompt || named}</h1></div>
      ${note ?? (given && kind ? html`<${Outcome} given=${given} kind=${kind} facts=${factsOf(given, kind)} />`
        : html`<${Skeleton} />`)}
      ${children}
    <//><//>`;
}

// "Ronde 2 van 5"
export function numberOf(agenda, entry) {
  const rounds = agenda.filter(({ skipped }) => !skipped);
  return t("common.round_of", { number: rounds.findIndex(({ id }) => id === entry.id) + 1, total: rounds.length });
}

// kind.facts({round, mine, t}) -> [[words, figure], …]: what this seat did; kind.PhoneResult: the result when it is shown;
// kind.Afterwards: what else there is to see once the round is closed.
function Closed({ view, given, kind, drafts }) {
  const { round, state } = given;
  const Result = resultOf(round, kind);
  const late = lateBallot(state.entries);
  const calm = !Result && !late && !drafts.typed(round.id).length; // nothing to do but look at the big screen
  const behind = useContext(Behind);
  useEffect(() => void (behind || window.scrollTo(0, 0)), []);
  return html`
    <${Main} kind=${calm ? "wait" : undefined}>
      ${late && html`<${TooLate} round=${round} late=${late} counted=${state.counted} />`}
      <${LeftOver} drafts=${drafts} round=${round.id} />
      ${calm && html`<${Mark} />`}
      <div class="closed-words">
        ${late ? html`<h2>${t("phone.round_closed")}</h2>` : html`<h1>${t(Result ? "phone.released" : "phone.round_closed")}</h1>`}
        <p class="lede">${t("phone.closed_lede")}</p></div>
      <${Outcome} given=${given} kind=${kind} facts=${[...(late ? [] : factsOf(given, kind)), ...next(view)]} />
    <//>`;
}

function factsOf(given, kind) {
  const { wrote } = given.state;
  return [...(kind.facts?.(given) ?? []), ...(wrote ? [[t("phone.wrote"), wrote]] : [])];
}

const resultOf = (round, kind) => (round.phase === "released" && round.result ? kind.PhoneResult : null);

// What there is to see of a round that is over, now and when somebody looks back at it.
function Outcome({ given, kind, facts }) {
  const { round } = given;
  const Result = resultOf(round, kind);
  return html`
    <${Counting} round=${round} t=${t} />
    ${Result && html`<${Result} ...${given} /><${TiesTold} round=${round} t=${t} /><${ShiftList} ...${given} />
      <${ShiftList} ...${given} of=${repeatOf} />`}
    ${facts.length > 0 && html`
      <ul class="rules facts">${facts.map(([words, figure]) => html`<li key=${words}><span>${words}</span><b>${figure}</b></li>`)}</ul>`}
    ${kind.Afterwards && html`<${kind.Afterwards} ...${given} />`}`;
}

function next({ agenda, current }) {
  const at = agenda.findIndex((round) => round.id === current);
  const following = agenda.slice(at + 1).find((round) => !round.skipped && round.phase === "draft");
  return following ? [[t("phone.next"), t(`${following.kind}.name`)]] : [];
}
