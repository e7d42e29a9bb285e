// The frame around every phone screen: the banner of the connection, the head with where we are, the time and the role.
import { html, useEffect, useRef, useState } from "../lib/html.js";
import { t } from "../lib/words.js";
import { againWords } from "../ui/again.js";
import { ConnectionBanner } from "../ui/banner.js";
import { Glyph, Mark } from "../ui/icon.js";
import { RoundRings } from "../ui/round_rings.js";
import { Timer } from "../ui/timer.js";
import { Until } from "../ui/until.js";
import { ReadingButton } from "./reading.js";

const BACK_MS = 6_000;

// Inside: live is the state of the connection, sent the entries of the outbox.
// note: something to read before going on, or nothing.
// onLanguage(lang), onLeave(): as ReadingButton has them; without the first there is no such button.
// looking: {kind, bar} of a phone that looks back: the kind of what it looks at, or null, and what to say above it.
// lookBack: the button to begin with that, or nothing.
export function RoomFrame({ phone, live, sent, note, looking, lookBack, onLanguage, onLeave, children }) {
  const { view, mine, status } = live;
  const waiting = sent.filter(isWaiting).length;
  const back = useBack(status, waiting, sent);
  const running = view?.round?.phase === "open" ? view.round.timer : null;
  const kind = looking ? looking.kind : view?.round?.kind;
  return html`
    <div class=${kind ? `phone kind-${kind}` : "phone"}>
      <header class="phone-top">
        <${ConnectionBanner} status=${status} waiting=${waiting} persistent=${phone.persistent()} back=${back}
          onTryNow=${phone.live.tryNow} />
        <div class="phone-head">
          <${Mark} label=${t("common.name")} />
          ${view && (view.session.phase === "closed" || !view.agenda.length
            ? html`<span class="phone-title">${view.session.title}</span>`
            : html`<span><${RoundRings} agenda=${view.agenda} current=${view.current} /></span>`)}
          <span class="push across phone-right">
            <${Timer} timer=${running} estimated=${status === "reconnecting"} />
            ${lookBack}
            ${view && mine && html`<${RoleGlyph} roles=${view.session.roles} role=${mine.role} />`}
            ${onLanguage && html`<${ReadingButton} onLanguage=${onLanguage} share=${shared(phone.code, view)} onLeave=${onLeave} />`}
          </span>
        </div>
        ${view && !looking && html`<${Again} view=${view} /><${Until} round=${view.round} />`}
        ${looking?.bar}
        ${view && note}
      </header>
      ${children}
    </div>`;
}

// The address this phone came by, with what opens the room in it. Where people need a card, an address is no use.
function shared(code, view) {
  const link = /^#[\w-]{22,}$/.test(location.hash) ? location.hash : "";
  return view && view.session.entry === "open" && view.session.phase !== "closed" ? `${location.origin}/join/${code}${link}` : null;
}

function Again({ view }) {
  const words = againWords(view.agenda.filter((entry) => !entry.skipped), view.round);
  return words && html`<p class="phone-again"><span class="capitalised">${words}</span></p>`;
}

function RoleGlyph({ roles, role }) {
  const index = roles.findIndex((known) => known.id === role);
  return index < 0 ? null : html`<${Glyph} cat=${index + 1} label=${t("phone.joined_as", { role: roles[index].label })} />`;
}

// For a few seconds after coming back: what was saved of all that was waiting ("2 ideeën verstuurd"); otherwise null.
function useBack(status, waiting, sent) {
  const lost = useRef(false);
  const held = useRef([]); // what was waiting when the connection came back
  const [shown, show] = useState(false);
  useEffect(() => {
    if (status === "reconnecting") {
      lost.current = true;
      show(false);
    } else if (lost.current && (status === "online" || status === "http")) {
      lost.current = false;
      held.current = sent.filter(isWaiting).map((entry) => entry.id);
      show(true);
    }
  }, [status]);
  useEffect(() => {
    if (!shown || waiting) return undefined;
    const timer = setTimeout(show, BACK_MS, false);
    return () => clearTimeout(timer);
  }, [shown, waiting]);
  return shown && !waiting ? savedWords(sent.filter((entry) => held.current.includes(entry.id) && entry.state === "saved")) : null;
}

const isWaiting = (entry) => entry.state === "waiting" || entry.state === "sending";

function savedWords(entries) {
  if (!entries.length) return "";
  const all = (test) => entries.every((entry) => test(entry.name));
  const words = all((name) => name.endsWith(".add_idea")) ? "common.connection.sent"
    : all((name) => name === "ballot.cast") ? "phone.voted_after" : "phone.sent_after";
  return `${t(words, { n: entries.length })}.`;
}
