// An idea from somebody in the room without a phone, typed by the desk.
import { html, useRef, useState } from "../../lib/html.js";
import { lengthOf } from "../../lib/characters.js";
import { Button } from "../../ui/button.js";
import { TextArea } from "../../ui/field.js";
import { TopicSelect } from "./topics.js";

export function AddIdea({ round, send, t, tell }) {
  const { topics } = round.body;
  const most = round.settings.idea_characters;
  const [text, setText] = useState("");
  const [topic, setTopic] = useState(topics[0]?.id ?? null);
  const [busy, setBusy] = useState(false);
  const field = useRef(null);
  async function add(event) {
    event.preventDefault();
    field.current.focus();
    if (busy || !text.trim() || lengthOf(text) > most) return;
    setBusy(true);
    const ack = await send("brainstorm.add_idea", topics.length > 1 ? { text, topic } : { text });
    setBusy(false);
    if (!ack?.ok) return;
    setText("");
    tell(t("brainstorm.added"));
  }
  return html`
    <form class="idea-add" onSubmit=${add} novalidate>
      <div class="grow"><${TextArea} label=${t("brainstorm.add")} value=${text} max=${most} onInput=${setText} onSend=${add}
        fieldRef=${field} rows="2" /></div>
      <div class="across" data-wrap>
        ${topics.length > 1 && html`<${TopicSelect} topics=${topics} value=${topic} onChange=${setTopic} t=${t} />`}
        <${Button} type="submit" kind="line" icon="plus" busy=${busy}>${t("brainstorm.add_send")}<//>
      </div>
    </form>`;
}
