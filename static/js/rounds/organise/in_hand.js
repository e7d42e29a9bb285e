// What the next key is about: the idea in hand in large letters, or how many are chosen; with what was merged into it, whole.
import { html } from "../../lib/html.js";
import { Button } from "../../ui/button.js";
import { OriginTags } from "../../ui/origin.js";
import { Spot } from "../../tables/spotlight.js";

const NAMED = 3;

export function InHand({ model, state, board, names, usable, asks, changes, lit, onLight, t }) {
  const acting = model.acting();
  const all = new Map([...board.unsorted, ...board.clusters.flatMap(({ ideas }) => ideas)].map((idea) => [idea.id, idea]));
  const ideas = acting.map((id) => all.get(id)).filter(Boolean);
  const place = ideas.length === 1 ? board.clusters.find(({ ideas: own }) => own.includes(ideas[0])) : null;
  const under = ideas.length === 1 ? board.doubles.get(ideas[0].id) ?? [] : [];
  return html`
    <div class="in-hand" data-many=${ideas.length > 1 ? "" : null}>
      ${!ideas.length && html`<p class="muted">${t(state.sought ? "organise.nothing_found" : "organise.all_sorted")}</p>`}
      ${state.chosen.size > 0 && html`<p><b>${t("organise.selected", { n: ideas.length })}</b></p>`}
      ${ideas.slice(0, NAMED).map((idea) => html`
        <p key=${idea.id} class="as-typed in-hand-text"><${OriginTags} origin=${idea.origin} names=${names} />${idea.text}</p>`)}
      ${ideas.length > NAMED && html`<p class="muted">${t("organise.more", { n: ideas.length - NAMED })}</p>`}
      ${place && html`<p class="muted">${t("organise.is_in", { cluster: place.name })}</p>`}
      ${under.length > 0 && html`
        <ul class="rules doubles" aria-label=${t("organise.doubles")}>${under.map((double) => html`
          <li key=${double.id} class="across between"><span class="as-typed"><${OriginTags} origin=${double.origin} names=${names} />
            ${double.text}</span>
            ${usable && html`<${Button} kind="quiet" size="sm" label=${`${t("organise.apart")}: ${double.text.slice(0, 60)}`}
              onClick=${() => changes.apart(double.id)}>${t("organise.apart")}<//>`}</li>`)}</ul>`}
      ${usable && ideas.length > 0 && html`
        <div class="across in-hand-acts" data-wrap>
          <${Button} kind="line" onClick=${asks.pick}>${t("organise.move")} <kbd>Enter</kbd><//>
          <${Button} kind="line" onClick=${asks.mergeIdeas}>${t("organise.merge_ideas")} <kbd>M</kbd><//>
          ${ideas.length === 1 && html`
            <${Spot} text=${ideas[0].text} lit=${lit === ideas[0].id} onLight=${() => onLight(ideas[0].id)} t=${t} />`}
          ${state.chosen.size > 0 && html`
            <${Button} kind="quiet" icon="x" label=${t("organise.deselect")} onClick=${model.chooseNone} />`}
        </div>`}
    </div>`;
}
