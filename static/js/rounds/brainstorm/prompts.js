// What the facilitator asks besides the question: on the desk to send and to take away, on phone and wall to read.
import { html, useRef, useState } from "../../lib/html.js";
import { lengthOf } from "../../lib/characters.js";
import { Button } from "../../ui/button.js";
import { TextField } from "../../ui/field.js";

const MOST = 120;

// The last few; the newest is marked.
export const Prompts = ({ round, t }) => round.phase === "open" && round.body.prompts?.length > 0 && html`
  <ul class="prompts" aria-label=${t("brainstorm.prompts")} aria-live="polite">${round.body.prompts.map(({ id, text }, at, all) => html`
    <li key=${id} data-new=${at === all.length - 1 ? "" : null} dir="auto">${text}</li>`)}</ul>`;

export function SendPrompt({ round, send, tell, t }) {
  const prompts = round.body.prompts ?? [];
  const [text, setText] = useState("");
  const [busy, setBusy] = useState(false);
  const place = useRef(null);
  const fits = text.trim() && lengthOf(text) <= MOST;
  async function push(event) {
    event.preventDefault();
    place.current.querySelector("input").focus();
    if (!fits || busy) return;
    setBusy(true);
    const ack = await send("brainstorm.push_prompt", { text });
    setBusy(false);
    if (!ack?.ok) return;
    setText("");
    tell(t("brainstorm.prompt_sent"), { undo: () => send("brainstorm.take_back_prompt", { prompt: ack.reply.prompt }) });
  }
  return html`
    <form class="prompt-send" onSubmit=${push} ref=${place} novalidate>
      <div class="across" data-wrap>
        <div class="grow"><${TextField} label=${t("brainstorm.prompt")} help=${t("brainstorm.prompt_help")} value=${text} most=${MOST}
          onInput=${setText} autocomplete="off" /></div>
        <${Button} type="submit" kind="line" icon="send" busy=${busy} blocked=${!fits}>${t("brainstorm.prompt_send")}<//>
      </div>
      ${prompts.length > 0 && html`<ul class="prompt-list">${[...prompts].reverse().map(({ id, text: words }) => html`
        <li key=${id}><span class="as-typed">${words}</span>
          <${Button} kind="quiet" size="sm" icon="x" label=${`${t("brainstorm.prompt_take_back")}: ${words.slice(0, 60)}`}
            onClick=${() => send("brainstorm.take_back_prompt", { prompt: id })} /></li>`)}</ul>`}
    </form>`;
}
