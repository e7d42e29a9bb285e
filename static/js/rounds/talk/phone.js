// A talk on the phone: what is on the table with the arguments of both sides, a stop light when it is asked for, and under the
// thumb the queue. What this seat does is not on any screen but as a number.
import { html, useState } from "../../lib/html.js";
import { Button } from "../../ui/button.js";
import { Icon } from "../../ui/icon.js";
import { SaveState } from "../../ui/save_state.js";
import { Foot, Main } from "../../ui/screen.js";
import { Subjects } from "../../ui/subject.js";
import { Timer } from "../../ui/timer.js";
import { Lamp, LIGHTS, Totals } from "./lamps.js";
import { placeOf } from "./place.js";

const FIRST = 2; // arguments of each side that stand open
const SIDES = ["for", "against"];

/** @param {import("../../types/talk.js").PhoneGiven} given */
export function Phone(given) {
  const { round, t } = given;
  const { table, things, clock, lights } = round.body;
  if (!table) return html`
    <${Main}><h1>${round.prompt || t("talk.name")}</h1><p class="lede">${t("talk.nothing_yet_phone")}</p>
      ${round.options.length > 0 && html`<section class="contributions"><h2 class="label">${t("talk.comes_up")}</h2>
        <ul class="rules">${round.options.map(({ id, text }) => html`<li key=${id} class="as-typed">${text}</li>`)}</ul></section>`}
    <//>`;
  const alone = (round.subjects ?? []).some(({ id }) => id === table.id); // it stands there already
  const drawn = html`
    <${Main}>
      <p class="above-question across between"><span>${t("talk.on_table")}${things > 1
        && `: ${t("talk.place", { place: table.place, things })}`}</span>
        ${clock && html`<${Timer} timer=${clock} quiet />`}</p>
      <h1 class="thing-title as-typed">${table.text}</h1>
      ${round.prompt && round.prompt !== table.text && html`<p class="ballot-prompt">${round.prompt}</p>`}
      ${lights && html`<${GiveLight} key=${lights.asked} ...${given} />`}
      <${Sides} key=${table.id} sides=${round.arguments?.[table.id]} t=${t} />
      ${table.conclusion && html`<section class="written"><h2 class="label">${t("talk.we_write")}</h2>
        <p class="as-typed">${table.conclusion}</p></section>`}
    <//>
    <${Speak} ...${given} />`;
  return alone ? html`<${Subjects.Provider} value=${[]}>${drawn}<//>` : drawn;
}

// What this seat did last in this round and the server has not answered yet, or refused.
const underWay = (state, ...names) => state.entries.findLast((entry) => names.includes(entry.name) && entry.state !== "saved");

function GiveLight({ round, mine, send, state, t }) {
  const { lights } = round.body;
  const own = mine?.owned?.[round.id];
  const entry = underWay(state, "talk.light");
  const waits = entry && entry.state !== "refused" && entry.data.asked === lights.asked;
  const now = waits ? entry.data.light : own?.asked === lights.asked ? own.light : null;
  const choose = (light) => send("talk.light", { asked: lights.asked, light });
  return html`
    <section class="give-light" aria-labelledby="give-light">
      <h2 id="give-light">${t("talk.lights_question")}</h2>
      <div class="lamp-buttons" role="group" aria-labelledby="give-light">
        ${LIGHTS.map((light) => html`
          <button key=${light} type="button" class="lamp-button" aria-pressed=${String(now === light)} onClick=${() => choose(light)}>
            <${Lamp} light=${light} /><span>${t(`talk.${light}`)}</span></button>`)}</div>
      ${now && html`<p class="across between" data-wrap><${SaveState} entry=${entry ?? { state: "saved" }} online=${state.online}
        persistent=${state.persistent} />
        <${Button} kind="quiet" size="sm" onClick=${() => choose(null)}>${t("talk.light_off")}<//></p>`}
      ${entry?.state === "refused" && html`<${Refused} entry=${entry} state=${state} t=${t} />`}
      <p class="help">${t("talk.lights_secret")} ${t(lights.keep ? "talk.lights_keep_phone" : "talk.lights_lost_phone")}</p>
      ${now && lights.told && html`<${Totals} told=${lights.told} t=${t} />`}
    </section>`;
}

const Refused = ({ entry, state, t }) => html`
  <p class="across between"><${SaveState} entry=${entry} online />
    <${Button} kind="quiet" size="sm" onClick=${() => state.dismiss(entry.id)}>${t("common.close")}<//></p>`;

function Sides({ sides, t }) {
  if (!sides) return null;
  return html`
    <div class="both-parts">${SIDES.map((side) => html`
      <${Side} key=${side} side=${side} found=${sides[side]} t=${t} />`)}</div>`;
}

function Side({ side, found, t }) {
  const [all, setAll] = useState(false);
  const { texts, count, name } = found;
  const shown = all ? texts : texts.slice(0, FIRST);
  return count > 0 && html`
    <section class="one-side" data-side=${side}>
      <h2 class="across between"><span>${name ?? t(`talk.${side}`)}</span>
        ${texts.length > FIRST && !all && html`
          <${Button} kind="quiet" size="sm" onClick=${() => setAll(true)}>${t("talk.read_all", { n: count })}<//>`}</h2>
      <ul class="rules">${shown.map((text) => html`<li key=${text} class="as-typed">${text}</li>`)}
        ${all && count > texts.length && html`<li class="muted">${t("talk.arguments_more", { n: count - texts.length })}</li>`}</ul>
    </section>`;
}

function Speak({ round, mine, send, state, t }) {
  const { table, queue } = round.body;
  if (!queue) return null;
  const entry = underWay(state, "talk.ask", "talk.take_back");
  const own = placeOf(mine?.owned?.[round.id]?.numbers ?? [], queue);
  const leave = () => send("talk.take_back", { number: own.number });
  const busy = entry && entry.state !== "refused";
  if (entry?.state === "refused") return html`<${Foot}><${Refused} entry=${entry} state=${state} t=${t} /><//>`;
  if (own) return html`
    <${Foot}><div class="my-place" data-up=${own.place ? null : ""}><${Icon} name="message-square" />
      <p role="status"><b>${own.place ? placeWords(own, queue, t) : t("talk.you_are_up")}</b>
        <small>${t(own.place ? "talk.your_number" : "talk.you_are_up_number", { number: own.number })}</small></p>
      <${Button} kind="line" busy=${busy} onClick=${leave}>${t(own.place ? "talk.take_back" : "talk.said_it")}<//></div><//>`;
  return html`
    <${Foot}>
      <${Button} size="lg" wide icon="message-square" busy=${busy} busyLabel=${t("talk.asking")} describedby="speak-seen"
        onClick=${() => send("talk.ask", { thing: table.id })}>${t("talk.speak")}<//>
      <p class="help" id="speak-seen">${t("talk.speak_seen")}</p><//>`;
}

const placeWords = ({ place }, queue, t) =>
  place === 1 && queue.up != null ? t("talk.you_are_next") : t("talk.waiting_place", { place });

/** After closing: what was written down. @param {import("../../types/talk.js").PhoneGiven} given */
export const PhoneResult = ({ round, t }) => html`
  <section class="contributions"><h2 class="label">${t("talk.conclusions")}</h2>
    ${round.result.talked.map(({ id, text, conclusion }) => html`
      <div class="written" key=${id}><h3 class="as-typed">${text}</h3>
        <p class=${conclusion ? "as-typed" : "muted"}>${conclusion || t("talk.no_conclusion")}</p></div>`)}</section>`;
