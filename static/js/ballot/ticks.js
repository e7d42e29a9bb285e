// A list to tick on the phone, for the kinds in which people choose among options: one answer or several. A long list can
// be searched, or cut down to what is chosen. Words: "<kind>.search", ".which", ".show_all", ".show_mine", ".none_found".
import { html, useState } from "../lib/html.js";
import { Choices } from "../ui/choice.js";
import { TextField } from "../ui/field.js";
import { Seg } from "../ui/seg.js";

const SEARCH_FROM = 16; // options

export const isLong = (options) => options.length >= SEARCH_FROM;

const fold = (text) => text.normalize("NFD").replace(/\p{M}/gu, "").toLowerCase();

// options: [{value, label, note?}]; chosen: a list of values, or with `single` the one value; onChange gets the next of it.
// always: options that stay in sight whatever is searched.
export function Ticks({ kind, options, always = [], chosen, single, onChange, t }) {
  const [sought, setSought] = useState("");
  const [only, setOnly] = useState(false);
  const has = (value) => (single ? value === chosen : chosen.includes(value));
  const mine = options.filter((option) => has(option.value));
  const shown = (only ? mine : options).filter((option) => fold(option.label).includes(fold(sought.trim())));
  const toggle = (value) => onChange(single ? value : has(value) ? chosen.filter((each) => each !== value) : [...chosen, value]);
  return html`
    ${isLong(options) && html`
      <div class="option-search">
        <${TextField} label=${t(`${kind}.search`)} value=${sought} onInput=${setSought} type="search" autocomplete="off"
          enterkeyhint="search" />
        <${Seg} label=${t(`${kind}.which`)} value=${only} onChange=${setOnly}
          options=${[{ value: false, label: t(`${kind}.show_all`, { n: options.length }) },
            { value: true, label: t(`${kind}.show_mine`, { n: mine.length }) }]} />
      </div>`}
    <${Choices} labelledby="ballot-question" options=${[...shown, ...always]} value=${chosen} multiple=${!single} onChange=${toggle} />
    ${!shown.length && options.length > 0 && html`<p class="lede" role="status">${t(`${kind}.none_found`)}</p>`}`;
}
