// A talk on the desk: what is on the table with what is written about it, who waits, the lights, and the order of the rest.
// With the focus in here N puts the next thing on the table and S calls the next number; in a text Ctrl+Enter goes on too.
import { html, useRef } from "../../lib/html.js";
import { Button } from "../../ui/button.js";
import { Icon } from "../../ui/icon.js";
import { DeskArguments } from "./desk_arguments.js";
import { DeskClock } from "./desk_clock.js";
import { DeskLights } from "./desk_lights.js";
import { DeskQueue } from "./desk_queue.js";
import { DeskThings } from "./desk_things.js";
import { Written } from "./written.js";

/** @param {import("../../types/talk.js").DeskGiven} given */
export function Desk(given) {
  const { round, send, t } = given;
  const root = useRef(null);
  const title = useRef(null);
  const writers = useRef(new Map()); // part -> saves what was typed, and says whether that is safe
  if (round.phase === "draft") return html`<p class="sealed"><${Icon} name="info" /> <span>${t("talk.when_open")}</span></p>`;
  const { table, all, queue, lights } = round.body;
  const open = round.phase === "open";
  const at = all.findIndex(({ id }) => id === table?.id);
  const next = all.slice(at + 1).find(({ id, talked }) => id !== table?.id && !talked) ?? all[at + 1] ?? null;

  // Nothing typed is left behind: what the server does not take keeps its field.
  async function put(thing) {
    for (const save of writers.current.values()) if (!(await save())) return;
    await send("talk.put", { thing });
    title.current?.focus();
  }
  const onNext = () => open && next && put(next.id);
  const call = () => open && queue && queue.n > 0 && send("talk.call", { after: queue.up });
  const keys = (event) => {
    if (event.target.closest("input, textarea, select, dialog") || event.ctrlKey || event.metaKey || event.altKey) return;
    const act = { n: onNext, s: call }[event.key.toLowerCase()];
    if (!act) return;
    event.preventDefault();
    act();
  };
  return html`
    <div class="talk-desk" ref=${root} onKeyDown=${keys}>
      ${open && html`<div class="talk-bar" role="group" aria-label=${t("talk.things")}>
        <${Button} icon="skip-forward" blocked=${!next} onClick=${onNext}>
          ${t(next ? (table && all.length > 1 ? "talk.next_thing" : "talk.first_thing") : "talk.all_done")} <kbd>N</kbd><//>
        <${DeskClock} clock=${round.body.clock} table=${table} send=${send} t=${t} />
      </div>`}
      <div class="talk-parts">
        <section class="talk-now" aria-label=${t("talk.on_table")}>
          ${table ? html`<p class="label">${t("talk.on_table")}${all.length > 1
              && `: ${t("talk.place", { place: table.place, things: all.length })}`}</p>
            <h2 id="talk-thing" class="as-typed" tabindex="-1" ref=${title}>${table.text}</h2>
            <${Written} key=${table.id} round=${round.id} thing=${all[at]} writers=${writers.current} send=${send}
              onGoOn=${onNext} t=${t} />
            <${DeskArguments} sides=${round.arguments?.[table.id]} t=${t} />`
          : html`<h2 id="talk-thing" tabindex="-1" ref=${title}>${t("talk.nothing_yet")}</h2>`}
        </section>
        ${open && html`<div class="talk-aside">
          ${queue && html`<${DeskQueue} queue=${queue} onCall=${call} send=${send} t=${t} />`}
          ${table && html`<${DeskLights} lights=${lights} threshold=${given.view.session.threshold} send=${send} t=${t} />`}</div>`}
      </div>
      <${DeskThings} round=${round} table=${table} open=${open} put=${put} send=${send} tell=${given.tell} t=${t} />
    </div>`;
}
