// The answers on the desk, in an order by lot that is another one for every reader and that nothing moves. What looks like a number
// or an address is told, so that it can be hidden before the wall shows it.
import { html, useState } from "../../lib/html.js";
import { personalIn } from "../../lib/personal.js";
import { Button } from "../../ui/button.js";
import { TextField } from "../../ui/field.js";
import { Icon } from "../../ui/icon.js";
import { Seg } from "../../ui/seg.js";
import { Cut } from "./cut.js";
import { drawLot, inOwnOrder } from "./reading.js";

const AT_ONCE = 30;
const LONG = 400; // characters

/** @param {any} given */
export function Reader({ round, answers, may, send, tell, t }) {
  const [lot, setLot] = useState(drawLot);
  const [which, setWhich] = useState("all");
  const [sought, setSought] = useState("");
  const [room, setRoom] = useState(AT_ONCE);
  const [cutting, setCutting] = useState(null);
  const sorts = {
    all: () => true,
    long: ({ text }) => text.length > LONG,
    flagged: ({ text, hidden }) => !hidden && personalIn(text).length > 0,
    hidden: ({ hidden, items }) => hidden || Object.values(items ?? {}).some((item) => item.hidden),
  };
  const words = sought.trim().toLowerCase();
  const all = /** @type {import("./reading.js").Reading[]} */ (answers);
  const fitting = inOwnOrder(all, lot).filter((answer) => sorts[which](answer) && answer.text.toLowerCase().includes(words));
  const texts = Object.fromEntries(round.options.map(({ id, text }) => [id, text]));
  const hide = async (answer, hidden) => {
    const ack = await send("open_question.hide", { answer, hidden });
    if (ack.ok) tell(t(hidden ? "open_question.hidden_done" : "open_question.unhidden"), {
      undo: () => send("open_question.hide", { answer, hidden: !hidden }) });
  };
  return html`
    <section class="reader" aria-labelledby="reader-title">
      <div class="across between" data-wrap>
        <h2 id="reader-title">${t("open_question.answers")} <span class="muted digits">${answers.length}</span></h2>
        <${Seg} label=${t("open_question.which")} value=${which} onChange=${setWhich} options=${Object.keys(sorts).map((sort) => ({
          value: sort, label: t(`open_question.${sort}_n`, { n: answers.filter(sorts[sort]).length }) }))} />
      </div>
      <div class="across reader-find" data-wrap>
        <div class="grow"><${TextField} type="search" label=${t("open_question.search")} value=${sought} onInput=${setSought}
          autocomplete="off" /></div>
        <${Button} kind="line" icon="rotate-ccw" onClick=${() => setLot(drawLot())}>${t("open_question.shuffle")}<//>
      </div>
      <p class="help">${t("open_question.own_order")}</p>
      <ul class="rules answer-list">${fitting.slice(0, room).map((answer) => html`
        <${Row} key=${answer.id} answer=${answer} about=${round.options.length > 1 ? texts[answer.question] : null} may=${may}
          hide=${hide} onCut=${() => setCutting(answer.id)}
          cutting=${cutting === answer.id && html`
            <${Cut} answer=${answer} send=${send} tell=${tell} onClose=${() => setCutting(null)} t=${t} />`} t=${t} />`)}</ul>
      ${!fitting.length && html`<p class="muted">${t("open_question.nothing_found")}</p>`}
      ${fitting.length > room && html`<${Button} kind="line" wide onClick=${() => setRoom(room + AT_ONCE)}>
        ${t("open_question.show_more")} (${fitting.length - room})<//>`}
    </section>`;
}

const start = (text) => text.slice(0, 60);

function Row({ answer, about, may, hide, onCut, cutting, t }) {
  const items = Object.entries(answer.items ?? {});
  const found = [...new Set(personalIn(answer.text).map(({ what }) => what))];
  const remarks = [
    about, answer.score && t("open_question.score_is", { score: answer.score }), answer.pasted && t("open_question.pasted_from"),
    answer.hidden && t("open_question.hidden"), items.length > 0 && t("open_question.cut_into", { n: items.length }),
  ].filter(Boolean);
  const cutWord = t(items.length ? "open_question.cut_again" : "open_question.cut");
  const hider = (id, text, hidden) => may && html`
    <${Button} kind="quiet" icon=${hidden ? "eye" : "eye-off"}
      label=${`${t(hidden ? "open_question.unhide" : "open_question.hide")}: ${start(text)}`} onClick=${() => hide(id, !hidden)} />`;
  return html`
    <li data-hidden=${answer.hidden ? "" : null}>
      <div class="answer-words">
        ${cutting || (items.length > 0 ? html`
          <ol class="answer-items">${items.map(([id, { text, hidden }]) => html`
            <li key=${id} data-hidden=${hidden ? "" : null}>
              <span class="as-typed" dir="auto">${text}</span>${hider(id, text, hidden)}</li>`)}</ol>`
          : html`<p class="as-typed" dir="auto">${answer.text}</p>`)}
        ${remarks.length > 0 && html`<p class="idea-why">${remarks.join(" · ")}</p>`}
        ${found.map((what) => html`<p key=${what} class="answer-flag"><${Icon} name="triangle-alert" />
          <span>${t("open_question.personal", { what: t(`open_question.personal.${what}`) })}</span></p>`)}
      </div>
      ${!cutting && html`<span class="across">
        ${may && html`<${Button} kind="line" size="sm" label=${`${cutWord}: ${start(answer.text)}`} onClick=${onCut}>${cutWord}<//>`}
        ${hider(answer.id, answer.text, answer.hidden)}</span>`}
    </li>`;
}
