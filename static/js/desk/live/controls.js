// What the facilitator can do with this round now: one primary action, and what comes after it.
import { html, useState } from "../../lib/html.js";
import { t } from "../../lib/words.js";
import { againWords } from "../../ui/again.js";
import { Button } from "../../ui/button.js";
import { Icon } from "../../ui/icon.js";
import { Confirm } from "../confirm.js";
import { useKinds } from "../kinds_store.js";

export function Controls({ view, round, actions }) {
  const secret = useKinds()[round.kind]?.secret;
  const [asking, setAsking] = useState(false);
  if (view.session.phase === "closed") return html`<p class="note">${t("desk.closed_live")}</p>`;
  const next = nextOf(view, round);
  const openId = view.agenda.find((entry) => entry.phase === "open")?.id;
  const goNext = () => (openId ? setAsking(true) : actions.open(next.id));
  const buttons = { draft: Draft, open: Open, closed: Closed, released: Released }[round.phase];
  const waiting = Object.values(view.rounds).some((each) => each.again === round.id && each.phase === "draft");
  const own = buttons({ round, secret, actions, otherOpen: openId && openId !== round.id, mayRepeat: secret && !waiting });
  const first = round.phase === "released"; // everything is done here: going on is the primary action
  const onward = html`<${Next} key="next" view=${view} next=${next} primary=${first} onNext=${goNext} onRecord=${actions.toRecord} />`;
  return html`
    <div class="round-controls">${first ? [onward, own] : [own, onward]}</div>
    ${asking && next && html`
      <${Confirm} title=${t("desk.next_title")} yes=${t("desk.next_yes")} onYes=${() => actions.closeAndOpen(openId, next.id)}
        onClose=${() => setAsking(false)}>
        <p>${t("desk.next_what", { round: t(`${view.rounds[openId]?.kind ?? round.kind}.name`), next: t(`${next.kind}.name`) })}</p>
      <//>`}`;
}

// The round that comes after this one, or the first that was passed over.
function nextOf({ agenda }, round) {
  const waits = (entry) => entry.phase === "draft" && !entry.skipped && entry.id !== round.id;
  const at = agenda.findIndex((entry) => entry.id === round.id);
  return agenda.slice(at + 1).find(waits) ?? null;
}

const Big = ({ icon, sub, children, ...rest }) => html`
  <${Button} ...${rest}>${icon && html`<${Icon} name=${icon} />`}<span>
    ${children}${sub && html`<span class="button-note">${sub}</span>`}</span><//>`;

const Draft = ({ round, actions, otherOpen }) => [
  html`<${Big} key="do" icon="lock-open" disabled=${round.skipped || otherOpen} sub=${otherOpen ? t("desk.other_open") : null}
    onClick=${() => actions.open(round.id)}>${t("desk.open_round")}<//>`,
  html`<${Big} key="skip" kind="line" onClick=${() => actions.skip(round.id, !round.skipped)}>
    ${t(round.skipped ? "desk.unskip" : "desk.skip_round")}<//>`,
];

const Open = ({ round, actions, secret }) => [
  html`<${Big} key="do" icon="lock" onClick=${() => actions.close(round.id, secret)}>${t("desk.close_round")}<//>`,
  html`<${Big} key="show" disabled sub=${t("desk.close_first")}>${t("desk.reveal")}<//>`,
];

function VoteAgain({ round, actions }) {
  async function add({ currentTarget }) {
    const first = currentTarget.parentElement.querySelector(".button"); // this button goes away
    const ack = await actions.voteAgain(round.id);
    if (ack.ok) first.focus();
  }
  return html`<${Big} kind="line" icon="vote" sub=${t("desk.vote_again_sub")} onClick=${add}>${t("desk.vote_again")}<//>`;
}

const Closed = ({ round, actions, secret, otherOpen, mayRepeat }) => [
  html`<${Big} key="do" icon="eye" onClick=${() => actions.release(round.id)}>${t("desk.reveal")}<//>`,
  !secret && html`<${Big} key="again" kind="line" disabled=${otherOpen} onClick=${() => actions.reopen(round.id)}>
    ${t("desk.reopen_round")}<//>`,
  mayRepeat && html`<${VoteAgain} key="repeat" round=${round} actions=${actions} />`,
];

const Released = ({ round, actions, secret, otherOpen, mayRepeat }) => [
  html`<${Big} key="hide" kind="line" icon="eye-off" onClick=${() => actions.hide(round.id)}>${t("desk.hide_result")}<//>`,
  !secret && html`<${Big} key="again" kind="line" disabled=${otherOpen} onClick=${() => actions.reopen(round.id)}>
    ${t("desk.reopen_round")}<//>`,
  mayRepeat && html`<${VoteAgain} key="repeat" round=${round} actions=${actions} />`,
];

function Next({ view, next, primary, onNext, onRecord }) {
  const kind = primary ? undefined : "line";
  const arrow = html`<${Icon} name="chevron-right" />`;
  if (!next) return html`<${Button} kind=${kind} onClick=${onRecord}><span>${t("desk.to_record")}</span>${arrow}<//>`;
  return html`<${Button} kind=${kind} onClick=${onNext}>
    <span>${t("desk.next")}<span class="button-note">
      ${againWords(view.agenda, view.rounds[next.id]) ?? t(`${next.kind}.name`)}</span></span>${arrow}<//>`;
}
