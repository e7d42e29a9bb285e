// Adding a round: first what one wants to reach, then with which kind. A digit chooses, so that N, a digit and a digit add one.
import { html, useEffect, useLayoutEffect, useRef, useState } from "../../lib/html.js";
import { t } from "../../lib/words.js";
import { Button } from "../../ui/button.js";
import { Dialog } from "../../ui/dialog.js";
import { Icon } from "../../ui/icon.js";
import { useKinds } from "../kinds_store.js";
import { GOAL_ICONS, goalsOf } from "./goals.js";

const FIELDS = "input, textarea, select, dialog, [role=menu], [contenteditable]";

// onAdd(kind); first: whether adding a round is the first thing to do here
export function AddRound({ onAdd, first }) {
  const [open, setOpen] = useState(false);
  useEffect(() => {
    const key = (event) => {
      if (event.key.toLowerCase() !== "n" || event.ctrlKey || event.metaKey || event.altKey || event.target.closest?.(FIELDS)) return;
      event.preventDefault();
      setOpen(true);
    };
    document.addEventListener("keydown", key);
    return () => document.removeEventListener("keydown", key);
  }, []);
  return html`
    <${Button} kind=${first ? undefined : "line"} icon="plus" aria-keyshortcuts="n" onClick=${() => setOpen(true)}>
      ${t("desk.add_round")} <kbd aria-hidden="true">N</kbd><//>
    ${open && html`<${Pick} onClose=${() => setOpen(false)} onAdd=${(kind) => (setOpen(false), onAdd(kind))} />`}`;
}

function Pick({ onAdd, onClose }) {
  const goals = goalsOf(Object.values(useKinds()));
  const [goal, setGoal] = useState(null);
  const list = useRef(null);
  const kinds = goals.find((each) => each.goal === goal)?.kinds;
  useLayoutEffect(() => list.current.querySelector("button").focus(), [goal]);
  const rows = kinds
    ? kinds.map(({ name, icon }) => ({ id: name, icon, title: t(`${name}.name`), about: t(`${name}.about`), go: () => onAdd(name) }))
    : goals.map((each) => ({ id: each.goal, icon: GOAL_ICONS[each.goal], title: t(`desk.goal_${each.goal}`),
      about: each.kinds.map(({ name }) => t(`${name}.name`)).join(", "), go: () => setGoal(each.goal) }));
  const keys = (event) => {
    if (event.ctrlKey || event.metaKey || event.altKey) return;
    const row = rows[Number(event.key) - 1];
    const move = { ArrowDown: 1, ArrowUp: -1 }[event.key];
    if (row) row.go();
    else if (move) {
      const buttons = [...list.current.querySelectorAll("button")];
      buttons[(buttons.indexOf(document.activeElement) + move + buttons.length) % buttons.length].focus();
    } else if (goal && ["Backspace", "ArrowLeft"].includes(event.key)) setGoal(null);
    else return;
    event.preventDefault();
  };
  return html`
    <${Dialog} title=${goal ? t(`desk.goal_${goal}`) : t("desk.goal")} onClose=${onClose} actions=${html`
      ${goal && html`<${Button} kind="line" icon="chevron-left" onClick=${() => setGoal(null)}>${t("desk.goal_back")}<//>`}
      <${Button} kind="quiet" onClick=${onClose}>${t("common.cancel")}<//>`}>
      <ul class="rules round-kinds" ref=${list} onKeyDown=${keys}>
        ${rows.map(({ id, icon, title, about, go }, at) => html`
          <li key=${id}><button type="button" onClick=${go}>
            <${Icon} name=${icon} /><span><b>${title}</b><span class="muted">${about}</span></span>
            ${at < 9 && html`<kbd aria-hidden="true">${at + 1}</kbd>`}
          </button></li>`)}
      </ul>
    <//>`;
}
