// The big clock with its buttons; without a clock, the way to set one.
import { html, useState } from "../../lib/html.js";
import { t } from "../../lib/words.js";
import { Button } from "../../ui/button.js";
import { Timer } from "../../ui/timer.js";
import { NumberField } from "../../ui/number_field.js";

const USUAL = 5; // minutes to offer when the agenda names none

export function RoundTimer({ round, actions }) {
  const [minutes, setMinutes] = useState(round.plan.minutes || USUAL);
  const { timer, id } = round;
  if (!timer) {
    return html`
      <div class="clock across">
        <${NumberField} label=${t("desk.minutes")} value=${minutes} min=${1} max=${600} onChange=${setMinutes} />
        <${Button} kind="line" icon="play" onClick=${() => actions.timer("start", id, { seconds: minutes * 60 })}>
          ${t("desk.start_time")}<//>
      </div>`;
  }
  const paused = timer.ends === null;
  return html`
    <div class="clock">
      <${Timer} timer=${timer} />
      <div class="across" data-wrap>
        ${paused
          ? html`<${Button} kind="line" icon="play" onClick=${() => actions.timer("resume", id)}>${t("desk.resume")}<//>`
          : html`<${Button} kind="line" icon="pause" onClick=${() => actions.timer("pause", id)}>${t("desk.pause")}<//>`}
        <${Button} kind="line" onClick=${() => actions.timer("extend", id, { seconds: 60 })}>${t("desk.plus_minute")}<//>
        <${Button} kind="quiet" icon="circle-stop" label=${t("desk.stop_time")} onClick=${() => actions.stopTimer(id)} />
      </div>
    </div>`;
}
