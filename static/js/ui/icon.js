// The small drawings: icons from the sprite, category shapes, the ring of the ballot paper, the mark.
// All take their size from font-size. Without a label they are decoration for screen readers.
import { html } from "../lib/html.js";

const SPRITE = new URL("../../icons/sprite.svg", import.meta.url).pathname;
const LETTERS = "ABCDEFGHIJKLMNOPQRSTUVWXYZ";

const SHAPES = {
  1: "M12 1.5 23.5 22H.5z",
  2: "M2 2h20v20H2z",
  3: "M12 .5 23.5 12 12 23.5.5 12z",
  4: "M6.2 1.5h11.6L23.6 12l-5.8 10.5H6.2L.4 12z",
  5: "M6.5.5h11v6h6v11h-6v6h-11v-6h-6v-11h6z",
  6: "M1.5 23V11.5a10.5 10.5 0 0 1 21 0V23z",
};

const SCRIBBLE =
  "M25.4 30.7L38.7 23.4L52.9 18.2L20.4 47.6L17.4 55.4L65.3 22.3L72.1 22.0L19.5 67.2L18.2 72.6L81.8 27.4L83.2 32.1" +
  "L26.1 79.7L31.3 81.5L87.6 42.8L85.7 47.7L41.6 87.3L52.6 84.1L84.6 63.4";

// Attributes of a drawing: a picture with a name, or decoration.
export const named = (label) => (label ? { role: "img", "aria-label": label } : { "aria-hidden": "true" });

// name: a symbol of icons/sprite.svg without "i-".
export const Icon = ({ name, label, style }) => html`
  <svg class="icon" viewBox="0 0 24 24" style=${style} ...${named(label)}><use href="${SPRITE}#i-${name}" /></svg>`;

// After Z comes A2.
const letterOf = (cat) => `${LETTERS[(cat - 7) % 26]}${cat > 32 ? Math.floor((cat - 7) / 26) + 1 : ""}`;

// The shape and colour of category 1–6 (roles take the first three). Beyond six: a letter in ink, no colour.
export function Glyph({ cat, label, style }) {
  return html`
    <svg class="glyph" viewBox="0 0 24 24" data-cat=${cat <= 6 ? cat : null} style=${style} ...${named(label)}>
      ${SHAPES[cat]
        ? html`<path d=${SHAPES[cat]} />`
        : html`<text x="12" y="20" text-anchor="middle" font-size=${cat > 32 ? 15 : 23} font-weight="800">${letterOf(cat)}</text>`}
    </svg>`;
}

// state: undefined (empty), "on" (red: chosen by a person), "done" (ink: the round is over), "against" (slash).
export const Ring = ({ state, label, style }) => html`
  <svg class="ring" viewBox="0 0 24 24" data-state=${state} style=${style} ...${named(label)}>
    <circle class="outline" cx="12" cy="12" r="10" />
    <path class="fill" d="M12 5.2c3.9-.2 6.9 2.7 6.9 6.6 0 4.1-2.8 7-6.8 7.1-4 .1-7-2.8-7-6.9C5 8.3 8.1 5.4 12 5.2z" />
    <path class="slash" d="M5.5 18.5 18.5 5.5" />
  </svg>`;

export const Mark = ({ label }) => html`
  <svg class="mark" viewBox="0 0 100 100" ...${named(label)}>
    <circle class="outline" cx="50" cy="50" r="44" /><path class="scribble" d=${SCRIBBLE} />
  </svg>`;

export const Brand = () => html`<span class="brand"><${Mark} /><span>Versnelkamer</span></span>`;
