// What a round is about: a statement, an option, a cluster or a decision of an earlier round, or what was typed for it. It stands
// large on every phone, on the wall and on the desk.
import { createContext, html } from "../lib/html.js";
import { t } from "../lib/words.js";

/** The subjects of the round in focus, for the screens of a phone. @typedef {{id: string, text: string}} Item */
export const Subjects = createContext(/** @type {Item[]} */ ([]));

/** @param {{subjects: Item[] | undefined}} props */
export function Subject({ subjects = [] }) {
  if (!subjects.length) return null;
  return html`
    <section class="subject" aria-label=${t("common.about_this")} data-many=${subjects.length > 1 ? "" : null}>
      <p class="subject-label" aria-hidden="true">${t("common.about_this")}</p>
      <ul>${subjects.map(({ id, text }) => html`<li key=${id} class="as-typed">${text}</li>`)}</ul>
    </section>`;
}
