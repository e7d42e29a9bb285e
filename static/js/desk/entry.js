// Who may come in: everybody with the code, or only who has an entry card.
import { html } from "../lib/html.js";
import { t } from "../lib/words.js";
import { Seg } from "../ui/seg.js";

const options = () => ["open", "cards"].map((value) => ({ value, label: t(`desk.entry_${value}`) }));

// onChange("open" | "cards")
export const EntryChoice = ({ entry, onChange }) => html`
  <div class="field"><span class="label">${t("desk.entry")}</span>
    <${Seg} label=${t("desk.entry")} options=${options()} value=${entry} onChange=${onChange} />
    <span class="help">${t(`desk.entry_${entry}_help`)}</span></div>`;
