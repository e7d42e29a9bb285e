// Ties that are still open: say them, and offer to break them, by lot or by hand. Either way it is recorded and stays.
import { leadTo } from "../../lib/focus.js";
import { html, useLayoutEffect, useRef, useState } from "../../lib/html.js";
import { list } from "../../lib/formats.js";
import { t } from "../../lib/words.js";
import { Button } from "../../ui/button.js";
import { Dialog, useHere } from "../../ui/dialog.js";
import { Icon } from "../../ui/icon.js";
import { toast } from "../../ui/toast.js";
import { textOf, textsOf } from "../../results/option_texts.js";
import { Confirm } from "../confirm.js";

const NAMED = 4; // more options than this are counted, not named

// ties: [[id, …], …] of one flavour of items.
export function Ties({ desk, round, ties, flavour, lang }) {
  const [asking, setAsking] = useState(null); // {how, options}
  const texts = textsOf(round);
  const named = (options) => {
    const named = options.slice(0, NAMED).map((id) => `‘${textOf(id, texts, round.kind, t)}’`);
    return options.length > NAMED ? `${named.join(", ")} ${t("common.and_more", { n: options.length - NAMED })}` : list(lang, named);
  };
  if (!ties.length) return null;
  async function settle(how, options) {
    const ack = await desk.act("round.break_tie", round.id, { options, how, flavour });
    if (!ack.ok) return;
    toast(t("desk.did_tie"));
    setTimeout(() => leadTo(document.getElementById("ties"))); // the button that was pressed is gone
  }
  const close = () => setAsking(null);
  return html`
    <p class="help">${t("desk.tie_why")}</p>
    <ul class="rules ties-open">
      ${ties.map((options) => html`
        <li key=${options.join()}><span class="grow">${t("desk.tie_equal", { options: named(options) })}</span>
          <span class="across">
            <${Button} kind="line" onClick=${() => setAsking({ how: "lot", options })}>${t("desk.tie_lot")}<//>
            <${Button} kind="line" icon="list-ordered" onClick=${() => setAsking({ how: "person", options })}>${t("desk.tie_person")}<//>
          </span></li>`)}
    </ul>
    ${asking?.how === "lot" && html`
      <${Confirm} title=${t("desk.tie_lot_title", { options: named(asking.options) })} yes=${t("desk.tie_lot")}
        onYes=${() => settle("lot", asking.options)} onClose=${close}>
        <p>${t("desk.tie_lot_what")}</p><//>`}
    ${asking?.how === "person"
      && html`<${Order} options=${asking.options} texts=${texts} onYes=${(order) => settle("person", order)} onClose=${close} />`}`;
}

function Order({ options, texts, onYes, onClose }) {
  const [order, setOrder] = useState(options);
  const [busy, setBusy] = useState(false);
  const here = useHere();
  const rows = useRef(null);
  const refocus = useRef(null);
  useLayoutEffect(() => {
    if (refocus.current) rows.current.querySelector(refocus.current)?.focus(); // moving a row takes the focus away
    refocus.current = null;
  });
  const move = (at, by) => () => {
    if (at + by < 0 || at + by >= order.length) return;
    const next = order.filter((_, index) => index !== at);
    next.splice(at + by, 0, order[at]);
    refocus.current = `[data-id="${order[at]}"] [data-by="${by}"]`;
    setOrder(next);
  };
  async function yes() {
    setBusy(true);
    await onYes(order);
    if (here.current) onClose();
  }
  return html`
    <${Dialog} title=${t("desk.tie_person_title")} onClose=${onClose} actions=${html`
      <${Button} busy=${busy} onClick=${yes}>${t("desk.tie_person_yes")}<//>
        <${Button} kind="quiet" onClick=${onClose}>${t("common.cancel")}<//>`}>
      <p>${t("desk.tie_why")}</p>
      <ol class="rules tie-order" ref=${rows}>
        ${order.map((id, at) => html`
          <li key=${id} data-id=${id}><span class="number">${at + 1}</span><span>${texts[id] ?? id}</span>
            <span class="move-buttons">
              <${Step} by=${-1} label=${t("desk.move_up", { option: texts[id] ?? id })} blocked=${at === 0} onClick=${move(at, -1)} />
              <${Step} by=${1} label=${t("desk.move_down", { option: texts[id] ?? id })} blocked=${at === order.length - 1}
                onClick=${move(at, 1)} /></span></li>`)}
      </ol>
    <//>`;
}

const Step = ({ by, label, blocked, onClick }) => html`
  <button type="button" class="step" data-by=${by} aria-label=${label} aria-disabled=${blocked ? "true" : null} onClick=${onClick}>
    <${Icon} name=${by < 0 ? "arrow-up" : "arrow-down"} /></button>`;
