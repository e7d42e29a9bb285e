// Arguments for and against a statement, side by side and in alphabetical order: nobody voted on them.
import { html } from "../../lib/html.js";

export const SIDES = ["for", "against"];

// -> [{id, text, side, state?}] of one side of a statement.
export const argumentsOf = ({ arguments: all }, statement, side) =>
  Object.entries(all)
    .filter(([, each]) => each.statement === statement && each.side === side)
    .map(([id, each]) => ({ id, ...each }))
    .sort((a, b) => a.text.localeCompare(b.text));

export const hasArguments = (body, statement) => Object.values(body.arguments).some((each) => each.statement === statement);

// More than were sent to this screen: only the newest come.
export const unseen = (body, statement, side) => body.counts[statement][side] - argumentsOf(body, statement, side).length;

// On a phone. own: ids that stand in a list of their own.
export const Arguments = ({ body, statement, own = new Set(), t }) =>
  SIDES.map((side) => {
    const shown = argumentsOf(body, statement, side).filter(({ id }) => !own.has(id));
    const more = unseen(body, statement, side);
    return shown.length > 0 && html`
      <div key=${side} class="s-side"><h4>${t(`statements.${side}`)}</h4>
        <ul class="rules others">${shown.map(({ id, text }) => html`<li key=${id}><span class="pre">${text}</span></li>`)}
          ${more > 0 && html`<li class="muted">${t("statements.more", { n: more })}</li>`}</ul></div>`;
  });
