// One of a few topics, as native radio buttons in a row that wraps.
import { html, useMemo } from "../../lib/html.js";
import { elementId } from "../../lib/ids.js";
import { Ring } from "../../ui/icon.js";

// topics: [{id, text}]; value: the id chosen, or null.
export function TopicChoice({ topics, value, onChange, legend }) {
  const name = useMemo(() => elementId("topic"), []);
  return html`
    <fieldset class="topics">
      <legend class="label">${legend}</legend>
      ${topics.map((topic) => html`
        <span class="topic" key=${topic.id}>
          <input type="radio" id="${name}-${topic.id}" name=${name} checked=${topic.id === value} onChange=${() => onChange(topic.id)} />
          <label for="${name}-${topic.id}"><${Ring} /><span>${topic.text}</span></label>
        </span>`)}
    </fieldset>`;
}
