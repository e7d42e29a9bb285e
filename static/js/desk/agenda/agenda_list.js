// The ruled list of rounds: drag them, move them with the arrow keys on the grip or from the menu, choose one.
import { html, useEffect, useLayoutEffect, useRef, useState } from "../../lib/html.js";
import Sortable from "../../../vendor/sortable.esm.js";
import { t } from "../../lib/words.js";
import { againWords } from "../../ui/again.js";
import { Icon } from "../../ui/icon.js";
import { Menu } from "../../ui/menu.js";
import { useKinds } from "../kinds_store.js";
import { MoveTo } from "./move_to.js";

// actions: see actions.js; fixed: nothing may change any more.
export function AgendaList({ view, chosen, actions, fixed, onChoose }) {
  const list = useRef(null);
  const refocus = useRef(null); // the round whose grip had the focus while it moved
  const [moving, setMoving] = useState(null);
  useDragging(list, fixed, (id, to) => actions.move(id, to));
  const order = view.agenda.map((round) => round.id).join();
  useLayoutEffect(() => {
    if (refocus.current) list.current.querySelector(`[data-grip="${refocus.current}"]`)?.focus();
    refocus.current = null;
  }, [order]);

  function moveByKey(event, id, at) {
    const change = { ArrowUp: -1, ArrowDown: 1 }[event.key];
    if (!change || fixed) return;
    event.preventDefault();
    refocus.current = id;
    actions.move(id, at + change);
  }

  return html`
    <ol class="agenda-list" ref=${list}>
      ${view.agenda.map((entry, at) => html`
        <${Entry} key=${entry.id} code=${view.session.code} again=${againWords(view.agenda, view.rounds[entry.id])} entry=${entry}
          at=${at} total=${view.agenda.length} chosen=${chosen === entry.id} fixed=${fixed}
          onKey=${(event) => moveByKey(event, entry.id, at)} onChoose=${() => onChoose(entry.id)} actions=${actions}
            onMoveTo=${() => setMoving(entry.id)} />`)}
    </ol>
    ${moving && view.rounds[moving]
      && html`<${MoveTo} view=${view} id=${moving} onMove=${actions.move} onClose=${() => setMoving(null)} />`}`;
}

function Entry({ code, again, entry, at, total, chosen, fixed, onKey, onChoose, actions, onMoveTo }) {
  const kinds = useKinds();
  const name = t(`${entry.kind}.name`);
  const state = entry.skipped ? "skipped" : entry.phase;
  return html`
    <li data-id=${entry.id} data-skipped=${entry.skipped ? "" : null} aria-current=${chosen ? "true" : null}>
      ${fixed ? html`<span></span>` : html`
        <button type="button" class="grip" data-grip=${entry.id} aria-label=${t("desk.grip", { number: at + 1, kind: name })}
          onKeyDown=${onKey}>
          <${Icon} name="grip-vertical" /></button>`}
      <${Icon} name=${kinds[entry.kind]?.icon ?? "square"} />
      <button type="button" class="agenda-pick" onClick=${onChoose}>
        <b>${at + 1}. ${name}</b>
          ${again && html`<span class="agenda-again capitalised">${again}</span>`}<span class="agenda-question">
            ${entry.prompt || t("desk.no_prompt")}</span>
      </button>
      <span class="agenda-end">
        ${state !== "draft" && html`
          <span class="badge" data-kind=${state === "open" ? "now" : null}>
            <span class="capitalised">${t(`common.phase_${state}`)}</span></span>`}
        <span class="agenda-minutes">${entry.minutes ? t("desk.min", { n: entry.minutes }) : ""}
          ${entry.pause > 0 && html`<small class="agenda-break">${t("desk.break_after", { n: entry.pause })}</small>`}</span>
      </span>
      ${fixed ? html`<span></span>`
        : html`<${Menu} items=${menuOf(entry,
          { at, total, actions, onMoveTo, sheet: kinds[entry.kind]?.secret && `/desk/${code}/sheet/${entry.id}` })}
            icon="ellipsis-vertical" label=${t("desk.more_for", { what: `${at + 1}. ${name}` })} />`}
    </li>`;
}

// sheet: the address of its ballot on paper, for the kinds that have one.
function menuOf(entry, { at, total, actions, onMoveTo, sheet }) {
  const draft = entry.phase === "draft";
  return [
    { label: t("desk.up"), icon: "arrow-up", disabled: at === 0, onChoose: () => actions.move(entry.id, at - 1) },
    { label: t("desk.down"), icon: "arrow-down", disabled: at === total - 1, onChoose: () => actions.move(entry.id, at + 1) },
    { label: t("desk.move_to"), icon: "list-ordered", disabled: total < 2, onChoose: onMoveTo },
    ...(sheet ? ["-", { label: t("desk.paper_print"), icon: "printer", onChoose: () => open(sheet, "_blank", "noopener") }] : []),
    "-",
    {
      label: t(entry.skipped ? "desk.unskip" : "desk.skip_round"),
      icon: "skip-forward",
      disabled: !draft,
      onChoose: () => actions.skip(entry.id, !entry.skipped),
    },
    { label: t("common.remove"), icon: "x", disabled: !draft, onChoose: () => actions.remove(entry.id) },
  ];
}

// Sortable moves the element; it is put back at once, because the list is drawn from the view. onMove(id, to).
function useDragging(list, fixed, onMove) {
  const latest = useRef(null);
  latest.current = onMove;
  useEffect(() => {
    if (fixed) return undefined;
    const sortable = Sortable.create(list.current, {
      handle: ".grip", animation: 120, ghostClass: "agenda-ghost", dataIdAttr: "data-id",
      onEnd({ item, oldIndex, newIndex }) {
        if (oldIndex === newIndex) return;
        item.remove();
        list.current.insertBefore(item, list.current.children[oldIndex] ?? null);
        latest.current(item.dataset.id, newIndex);
      },
    });
    return () => sortable.destroy();
  }, [fixed]);
}
