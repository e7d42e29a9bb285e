// Ideas that the desk types for somebody in the room without a phone, or pastes because they were collected beforehand. Several
// lines are as many ideas, unless the desk says that they are one.
import { html, useMemo, useRef, useState } from "../../lib/html.js";
import { lengthOf } from "../../lib/characters.js";
import { useKeptText } from "../../lib/kept_text.js";
import { readList } from "../../lib/pasted/list.js";
import { Button } from "../../ui/button.js";
import { TextArea } from "../../ui/field.js";
import { Pasted } from "../../ui/pasted.js";
import { hasSides, mostOf } from "./parts.js";
import { SideChoice, TopicSelect } from "./topics.js";

const AT_ONCE = 500; // of a longer list the rest stays in the field
const A_COMMAND = 50;

export function AddIdea({ round, send, t, lang, tell }) {
  const { topics } = round.body;
  const most = mostOf(round);
  const [text, setText] = useKeptText(`${round.id}.idea`);
  const [topic, setTopic] = useState(topics[0]?.id ?? null);
  const sided = hasSides(round);
  const [side, setSide] = useState(null);
  const [busy, setBusy] = useState(false);
  const field = useRef(null);
  const asked = { language: lang, characters: most, most: AT_ONCE, once: false };
  const list = useMemo(() => (text.trim().includes("\n") ? readList(text, asked) : null), [text, most]);
  const about = { ...(topics.length > 1 && { topic }), ...(sided && { side }) };
  const several = list?.items.length > 1;

  async function during(work) {
    field.current.focus();
    if (busy || (sided && !side)) return;
    setBusy(true);
    await work();
    setBusy(false);
  }
  const addOne = () => during(async () => {
    if (!text.trim() || lengthOf(text) > most) return;
    const ack = await send("brainstorm.add_idea", { text, ...about });
    if (!ack?.ok) return;
    setText("");
    tell(t("brainstorm.added"));
  });
  // In portions, so that each fits in a message. What did not get in stays in the field.
  const addAll = () => during(async () => {
    let added = 0;
    while (added < list.items.length) {
      const portion = list.items.slice(added, added + A_COMMAND);
      const ack = await send("brainstorm.add_ideas", { texts: portion.map((item) => item.text), ...about });
      if (!ack?.ok) break;
      added += portion.length;
    }
    const told = (what) => list.notes.filter(({ key }) => key === what).map(({ words }) => Number(words.line));
    const next = list.items[added]?.line ?? told("paste.many")[0] ?? Infinity;
    const tooLong = told("paste.long");
    setText(text.split("\n").filter((_, at) => at + 1 >= next || tooLong.includes(at + 1)).join("\n"));
    if (added) tell(t("brainstorm.added_n", { n: added }));
  });
  function add(event) {
    event.preventDefault();
    if (several) addAll();
    else addOne();
  }
  return html`
    <form class="idea-add" onSubmit=${add} novalidate>
      <div class="grow"><${TextArea} label=${t("brainstorm.add")} value=${text} max=${several ? null : most}
        onInput=${setText} onSend=${add}
        fieldRef=${field} rows="2" /></div>
      <div class="across" data-wrap>
        ${topics.length > 1 && html`<${TopicSelect} topics=${topics} value=${topic} onChange=${setTopic} t=${t} />`}
        ${sided && html`<${SideChoice} round=${round} value=${side} onChange=${setSide} t=${t} />`}
        <${Button} type="submit" kind="line" icon="plus" busy=${busy} blocked=${sided && !side}>
          ${several ? t("brainstorm.add_send_n", { n: list.items.length }) : t("brainstorm.add_send")}<//>
        ${several && lengthOf(text) <= most && html`<${Button} kind="quiet" onClick=${addOne}>${t("brainstorm.as_one")}<//>`}
      </div>
      ${several && html`<${Pasted} ...${list} />`}
    </form>`;
}
