// A scale with many steps, or one that was asked for as a slider: the slider on a phone, and a number to type where a ballot
// on paper is entered.
import { html, useState } from "../lib/html.js";
import { numberAsked } from "../lib/number_asked.js";
import { lang } from "../lib/words.js";
import { TextField } from "../ui/field.js";
import { Slider } from "../ui/slider.js";

// scale: see scaleOf; what: the statement in words; value and onChange: as ScaleField has them.
export function ScaleSlider({ scale, settings, what, labelledby, value, onChange, explained, t }) {
  const step = (number) => scale.steps[(number - scale.low) / scale.width];
  const ends = [[scale.low, settings.low], [scale.high, settings.high]];
  const named = (number) => ends.find(([end, words]) => end === number && words)?.[1];
  const spoken = (number) => [step(number).number, scale.worded ? step(number).word : named(number)].filter(Boolean).join(", ");
  return html`
    ${!explained && html`<p class="help">${t("rate.slide")}</p>`}
    <${Slider} labelledby=${labelledby} low=${scale.low} high=${scale.high} step=${scale.width} value=${value}
      words=${(number) => step(number).word} spoken=${spoken}
      untouched=${value === null ? t("rate.dont_know") : t("rate.untouched")}
        by=${{ less: t("rate.step_less", { statement: what }), more: t("rate.step_more", { statement: what }) }}
      ends=${scale.worded ? [scale.steps[0].word, scale.steps.at(-1).word]
        : ends.map(([end, words]) => [step(end).number, words].filter(Boolean).join(" "))} onChange=${onChange} />`;
}

export function TypedScore({ scale, value, onChange, t }) {
  const [text, setText] = useState(Number.isInteger(value) ? String(value) : "");
  const [low, high] = scale.ends;
  const score = readScore(text, scale);
  const type = (typed) => {
    setText(typed);
    onChange(readScore(typed, scale) ?? undefined);
  };
  const shown = value === null ? "" : text;
  return html`
    <${TextField} label=${t(scale.width === 1 ? "rate.write" : "rate.write_by", { lowest: low, highest: high, step: scale.width })}
      inputmode="numeric" autocomplete="off" most="6" value=${shown} onInput=${type}
      error=${shown.trim() && score === null ? t("rate.not_a_score") : null} />`;
}

// A whole number that is a step of the scale, as people write it, else null.
export function readScore(text, { low, high, width }, language = lang()) {
  const { value = null } = numberAsked(text, { language, lowest: low, highest: high });
  return value !== null && (value - low) % width === 0 ? value : null;
}
