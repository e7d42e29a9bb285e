// The topics of a brainstorm on the desk: which one an idea belongs to, and choosing one.
import { html } from "../../lib/html.js";

export const TopicSelect = ({ topics, value, onChange, all, t }) => html`
  <label class="field"><span class="label">${t("brainstorm.topic")}</span>
    <select class="input" value=${value} onChange=${(event) => onChange(event.target.value)}>
      ${all && html`<option value="">${t("brainstorm.all_topics")}</option>`}
      ${topics.map((topic) => html`<option key=${topic.id} value=${topic.id}>${short(topic.text)}</option>`)}
    </select></label>`;

export const topicOf = (topics, idea) => (topics.length > 1 ? topics.find((topic) => topic.id === idea.topic)?.text : null);

export const short = (text) => ([...text].length > 60 ? `${[...text].slice(0, 58).join("")}…` : text);
