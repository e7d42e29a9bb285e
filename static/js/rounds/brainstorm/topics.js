// The topics of a brainstorm on the desk: which one an idea belongs to, and choosing one.
import { html } from "../../lib/html.js";
import { Seg } from "../../ui/seg.js";
import { SIDES, sideName } from "./parts.js";

export const TopicSelect = ({ topics, value, onChange, all, t }) => html`
  <label class="field"><span class="label">${t("brainstorm.topic")}</span>
    <select class="input" value=${value} onChange=${(event) => onChange(event.target.value)}>
      ${all && html`<option value="">${t("brainstorm.all_topics")}</option>`}
      ${topics.map((topic) => html`<option key=${topic.id} value=${topic.id}>${short(topic.text)}</option>`)}
    </select></label>`;

// Where an idea belongs, in words: its topic where there are more, its side, or both.
export function partOf(round, idea, t) {
  const { topics } = round.body;
  const topic = topics.length > 1 ? topics.find((known) => known.id === idea.topic)?.text : null;
  return [topic, idea.side && sideName(round, idea.side, t)].filter(Boolean).join(": ") || null;
}

export const SideChoice = ({ round, value, onChange, t }) => html`
  <${Seg} label=${t("brainstorm.side")} value=${value} onChange=${onChange}
    options=${SIDES.map((side) => ({ value: side, label: sideName(round, side, t) }))} />`;

export const short = (text) => ([...text].length > 60 ? `${[...text].slice(0, 58).join("")}…` : text);
