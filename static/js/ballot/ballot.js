// What the phones of the secret kinds share: one ballot that is sent on every change and counts as it stands, until the round
// closes. Nobody has to press anything for it. "Done" only says that this person is ready; who changes something is not.
//
// On the desk, where a ballot on paper is entered (`Elsewhere`), nothing goes before its button is pressed.
import { html, useContext, useEffect, useMemo, useRef, useState } from "../lib/html.js";
import { ballotInHand, numberOf, textOf } from "../lib/ballot.js";
import { elementId } from "../lib/ids.js";
import { Button } from "../ui/button.js";
import { Icon, Ring } from "../ui/icon.js";
import { saveWords, useSaveState } from "../ui/save_state.js";
import { Elsewhere, Foot } from "../ui/screen.js";

const BLANK = {};
const RINGS_AT_MOST = 7; // answers; more than these are a number
/** @type {(choice: any, before: any) => any} */
const asItIs = (choice) => choice;
/** @type {(choice: any) => [string, string, string][]} */
const noTexts = () => [];

/**
 * given: what a kind's Phone gets; empty: a ballot with nothing on it.
 * as: {wire(choice, before): what of the choice on the screen is sent, before: what was sent last; texts(choice): what somebody
 * typed in it, [key, about, text]}.
 * -> {choice, change(next), finish(), send(), done, blank, entry}: `choice` as the screen shows it; `change` keeps and sends it;
 * `finish` says that this person is done, or not after all; `send` for a ballot on paper; blank: nothing is on what was sent;
 * entry: the newest command of this ballot in the outbox.
 */
export function useBallot({ round, mine, draft, state, castBallot }, empty, { wire = asItIs, texts = noTexts } = {}) {
  const elsewhere = useContext(Elsewhere);
  const [own, setOwn] = useState(() => draft.get("ballot")); // {choice, over}; over: the newest ballot that it goes over
  const [ready, setReady] = useState(null);
  const sent = useRef(null); // the text of what this page sent last
  const going = useRef(null); // and what it was
  const stored = mine?.ballots?.[round.id] ?? null;
  const hand = ballotInHand(round.id, mine, state.entries);
  const casts = state.entries.filter((entry) => entry.name === "ballot.cast");
  const entry = casts.at(-1) ?? null;
  const newest = Math.max(0, ...casts.map(numberOf));
  // Another tab of this seat, or another phone with it, may have gone over what is on this screen.
  const shown = own !== null && (stored?.n ?? 0) <= Math.max(own.over, newest) ? own.choice : null;
  const inHand = isBlank(hand?.choice) ? null : hand.choice;
  const choice = shown ?? inHand ?? empty;

  // What the server has needs no copy on the device.
  useEffect(() => {
    if (entry?.state !== "saved" || elsewhere || own === null) return;
    draft.clear("ballot");
    for (const [key] of texts(own.choice)) draft.clear(`text.${key}`);
  }, [entry?.id, entry?.state]);

  const toSend = (next) => {
    const choice_ = wire(next, going.current ?? hand?.choice ?? BLANK);
    return textOf(choice_) === textOf(wire(empty, BLANK)) ? BLANK : choice_;
  };

  function change(next) {
    const now = { choice: next, over: Math.max(stored?.n ?? 0, newest) };
    setOwn(now);
    setReady(false);
    if (elsewhere) return;
    draft.set("ballot", now);
    for (const [key, about, text] of texts(next)) draft.set(`text.${key}`, { about, text });
    const last = own !== null && shown === null ? null : sent.current; // null: somebody else went over what this page sent
    if (last === null) going.current = null;
    const send = toSend(next);
    if (textOf(send) === (last ?? textOf(hand?.choice ?? BLANK))) return;
    [sent.current, going.current] = [textOf(send), send];
    castBallot(send, { gather: true });
  }

  const done = ready ?? stored?.done ?? false;
  function finish() {
    setReady(!done);
    castBallot(toSend(choice), { done: !done, gather: true });
  }

  return {
    choice,
    change,
    finish,
    send: () => castBallot(wire(choice, BLANK)),
    done,
    blank: isBlank(toSend(choice)),
    entry,
  };
}

const isBlank = (choice) => textOf(choice ?? BLANK) === textOf(BLANK);

