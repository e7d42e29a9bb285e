// The three stop lights: a disc, a triangle and an octagon, each with its words, so that no colour speaks alone.
import { html } from "../../lib/html.js";

/** @typedef {"go" | "unsure" | "stop"} Light */

/** @type {Light[]} */
export const LIGHTS = ["go", "unsure", "stop"];

const SHAPES = {
  go: { back: "M12 1a11 11 0 1 0 0 22 11 11 0 0 0 0-22z", mark: "M7 12.5l3.5 3.5L17 8.5" },
  unsure: { back: "M12 1.2 23 22H1z", mark: "M12 9.5v5M12 18.3v.1" },
  stop: { back: "M7.5 1.2h9l6.3 6.3v9l-6.3 6.3h-9l-6.3-6.3v-9z", mark: "M7.5 12h9" },
};

/** @param {{light: Light}} props */
export const Lamp = ({ light }) => html`
  <svg class="lamp" viewBox="0 0 24 24" data-light=${light} aria-hidden="true"><path class="lamp-back" d=${SHAPES[light].back} />
    <path class="lamp-mark" d=${SHAPES[light].mark} /></svg>`;

/** @param {{told: Record<Light, number>, t: import("../contract.js").Translate}} props the totals of each */
export const Totals = ({ told, t }) => html`
  <ul class="lamps">${LIGHTS.map((light) => html`
    <li key=${light}><${Lamp} light=${light} /><b class="digits">${told[light]}</b><span>${t(`talk.${light}`)}</span></li>`)}</ul>`;

/** @param {Record<Light, number>} told */
export const pressed = (told) => LIGHTS.reduce((sum, light) => sum + told[light], 0);
