// The screens that are only words: free text, black, the session is over, and the ones before there is anything to show.
import { html } from "../lib/html.js";
import { t } from "../lib/words.js";
import { Mark } from "../ui/icon.js";
import { Head, sizeOf } from "./head.js";

export const TextScreen = ({ view, place }) => html`
  <main class="projector">
    <${Head} view=${{ ...view, round: null }} place=${place} />
    <div class="projector-main projector-text"><h1 data-size=${sizeOf(view.screen.text, [60, 140, 300])}>${view.screen.text}</h1></div>
  </main>`;

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
    <p class="projector-note">${refusal ? t(`refused.${refusal.code}`, refusal.words) : `${t("common.loading")}…`}</p></main>`;

export const Stopped = ({ refusal }) => html`
  <main class="projector projector-plain"><p class="projector-note">${t(`refused.${refusal.code}`, refusal.words)}</p></main>`;
