// The round in focus: open, it is the screen of its kind; closed, the wait for the big screen.
import { html, useEffect, useMemo } from "../lib/html.js";
import { useKind } from "../rounds/load.js";
import { lang, t } from "../lib/words.js";
import { Skeleton } from "../ui/empty.js";
import { Mark } from "../ui/icon.js";
import { Main } from "../ui/screen.js";
import { Names } from "../ui/origin.js";
import { Subjects } from "../ui/subject.js";
import { Counting } from "../results/counting.js";
import { repeatOf } from "../results/shift.js";
import { ShiftList } from "../results/shift_list.js";
import { TiesTold } from "../results/ties.js";
import { lateBallot, LeftOver, TooLate } from "./too_late.js";

// What a kind's Phone component gets is described in docs/protocol.md.
export function RoundPage({ phone, live, sent }) {
  const { view, mine, status } = live;
  const { round } = view;
  const kind = useKind(round.kind, "phone");
  const draft = useMemo(() => phone.drafts.of(round.id), [phone, round.id]);
  const entries = sent.filter((entry) => entry.round === round.id);
  if (!kind) return html`<${Main}><h1>${round.prompt}</h1><${Skeleton} /><//>`;
  const given = {
    round, roles: view.session.roles, mine, t, lang: lang(), draft,
    send: (name, payload) => phone.send(name, round.id, payload),
    castBallot: (choice, casting) => phone.cast(round.id, choice, casting),
    state: {
      online: status === "online" || status === "http", entries, persistent: phone.persistent(), dismiss: phone.dismiss,
      counted: phone.counted(round.id),
    },
  };
  return html`
    <${Subjects.Provider} value=${round.subjects ?? []}><${Names.Provider} value=${round.names ?? {}}>
      ${round.phase === "open" ? html`<${kind.Phone} key=${round.id} ...${given} />`
        : html`<${Closed} view=${view} given=${given} kind=${kind} drafts=${phone.drafts} />`}<//><//>`;
}

// kind.facts({round, mine, t}) -> [[words, figure], …]: what this seat did; kind.PhoneResult: the result when it is shown;
// kind.Afterwards: what else there is to see once the round is closed.
function Closed({ view, given, kind, drafts }) {
  const { round, state } = given;
  const Result = round.phase === "released" && round.result ? kind.PhoneResult : null;
  const late = lateBallot(state.entries);
  const calm = !Result && !late && !drafts.typed(round.id).length; // nothing to do but look at the big screen
  const facts = [...(late ? [] : kind.facts?.(given) ?? []), ...next(view)];
  useEffect(() => window.scrollTo(0, 0), []);
  return html`
    <${Main} kind=${calm ? "wait" : undefined}>
      ${late && html`<${TooLate} round=${round} late=${late} counted=${state.counted} />`}
      <${LeftOver} drafts=${drafts} round=${round.id} />
      ${calm && html`<${Mark} />`}
      <div class="closed-words">
        ${late ? html`<h2>${t("phone.round_closed")}</h2>` : html`<h1>${t(Result ? "phone.released" : "phone.round_closed")}</h1>`}
        <p class="lede">${t("phone.closed_lede")}</p></div>
      <${Counting} round=${round} t=${t} />
      ${Result && html`<${Result} ...${given} /><${TiesTold} round=${round} t=${t} /><${ShiftList} ...${given} />
        <${ShiftList} ...${given} of=${repeatOf} />`}
      ${facts.length > 0 && html`
        <ul class="rules facts">${facts.map(([words, figure]) => html`<li key=${words}><span>${words}</span><b>${figure}</b></li>`)}</ul>`}
      ${kind.Afterwards && html`<${kind.Afterwards} ...${given} />`}
    <//>`;
}

function next({ agenda, current }) {
  const at = agenda.findIndex((round) => round.id === current);
  const following = agenda.slice(at + 1).find((round) => !round.skipped && round.phase === "draft");
  return following ? [[t("phone.next"), t(`${following.kind}.name`)]] : [];
}
