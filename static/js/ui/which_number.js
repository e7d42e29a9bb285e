// What is wrong with a number that was typed, in words, and the numbers to choose from when it can mean more than one.
import { html } from "../lib/html.js";
import { number } from "../lib/formats.js";
import { lang, t } from "../lib/words.js";
import { Button } from "./button.js";

const decimalsOf = (value) => (String(value).split(".")[1] ?? "").length;

// A number as the language of the page writes it, so that it can be read back as nothing else.
export const written = (value, language = lang()) => number(language, value, decimalsOf(value)).replace("-", "−");

/** @param {ReturnType<typeof import("../lib/number_asked.js").numberAsked>} asked "" when nothing is wrong. */
export const problemWords = ({ problem, gaps = {} }) => (problem
  ? t(problem, Object.fromEntries(Object.entries(gaps).map(([key, value]) => [key, key === "n" ? value : written(value)])))
  : "");

export const WhichNumber = ({ choices = [], unit = "", onPick }) => choices.length > 0 && html`
  <span class="across" data-wrap role="group" aria-label=${t("common.number.which")}>
    ${choices.map((value) => html`<${Button} key=${value} kind="line" onClick=${() => onPick(written(value))}>
      ${[written(value), unit].filter(Boolean).join(" ")}<//>`)}</span>`;
