// What moved between two votes, short, under the result on a phone, which gets no more moves than it draws.
import { html } from "../lib/html.js";
import { inWords, movesOf, shiftOf, writer } from "./shift.js";

// Under the result on a phone: short.
// of: which two are compared, as in shift.js
export function ShiftList({ round, t, lang, of = shiftOf }) {
  const told = of(round, t);
  const moves = told ? movesOf(round, t, told.figures) : [];
  if (!moves.length) return null;
  const write = writer(moves, lang);
  return html`
    <h2 class="sub-heading">${told.title}</h2>
    <p class="lede">${told.counts}</p>
    <ul class="rules shift-list">
      ${moves.map((move) => html`
        <li key=${move.id}><span>${move.text}</span><span class="visually-hidden">${inWords(move, write, t)}</span>
          <span aria-hidden="true">${write.plain(move.before)} → <b>${write.plain(move.after)}</b></span></li>`)}
    </ul>
    ${told.figures.rest > 0 && html`<p class="and-more">${t("common.and_more", { n: told.figures.rest })}</p>`}
    <p class="help after-list">${told.note}</p>`;
}
