// The moment at which a round closes by itself, in the zone of the room.
import { html, useEffect, useState } from "../../lib/html.js";
import { fromField, inField } from "../../lib/moment.js";
import { t } from "../../lib/words.js";
import { TextField } from "../../ui/field.js";

// until: seconds since the epoch, or nothing. onSave(until): null for none.
export function UntilField({ until, disabled, onSave }) {
  const stands = until ? inField(until * 1000) : "";
  const [value, setValue] = useState(stands);
  useEffect(() => setValue(stands), [stands]);
  const commit = ({ target }) => {
    if (target.validity.badInput || target.value === stands) return;
    const chosen = fromField(target.value);
    onSave(chosen === null ? null : chosen / 1000);
  };
  return html`<${TextField} label=${t("desk.until")} help=${t("desk.until_help")} type="datetime-local" value=${value} disabled=${disabled}
    onInput=${setValue} onBlur=${commit} />`;
}
