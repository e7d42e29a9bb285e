// The places that one option got: a line over the middle half, a mark at the mean.
import { html } from "../../lib/html.js";
import { figure } from "../../results/figure.js";

// From the best to the worst place: a line over the middle half of the places, a red mark at the mean.
export function Middle({ option, last, t, lang }) {
  const at = (place) => (last > 1 ? 4 + (92 * (place - 1)) / (last - 1) : 50);
  const words = t("rank.spread_words", { mean: figure(lang, option.meanPlace), q1: figure(lang, option.q1), q3: figure(lang, option.q3) });
  return html`
    <span class="rank-middle" role="img" aria-label=${words}>
      <span class="middle-half" style=${{ "--a": at(option.q1), "--b": at(option.q3) }}></span>
        <span class="mean-mark" style=${{ "--x": at(option.meanPlace) }}></span>
    </span>`;
}
