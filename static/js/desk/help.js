// Help at hand: what can be done on this tab of the desk, in a few lines, with its keys; and the way to the tour.
import { html, useState } from "../lib/html.js";
import { t } from "../lib/words.js";
import { Button } from "../ui/button.js";
import { Dialog } from "../ui/dialog.js";

const LINES = [1, 2, 3, 4];
// [[key, …], words]: what each key does, by tab. The first is that of every tab.
const UNDO = [["Ctrl", "Z"], "desk.act_undo"];
const KEYS = {
  agenda: [UNDO, [["Esc"], "desk.help_key_leave"], [["N"], "desk.add_round"], [["↑", "↓"], "desk.help_key_move"]],
  live: [UNDO, [["Esc"], "desk.keep_open"]],
  record: [UNDO],
};

// onTour(): starts the tour, or nothing while people are busy.
export function HelpButton({ tab, onTour }) {
  const [open, setOpen] = useState(false);
  const close = () => setOpen(false);
  const tour = () => {
    close();
    setTimeout(onTour); // the dialog gives the focus back first
  };
  return html`
    <${Button} kind="quiet" icon="circle-help" label=${t("desk.help")} onClick=${() => setOpen(true)} />
    ${open && html`
      <${Dialog} title=${t("desk.help_title", { tab: t(`desk.${tab}`) })} onClose=${close} actions=${html`
        <${Button} onClick=${close}>${t("common.close")}<//>
        ${onTour && html`<${Button} kind="line" onClick=${tour}>${t("desk.tour_start")}<//>`}`}>
        <ul class="rules">${LINES.map((line) => html`<li key=${line}>${t(`desk.help_${tab}_${line}`)}</li>`)}</ul>
        <h3>${t("desk.help_keys")}</h3>
        <ul class="help-keys">${KEYS[tab].map(([keys, words]) => html`
          <li key=${words}><span>${keys.map((key) => html`<kbd>${key}</kbd> `)}</span> ${t(words)}</li>`)}</ul>
      <//>`}`;
}
