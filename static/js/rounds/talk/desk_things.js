// Everything that is talked about, in order: put on the table, moved, and written about when it is not on the table.
import { html, useState } from "../../lib/html.js";
import { Button } from "../../ui/button.js";
import { saidByLights } from "./said.js";
import { Written } from "./written.js";

export function DeskThings({ round, table, open, put, send, tell, t }) {
  const { all } = round.body;
  const move = async (thing, to) => {
    const from = all.findIndex(({ id }) => id === thing);
    const ack = await send("talk.move", { thing, to });
    if (ack?.ok) tell(t("talk.moved"), { undo: () => send("talk.move", { thing, to: from }) });
  };
  return html`
    <section class="talk-things" aria-labelledby="talk-things">
      <h3 id="talk-things">${t("talk.things")} <span class="muted digits">${all.length}</span></h3>
      <ol class="rules">${all.map((thing, at) => html`
        <${Row} key=${thing.id} thing=${thing} at=${at} last=${at === all.length - 1} on=${thing.id === table?.id} open=${open}
          round=${round.id} put=${put} move=${move} send=${send} t=${t} />`)}</ol>
    </section>`;
}

function Row({ thing, at, last, on, open, round, put, move, send, t }) {
  const [writing, setWriting] = useState(false);
  const state = on ? "now_on" : thing.talked ? "talked" : null;
  const named = (words) => `${t(words)}: ${thing.text.slice(0, 60)}`;
  return html`
    <li data-on=${on ? "" : null}>
      <div class="talk-row"><span class="digits number">${at + 1}</span>
        <span class="as-typed">${thing.text} ${state && html`<small class="muted">${t(`talk.${state}`)}</small>`}
          ${thing.lights && html`<small class="muted">${saidByLights(thing.lights, t)}</small>`}</span>
        ${open && html`<span class="across">
          <${Button} kind="quiet" icon="arrow-up" label=${named("talk.move_up")} blocked=${!at} onClick=${() => move(thing.id, at - 1)} />
          <${Button} kind="quiet" icon="arrow-down" label=${named("talk.move_down")} blocked=${last}
            onClick=${() => move(thing.id, at + 1)} />
          ${!on && html`<${Button} kind="line" size="sm" onClick=${() => put(thing.id)}>${t("talk.put")}<//>`}</span>`}</div>
      ${!on && html`<details class="preview" onToggle=${(event) => setWriting(event.target.open)}>
        <summary>${t("talk.conclusion")}, ${t("talk.notes").toLowerCase()}</summary>
        ${writing && html`<${Written} round=${round} thing=${thing} send=${send} t=${t} />`}</details>`}
    </li>`;
}
