// Somebody else changed a text while a change of it was on its way. Nothing was overwritten: the text as it is now stands
// above, what this person made of it here, and the person decides.
import { html } from "../lib/html.js";
import { Button } from "./button.js";

// yours: what this person made of it; onKeep(): leave it as it is now; onPut(): put yours there after all.
export const Changed = ({ yours, onKeep, onPut, t }) => html`
  <span class="changed-meanwhile">
    <span class="status-line">${t("common.changed_yours")}</span>
    <span class="as-typed">${yours}</span>
    <span class="across" data-wrap>
      <${Button} kind="line" size="sm" onClick=${onKeep}>${t("common.changed_keep")}<//>
      <${Button} kind="line" size="sm" onClick=${onPut}>${t("common.changed_put")}<//>
    </span></span>`;

// Of the outbox entry of a change: whether it met another change.
export const isMet = (entry) => entry?.state === "refused" && entry.code === "changed_meanwhile";
