// The form of a round kind, drawn from what the server says about its settings: a new setting needs no new form.
// Labels are the words "<kind>.settings.<field>", choices "….<value>", help "….help" where it exists; a list of rows has
// "….add" for a new row and "….<field>" for what is in one.
import { html } from "../../lib/html.js";
import { useKind } from "../../rounds/load.js";
import { has, t } from "../../lib/words.js";
import { Bool, Choice, Int, RolesChosen, Text } from "./form_entries.js";
import { Lines } from "./lines.js";
import { Rows } from "./form_rows.js";

const ENTRIES = { bool: Bool, int: Int, choice: Choice, text: Text, lines: Lines, rows: Rows, roles: RolesChosen };

// form: [{name, type, default, min, max, choices, fields}]; words: the key the labels start with; locked(name): whether it
// may not change now; onSave({name: value}, {name: was}, typed) -> whether it was saved. An entry tells what stood there (was) of a
// text and of what goes whole; typed: which text is typed, "" for none.
// priced: the lists among them tell what things cost.
const Entries = ({ form, words, values, locked, onSave, field = null, priced = false, roles = [] }) =>
  form.map((entry) => {
    const key = `${words}.${entry.name}`;
    const Entry = ENTRIES[entry.type];
    return html`<${Entry} key=${entry.name} entry=${entry} words=${key} label=${t(key)} help=${has(`${key}.help`) ? t(`${key}.help`) : null}
      value=${values[entry.name]} disabled=${locked(entry.name)} field=${field && `${field}.${entry.name}`}
        onSave=${(value, was, typed) => onSave({ [entry.name]: value }, was === undefined ? undefined : { [entry.name]: was }, typed)}
        Entries=${Entries} most=${entry.max ?? undefined} priced=${priced} unit=${values.unit} roles=${roles} />`;
  });

// The module of a kind may leave out what means nothing with the other settings as they are (`asks`), and may let one change bring
// another along (`goesWith`).
// roles: those of the session.
export function KindForm({ kind, settings, locked, onSave, field, roles }) {
  const { asks, goesWith, priced } = useKind(kind.name, "desk") ?? {};
  const values = { ...Object.fromEntries(kind.form.map((entry) => [entry.name, entry.default])), ...settings };
  const form = asks ? kind.form.filter((entry) => asks(entry.name, values)) : kind.form;
  return html`
    <${Entries} form=${form} words=${`${kind.name}.settings`} values=${values} locked=${locked} priced=${priced} roles=${roles}
      field=${field} onSave=${(change, was, typed) => onSave(goesWith ? goesWith(change, values) : change, was, typed)} />`;
}
