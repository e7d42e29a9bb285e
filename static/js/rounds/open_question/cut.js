// Cutting an answer into items: between every two sentences one can cut. Nothing of the words changes, and the whole answer stays.
// Who was second, while another desk cut the same answer, sees what the other made of it and begins from there.
import { html, useState } from "../../lib/html.js";
import { Button } from "../../ui/button.js";
import { sentencesOf } from "./reading.js";

export function Cut({ answer, send, tell, onClose, t }) {
  const was = Object.values(answer.items ?? {}).map(({ text }) => text);
  const [began] = useState(was); // another desk may cut meanwhile
  const sentences = sentencesOf(answer.text);
  const [cuts, setCuts] = useState(() => new Set(cutsOf(sentences, was)));
  const [busy, setBusy] = useState(false);
  const pieces = piecesOf(sentences, cuts);
  const turn = (at) => setCuts((old) => { const next = new Set(old); return next.delete(at) ? next : next.add(at); });
  const save = async (texts) => {
    setBusy(true);
    const ack = await send("open_question.split", { answer: answer.id, texts, was: began });
    setBusy(false);
    if (!ack.ok && ack.code !== "split_meanwhile") return;
    onClose();
    if (ack.ok) tell(t(texts.length > 1 ? "open_question.cut_done" : "open_question.joined"));
  };
  return html`
    <div class="cut">
      <p class="help">${t("open_question.cut_how")}</p>
      <ol class="cut-list">${sentences.map((sentence, at) => html`
        <li key=${at}><span class="as-typed" dir="auto">${sentence}</span>
          ${at < sentences.length - 1 && html`
            <button type="button" class="cut-here" aria-pressed=${String(cuts.has(at))} onClick=${() => turn(at)}
              aria-label=${t("open_question.cut_here", { text: sentence.slice(-40) })}><i></i></button>`}</li>`)}
      </ol>
      <div class="across" data-wrap>
        <${Button} busy=${busy} blocked=${pieces.length < 2} onClick=${() => save(pieces)}>
          ${t("open_question.cut_save", { n: pieces.length })}<//>
        <${Button} kind="line" onClick=${() => setCuts(new Set(sentences.slice(0, -1).keys()))}>
          ${t("open_question.cut_every")}<//>
        ${was.length > 0 && html`<${Button} kind="line" busy=${busy} onClick=${() => save([])}>${t("open_question.join")}<//>`}
        <${Button} kind="quiet" onClick=${onClose}>${t("common.cancel")}<//>
      </div>
    </div>`;
}

/** The texts between the cuts. @param {string[]} sentences @param {Set<number>} cuts after which of them is cut */
const piecesOf = (sentences, cuts) =>
  sentences.reduce((pieces, sentence, at) => (
    at === 0 || cuts.has(at - 1) ? [...pieces, sentence] : [...pieces.slice(0, -1), `${pieces.at(-1)} ${sentence}`]
  ), /** @type {string[]} */ ([]));

const bare = (text) => text.replace(/\s+/g, "").length;

/** Where the cuts were that made these pieces. @param {string[]} sentences @param {string[]} pieces */
function cutsOf(sentences, pieces) {
  const ends = new Set();
  pieces.slice(0, -1).reduce((sum, piece) => { ends.add(sum + bare(piece)); return sum + bare(piece); }, 0);
  const found = /** @type {number[]} */ ([]);
  sentences.reduce((sum, sentence, at) => {
    if (ends.has(sum + bare(sentence))) found.push(at);
    return sum + bare(sentence);
  }, 0);
  return found;
}
