// What the facilitator can do with this round now: one primary action, and what comes after it.
import { leadTo } from "../../lib/focus.js";
import { html, useRef, useState } from "../../lib/html.js";
import { t } from "../../lib/words.js";
import { againWords } from "../../ui/again.js";
import { Button } from "../../ui/button.js";
import { Icon } from "../../ui/icon.js";
import { Confirm } from "../confirm.js";
import { useKinds } from "../kinds_store.js";
import { AskToClose, busyWith, busyWords, Closing } from "./closing.js";
import { press, useFocusAfter, useFresh } from "./fresh.js";

// Drawn anew when the round or its phase is another one, so that no button takes the place of another under the pointer.
export const Controls = (given) => html`<${Buttons} key=${`${given.round.id}:${given.round.phase}`} ...${given} />`;

function Buttons({ view, round, pulse, actions }) {
  const secret = useKinds()[round.kind]?.secret;
  const [asking, setAsking] = useState(/** @type {null | "next" | "close"} */ (null));
  const fresh = useFresh();
  useFocusAfter(() => document.getElementById("now"));
  const close = useRef(null);
  if (view.session.phase === "closed") return html`<p class="note">${t("desk.closed_live")}</p>`;
  const next = nextOf(view, round);
  const openId = view.agenda.find((entry) => entry.phase === "open")?.id;
  const goNext = () => (openId ? setAsking("next") : actions.open(next.id));
  const busy = busyWith(round, pulse);
  const end = () => (busy ? setAsking("close") : actions.end(round.id));
  const waiting = Object.values(view.rounds).some((later) => later.again === round.id && later.phase === "draft");
  const otherOpen = openId && openId !== round.id;
  const first = round.phase === "released" && !otherOpen; // everything is done here: going on is the primary action
  const onward = html`<${Next} key="next" view=${view} next=${next} primary=${first} fresh=${fresh} onNext=${goNext}
    onRecord=${actions.toRecord} />`;
  const given = { round, secret, actions, otherOpen, fresh, end, mayRepeat: secret && !waiting, busy };
  if (round.phase === "closing") {
    return html`<div onClick=${press}>
      <${Closing} pulse=${pulse} round=${round} fresh=${fresh} actions=${actions} onward=${onward} /></div>`;
  }
  if (asking === "close") {
    const keep = () => {
      setAsking(null);
      setTimeout(() => leadTo(close.current?.querySelector("button")));
    };
    return html`<div onClick=${press}>
      <${Asked} key="ask" busy=${busy ?? EVERYBODY} timer=${round.timer} onKeep=${keep} onClose=${() => actions.end(round.id)}
        onMinute=${() => actions.timer("extend", round.id, { seconds: 60 }).then(keep)} /></div>`;
  }
  const own = { draft: Draft, open: Open, closed: Closed, released: Released }[round.phase](given);
  return html`
    <div class="round-controls" ref=${close} onClick=${press}>${first ? [onward, own] : [own, onward]}</div>
    ${asking === "next" && next && html`
      <${Confirm} title=${t("desk.next_title")} yes=${t("desk.next_yes")} onYes=${() => actions.endAndOpen(openId, next.id)}
        onClose=${() => setAsking(null)}>
        <p>${t("desk.next_what", { round: t(`${view.rounds[openId]?.kind ?? round.kind}.name`), next: t(`${next.kind}.name`) })}</p>
        ${busy && html`<p>${busyWords(busy)}</p>`}
      <//>`}`;
}

const EVERYBODY = { ballots: 1, of: 1 }; // the last one voted while the question stood there
const Asked = (given) => html`<${AskToClose} ...${given} fresh=${useFresh()} />`;

// The round that comes after this one, or the first that was passed over.
function nextOf({ agenda }, round) {
  const waits = (entry) => entry.phase === "draft" && !entry.skipped && entry.id !== round.id;
  const at = agenda.findIndex((entry) => entry.id === round.id);
  return agenda.slice(at + 1).find(waits) ?? null;
}

