// Grades from best to worst: what they are called, their shade, and the merit profile of one option.
import { html } from "../../lib/html.js";
import { number } from "../../lib/formats.js";
import { BarNumber } from "../../ui/bars.js";

const USUAL = [1, 2, 3, 4, 5, 6];

// Shades of agreement from 5 (best) to 1 (worst) for so many grades; a half lies between two of them.
const SHADES = {
  2: [5, 1], 3: [5, 3, 1], 4: [5, 4, 2, 1], 5: [5, 4, 3, 2, 1], 6: [5, 4, 3.5, 2.5, 2, 1], 7: [5, 4, 3.5, 3, 2.5, 2, 1],
  8: [5, 4.5, 4, 3.5, 2.5, 2, 1.5, 1], 9: [5, 4.5, 4, 3.5, 3, 2.5, 2, 1.5, 1], 10: [5, 4.5, 4, 3.5, 3, 3, 2.5, 2, 1.5, 1],
};

// -> [{value, label, shade}], value 1 is the best.
export function gradesOf(settings, t) {
  const own = settings.grades.map((label) => label.trim());
  const labels = own.length ? own : USUAL.map((value) => t(`grade.default.${value}`));
  return labels.map((label, at) => ({ value: at + 1, label, shade: String(SHADES[labels.length][at]) }));
}

// "Good +": the middle grade with its sign; figures: of an option, or of a role.
export const middleWords = (figures, grades) =>
  figures?.grade ? `${grades[figures.grade - 1].label}\u00A0${figures.sign === "-" ? "−" : figures.sign}`
    : "–"; // the sign stays with its grade

// The shares of the grades side by side, best first, with a line where half of the people is reached.
export function Profile({ counts, grades, lang }) {
  const words = grades.map((grade, at) => `${grade.label}: ${number(lang, counts[at])}`).join(", ");
  return html`
    <div class="profile" role="img" aria-label=${words}>
      ${grades.map((grade, at) => counts[at] > 0 && html`
        <span key=${grade.value} data-shade=${grade.shade} style=${{ flexGrow: counts[at] }}>
          <${BarNumber} count=${counts[at]} /></span>`)}
    </div>`;
}

Profile.least = () => 176; // see table_shape.js

export const Key = ({ grades, t }) => html`
  <ol class="grade-key">${grades.map((grade) => html`<li key=${grade.value}><i data-shade=${grade.shade}></i>${grade.label}</li>`)}
    <li key="half"><i class="half-line"></i>${t("grade.half")}</li></ol>`;
