// The record as it grows: what it says of every round that was held, in the words of the file itself. It is asked for anew when
// a round opened, closed or was shown.
import { html } from "../../lib/html.js";
import { number } from "../../lib/formats.js";
import { lang, t } from "../../lib/words.js";
import { Button } from "../../ui/button.js";
import { Skeleton } from "../../ui/empty.js";
import { recordOf } from "../api.js";
import { useLoaded } from "../loaded.js";
import { Refused } from "../refusal.js";

const SHOWN = 12; // of a long list; the file has all of it

export function Whole({ code, view, go }) {
  const key = [lang(), ...view.agenda.map(({ id, phase }) => id + phase)].join();
  const { value, refusal, again } = useLoaded(() => recordOf(code, lang()), key);
  if (refusal) return html`<${Refused} refusal=${refusal} onAgain=${again} />`;
  if (!value) return html`<${Skeleton} words=${t("common.busy")} />`;
  return html`
    <section class="record-rounds" aria-labelledby="record-rounds">
      <div class="across between" data-wrap><h2 id="record-rounds">${t("desk.record_rounds")}</h2>
        <${Button} kind="quiet" icon="rotate-ccw" onClick=${again}>${t("desk.record_again")}<//></div>
      ${value.record.sections.length
        ? value.record.sections.map((section) => html`<${Round} key=${section.round} section=${section} />`)
        : html`<p class="muted">${t("desk.record_no_rounds")}</p>
          <${Button} kind="line" onClick=${() => go("live")}>${t("desk.to_live")}<//>`}
    </section>`;
}

const Round = ({ section }) => html`
  <section class="record-round">
    <h3>${section.n}. ${section.kind_label}</h3>
    ${section.prompt && html`<p class="lede" dir="auto">${section.prompt}</p>`}
    ${section.summary.map((sentence, at) => html`<p key=${at} dir="auto">${sentence}</p>`)}
    ${section.tables.map((table, at) => html`<${Table} key=${at} table=${table} />`)}
    ${section.quotes.map(({ title, texts }, at) => html`<${Texts} key=${at} title=${title} texts=${texts} />`)}
    ${section.lists.map(({ title, entries }, at) => html`<${Texts} key=${at} title=${title} texts=${entries} />`)}
    ${(section.sides ?? []).flatMap(({ sides }) => sides).map(({ title, entries }, at) => html`
      <${Texts} key=${at} title=${title} texts=${entries} />`)}
    ${section.appendix.map(({ title, entries }, at) => html`<${Texts} key=${at} title=${title} texts=${entries} />`)}
  </section>`;

// The columns that are figures or words; what is drawn stands in the file.
function Table({ table }) {
  const columns = table.columns.filter(({ kind }) => !["histogram", "likert"].includes(kind))
    .map((column) => ({ ...column, decimals: decimalsOf(table.rows.map((row) => row[column.key])) }));
  return html`
    <div class="record-table" role="group" aria-label=${table.title} tabindex="0">
      <table>
        <caption>${table.title}</caption>
        <thead><tr>${columns.map(({ key, label }) => html`<th key=${key} scope="col" class=${isFigure(table.rows[0]?.[key]) && "digits"}>
          ${label}</th>`)}</tr></thead>
        <tbody>${table.rows.slice(0, SHOWN).map((row, at) => html`
          <tr key=${at}>${columns.map(({ key, kind, decimals }) => html`
            <td key=${key} class=${isFigure(row[key]) ? "digits" : row[key]?.length > WORDS && "words"} dir="auto">
            ${cell(row[key], kind, decimals)}</td>`)}</tr>`)}</tbody>
      </table>
      <${More} n=${table.rows.length - SHOWN} />
      ${table.note && html`<p class="help">${table.note}</p>`}
    </div>`;
}

const WORDS = 12; // characters: from here on a cell wants the width of a sentence
const isFigure = (value) => typeof value === "number";

// As many as the figure of a column that needs most, two at most, so that they stand below one another.
const decimalsOf = (values) => Math.max(0, ...values.filter(isFigure).map((value) =>
  (String(Math.round(value * 100) / 100).split(".")[1] ?? "").length));

function cell(value, kind, decimals) {
  if (!isFigure(value)) return value ?? "–";
  const figure = number(lang(), Math.round(value * 100) / 100, decimals);
  return kind === "percent" ? `${figure}%` : figure;
}

const Texts = ({ title, texts }) => texts.length > 0 && html`
  <h4>${title}</h4>
  <ul class="rules">${texts.slice(0, SHOWN).map((text, at) => html`<li key=${at} class="typed" dir="auto">${text}</li>`)}</ul>
  <${More} n=${texts.length - SHOWN} />`;

const More = ({ n }) => n > 0 && html`<p class="muted">${t("desk.record_more", { n })}</p>`;
