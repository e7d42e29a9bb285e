// A setting that is a list of little forms, such as the criteria of a round: each row has a name and can be opened.
import { html, useState } from "../../lib/html.js";
import { readList } from "../../lib/pasted/list.js";
import { lang, t } from "../../lib/words.js";
import { Button } from "../../ui/button.js";
import { TextField } from "../../ui/field.js";
import { Pasted, onPasteOf } from "../../ui/pasted.js";

// Entries: draws the form of one row (kind_form.js). The list is saved whole.
export function Rows({ entry, words, label, help, value, disabled, onSave, Entries }) {
  const [adding, setAdding] = useState("");
  const [naming] = entry.fields;
  const save = (rows, typed = "") => onSave(rows, value, typed);
  const put = (index, change, was) =>
    save(value.map((row, at) => (at === index ? { ...row, ...change } : row)), was && [entry.name, index, ...Object.keys(was)].join());
  const remove = (index) => save(value.filter((_, at) => at !== index));
  async function add() {
    const first = Object.fromEntries(entry.fields.map((field) => [field.name, field.default]));
    if (adding.trim() && (await save([...value, { ...first, [naming.name]: adding.trim() }]))) setAdding("");
  }
  const [told, setTold] = useState(null);
  async function addAll(text) {
    const first = Object.fromEntries(entry.fields.map((field) => [field.name, field.default]));
    const read = readList(text, { language: lang(), characters: naming.max, most: (entry.max ?? Infinity) - value.length });
    setTold(read);
    await save([...value, ...read.items.map((item) => ({ ...first, [naming.name]: item.text }))]);
  }
  const enter = (event) => {
    if (event.key !== "Enter") return;
    event.preventDefault();
    add();
  };
  return html`
    <div class="field form-rows" role="group" aria-label=${label}>
      <span class="label">${label}</span>${help && html`<span class="help">${help}</span>`}
      <div class="rules">
        ${value.map((row, index) => html`
          <details key=${index} class="preview">
            <summary>${row[naming.name]}</summary>
            <div class="settings">
              <${Entries} form=${entry.fields} words=${words} values=${row} locked=${() => disabled}
                onSave=${(change, was) => put(index, change, was)} />
              ${!disabled && html`<span>
                <${Button} kind="quiet" icon="x" label=${`${t("common.remove")}: ${row[naming.name]}`}
                  onClick=${() => remove(index)} /></span>`}
            </div>
          </details>`)}
      </div>
      ${!disabled && value.length < (entry.max ?? Infinity) && html`
        <div class="across role-add">
          <span class="grow"><${TextField} label=${t(`${words}.add`)} value=${adding} most=${naming.max} autocomplete="off"
            onInput=${setAdding} onKeyDown=${enter} onPaste=${onPasteOf(addAll)} /></span>
          <${Button} kind="line" icon="plus" onClick=${add}>${t("desk.add")}<//>
        </div>`}
      ${told && html`<${Pasted} ...${told} />`}
    </div>`;
}
