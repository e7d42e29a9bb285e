// The screens that are only words: free text, black, the session is over, and the ones before there is anything to show.
import { html } from "../lib/html.js";
import { t } from "../lib/words.js";
import { useBreak } from "../ui/break.js";
import { Mark } from "../ui/icon.js";
import { Sized } from "../wall/fit.js";
import { Head } from "./head.js";

export const LINES = [1.6, 3.6, 8]; // of a free text, in each size but the smallest

export const TextScreen = ({ view, place }) => html`
  <main class="projector">
    <${Head} view=${{ ...view, round: null }} place=${place} />
    <div class="projector-main projector-text"><${Sized} text=${view.screen.text} lines=${LINES} /></div>
  </main>`;

// The moment stands largest: people look at it from the door with coffee in their hands.
export function BreakScreen({ view, place }) {
  const { words, left } = useBreak(view.screen.until);
  return html`
    <main class="projector">
      <${Head} view=${{ ...view, round: null }} place=${place} />
      <div class="projector-main projector-break">
        <p>${t("common.break")}</p><h1>${words}</h1>${left && html`<p class="digits" role="timer">${left}</p>`}
      </div>
    </main>`;
}

export const Black = () => html`<main class="projector-black"><p class="visually-hidden">${t("projector.black")}</p></main>`;

export const RecordScreen = ({ view, place }) => html`
  <main class="projector">
    <${Head} view=${{ ...view, round: null }} place=${place} />
    <div class="projector-main projector-over">
      <${Mark} />
      <div><h1>${t("projector.over")}</h1><p>${t("projector.over_record")}</p></div>
    </div>
  </main>`;

// refusal: why there is nothing yet although the server answered ("the store is not available").
export const Loading = ({ refusal }) => html`
  <main class="projector projector-plain">
    <h1 class="projector-note">${refusal ? t(`refused.${refusal.code}`, refusal.words) : `${t("common.loading")}…`}</h1></main>`;

export const Stopped = ({ refusal }) => html`
  <main class="projector projector-plain"><h1 class="projector-note">${t(`refused.${refusal.code}`, refusal.words)}</h1></main>`;
