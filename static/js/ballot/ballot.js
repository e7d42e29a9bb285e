// What the phones of the secret kinds share: one ballot that can be changed until the round closes. A choice is kept as a
// draft while it is being made, handed to the outbox when it is sent, and shown as the server has it afterwards.
import { html, useContext, useEffect, useMemo, useRef, useState } from "../lib/html.js";
import { ballotInHand } from "../lib/ballot.js";
import { useDraft } from "../lib/drafts.js";
import { elementId } from "../lib/ids.js";
import { Button } from "../ui/button.js";
import { Icon } from "../ui/icon.js";
import { saveWords, useSaveState } from "../ui/save_state.js";
import { Elsewhere, Foot } from "../ui/screen.js";

// given: what a kind's Phone gets; empty: a ballot with nothing on it.
// -> {choice, change(next), send(final), unsent, sent, entry}; sent: a ballot was handed to the outbox, or the server has one.
export function useBallot({ round, mine, draft, state, castBallot }, empty) {
  const [own, keep, clear] = useDraft(draft, "ballot", null);
  const [last, setLast] = useState(null); // bridges the moment between the acknowledgement and the next `mine`
  const now = useRef(null);
  const alive = useRef(true);
  useEffect(() => () => (alive.current = false), []);
  now.current = own;

  const stored = mine?.ballots?.[round.id] ?? null;
  const hand = ballotInHand(round.id, mine, state.entries);
  const bridge = !hand?.entry && last && (stored?.n ?? 0) === last.over ? last.choice : null;
  const base = bridge ?? hand?.choice ?? null;
  const casts = state.entries.filter((entry) => entry.name === "ballot.cast");

  function send(final) {
    setLast({ choice: final, over: stored?.n ?? 0 });
    clear();
    castBallot(final).then((ack) => {
      if (ack.ok) return;
      setLast(null);
      if (alive.current && now.current === null) keep(final); // what was refused can be mended and sent again
    });
  }

  return {
    choice: own ?? base ?? empty,
    change: keep,
    send,
    unsent: own !== null && text(own) !== text(base ?? empty),
    sent: base !== null,
    entry: casts.at(-1) ?? null,
  };
}

// JSON with the keys in order, so that equal choices are equal texts.
function text(value) {
  if (value === null || typeof value !== "object") return JSON.stringify(value);
  return `{${Object.keys(value).sort().map((key) => `${key}:${text(value[key])}`)}}`;
}

// The bottom of the screen: whether the ballot is safe, and the button that sends it.
// words: {send, kept} keys; reason: why it cannot be sent now, or null; children: above the state.
export function BallotFoot({ ballot, words, reason = null, onSend, state, t, children }) {
  const id = useMemo(() => elementId("ballot"), []);
  const elsewhere = useContext(Elsewhere);
  const { unsent, sent } = ballot;
  const idle = sent && !unsent;
  return html`
    <${Foot}>
      ${children}
      <p id=${id} class="ballot-state">
        <${BallotState} ballot=${ballot} words=${words} reason=${idle ? null : reason} state=${state} t=${t} /></p>
      <${Button} size="lg" wide kind=${idle ? "line" : undefined} blocked=${idle || reason !== null} describedby=${id} onClick=${onSend}>
        ${elsewhere?.send ?? t(sent ? "phone.ballot_again" : words.send)}<//>
    <//>`;
}

function BallotState({ ballot, words, reason, state, t }) {
  const { entry, unsent, sent } = ballot;
  const saving = useSaveState(entry, state.online);
  if (saving === "refused") return line("refused", "triangle-alert", saveWords("refused", entry));
  if (unsent || !sent) {
    if (reason) return line("waiting", "info", reason);
    return unsent ? line("unsent", "pencil", t(sent ? "phone.ballot_unsent" : "phone.ballot_unsent_first")) : null;
  }
  if (saving === null || saving === "saved") return line("saved", "check", t(words.kept));
  return line(
    saving,
    { sending: "hourglass", late: "cloud-upload", offline: "cloud-off" }[saving],
    saveWords(saving, entry, state.persistent),
  );
}

const line = (state, icon, words) =>
  html`<span class="save-state" data-state=${state}><${Icon} name=${icon} /> <span>${words}</span></span>`;

// Said before people choose: nobody sees how it stands, or everybody does.
export const Sealed = ({ round, t }) => html`
  <p class="sealed"><${Icon} name=${round.live ? "eye" : "lock"} /> <span>
    ${t(round.live ? "phone.ballot_live" : "phone.ballot_sealed")}</span></p>`;

// What this seat did in a round that is closed. What was chosen is on no device any more.
export function ballotFacts({ state, t }) {
  const casts = (state?.entries ?? []).filter((entry) => entry.name === "ballot.cast");
  const inTime = casts.some((entry) => entry.state === "saved");
  const late = casts.some((entry) => entry.state === "refused" && entry.code === "round_closed");
  return [
    ...(inTime ? [[t("phone.ballot_yours"), t("phone.ballot_in_time")]] : []),
    ...(late ? [[t(inTime ? "phone.ballot_last" : "phone.ballot_yours"), t("phone.ballot_late")]] : []),
  ];
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
