// Inside: the phone has a seat, and shows what the session is doing now. Loaded while people choose their role (app.js).
import { html, useEffect, useMemo, useState } from "../lib/html.js";
import { useStore } from "../lib/store.js";
import { t } from "../lib/words.js";
import { Banner } from "../ui/banner.js";
import { Button } from "../ui/button.js";
import { Skeleton } from "../ui/empty.js";
import { NoteLines } from "../ui/note_lines.js";
import { Main } from "../ui/screen.js";
import { noteLines } from "./api.js";
import { stayAwake } from "./awake.js";
import { Break } from "./break.js";
import { End } from "./end.js";
import { RoomFrame } from "./frame.js";
import { Lobby } from "./lobby.js";
import { RoundPage } from "./round.js";
import { createPhone } from "./session.js";
import { speakFor } from "./spoken.js";
import { Stopped } from "./stopped.js";

// The seat was asked for and could not be taken any more when the phone connected.
const NOT_IN = ["cards_only", "card_withdrawn", "session_locked", "session_closed", "unknown_role"];

// moved: this seat was on another device before.
export function Room({ code, seat, moved, onLanguage, onSeatLost, onLeave }) {
  const [told, setTold] = useState(!moved);
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

  const choose = (chosen) => onLanguage(chosen, true);
  const leave = () => {
    phone.stop();
    phone.forget();
    onLeave();
  };
  const lines = useMemo(() => (note, from) => noteLines(code, note, from, seat), [seat]);
  const note = !told && html`
    <${Banner} action=${html`<${Button} kind="quiet" onClick=${() => setTold(true)}>${t("common.close")}<//>`}>
      ${t("phone.card_moved")}<//>`;
  return html`<${NoteLines.Provider} value=${lines}><${RoomFrame} phone=${phone} live=${live} sent=${sent} note=${note}
    onLanguage=${choose} onLeave=${leave}>
    <${Screen} phone=${phone} live=${live} sent=${sent} onLanguage=${choose} onLeave=${leave} />
  <//><//>`;
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
