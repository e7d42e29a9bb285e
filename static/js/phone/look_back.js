// Looking back: the rounds of which the result was shown, and one of them. What is on now goes on behind it, as it was left.
import { html, useEffect, useRef, useState } from "../lib/html.js";
import { announce } from "../lib/announce.js";
import { t } from "../lib/words.js";
import { Banner } from "../ui/banner.js";
import { Button } from "../ui/button.js";
import { ErrorText } from "../ui/field.js";
import { Main } from "../ui/screen.js";
import { roundBefore } from "./api.js";
import { before, owes } from "./looking.js";
import { numberOf, RoundBefore } from "./round.js";

const SPREAD_MS = 2_000; // a change is asked for by many phones at once
const COUNTING_MS = 4_000;

/** The way in, at the top of every screen while there is something to look back at. */
export const LookBackButton = ({ view, onStart }) => before(view).length > 0 && html`
  <${Button} kind="quiet" icon="history" label=${t("phone.before")} id="look-back" onClick=${onStart} />`;

/** Says that this is not now, and leads back. */
export const LookingBar = ({ live, sent, onEnd }) => html`
  <${Banner} kind="warn" icon="history" title=${t("phone.looking_back")}
    action=${html`<${Button} onClick=${onEnd}>${t("phone.to_now")}<//>`}>
    ${owes(live.view, live.mine, sent) && t("phone.looking_open")}<//>`;

// looking: {round}, null for the list of rounds; onLook(id, or null)
export function LookBack({ phone, live, sent, looking, onLook }) {
  const rounds = before(live.view);
  const entry = live.view.agenda.find(({ id }) => id === looking.round);
  const place = useRef(null);
  useEffect(() => place.current?.querySelector("h1")?.focus({ preventScroll: true }), [looking.round]);
  useEffect(() => announce(t("phone.looking_back"), { topic: "look-back" }), []);
  return html`
    <div class="phone-part" ref=${place}>
      ${entry
        ? html`<${One} key=${entry.id} phone=${phone} live=${live} sent=${sent} entry=${entry} onList=${() => onLook(null)} />`
        : html`<${List} rounds=${rounds} agenda=${live.view.agenda} onLook=${onLook} />`}
    </div>`;
}

const List = ({ rounds, agenda, onLook }) => html`
  <${Main}>
    <h1 tabindex="-1">${t("phone.before")}</h1>
    <p class="lede">${t(rounds.length ? "phone.before_lede" : "phone.before_none")}</p>
    ${rounds.length > 0 && html`
      <ul class="rules before-list">${rounds.map((entry) => html`
        <li key=${entry.id}><button type="button" onClick=${() => onLook(entry.id)}>
          <small>${numberOf(agenda, entry)}${entry.prompt && ` · ${t(`${entry.kind}.name`)}`}</small>
          <b dir="auto">${entry.prompt || t(`${entry.kind}.name`)}</b></button></li>`)}</ul>`}
  <//>`;

function One({ phone, live, sent, entry, onList }) {
  const { round, error, again } = useBefore(phone, live, entry);
  const refused = error && (error.code === "offline" ? t("phone.join_offline") : t(`refused.${error.code}`, error.words));
  const note = refused && html`
    <div role="alert"><${ErrorText}>${refused}<//></div>
    ${error.code !== "not_shown_now" && html`<${Button} kind="line" onClick=${again}>${t("common.retry")}<//>`}`;
  return html`
    <${RoundBefore} phone=${phone} live=${live} sent=${sent} entry=${entry} round=${round} note=${round ? null : note || null}>
      <p class="phone-links before-others"><${Button} kind="quiet" icon="chevron-left" onClick=${onList}>${t("phone.before_others")}<//></p>
    <//>`;
}

const HIDDEN = { code: "not_shown_now", words: {} };

// {round, error, again()}: the round as the server tells it, asked for again when it may be another, and gone when its result is hidden.
function useBefore(phone, live, { id, phase }) {
  const [told, setTold] = useState({ round: null, error: null });
  const [asked, ask] = useState(0);
  const shown = phase === "released";
  const online = live.status === "online" || live.status === "http";
  const { amended } = live.view.session.roam;
  const first = useRef(true);
  useEffect(() => {
    if (!shown) return undefined;
    let gone = false;
    let timer = null;
    const load = () => roundBefore(phone.code, id, phone.seat).then(
      (round) => {
        if (gone) return;
        setTold({ round, error: null });
        if (round.counting === "busy") timer = setTimeout(load, COUNTING_MS);
      },
      // Without an answer what was read stays; a refusal takes it away.
      (error) => gone || setTold((before) => ({ round: error.code === "offline" ? before.round : null, error })),
    );
    timer = setTimeout(load, first.current ? 0 : Math.random() * SPREAD_MS);
    first.current = false;
    return () => {
      gone = true;
      clearTimeout(timer);
    };
  }, [shown, amended, asked, online]);
  const again = () => {
    first.current = true;
    setTold({ round: null, error: null });
    ask((count) => count + 1);
  };
  return shown ? { ...told, again } : { round: null, error: HIDDEN, again };
}
