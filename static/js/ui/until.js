// Until when an open round may be answered. By then it closes by itself.
import { html } from "../lib/html.js";
import { moment } from "../lib/moment.js";
import { lang, t } from "../lib/words.js";

/** @param {{round: any, short?: boolean}} given  short: for who looks on */
export function Until({ round, short = false }) {
  const words = untilWords(round, short);
  return words && html`<p class="until">${words}</p>`;
}

/** @param {any} round @param {boolean} [short] */
export function untilWords(round, short = false) {
  if (!round?.until || !["draft", "open"].includes(round.phase)) return null;
  return t(short ? "common.until_short" : "common.until", { moment: moment(lang(), round.until * 1000) });
}
