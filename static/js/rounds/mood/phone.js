// Mood on the phone: one slider, sent by itself a moment after it stands still. Where a ballot on paper is entered there is a
// button instead.
import { html, useContext, useEffect, useRef } from "../../lib/html.js";
import { Icon } from "../../ui/icon.js";
import { SaveState } from "../../ui/save_state.js";
import { Elsewhere, Foot, Main } from "../../ui/screen.js";
import { Slider } from "../../ui/slider.js";
import { BallotFoot, Question, useBallot } from "../../ballot/ballot.js";
import { figure as number } from "../../results/figure.js";
import { Withheld } from "../../results/withheld.js";
import { scaleOf } from "./line.js";

const STILL_MS = 900;

/** @param {import("../../types/mood.js").PhoneGiven} given */
export function Phone(given) {
  const { round, t, state } = given;
  const ballot = useBallot(given, { value: null });
  const elsewhere = useContext(Elsewhere);
  const { value } = ballot.choice;
  const { low, high } = scaleOf(round.settings);
  useSending(ballot, elsewhere === null);
  return html`
    <${Main}>
      <${Question} prompt=${round.prompt || t("mood.position")} />
      <p class="sealed"><${Icon} name="eye" /> <span>${t("mood.told")}</span></p>
      <${Slider} label=${t("mood.position")} low=${low} high=${high} value=${value} untouched=${t("mood.not_yet")}
        onChange=${(next) => ballot.change({ value: next })}
        ends=${[`${low} ${round.settings.low}`, `${round.settings.high} ${high}`]} />
      <p class="help after-list">${t("mood.move")}</p>
    <//>
    ${elsewhere
      ? html`<${BallotFoot} ballot=${ballot} words=${{ send: "mood.send", kept: "mood.kept" }} state=${state} t=${t}
        reason=${value === null ? t("mood.first") : null} onSend=${() => ballot.send({ value })} />`
      : html`<${Foot}><p class="ballot-state" role="status"><${Told} ballot=${ballot} state=${state} t=${t} /></p><//>`}`;
}

// Sends where the slider is once it stands still. What was refused is not sent again by itself.
function useSending(ballot, wanted) {
  const now = useRef(ballot);
  const tried = useRef(null);
  now.current = ballot;
  const { value } = ballot.choice;
  useEffect(() => {
    if (!wanted || !ballot.unsent || value === null || value === tried.current) return undefined;
    const timer = setTimeout(() => {
      tried.current = value;
      now.current.send({ value });
    }, STILL_MS);
    return () => clearTimeout(timer);
  }, [wanted, value, ballot.unsent]);
}

function Told({ ballot, state, t }) {
  const { entry, sent, unsent } = ballot;
  if (!sent && !unsent) return html`
    <span class="save-state" data-state="waiting"><${Icon} name="info" /> <span>${t("mood.not_yet")}</span></span>`;
  if (unsent && entry?.state !== "refused") return html`
    <span class="save-state" data-state="sending"><${Icon} name="hourglass" /> <span>${t("phone.save_sending")}</span></span>`;
  if (entry && entry.state !== "saved") return html`<${SaveState} entry=${entry} online=${state.online} persistent=${state.persistent} />`;
  return html`<span class="save-state" data-state="saved"><${Icon} name="check" /> <span>${t("mood.kept")}</span></span>`;
}

/** @param {import("../../types/mood.js").PhoneGiven} given */
export function PhoneResult({ round, t, lang }) {
  const { result } = round;
  if (result.withheld) return html`<${Withheld} result=${result} t=${t} />`;
  return html`<p class="lede">${t("mood.mean_is", { mean: number(lang, result.mean) })}. ${t("mood.ended_of", { n: result.ballots })}.</p>`;
}

export { ballotFacts as facts } from "../../ballot/ballot.js";
