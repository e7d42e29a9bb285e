// Check first, on the desk: the switch, how many wait, and letting through: one, or all that this screen shows. Only what somebody
// could read here goes through; what comes in meanwhile waits.
import { html, useState } from "../lib/html.js";
import { Button } from "../ui/button.js";
import { Dialog } from "../ui/dialog.js";
import { Switch } from "../ui/seg.js";

const AT_ONCE = 500; // in one command
const KEY = "l";

// things: {id: {state}} -> the ids of what waits.
export const waitingIn = (things) => Object.keys(things).filter((id) => things[id].state === "waiting");

/**
 * @typedef {Pick<import("../rounds/contract.js").DeskGiven, "round" | "send" | "tell" | "t">} Given of a Desk
 * @param {string[]} ids
 * @param {Given} given
 */
export async function letThrough(ids, { round, send, tell, t }) {
  const parts = Array.from({ length: Math.ceil(ids.length / AT_ONCE) }, (_, at) => ids.slice(at * AT_ONCE, (at + 1) * AT_ONCE));
  const all = async (through) => {
    for (const part of parts) if (!(await send(`${round.kind}.let_through`, { ids: part, through }))?.ok) return false;
    return true;
  };
  if (await all(true)) tell(t("common.check.done", { n: ids.length }), { undo: () => all(false) });
}

// Takes hiding back: what waited waits again.
export const backAfterHiding = (state, { id, name, data }, { round, send }) => (state === "waiting"
  ? send(`${round.kind}.let_through`, { ids: [id], through: false }) : send(name, data));

// waits: ids of what waits; given: as above.
export function Checking({ waits, given }) {
  const { round, send, t } = given;
  const [asking, setAsking] = useState(false);
  const n = waits.length;
  const change = (on) => send("round.change", { settings: { check_first: on } });
  const turn = (on) => (on || !n ? change(on) : setAsking(true));
  const off = async () => {
    setAsking(false);
    if ((await change(false))?.ok) letThrough(waits, given);
  };
  if (round.phase !== "open" && !n) return null;
  return html`
    <div class="across between checking" data-wrap data-waits=${n > 0 ? "" : null}>
      ${round.phase === "open" && html`<${Switch} checked=${Boolean(round.settings.check_first)} onChange=${turn}
        label=${html`<b>${t("common.check.name")}</b>`} />`}
      <span class="across"><span role="status" class="digits">${n > 0 && html`<b>${t("common.check.waits_n", { n })}</b>`}</span>
        ${n > 0 && html`<${Button} kind="line" size="sm" icon="check" onClick=${() => letThrough(waits, given)}>
          ${t("common.check.all_through")}<//>`}</span>
      ${asking && html`
        <${Dialog} title=${t("common.check.off_title")} onClose=${() => setAsking(false)} actions=${html`
          <${Button} onClick=${off}>${t("common.check.off")}<//>
          <${Button} kind="quiet" onClick=${() => setAsking(false)}>${t("common.cancel")}<//>`}>
          <p>${t("common.check.off_why", { n })}</p><//>`}
    </div>`;
}

// The button of one thing that waits; the element around it that has data-waits takes the key. The focus goes to the next one, so
// that a list is let through with one key.
export function LetThrough({ text, onLet, t }) {
  const [going, setGoing] = useState(false);
  const press = async (event) => {
    if (going) return;
    const list = event.currentTarget.closest("section");
    const all = [...list.querySelectorAll("[data-let]")]; // those that are on their way are not among them
    const at = all.indexOf(event.currentTarget);
    (all[at + 1] ?? all[at - 1] ?? list.querySelector("[role=switch]"))?.focus();
    setGoing(true);
    await onLet();
    setGoing(false);
  };
  return html`
    <${Button} kind="line" size="sm" icon="check" data-let=${going ? null : ""} aria-keyshortcuts=${KEY} title=${t("common.check.how")}
      label=${`${t("common.check.let_through")}: ${text.slice(0, 60)}`} onClick=${press}>${t("common.check.let_through")}<//>`;
}

// For a section with things that wait: the key lets through the one that has the focus.
export function letKey(event) {
  const { key, target, altKey, ctrlKey, metaKey } = event;
  if (key.toLowerCase() !== KEY || altKey || ctrlKey || metaKey) return;
  if (target.closest("input:not([type=checkbox]), textarea, select, dialog")) return;
  const button = [...(target.closest("li[data-waits]")?.querySelectorAll("[data-let]") ?? [])].at(-1); // after those of comments on it
  if (!button) return;
  event.preventDefault();
  button.click();
}