// The bottom of the screen: whether the ballot is safe, and the button to say that one is done.
// answered: [whether each question has an answer], where there is more than one; reason: why it does not count as it stands, or
// null; mayBeBlank: on paper nothing is an answer too; endless: nobody is ever done with it; kept: the words for a saved ballot;
// children: above the state.
export function BallotFoot({ ballot, answered = [], reason = null, mayBeBlank, endless, kept, state, t, children }) {
  const id = useMemo(() => elementId("ballot"), []);
  const elsewhere = useContext(Elsewhere);
  if (elsewhere) {
    const why = reason ?? (ballot.blank && !mayBeBlank ? t("phone.ballot_nothing") : null);
    return html`
      <${Foot}>${children}
        <p id=${id} class="ballot-state">${why && line("waiting", "info", why)}</p>
        <${Button} size="lg" wide blocked=${why !== null} describedby=${id} onClick=${ballot.send}>${elsewhere.send}<//><//>`;
  }
  return html`
    <${Foot}>
      ${children}
      <div class="ballot-state across between" id=${id}>
        <${BallotState} ballot=${ballot} answered=${answered} reason=${reason} kept=${kept} state=${state} t=${t} />
        ${answered.length > 1 && answered.length <= RINGS_AT_MOST && html`<${AnsweredRings} answered=${answered} t=${t} />`}
      </div>
      ${!endless && html`
        <${Button} size="lg" wide kind=${ballot.done || ballot.blank ? "line" : undefined} icon=${ballot.done ? "check" : undefined}
          aria-pressed=${ballot.done ? "true" : "false"} describedby=${id} onClick=${ballot.finish}>${t("phone.ballot_done")}<//>`}
    <//>`;
}

function BallotState({ ballot, answered, reason, kept, state, t }) {
  const { entry, blank, done } = ballot;
  const saving = useSaveState(entry, state.online);
  if (saving === "refused") return line("refused", "triangle-alert", saveWords("refused", entry));
  if (saving === "sending") return line("sending", "hourglass", t("phone.ballot_saving"));
  if (saving === "late") return line("late", "cloud-upload", saveWords("late", entry));
  if (saving === "offline") {
    return line("offline", "cloud-off", state.persistent ? t("phone.ballot_offline") : saveWords("offline", entry, false));
  }
  if (reason) return line("waiting", "info", reason);
  if (done) return line("saved", "check", t("phone.ballot_you_are_done"));
  if (blank) return line("waiting", "info", t("phone.ballot_nothing"));
  return line("saved", "check", kept ?? keptWords(answered, t));
}

const Line = ({ state, icon, words }) =>
  html`<span class="save-state" data-state=${state}><${Icon} name=${icon} /> <span>${words}</span></span>`;
const line = (state, icon, words) => html`<${Line} state=${state} icon=${icon} words=${words} />`;

function keptWords(answered, t) {
  const n = answered.filter(Boolean).length;
  return n < answered.length ? t("phone.ballot_kept_some", { n, total: answered.length }) : t("phone.ballot_kept");
}

function AnsweredRings({ answered, t }) {
  const open = answered.flatMap((has, at) => (has ? [] : [at + 1]));
  const label = open.length ? t("phone.ballot_open", { n: open.length, which: open.join(", ") }) : t("phone.ballot_all");
  return html`<span class="answered-rings" role="img" aria-label=${label}>
    ${answered.map((has, at) => html`<${Ring} key=${at} state=${has ? "on" : undefined} />`)}</span>`;
}

// Takes an answer away that was given by mistake.
export const TakeBack = ({ what, onClick, t }) => html`
  <${Button} kind="quiet" icon="x" class="button take-back" label=${what ? `${t("phone.take_back")}: ${what}` : undefined}
    onClick=${onClick}>${t("phone.take_back")}<//>`;

// Said before people choose: nobody sees how it stands, or everybody does.
export const Sealed = ({ round, t }) => html`
  <p class="sealed"><${Icon} name=${round.live ? "eye" : "lock"} /> <span>
    ${t(round.live ? "phone.ballot_live" : "phone.ballot_sealed")}</span></p>`;

// What this seat did in a round that is closed. What was chosen is on no device any more. Who only wrote something did answer.
export function ballotFacts({ state, t }) {
  if (state?.counted === undefined || state.counted === null || (isBlank(state.counted) && state.wrote)) return [];
  return [[t("phone.ballot_yours"), t(isBlank(state.counted) ? "phone.ballot_none_given" : "phone.ballot_counts")]];
}

// The question of the round, and under it what to do. A long question is set smaller.
export const Question = ({ prompt, kick, step }) => html`
  ${kick && html`<p class="above-question">${kick}</p>`}
  <h1 id="ballot-question" tabindex="-1" class=${[...prompt].length > 90 ? "ballot-statement" : undefined} key=${step}>${prompt}</h1>`;

// After a step the person took: reading goes on from the new heading.
export const focusHeading = () =>
  requestAnimationFrame(() => {
    document.getElementById("ballot-question")?.focus({ preventScroll: true });
    window.scrollTo(0, 0);
  });
