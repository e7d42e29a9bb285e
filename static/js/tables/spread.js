// How far answers on a scale are apart, as columns of a table on the desk. They have names from statistics, so they are folded.
import { html } from "../lib/html.js";
import { figure } from "../results/figure.js";

// Columns and cells for ResultTable. numbers: whether the steps are numbers.
export const spreadColumns = (t, { numbers = true } = {}) =>
  [...(numbers ? ["quarters", "sd"] : []), "agreement", "consensus"].map((key) => ({ key, label: t(`common.spread.${key}`) }));

export const spreadCells = (figures, lang) => ({
  quarters: (figures.q1 ?? null) === null ? "–" : `${figure(lang, figures.q1, null)} – ${figure(lang, figures.q3, null)}`,
  sd: figure(lang, figures.sd, 2),
  agreement: figure(lang, figures.agreement, 2),
  consensus: figure(lang, figures.consensus, 2),
});

// children: a table with these columns. numbers: as above.
export const MoreFigures = ({ numbers = true, t, children }) => html`
  <details class="preview"><summary>${t("common.more_figures")}</summary>
    ${children}
    <p class="help">${t("common.spread.note")} ${numbers && t("common.spread.note_numbers")}</p></details>`;
