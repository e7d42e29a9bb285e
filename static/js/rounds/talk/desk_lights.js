// The stop lights on the desk: asked for, in totals, kept for the record or not.
import { html } from "../../lib/html.js";
import { Button } from "../../ui/button.js";
import { Switch } from "../../ui/seg.js";
import { pressed, Totals } from "./lamps.js";

export function DeskLights({ lights, threshold, send, t }) {
  const ask = (on) => send("talk.ask_lights", { on });
  return html`
    <section aria-labelledby="talk-lights">
      <h3 id="talk-lights">${t("talk.lights")}</h3>
      ${lights ? html`
        <div role="status">${lights.told ? html`
            <p>${t("talk.lights_n", { n: pressed(lights.told) })}</p><${Totals} told=${lights.told} t=${t} />`
          : html`<p>${t("talk.lights_few", { threshold })}</p>`}</div>
        <${Switch} label=${t("talk.lights_keep")} checked=${lights.keep} onChange=${(keep) => send("talk.keep_lights", { keep })} />
        <span><${Button} kind="line" icon="circle-stop" onClick=${() => ask(false)}>${t("talk.lights_end")}<//></span>
        <p class="help">${t("talk.lights_step", { threshold })}</p>`
      : html`<span><${Button} kind="line" icon="circle-check" onClick=${() => ask(true)}>${t("talk.lights_ask")}<//></span>
        <p class="help">${t("talk.lights_help")}</p>`}
    </section>`;
}
