// The keys of the board: the most used in a line under it, all of them in a dialog.
import { html } from "../../lib/html.js";
import { Dialog } from "../../ui/dialog.js";

const ALL = [
  [["↑", "↓"], "key_walk"], [["←", "→"], "key_aside"], [["1", "–", "9"], "key_to"], [["0"], "key_back"], [["N"], "key_new"],
  [["Enter"], "key_move"], [["space"], "key_choose"], [["Shift", "↓"], "key_range"], [["Ctrl", "A"], "key_all"], [["Esc"], "key_none"],
  [["M"], "key_merge"], [["/"], "key_search"], [["W"], "key_wall"], [["U"], "key_light"],
  [["Ctrl", "Z"], "key_undo"], [["Ctrl", "Shift", "Z"], "key_redo"],
];

const Keys = ({ keys, t }) => keys.map((key) => (key === "–" ? "–" : html`<kbd>${key === "space" ? t("organise.space") : key}</kbd> `));

export const KeyLine = ({ most, onAll, t }) => html`
  <p class="key-line muted">
    ${most > 0 && html`<span><kbd>1</kbd> ${most > 1 && html`${t("organise.key_until")} <kbd>${most}</kbd>`}
      ${" "}${t("organise.key_place")}</span>`}
    <span><kbd>Shift</kbd> <kbd>↓</kbd> ${t("organise.key_more")}</span>
    <span><kbd>N</kbd> ${t("organise.key_new")}</span>
    <button type="button" class="read-all" onClick=${onAll}><kbd>?</kbd> ${t("organise.keys")}</button>
  </p>`;

export const KeyHelp = ({ onClose, t }) => html`
  <${Dialog} title=${t("organise.keys")} onClose=${onClose}>
    <p class="help">${t("organise.keys_when")}</p>
    <dl class="key-list">${ALL.map(([keys, words]) => html`
      <div key=${words}><dt><${Keys} keys=${keys} t=${t} /></dt><dd>${t(`organise.${words}`)}</dd></div>`)}</dl>
  <//>`;