const Big = ({ icon, sub, children, ...rest }) => html`
  <${Button} ...${rest}>${icon && html`<${Icon} name=${icon} />`}<span>
    ${children}${sub && html`<span class="button-note">${sub}</span>`}</span><//>`;

const Draft = ({ round, actions, otherOpen, fresh }) => [
  html`<${Big} key="open" icon="lock-open" blocked=${fresh} disabled=${round.skipped || otherOpen}
    sub=${otherOpen ? t("desk.other_open") : null} onClick=${() => actions.open(round.id)}>${t("desk.open_round")}<//>`,
  html`<${Big} key="skip" kind="line" blocked=${fresh} onClick=${() => actions.skip(round.id, !round.skipped)}>
    ${t(round.skipped ? "desk.unskip" : "desk.skip_round")}<//>`,
];

const Open = ({ end, busy, fresh }) => [
  html`<${Big} key="close" icon="lock" blocked=${fresh} sub=${busy && t("desk.close_asks")} onClick=${end}>${t("desk.close_round")}<//>`,
  html`<${Big} key="show" disabled sub=${t("desk.close_first")}>${t("desk.reveal")}<//>`,
];

// The break that was planned after this round: on the wall and on the phones, until the next round opens.
const Pause = ({ round, actions, fresh }) => html`
  <${Big} kind="line" icon="hourglass" blocked=${fresh} onClick=${() => actions.pause(round.plan.pause)}>
    ${t("desk.break_start", { n: round.plan.pause })}<//>`;

function VoteAgain({ round, actions, fresh }) {
  async function add({ currentTarget }) {
    const first = currentTarget.parentElement.querySelector(".button"); // this button goes away
    const ack = await actions.voteAgain(round.id);
    if (ack.ok) leadTo(first);
  }
  return html`<${Big} kind="line" icon="vote" blocked=${fresh} sub=${t("desk.vote_again_sub")} onClick=${add}>${t("desk.vote_again")}<//>`;
}

// While another round is open its result is not what the room waits for.
const Closed = ({ round, actions, secret, otherOpen, mayRepeat, fresh }) => [
  html`<${Big} key="show" icon="eye" kind=${otherOpen ? "line" : undefined} blocked=${fresh} onClick=${() => actions.release(round.id)}>
    ${t("desk.reveal")}<//>`,
  !secret && html`<${Big} key="again" kind="line" blocked=${fresh} disabled=${otherOpen} onClick=${() => actions.reopen(round.id)}>
    ${t("desk.reopen_round")}<//>`,
  round.plan.pause > 0 && !otherOpen && html`<${Pause} key="pause" round=${round} actions=${actions} fresh=${fresh} />`,
  mayRepeat && html`<${VoteAgain} key="repeat" round=${round} actions=${actions} fresh=${fresh} />`,
];

const Released = ({ round, actions, secret, otherOpen, mayRepeat, fresh }) => [
  html`<${Big} key="hide" kind="line" icon="eye-off" blocked=${fresh} onClick=${() => actions.hide(round.id)}>${t("desk.hide_result")}<//>`,
  !secret && html`<${Big} key="again" kind="line" blocked=${fresh} disabled=${otherOpen} onClick=${() => actions.reopen(round.id)}>
    ${t("desk.reopen_round")}<//>`,
  round.plan.pause > 0 && !otherOpen && html`<${Pause} key="pause" round=${round} actions=${actions} fresh=${fresh} />`,
  mayRepeat && html`<${VoteAgain} key="repeat" round=${round} actions=${actions} fresh=${fresh} />`,
];

function Next({ view, next, primary, fresh, onNext, onRecord }) {
  const kind = primary ? undefined : "line";
  const arrow = html`<${Icon} name="chevron-right" />`;
  if (!next) return html`<${Button} kind=${kind} blocked=${fresh} onClick=${onRecord}><span>${t("desk.to_record")}</span>${arrow}<//>`;
  return html`<${Button} kind=${kind} blocked=${fresh} onClick=${onNext}>
    <span>${t("desk.next")}<span class="button-note">
      ${againWords(view.agenda, view.rounds[next.id]) ?? t(`${next.kind}.name`)}</span></span>${arrow}<//>`;
}
