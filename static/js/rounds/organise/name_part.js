// Proposing names for clusters on the phone, and what became of the own ones. What is typed survives a reload.
import { html, useContext, useRef } from "../../lib/html.js";
import { useDraft } from "../../lib/drafts.js";
import { Button } from "../../ui/button.js";
import { Field, TextField } from "../../ui/field.js";
import { Icon } from "../../ui/icon.js";
import { saveWords, useSaveState } from "../../ui/save_state.js";
import { Elsewhere } from "../../ui/screen.js";

const NAME_CHARACTERS = 80;
const BLANK = { name: "", cluster: "" };
const ICONS = { saved: "check", sending: "hourglass", late: "cloud-upload", offline: "cloud-off", refused: "triangle-alert" };

// What the server has, newest first, and above it what is still on its way or was refused.
export function ownNames(known, entries) {
  const kept = Object.entries(known).map(([proposal, own]) => ({
    key: proposal, proposal, ...own,
    entry: entries.filter((one) => one.data?.proposal === proposal && one.state !== "saved").at(-1) ?? null,
  }));
  const going = entries.filter((entry) => entry.name === "organise.propose_name" && entry.state !== "saved");
  return [...kept, ...going.map((entry) => ({ key: entry.id, proposal: null, ...entry.data, entry }))].reverse();
}

export function NamePart({ round, mine, send, draft, state, t }) {
  const { proposals: limit, clusters } = round.body;
  const [fields, setFields, clear] = useDraft(draft, "text-name", BLANK);
  const form = useRef(null);
  const elsewhere = useContext(Elsewhere);
  if (elsewhere) return null;
  const rows = ownNames(mine?.owned?.[round.id]?.names ?? {}, state.entries);
  const left = limit - rows.filter(({ entry, proposal }) => proposal || entry?.state !== "refused").length;
  const known = clusters.some(({ id }) => id === fields.cluster) ? fields.cluster : "";
  function submit(event) {
    event.preventDefault();
    if (fields.name.trim() && left > 0) {
      send("organise.propose_name", { name: fields.name, cluster: known || null });
      clear();
    }
    form.current?.querySelector("input").focus();
  }
  return html`
    <section class="contributions name-part">
      <h2 class="label">${t("organise.name_propose")}</h2>
      ${left > 0 && html`
        <form class="stack" ref=${form} onSubmit=${submit} novalidate>
          ${clusters.length > 0 && html`
            <${Field} label=${t("organise.name_for")}>${({ id, describedby }) => html`
              <select class="input" id=${id} value=${known} aria-describedby=${describedby}
                onChange=${(event) => setFields({ ...fields, cluster: event.target.value })}>
                <option value="">${t("organise.name_for_new")}</option>
                ${clusters.map((cluster) => html`<option key=${cluster.id} value=${cluster.id}>${cluster.name}</option>`)}
              </select>`}<//>`}
          <${TextField} label=${t("organise.cluster_name")} value=${fields.name} most=${NAME_CHARACTERS} autocomplete="off"
            onInput=${(name) => setFields({ ...fields, name })} />
          <${Button} type="submit" kind="line" icon="send" blocked=${!fields.name.trim()}>${t("organise.name_send")}<//>
        </form>`}
      <p class="help">${left > 0 ? t("organise.name_left", { n: left }) : t("organise.name_none_left")}</p>
      ${rows.length > 0 && html`
        <h3 class="label">${t("organise.name_yours")}</h3>
        <ul class="rules mine">${rows.map((row) => html`
          <${OwnName} key=${row.key} row=${row} clusters=${clusters} state=${state} send=${send} t=${t} />`)}</ul>`}
    </section>`;
}

function OwnName({ row, clusters, state, send, t }) {
  const { entry, proposal, name, cluster } = row;
  const shown = useSaveState(entry, state.online) ?? "saved";
  const status = shown === "saved" ? t(`organise.name_state.${row.state ?? "proposed"}`) : saveWords(shown, entry, state.persistent);
  const about = clusters.find(({ id }) => id === cluster);
  return html`
    <li data-q=${["sending", "late", "offline"].includes(shown) ? "" : null} data-state=${shown}>
      <${Icon} name=${ICONS[shown]} label=${shown === "saved" ? t("phone.save_saved") : null} />
      <span><b class="as-typed" dir="auto">${name}</b>${about && html` <span class="muted">${t("organise.name_for_this",
        { cluster: about.name })}</span>`}<span class="status-line">${status}</span></span>
      ${shown === "refused" && html`
        <${Button} kind="quiet" size="sm" onClick=${() => state.dismiss(entry.id)}>${t("common.close")}<//>`}
      ${!entry && row.state === "proposed" && html`
        <${Button} kind="quiet" icon="trash-2" label=${`${t("organise.name_withdraw")}: ${name}`}
          onClick=${() => send("organise.withdraw_name", { proposal })} />`}
    </li>`;
}
