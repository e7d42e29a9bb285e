// Inside: the phone has a seat, and shows what the session is doing now. Loaded while people choose their role (app.js).
import { html, useEffect, useMemo, useRef, useState } from "../lib/html.js";
import { announce } from "../lib/announce.js";
import { useStore } from "../lib/store.js";
import { t } from "../lib/words.js";
import { Banner } from "../ui/banner.js";
import { Button } from "../ui/button.js";
import { Skeleton } from "../ui/empty.js";
import { NoteLines } from "../ui/note_lines.js";
import { Behind, Main } from "../ui/screen.js";
import { noteLines } from "./api.js";
import { stayAwake } from "./awake.js";
import { Break } from "./break.js";
import { End } from "./end.js";
import { RoomFrame } from "./frame.js";
import { Lobby } from "./lobby.js";
import { LookBack, LookBackButton, LookingBar } from "./look_back.js";
import { useLooking } from "./looking.js";
import { RoundPage } from "./round.js";
import { createPhone } from "./session.js";
import { speakFor } from "./spoken.js";
import { Stopped } from "./stopped.js";

const CALLED_MS = 10_000;
// The seat was asked for and could not be taken any more when the phone connected.
const NOT_IN = ["cards_only", "card_withdrawn", "session_locked", "session_closed", "unknown_role"];

// moved: this seat was on another device before.
export function Room({ code, seat, moved, onLanguage, onSeatLost, onLeave }) {
  const [told, setTold] = useState(!moved);
  const [called, setCalled] = useState(false); // looked back, and was brought to now
  const phone = useMemo(() => createPhone({ code, seat }), [seat]);
  const live = useStore(phone.live.store);
  const sent = useStore(phone.sent);
  useEffect(() => {
    const off = [...speakFor(phone), stayAwake(phone)];
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

  const stopped = live.status === "refused";
  const { looking, start, at, end } = useLooking(stopped ? null : live.view, live.version !== null, () => {
    setCalled(true);
    announce(t("phone.called"), { topic: "called" });
  });
  useFocusBack(Boolean(looking));
  useEffect(() => {
    if (looking || !called) return undefined;
    const timer = setTimeout(setCalled, CALLED_MS, false);
    return () => clearTimeout(timer);
  }, [called, looking]);

  const choose = (chosen) => onLanguage(chosen, true);
  const leave = async () => {
    await end(); // nothing of it stays in the history either
    phone.stop();
    phone.forget();
    onLeave();
  };
  const lines = useMemo(() => (note, from) => noteLines(code, note, from, seat), [seat]);
  const note = !told && html`
    <${Banner} action=${html`<${Button} kind="quiet" onClick=${() => setTold(true)}>${t("common.close")}<//>`}>
      ${t("phone.card_moved")}<//>`;
  const notes = [called && !looking && html`<${Banner} key="called" icon="info">${t("phone.called")}<//>`, note];
  const kind = looking && (live.view.agenda.find(({ id }) => id === looking.round)?.kind ?? null);
  const away = looking && { kind, bar: html`<${LookingBar} live=${live} sent=${sent} onEnd=${end} />` };
  // What is on now stays there while the phone looks back: nothing that was typed or chosen is made anew.
  return html`<${NoteLines.Provider} value=${lines}><${RoomFrame} phone=${phone} live=${live} sent=${sent} note=${notes}
    looking=${away} lookBack=${!looking && !stopped && html`<${LookBackButton} view=${live.view} onStart=${start} />`}
    onLanguage=${choose} onLeave=${leave}>
    ${looking && html`<${LookBack} phone=${phone} live=${live} sent=${sent} looking=${looking} onLook=${at} />`}
    <${Behind.Provider} value=${Boolean(looking)}><div class="phone-part" hidden=${Boolean(looking)}>
      <${Screen} phone=${phone} live=${live} sent=${sent} onLanguage=${choose} onLeave=${leave} /></div><//>
  <//><//>`;
}

// Who comes back goes on from where it began, and else from the heading.
function useFocusBack(looking) {
  const was = useRef(looking);
  useEffect(() => {
    if (was.current && !looking && document.activeElement === document.body) {
      const heading = /** @type {HTMLElement | null} */ (document.querySelector("#main h1"));
      if (heading && !heading.hasAttribute("tabindex")) heading.tabIndex = -1;
      (document.getElementById("look-back") ?? heading)?.focus({ preventScroll: true });
    }
    was.current = looking;
  }, [looking]);
}

function Screen({ phone, live, sent, onLanguage, onLeave }) {
  const { view, status, refusal, mine, pulse } = live;
  if (status === "refused") return html`<${Stopped} refusal=${refusal} onAgain=${onLeave} />`;
  if (!view) return html`<${Main}><${Skeleton} />${refusal && html`<p>${t(`refused.${refusal.code}`, refusal.words)}</p>`}<//>`;
  if (view.session.phase === "closed") return html`<${End} phone=${phone} live=${live} />`;
  if (view.screen.mode === "break") return html`<${Break} until=${view.screen.until} />`;
  if (view.round && view.round.phase !== "draft") return html`<${RoundPage} phone=${phone} live=${live} sent=${sent} />`;
  return html`<${Lobby} phone=${phone} view=${view} mine=${mine} pulse=${pulse} onLanguage=${onLanguage} />`;
}
