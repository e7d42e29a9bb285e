// How the answers to a question with a scale lie, on the wall and the desk.
import { html } from "../lib/html.js";
import { LikertBar } from "../ui/bars.js";
import { countsWords } from "./scale.js";

// The answers to one question as bars around the middle. centre: see likertHalf.
export const Around = ({ counts, scale, centre }) =>
  html`<div class="track"><${LikertBar} counts=${counts} centre=${centre} label=${countsWords(counts, scale)} /></div>`;

// The answers as columns, the count on top and the number of the step below.
export function Columns({ counts, scale }) {
  const most = Math.max(1, ...counts);
  return html`
    <div class="answer-columns" role="img" aria-label=${countsWords(counts, scale)}>
      ${counts.map((count, at) => html`
        <span key=${at} style=${{ "--v": (100 * count) / most }}><b>${count}</b><i></i><small>${scale.steps[at].number}</small></span>`)}
    </div>`;
}

Columns.least = ({ counts }) => 26 * counts.length; // see table_shape.js

// The same lying down, with the words of every step: one question on the whole wall. captions: what the two ends mean.
export function Lines({ counts, scale, captions = ["", ""] }) {
  const most = Math.max(1, ...counts);
  const caption = (at) => (at === 0 ? captions[0] : at === counts.length - 1 ? captions[1] : "");
  return html`
    <dl class="answer-lines">${counts.map((count, at) => html`
      <div key=${at}><dt>${caption(at) && html`<small>${caption(at)}</small> `}${scale.steps[at].word}</dt>
        <dd><i style=${{ "--v": (100 * count) / most }}></i><b>${count}</b></dd></div>`)}</dl>`;
}
