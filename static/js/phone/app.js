// Which screen the phone shows: code, role, or what the session is doing now.
import { html, useEffect, useMemo, useState } from "../lib/html.js";
import { commandId } from "../lib/ids.js";
import { useStore } from "../lib/store.js";
import { t } from "../lib/words.js";
import { Banner } from "../ui/banner.js";
import { Button } from "../ui/button.js";
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
import { cardOf, createPhone, keepSeat, leaveSeat, lookUp, newSeat, seatOf } from "./session.js";
import { speakFor } from "./spoken.js";
import { Stopped } from "./stopped.js";

const AGAIN_MS = 3_000;
// The network is not there yet: what was asked is asked again by itself.
const comesBack = (refused) => refused && ["offline", "portal", "store_unavailable", "server_error"].includes(refused.code);
// The seat was asked for and could not be taken any more when the phone connected.
const NOT_IN = ["cards_only", "card_withdrawn", "session_locked", "session_closed", "unknown_role"];

// Without a card that works there is nothing to do with the code.
const CARDS = ["cards_only", "card_unknown", "card_withdrawn", "card_elsewhere"];

// code: from the address, or ""; card: what was scanned of an entry card, or "".
// onLanguage(lang, chosen): chosen by the person, or the session's own.
export function App({ code: first, card: scanned, onLanguage }) {
  const [code, setCode] = useState(first);
  const [card, setCard] = useState(scanned);
  const [seat, setSeat] = useState(first ? seatOf(first) : null);
  const [session, setSession] = useState(null);
  const [refusal, setRefusal] = useState(null);
  const choose = (language) => onLanguage(language, true);

  function enterCode(next) {
    const shown = next.card?.shown;
    history.replaceState(null, "", `/join/${next.code}${shown ? "" : location.hash}`);
    setCode(next.code);
    setSession(next);
    setCard(shown ?? "");
    setSeat(shown && shown !== cardOf(next.code) ? null : seatOf(next.code));
    onLanguage(next.language, false);
    focusHeading();
  }
  function leave() {
    leaveSeat(code);
    history.replaceState(null, "", "/");
    setCode("");
    setCard("");
    setSeat(null);
    setSession(null);
    setRefusal(null);
  }
  // With a card the token is new: the seat goes over to it from wherever it was.
  async function sit(role) {
    const token = await takeSeat(code, role, card ? commandId() : newSeat(code), card);
    keepSeat(code, token, card);
    setSeat(token);
  }
  // refused: why there is no other seat to be had, if that is so.
  function seatLost(refused = null) {
    const ofCard = cardOf(code);
    leaveSeat(code);
    setSeat(null);
    noEntry(refused ?? (ofCard ? { code: "card_elsewhere", words: {} } : null));
  }
  function noEntry(refused) {
    setRefusal(refused);
    setSession(null);
    if (!comesBack(refused)) setCard("");
    if (refused && CARDS.includes(refused.code)) setCode("");
  }
  // A link with a code, or a card: look it up. A session without roles has nothing to ask, and neither has a card that has
  // a role or a seat.
  const asks = session?.roles.length > 0 && !session.card?.role && !session.card?.used;
  useEffect(() => {
    if (!(code || card) || seat || refusal) return;
    if (!session) lookUp(card || code).then(enterCode, noEntry);
    else if (!asks) sit(null).catch(noEntry);
  }, [code, card, seat, session, refusal]);

  useEffect(() => {
    if (!(code || card) || seat || !comesBack(refusal)) return undefined;
    let gone = false;
    const timer = setInterval(() => lookUp(card || code).then(
      (found) => gone || (setRefusal(null), enterCode(found)),
      (refused) => gone || comesBack(refused) || noEntry(refused),
    ), AGAIN_MS);
    return () => {
      gone = true;
      clearInterval(timer);
    };
  }, [code, card, seat, refusal]);

  if (seat) {
    return html`<${Room} key=${seat} code=${code} seat=${seat} moved=${session?.card?.used} onLanguage=${onLanguage}
      onSeatLost=${seatLost} onLeave=${leave} />`;
  }
  if (!(code || card) || refusal) {
    return html`<${FrontFrame} name="phone-join" onLanguage=${choose}>
      <${Join} first=${code} refusal=${refusal} onFound=${(next) => (setRefusal(null), enterCode(next))} /><//>`;
  }
  if (!asks) return html`<${FrontFrame} onLanguage=${choose}><${Main}><${Skeleton} /><//><//>`;
  return html`
    <${FrontFrame} title=${session.title} onLanguage=${choose}>
      <${RoleChoice} roles=${session.roles} threshold=${session.threshold} onChoose=${sit} />
    <//>`;
}

// moved: this seat was on another device before.
function Room({ code, seat, moved, onLanguage, onSeatLost, onLeave }) {
  const [told, setTold] = useState(!moved);
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
  const note = !told && html`
    <${Banner} action=${html`<${Button} kind="quiet" onClick=${() => setTold(true)}>${t("common.close")}<//>`}>
      ${t("phone.card_moved")}<//>`;
  return html`<${NoteLines.Provider} value=${lines}><${RoomFrame} phone=${phone} live=${live} sent=${sent} note=${note}>
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
