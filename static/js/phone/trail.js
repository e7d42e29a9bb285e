// At the end: what became of what somebody put in from this phone.
import { html, useEffect, useState } from "../lib/html.js";
import { t } from "../lib/words.js";
import { Button } from "../ui/button.js";
import { Skeleton } from "../ui/empty.js";
import { ErrorText } from "../ui/field.js";
import { Ring } from "../ui/icon.js";
import { fetchBecame } from "./api.js";
import { trailsOf } from "./own.js";
import { saveFile } from "./save_file.js";

// own: as ownOf gives it; agenda: of the view.
export function Trail({ code, seat, own, agenda }) {
  const [became, setBecame] = useState(null);
  const [error, setError] = useState(null);
  const ask = () => fetchBecame(code, seat).then((told) => (setError(null), setBecame(told)), setError);
  useEffect(() => void ask(), []);
  if (error && !became) {
    return html`
      <div role="alert">
        <${ErrorText}>${error.code === "offline" ? t("phone.join_offline") : t(`refused.${error.code}`, error.words)}<//></div>
      <${Button} kind="line" onClick=${ask}>${t("phone.trail_again")}<//>`;
  }
  if (!became) return html`<${Skeleton} />`;
  const trails = trailsOf(own, agenda, became);
  const save = () => saveFile(new Blob([asText(trails)], { type: "text/plain" }), `versnelkamer-${code}.txt`);
  return html`
    <p>${t("phone.trail_only_here", { n: trails.length })}</p>
    <ul class="rules trail">${trails.map((one) => html`<${Line} key=${`${one.round} ${one.id}`} ...${one} />`)}</ul>
    <${Button} kind="line" icon="copy" wide onClick=${save}>${t("phone.trail_save")}<//>`;
}

function Line({ round, text, steps }) {
  const told = wordsOf(round, text, steps);
  return html`
    <li><q dir="auto">${text}</q>
      <ol class="trail-path">${told.map(([words, state]) => html`
        <li key=${words}><${Ring} state=${state} /><span>${words}</span></li>`)}</ol>
    </li>`;
}

// [[words, state of the ring], …]: at least one.
function wordsOf(own, first, steps) {
  const here = steps.filter(({ round }) => round === own).filter(({ others }) => others > 0)
    .map(({ others }) => [t("phone.trail_merged", { n: others }), undefined]);
  const later = steps.filter(({ round }) => round !== own)
    .map((step) => [stepWords(step, first, steps[steps.indexOf(step) - 1]), step.kind === "decide" ? "on" : "done"]);
  if (later.length) return [...here, ...later];
  return [...here, [t(steps.length ? "phone.trail_stayed" : "phone.trail_not_shown"), undefined]];
}

// first: the text as it was put in; before: the step before this one, which told already with how many others it was.
function stepWords({ kind, prompt, text, others }, first, before) {
  const words = kind === "decide" ? "phone.trail_decided" : text === first ? "phone.trail_as_it_was" : "phone.trail_in";
  const company = others > 0 && others !== before?.others ? ` ${t("phone.trail_with", { n: others })}` : "";
  return `${t(words, { text, round: prompt || t(`${kind}.name`) })}${company}`;
}

const asText = (trails) =>
  trails.map(({ text, round, steps }) => [text, ...wordsOf(round, text, steps).map(([words]) => `- ${words}`)].join("\n")).join("\n\n");
