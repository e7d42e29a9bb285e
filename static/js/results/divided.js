// "Divided" in words, with a shape of its own.
import { html } from "../lib/html.js";

// "divided" in words, with a shape of its own.
export const Split = ({ t }) => html`
  <span class="badge divided">
    <svg class="icon" viewBox="0 0 24 24" aria-hidden="true"><path d="M9 5 2 12l7 7M15 5l7 7-7 7" /></svg>${t("rate.divided")}</span>`;
