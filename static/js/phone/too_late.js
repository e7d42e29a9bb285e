// What did not count after a round closed, told without saying what was chosen: only which answers came too late, and how many
// of the others count. And what somebody typed and never sent: it stays on this phone, to copy, until it is put away.
import { html, useState } from "../lib/html.js";
import { answersIn } from "../lib/ballot.js";
import { t } from "../lib/words.js";
import { Button } from "../ui/button.js";
import { Icon, Ring } from "../ui/icon.js";
import { textsOf } from "./questions.js";

// Of the outbox entries of a round: the ballot that came after the close, or nothing.
export const lateBallot = (entries) =>
  entries.filter((entry) => entry.name === "ballot.cast" && entry.state === "refused" && entry.late !== undefined).at(-1);

// late: the entry; counted: the choice that counts, as far as this page knows, or null.
export function TooLate({ round, late, counted }) {
  const nothing = counted !== null && Object.keys(counted).length === 0;
  const rest = nothing ? "phone.late_nothing_counts" : counted === null ? "phone.late_this" : "phone.late_earlier_counts";
  return html`
    <section class="late bleed" role="alert">
      <h1>${t(nothing ? "phone.late_all" : "phone.late_last")}</h1>
      <p>${t("phone.late_why")} ${t(rest)}</p>
    </section>
    <${Ledger} late=${late.late ?? []} others=${answersIn(counted) ?? {}} texts=${{ ...textsOf(round), ...late.texts }} />`;
}

function Ledger({ late, others, texts }) {
  const known = late.filter((id) => texts[id]);
  if (!known.length) return null;
  const unchanged = Object.keys(others).filter((id) => !late.includes(id)).length;
  return html`
    <ul class="rules late-ledger">
      ${known.map((id) => html`
        <li key=${id}><${Ring} /><span>${texts[id]}</span><small>${t("phone.late_too_late")}</small></li>`)}
      ${unchanged > 0 && html`
        <li><${Ring} state="on" /><span>${t("phone.late_others", { n: unchanged })}</span><small>${t("phone.late_counts")}</small></li>`}
    </ul>`;
}

// round: an id, or null for all rounds.
export function LeftOver({ drafts, round = null }) {
  const [, redraw] = useState(0);
  const texts = drafts.typed(round);
  if (!texts.length) return null;
  const forget = (key) => {
    drafts.forget(key);
    redraw((count) => count + 1);
  };
  return html`
    <section class="left-over">
      ${texts.map(({ key, about, text }) => html`<${Typed} key=${key} about=${about} text=${text} onForget=${() => forget(key)} />`)}
      <p class="save-state"><${Icon} name="info" /> <span>${t("phone.typed_stays")}</span></p>
    </section>`;
}

function Typed({ about, text, onForget }) {
  const [copied, setCopied] = useState(false);
  const copy = async () => setCopied(await copyText(text));
  return html`
    <article>
      <h2 class="sub-heading">${about ? t("phone.typed_about", { about }) : t("phone.typed")}</h2>
      <p class="typed-text as-typed">${text}</p>
      <div class="across" data-wrap>
        <${Button} icon=${copied ? "check" : "copy"} onClick=${copy}>${t(copied ? "phone.typed_copied" : "phone.typed_copy")}<//>
        <${Button} kind="quiet" icon="x" onClick=${onForget}>${t("phone.typed_forget")}<//>
      </div>
    </article>`;
}

// Whether it worked: on a plain http:// address there is no clipboard, and then the text can be selected by hand.
async function copyText(text) {
  try {
    await navigator.clipboard.writeText(text);
    return true;
  } catch {
    return false;
  }
}
