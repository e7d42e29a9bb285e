// An action in words on every face: what, who and when. A day is told in the language of the reader, words as they were typed.
import { html } from "../../lib/html.js";
import { locale } from "../../lib/words.js";

const DAY = /^\d{4}-\d{2}-\d{2}$/;

// "12 januari", or "12 jan 2027" when it is another year.
export function whenSaid(lang, when) {
  const date = DAY.test(when) ? new Date(`${when}T00:00:00Z`) : null;
  if (!date || Number.isNaN(date.getTime())) return when;
  /** @type {Intl.DateTimeFormatOptions} */
  const parts = date.getUTCFullYear() === new Date().getFullYear() ? { month: "long" } : { month: "short", year: "numeric" };
  return new Intl.DateTimeFormat(locale(lang), { day: "numeric", ...parts, timeZone: "UTC" }).format(date);
}

export const whoAndWhen = ({ who, when }, t, lang) =>
  `${who || t("actions.no_who")}, ${when ? whenSaid(lang, when) : t("actions.no_when")}`;

export const ActionWords = ({ action, t, lang }) => html`
  <span class="as-typed">${action.text}<small>${whoAndWhen(action, t, lang)}</small></span>`;
