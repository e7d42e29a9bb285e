// The arguments for and against a statement as a phone lists them.
import { html } from "../../lib/html.js";
import { argumentsOf, SIDES, unseen } from "./arguments.js";

// On a phone. own: ids that stand in a list of their own.
export const Arguments = ({ body, statement, own = new Set(), t }) =>
  SIDES.map((side) => {
    const shown = argumentsOf(body, statement, side).filter(({ id }) => !own.has(id));
    const more = unseen(body, statement, side);
    return shown.length > 0 && html`
      <div key=${side} class="argument-side"><h4>${t(`statements.${side}`)}</h4>
        <ul class="rules others">${shown.map(({ id, text }) => html`<li key=${id}><span class="as-typed">${text}</span></li>`)}
          ${more > 0 && html`<li class="muted">${t("statements.more", { n: more })}</li>`}</ul></div>`;
  });
