// An action that was agreed, told in a row: on the wall and on the phone.
import { html } from "../../lib/html.js";
import { locale } from "../../lib/words.js";

// "12 januari", or "12 jan 2027" when it is another year. due: "2026-01-12".
export function day(lang, due) {
  const date = new Date(`${due}T00:00:00Z`);
  /** @type {Intl.DateTimeFormatOptions} */
  const parts = date.getUTCFullYear() === new Date().getFullYear() ? { month: "long" } : { month: "short", year: "numeric" };
  return new Intl.DateTimeFormat(locale(lang), { day: "numeric", ...parts, timeZone: "UTC" }).format(date);
}

// Who and when, or that this still has to be agreed.
export const ActionRow = ({ action, t, lang }) => html`
  <li><span>${action.text}</span>
    ${action.owner || action.due
      ? html`<span>${action.owner ?? t("decide.no_owner")}</span><span>${action.due ? day(lang, action.due) : t("decide.no_date")}</span>`
      : html`<span class="to-agree">${t("decide.to_be_agreed")}</span>`}</li>`;
