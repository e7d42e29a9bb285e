// What an option was made of: tags with so many contributions of each topic and side. Merging and clustering keep them, so that what
// people would stop never looks like what they would keep. `names` has what topics and sides are called.
import { createContext, html } from "../lib/html.js";
import { bare } from "../lib/formats.js";
import { t } from "../lib/words.js";

/** @typedef {import("../lib/origin.js").Origin} Origin */

/** What topics and sides are called, for the screens of a phone. */
export const Names = createContext(/** @type {Record<string, string>} */ ({}));

const LOOKS = 3; // line, solid, dashed; after that it begins again
const SIDES = { for: "common.side.for", against: "common.side.against" };

/**
 * [[name, n, look], …], in the order of the topics; of a topic without a name nothing is told.
 * @param {Origin | undefined} origin
 * @param {Record<string, string>} names
 */
export function partsOf(origin, names = {}) {
  if (!origin) return [];
  const known = Object.keys(names);
  const topics = Object.entries(origin.topics).filter(([topic]) => names[topic]).sort(([a], [b]) => known.indexOf(a) - known.indexOf(b));
  return [
    ...topics.map(([topic, n]) => [names[topic], n, known.indexOf(topic) % LOOKS]),
    ...Object.entries(origin.sides).map(([side, n]) => [names[side] ?? t(SIDES[side]), n, side === "for" ? 1 : 2]),
  ];
}

/** In words: "3 Houden, 2 Stoppen", or "8 contributions", or nothing when it is one. */
export function originWords(origin, names) {
  const parts = partsOf(origin, names);
  if (parts.length) return parts.map(([name, n]) => `${n} ${bare(name)}`).join(", ");
  return origin && origin.n > 1 ? t("common.contributions", { n: origin.n }) : "";
}

/** Before a text. @param {{origin?: Origin, names?: Record<string, string>}} props */
export function OriginTags({ origin, names }) {
  if (!origin) return null;
  const parts = partsOf(origin, names);
  if (!parts.length) return html`<span class="origin-tags"><b class="origin-tag" data-look="0">${origin.n}×</b> </span>`;
  return html`
    <span class="origin-tags">${parts.map(([name, n, look]) => html`
      <b class="origin-tag" data-look=${look}>${origin.n > 1 && `${n}× `}${name}</b> `)}</span>`;
}
