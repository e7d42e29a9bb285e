// The arguments of both sides on the desk.
import { html } from "../../lib/html.js";

const SIDES = ["for", "against"];

export const DeskArguments = ({ sides, t }) => sides && html`
  <details class="preview" open><summary>${t("talk.arguments")}
      <span class="digits">(${sides.for.count + sides.against.count})</span></summary>
    <div class="both-parts">${SIDES.map((side) => {
      const { texts, count, name } = sides[side];
      return html`
        <section class="one-side" key=${side} data-side=${side}><h3>${name ?? t(`talk.${side}`)} <span class="digits">${count}</span></h3>
          <ul class="rules">${texts.map((text) => html`<li key=${text} class="as-typed">${text}</li>`)}
            ${count > texts.length && html`<li class="muted">${t("talk.arguments_more", { n: count - texts.length })}</li>`}</ul>
        </section>`;
    })}</div>
  </details>`;
