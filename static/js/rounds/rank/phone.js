// Ranking on the phone: tap an option to put it next in your order, then drag it, move it with the arrows, or use its menu.
// What is not tapped stays out of the order.
import Sortable from "../../../vendor/sortable.esm.js";
import { html, useEffect, useLayoutEffect, useRef, useState } from "../../lib/html.js";
import { TextField } from "../../ui/field.js";
import { Icon } from "../../ui/icon.js";
import { Menu } from "../../ui/menu.js";
import { Main } from "../../ui/screen.js";
import { BallotFoot, Question, Sealed, useBallot } from "../../ballot/ballot.js";
import { isList, OptionNote } from "../../ballot/option_note.js";
import { add, apart, join, move, put, remove, rowsOf, toTop } from "./order.js";

const EMPTY = { order: [] };
const SEARCH_FROM = 16; // options that are not in the order yet
const HOLD_MS = 180; // a touch that only scrolls is shorter

/** @param {import("../../types/rank.js").PhoneGiven} given */
export function Phone(given) {
  const { round, t, state } = given;
  const ballot = useBallot(given, EMPTY);
  const [last, setLast] = useState(null); // {id, words}: what moved last
  const { order } = ballot.choice;
  const { most } = round.settings;
  const rows = rowsOf(order);
  const texts = Object.fromEntries(round.options.map((option) => [option.id, option.text]));
  const change = (next, id) => {
    ballot.change({ order: next });
    setLast({ id, words: moveWords(next, id, texts, t) });
  };
  const rest = round.options.filter((option) => !(rows.some((row) => row.id === option.id)));
  return html`
    <${Main}>
      <${Question} prompt=${round.prompt || t("rank.order_them")} />
      <p class="lede">${most > 0 ? t("rank.how_most", { most }) : t("rank.how")}</p>
      <${Sealed} round=${round} t=${t} />
      <h2 class="sub-heading" id="rank-yours" tabindex="-1">${t("rank.yours")}</h2>
      ${rows.length > 0
        ? html`<${Order} rows=${rows} order=${order} texts=${texts} last=${last} onChange=${change} t=${t} />`
        : html`<p class="lede rank-none">${t("rank.none_yet")}</p>`}
      <p class="help" role="status">${last?.words}</p>
      <${Rest} rest=${rest} full=${most > 0 && rows.length >= most} most=${most} onAdd=${(id) => change(add(order, id), id)} t=${t} />
    <//>
    <${BallotFoot} ballot=${ballot} state=${state} t=${t} />`;
}

function moveWords(order, id, texts, t) {
  const row = rowsOf(order).find((other) => other.id === id);
  if (!row) return t("rank.removed", { option: texts[id] });
  return t(row.equal ? "rank.moved_equal" : "rank.moved", { option: texts[id], place: row.place });
}

function Order({ rows, order, texts, last, onChange, t }) {
  const list = useRef(null);
  const refocus = useRef(null);
  useDragging(list, (id, to) => onChange(put(order, id, to), id));
  useLayoutEffect(() => {
    // Moving an element takes the focus away from the button in it.
    if (refocus.current) list.current.querySelector(refocus.current)?.focus();
    refocus.current = null;
  });
  const step = (id, by, blocked) => () => {
    if (blocked) return;
    refocus.current = `[data-id="${id}"] [data-by="${by}"]`;
    onChange(move(order, id, by), id);
  };
  return html`
    <ol class="rules option-order rank-order" ref=${list}>
      ${rows.map((row, at) => {
        const text = texts[row.id];
        const top = at === 0 && !row.equal;
        const bottom = at === rows.length - 1 && !row.equal;
        return html`
          <li key=${row.id} data-id=${row.id} data-moved=${last?.id === row.id ? "" : null}
            data-equal=${row.equal && !row.leads ? "" : null}>
            <span class="number">${row.place}</span>
            <span class="option-text">${text}${row.equal && html`<small>${t("rank.equal")}</small>`}</span>
            <span class="move-buttons">
              <${Step} by=${-1} icon="arrow-up" label=${t("rank.up", { option: text })} blocked=${top} onClick=${step(row.id, -1, top)} />
              <${Step} by=${1} icon="arrow-down" label=${t("rank.down", { option: text })} blocked=${bottom}
                onClick=${step(row.id, 1, bottom)} />
              <${Menu} icon="ellipsis-vertical" label=${t("rank.more", { option: text })} items=${menuOf(row, at, order, onChange, t)} />
            </span>
          </li>`;
      })}
    </ol>`;
}

