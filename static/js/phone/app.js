// Which screen the phone shows: code, role, or what the session is doing now.
import { html, useEffect, useMemo, useState } from "../lib/html.js";
import { useStore } from "../lib/store.js";
import { t } from "../lib/words.js";
import { Skeleton } from "../ui/empty.js";
import { NoteLines } from "../ui/note_lines.js";
import { Main } from "../ui/screen.js";
import { noteLines, takeSeat } from "./api.js";
import { End } from "./end.js";
import { FrontFrame, RoomFrame } from "./frame.js";
import { Join } from "./join.js";
import { Lobby } from "./lobby.js";
import { RoleChoice } from "./role.js";
import { RoundPage } from "./round.js";
import { createPhone, keepSeat, leaveSeat, lookUp, newSeat, seatOf } from "./session.js";
import { speakFor } from "./spoken.js";
import { Stopped } from "./stopped.js";

const AGAIN_MS = 3_000;
// The network is not there yet: what was asked is asked again by itself.
const comesBack = (refused) => refused && ["offline", "portal", "store_unavailable", "server_error"].includes(refused.code);
// The seat was asked for and could not be taken any more when the phone connected.
const NOT_IN = ["session_locked", "session_closed", "unknown_role"];

// code: from the address, or ""; onLanguage(lang, chosen): chosen by the person, or the session's own.
export function App({ code: first, onLanguage }) {
  const [code, setCode] = useState(first);
  const [seat, setSeat] = useState(first ? seatOf(first) : null);
  const [session, setSession] = useState(null);
  const [refusal, setRefusal] = useState(null);
  const choose = (language) => onLanguage(language, true);

  function enterCode(next) {
    history.replaceState(null, "", `/join/${next.code}${location.hash}`);
    setCode(next.code);
    setSession(next);
    setSeat(seatOf(next.code));
    onLanguage(next.language, false);
    focusHeading();
  }
  function leave() {
    leaveSeat(code);
    history.replaceState(null, "", "/");
    setCode("");
    setSeat(null);
    setSession(null);
    setRefusal(null);
  }
  async function sit(role) {
    const token = await takeSeat(code, role, newSeat(code));
    keepSeat(code, token);
    setSeat(token);
  }
  // refused: why there is no other seat to be had, if that is so.
  function seatLost(refused = null) {
    leaveSeat(code);
    setSeat(null);
    noEntry(refused);
  }
  function noEntry(refused) {
    setRefusal(refused);
    setSession(null);
  }
  // A link with a code: look it up. A session without roles has nothing to ask.
  useEffect(() => {
    if (!code || seat || refusal) return;
    if (!session) lookUp(code).then(enterCode, noEntry);
    else if (!session.roles.length) sit(null).catch(noEntry);
  }, [code, seat, session, refusal]);

  useEffect(() => {
    if (!code || seat || !comesBack(refusal)) return undefined;
    let gone = false;
    const timer = setInterval(() => lookUp(code).then(
      (found) => gone || (setRefusal(null), enterCode(found)),
      (refused) => gone || comesBack(refused) || noEntry(refused),
    ), AGAIN_MS);
    return () => {
      gone = true;
      clearInterval(timer);
    };
  }, [code, seat, refusal]);

  if (seat) return html`<${Room} key=${seat} code=${code} seat=${seat} onLanguage=${onLanguage} onSeatLost=${seatLost} onLeave=${leave} />`;
  if (!code || refusal) {
    return html`<${FrontFrame} name="phone-join" onLanguage=${choose}>
      <${Join} first=${code} refusal=${refusal} onFound=${(next) => (setRefusal(null), enterCode(next))} /><//>`;
  }
  if (!session?.roles.length) return html`<${FrontFrame} onLanguage=${choose}><${Main}><${Skeleton} /><//><//>`;
  return html`
    <${FrontFrame} title=${session.title} onLanguage=${choose}>
      <${RoleChoice} roles=${session.roles} threshold=${session.threshold} onChoose=${sit} />
    <//>`;
}

function Room({ code, seat, onLanguage, onSeatLost, onLeave }) {
  const phone = useMemo(() => createPhone({ code, seat }), [seat]);
  const live = useStore(phone.live.store);
  const sent = useStore(phone.sent);
  useEffect(() => {
    const off = speakFor(phone);
    return () => [...off, phone.stop].forEach((stop) => stop());
  }, [phone]);

  const language = live.view?.session.language;
  useEffect(() => {
    if (language) onLanguage(language, false);
  }, [language]);
  useEffect(() => {
    if (live.status !== "refused") return;
    if (live.refusal.code === "seat_unknown") onSeatLost();
    if (NOT_IN.includes(live.refusal.code)) onSeatLost(live.refusal);
  }, [live.status]);

  const lines = useMemo(() => (note, from) => noteLines(code, note, from, seat), [seat]);
  return html`<${NoteLines.Provider} value=${lines}><${RoomFrame} phone=${phone} live=${live} sent=${sent}>
    <${Screen} phone=${phone} live=${live} sent=${sent} onLanguage=${(chosen) => onLanguage(chosen, true)} onLeave=${onLeave} />
  <//><//>`;
}

function Screen({ phone, live, sent, onLanguage, onLeave }) {
  const { view, status, refusal, mine, pulse } = live;
  if (status === "refused") return html`<${Stopped} refusal=${refusal} onAgain=${() => (phone.forget(), onLeave())} />`;
  if (!view) return html`<${Main}><${Skeleton} />${refusal && html`<p>${t(`refused.${refusal.code}`, refusal.words)}</p>`}<//>`;
  if (view.session.phase === "closed") return html`<${End} phone=${phone} live=${live} />`;
  if (view.round && view.round.phase !== "draft") return html`<${RoundPage} phone=${phone} live=${live} sent=${sent} />`;
  return html`<${Lobby} phone=${phone} view=${view} mine=${mine} pulse=${pulse} onLanguage=${onLanguage} />`;
}

// After a step the person took: the screen reader and the keyboard go on from the new heading.
const focusHeading = () => requestAnimationFrame(() => {
  const heading = /** @type {HTMLElement | null} */ (document.querySelector("h1[tabindex]"));
  heading?.focus({ preventScroll: true });
});
