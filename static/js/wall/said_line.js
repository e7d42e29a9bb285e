// On top of a result: what was asked, small, and what the room said, large; beside it the roles with the number each puts first.
import { html } from "../lib/html.js";
import { number } from "../lib/formats.js";
import { RoleMark } from "../results/roles.js";
import { Sized } from "./fit.js";

const SAID = [1.9, 2.9, 3.9, 5.4]; // lines in each size but the smallest
const MOST = 2; // numbers of one role that are named

export const SaidLine = ({ asked, said, children }) => html`
  <div class="said-line">
    <div>${asked && html`<p class="said-asked" dir="auto">${asked}</p>`}<${Sized} class="said" text=${said} lines=${SAID} /></div>
    ${children}
  </div>`;

/**
 * The roles with how many people they are, and what each puts first.
 * @param {{roles: any[], firsts?: Record<string, number[] | null> | null, t: any, lang: string}} props
 */
export function Who({ roles, firsts, t, lang }) {
  const told = firsts && Object.values(firsts).some(Boolean);
  return html`
    <table class="who">
      ${told && html`<caption>${t("projector.who_first")}</caption>`}
      <tbody>${roles.map((role) => html`
        <tr key=${role.key} data-odd=${told && firsts[role.key] && !firsts[role.key].includes(1) ? "" : null}>
          <th scope="row"><span><${RoleMark} role=${role} /> <span>${role.label}</span></span></th>
          <td>${number(lang, role.ballots)}</td>
          ${told && html`<td><b>${firsts[role.key] ? numbersOf(firsts[role.key], lang) : "–"}</b></td>`}</tr>`)}</tbody>
    </table>`;
}

const numbersOf = (places, lang) => places.slice(0, MOST).map((place) => number(lang, place)).join(", ") + (places.length > MOST ? " +"
  : "");
