// The end of a round on the desk: the question before people who are still busy are cut off, and the seconds in which the
// end can be taken back.
import { html, useEffect, useMemo, useRef, useState } from "../../lib/html.js";
import { announce } from "../../lib/announce.js";
import { clock } from "../../lib/clock.js";
import { elementId } from "../../lib/ids.js";
import { t } from "../../lib/words.js";
import { Button } from "../../ui/button.js";

const STEP = 5; // a turnout moves in steps of so many

/**
 * Who is still busy with this round: null when nobody is, or when nobody can know.
 * @param {{id: string, phase: string}} round
 * @param {{turnout?: {round: string, ballots: number, of: number} | null} | null} pulse
 */
export function busyWith(round, pulse) {
  const turnout = pulse?.turnout;
  return round.phase === "open" && turnout?.round === round.id && turnout.ballots < turnout.of ? turnout : null;
}

// How many took part and how many did not, as far as steps tell: what is counted rounds down, the rest follows.
export function busyWords({ ballots, of }) {
  const rest = of - ballots;
  if (rest <= 0) return t("desk.busy_all");
  if (of <= STEP) return t("desk.busy_some", { total: of });
  if (!ballots) return t("desk.busy_few", { total: of, step: STEP });
  return [t("desk.busy", { n: ballots, total: of }), t("desk.busy_rest", { n: rest })].join(" ");
}

// In the place of the buttons. The answer that changes nothing is the first and has the focus.
export function AskToClose({ busy, fresh, timer, onKeep, onClose, onMinute }) {
  const id = useMemo(() => elementId("ask"), []);
  const keep = useRef(null);
  useEffect(() => keep.current.querySelector("button").focus(), []);
  const keys = (event) => event.key === "Escape" && onKeep();
  return html`
    <div class="ask" role="alertdialog" aria-labelledby=${id} aria-describedby=${`${id}-what`} onKeyDown=${keys}>
      <h2 id=${id}>${t("desk.ask_close")}</h2>
      <p id=${`${id}-what`}>${busyWords(busy)} ${t("desk.ask_close_what")}</p>
      <div class="ask-answers" ref=${keep}>
        <${Button} size="lg" onClick=${onKeep}>${t("desk.keep_open")}<//>
        <${Button} kind="line" size="lg" icon="lock" blocked=${fresh} onClick=${onClose}>${t("desk.close_round")}<//>
        ${timer && html`<${Button} kind="quiet" size="lg" blocked=${fresh} onClick=${onMinute}>${t("desk.one_minute")}<//>`}
      </div>
    </div>`;
}

// While a round closes: how long it can be taken back, and what the facilitator may want now.
export function Closing({ pulse, round, fresh, actions, onward }) {
  const [showing, setShowing] = useState(false);
  const seconds = useSecondsUntil(pulse?.ending?.round === round.id ? pulse.ending.seals : null);
  useEffect(() => announce(t("desk.said_closing"), { topic: `closing:${round.id}`, urgent: true }), []);
  const show = async () => {
    setShowing(true);
    const ack = await actions.release(round.id);
    if (!ack.ok) setShowing(false);
  };
  return html`
    <div class="ask" role="group" aria-label=${t("desk.closing")}>
      <h2><span role="timer" aria-live="off">
        ${seconds === null ? t("desk.closing") : t("desk.closing_in", { n: seconds })}</span></h2>
      <p>${t("desk.closing_what")}</p>
      <div class="ask-answers">
        <${Button} size="lg" icon="undo-2" blocked=${fresh} onClick=${() => actions.keepOpen(round.id)}>${t("desk.back")}<//>
        <${Button} kind="line" size="lg" icon="eye" blocked=${fresh} busy=${showing} busyLabel=${t("desk.last_ones")} onClick=${show}>
          ${t("desk.reveal")}<//>
        ${onward}
      </div>
    </div>`;
}

// Whole seconds until a time of the server, null when it is not known.
function useSecondsUntil(time) {
  const left = () => (time === null ? null : Math.max(0, Math.ceil((time - clock.now()) / 1000)));
  const [seconds, setSeconds] = useState(left);
  useEffect(() => {
    setSeconds(left());
    if (time === null) return undefined;
    const timer = setInterval(() => setSeconds(left()), 250);
    return () => clearInterval(timer);
  }, [time]);
  return seconds;
}
