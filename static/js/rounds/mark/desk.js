// Marking on the desk: every sentence with its marks, most often marked first, to hide what should not be shown.
import { html, useState } from "../../lib/html.js";
import { number } from "../../lib/formats.js";
import { Button } from "../../ui/button.js";
import { Switch } from "../../ui/seg.js";
import { DeskResult } from "../../tables/desk_result.js";

const AT_ONCE = 60;

/** @param {import("../../types/mark.js").DeskGiven} given */
export function Desk(given) {
  const { round, t } = given;
  if (round.phase === "draft") return null;
  const { result } = round;
  return html`
    <p>${t("mark.dealt", { n: round.body.slices.length })}</p>
    <${DeskResult} listed round=${round} t=${t}>${result && html`<p>${t("mark.record.ballots", { n: result.ballots })}</p>`}<//>
    <${Sentences} ...${given} />`;
}

function Sentences({ view, round, send, tell, t, lang }) {
  const [every, setEvery] = useState(false);
  const [room, setRoom] = useState(AT_ONCE);
  const told = round.result && !round.result.withheld ? round.result.sentences : null;
  const figures = Object.fromEntries((told ?? []).map((one) => [one.id, one]));
  const place = (id) => figures[id]?.place ?? Infinity;
  const all = Object.entries(round.body.sentences).map(([id, one]) => ({ id, ...one }));
  const kept = all.filter((one) => !told || every || one.hidden || figures[one.id]?.marks);
  const listed = kept.sort((a, b) => place(a.id) - place(b.id) || 0);
  const may = view.session.phase !== "closed";
  const hide = async (sentence, hidden) => {
    const ack = await send("mark.hide", { sentence, hidden });
    if (ack.ok) tell(t(hidden ? "mark.hidden_done" : "mark.unhidden"), { undo: () => send("mark.hide", { sentence, hidden: !hidden }) });
  };
  return html`
    <section class="marked" aria-labelledby="marked-title">
      <div class="across between" data-wrap>
        <h2 id="marked-title">${t(`mark.count_${round.settings.unit}`, { n: all.length })}</h2>
        ${told && html`<${Switch} label=${t("mark.show_all")} checked=${every} onChange=${setEvery} />`}
      </div>
      ${told && !listed.length && html`<p class="muted">${t("mark.nothing")}</p>`}
      <ul class="rules marked-list">${listed.slice(0, room).map(({ id, text, hidden }) => html`
        <li key=${id} data-hidden=${hidden ? "" : null}>
          <span class="as-typed" dir="auto">${text}${hidden && html` <small>${t("mark.hidden")}</small>`}</span>
          ${told && html`<span class="digits">${figureOf(figures[id], t, lang)}</span>`}
          ${may && html`<${Button} kind="quiet" icon=${hidden ? "eye" : "eye-off"}
            label=${`${t(hidden ? "mark.unhide" : "mark.hide")}: ${text.slice(0, 60)}`} onClick=${() => hide(id, !hidden)} />`}
        </li>`)}</ul>
      ${listed.length > room && html`<${Button} kind="line" wide onClick=${() => setRoom(room + AT_ONCE)}>
        ${t("mark.show_more")} (${listed.length - room})<//>`}
    </section>`;
}

function figureOf(figures, t, lang) {
  if (!figures) return "–";
  if (figures.withheld) return t("mark.few");
  const { marks, n, share } = figures;
  return html`<b>${number(lang, Math.round(100 * share), 0)}%</b> <small>${t("mark.of", { marks, n })}</small>`;
}