const Step = ({ by, icon, label, blocked, onClick }) => html`
  <button type="button" class="step" data-by=${by} aria-label=${label} aria-disabled=${blocked ? "true" : null} onClick=${onClick}>
    <${Icon} name=${icon} /></button>`;

const menuOf = (row, at, order, onChange, t) => [
  row.equal && !row.leads
    ? { label: t("rank.apart"), onChoose: () => onChange(apart(order, row.id), row.id) }
    : { label: t("rank.join"), disabled: at === 0, onChoose: () => onChange(join(order, row.id), row.id) },
  { label: t("rank.to_top"), icon: "arrow-up", disabled: at === 0, onChoose: () => onChange(toTop(order, row.id), row.id) },
  { label: t("rank.remove"), icon: "x", onChoose: () => onChange(remove(order, row.id), row.id) },
];

// Sortable moves the element; it is put back at once, because the list is drawn from the order.
function useDragging(list, onMove) {
  const latest = useRef(null);
  latest.current = onMove;
  useEffect(() => {
    const sortable = Sortable.create(list.current, {
      animation: 120,
      delay: HOLD_MS,
      delayOnTouchOnly: true,
      filter: "button, .menu",
      preventOnFilter: false,
      ghostClass: "rank-ghost",
      dataIdAttr: "data-id",
      onEnd({ item, oldIndex, newIndex }) {
        if (oldIndex === newIndex) return;
        item.remove();
        list.current.insertBefore(item, list.current.children[oldIndex] ?? null);
        latest.current(item.dataset.id, newIndex);
      },
    });
    return () => sortable.destroy();
  }, []);
}

// The options that are not in the order. After a tap the focus goes to the next one.
function Rest({ rest, full, most, onAdd, t }) {
  const list = useRef(null);
  const next = useRef(null);
  const [sought, setSought] = useState("");
  useLayoutEffect(() => {
    if (next.current === null) return;
    const buttons = list.current?.querySelectorAll("button") ?? [];
    (buttons[Math.min(next.current, buttons.length - 1)] ?? document.getElementById("rank-yours"))?.focus({ preventScroll: true });
    next.current = null;
  });
  if (!rest.length) return html`<p class="help">${t("rank.all_in")}</p>`;
  const fold = (text) => text.normalize("NFD").replace(/\p{M}/gu, "").toLowerCase();
  const shown = rest.filter((option) => fold(option.text).includes(fold(sought.trim())));
  const tap = (option, at) => () => {
    if (full) return;
    next.current = at;
    onAdd(option.id);
  };
  return html`
    <h2 class="sub-heading">${t("rank.rest")}</h2>
    <p class="help" id="rank-rest-note">${full ? t("rank.full", { most }) : t("rank.rest_note")}</p>
    ${rest.length >= SEARCH_FROM && html`
      <div class="option-search">
        <${TextField} label=${t("rank.search")} value=${sought} onInput=${setSought} type="search" autocomplete="off"
          enterkeyhint="search" /></div>`}
    <ul class="rules rank-rest" ref=${list}>
      ${shown.map((option, at) => html`
        <li key=${option.id}>
          <button type="button" aria-label=${t("rank.add", { option: option.text })} aria-disabled=${full ? "true" : null}
            aria-describedby="rank-rest-note" onClick=${tap(option, at)}>
            <${Icon} name="plus" /><span>
              ${option.text}${option.note && !isList(option.note) && html`<small>${option.note}</small>`}</span></button>
          <${OptionNote} option=${isList(option.note) ? option : { ...option, note: "" }} t=${t} /></li>`)}
    </ul>
    ${!shown.length && html`<p class="lede" role="status">${t("rank.none_found")}</p>`}`;
}

export { ballotFacts as facts } from "../../ballot/ballot.js";
export { PhoneResult } from "./phone_result.js";
