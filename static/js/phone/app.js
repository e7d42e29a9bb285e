// Which screen the phone shows: code, role, or what the session is doing now.
import { html, useEffect, useState } from "../lib/html.js";
import { commandId } from "../lib/ids.js";
import { t } from "../lib/words.js";
import { Skeleton } from "../ui/empty.js";
import { Main } from "../ui/screen.js";
import { takeSeat } from "./api.js";
import { FrontFrame } from "./front.js";
import { Join } from "./join.js";
import { loadRoom, useRoom } from "./later.js";
import { RoleChoice } from "./role.js";
import { cardOf, keepSeat, lastSession, leaveSeat, lookUp, newSeat, seatOf } from "./seat.js";

const AGAIN_MS = 3_000;
// The network is not there yet: what was asked is asked again by itself.
const comesBack = (refused) => refused && ["offline", "portal", "store_unavailable", "server_error"].includes(refused.code);
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
  const { room, late } = useRoom(Boolean(seat || session));
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
  // Without asking the server: there may be no network, and the phone has its seat.
  function goBack(last) {
    history.replaceState(null, "", `/join/${last.code}`);
    setCode(last.code);
    setSeat(seatOf(last.code));
    onLanguage(last.language, false);
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

  if (seat && room) {
    return html`<${room.Room} key=${seat} code=${code} seat=${seat} moved=${session?.card?.used} onLanguage=${onLanguage}
      onSeatLost=${seatLost} onLeave=${leave} />`;
  }
  if (!seat && (!(code || card) || refusal)) {
    return html`<${FrontFrame} name="phone-join" onLanguage=${choose}>
      <${Join} first=${code} last=${code || card ? null : lastSession()} onBack=${goBack}
        refusal=${refusal} onSeen=${loadRoom} onFound=${(next) => (setRefusal(null), enterCode(next))} /><//>`;
  }
  if (seat || !asks) {
    return html`<${FrontFrame} onLanguage=${choose}><${Main}><${Skeleton} /><p role="status">${late && t("common.late")}</p><//><//>`;
  }
  return html`
    <${FrontFrame} title=${session.title} onLanguage=${choose}>
      <${RoleChoice} roles=${session.roles} threshold=${session.threshold} onChoose=${sit} />
    <//>`;
}

// After a step the person took: the screen reader and the keyboard go on from the new heading.
const focusHeading = () => requestAnimationFrame(() => {
  const heading = /** @type {HTMLElement | null} */ (document.querySelector("h1[tabindex]"));
  heading?.focus({ preventScroll: true });
});
