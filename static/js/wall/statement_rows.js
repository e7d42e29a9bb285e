// Statements on the wall as rows that are not all equally high, on as many pages as they need: for statements and rate.
import { html } from "../lib/html.js";
import { RoleMark } from "../results/roles.js";
import { rowPagesOf } from "./plan.js";

const MOST = 6; // rows on a page
const FEW = 3; // rows that may have larger words

/**
 * The pages on which all statements are measured (see useSamples): one of several with small words, one that is alone with large
 * words, and one of several on which each text stands above its marks.
 */
export const SAMPLES = [{ isPaged: true, large: false }, { isPaged: false, large: true }, { isPaged: true, large: false, stacked: true }];

/**
 * The pages of statements.
 * @template T
 * @param {T[]} statements
 * @param {import("./fit.js").Sample[]} samples the statements on all of SAMPLES
 * @param {number} height rem that a page has, with all that stands around its rows
 * @param {{more?: boolean, extra?: {at: number, height: number}}} [options] see rowPagesOf
 * @returns {{items: T[], from: number, large: boolean, stacked: boolean, shares: number[]}[]} none while nothing is measured;
 *   shares: the height of each row
 */
export function statementPages(statements, [paged, alone, stacked], height, options) {
  if (!paged || !height) return [];
  const inAll = ({ rows }) => statements.map((_, at) => rows[at] ?? 0); // the last measures may be of fewer
  const room = { alone: height - alone.around, paged: height - paged.around, most: MOST, few: FEW, ...options };
  return rowPagesOf({ small: inAll(paged), large: inAll(alone), stacked: inAll(stacked) }, room).map(({ from, to, ...page }) => ({
    ...page,
    items: statements.slice(from, to),
    from,
  }));
}

// Before a bar that has room for the name of its role.
export const Who = ({ role }) => html`
  <span class="bar-role">${role && html`<${RoleMark} role=${role} /><span>${role.label}</span>`}</span>`;
