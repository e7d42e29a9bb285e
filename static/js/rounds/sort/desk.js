// Sorting on the desk: clusters to add while people sort; afterwards where most put every idea, and the board that is made of it.
import { html, useState } from "../../lib/html.js";
import { number } from "../../lib/formats.js";
import { Button } from "../../ui/button.js";
import { TextField } from "../../ui/field.js";
import { DeskResult } from "../../tables/desk_result.js";
import { namesOf } from "./names.js";

const NAME_CHARACTERS = 80;
const SHORT = 60; // characters of an idea in the name of a field
const AT_ONCE = 60;

/** @param {import("../../types/sort.js").DeskGiven} given */
export function Desk(given) {
  const { round, t } = given;
  const { phase, body, result } = round;
  if (phase === "draft") return null;
  const finished = phase === "closed" || phase === "released";
  return html`
    <p>${t("sort.count_clusters", { n: Object.keys(body.clusters).length })}. ${t("sort.dealt", { n: body.slices.length })}</p>
    ${["open", "closed"].includes(phase) && html`<${Add} ...${given} />`}
    <${DeskResult} listed round=${round} t=${t}>${result && html`<p>${t("sort.record.ballots", { n: result.ballots })}</p>`}<//>
    ${finished && html`<${Board} ...${given} />`}`;
}

function Add({ round, send, t }) {
  const [name, setName] = useState("");
  const add = async (event) => {
    event.preventDefault();
    if (!name.trim()) return;
    const ack = await send("sort.add_cluster", { name });
    if (ack?.ok) setName("");
  };
  return html`
    <ul class="sort-clusters">${Object.entries(round.body.clusters).map(([id, words]) => html`<li key=${id} dir="auto">${words}</li>`)}</ul>
    <form class="across sort-add" onSubmit=${add}>
      <${TextField} label=${t("sort.new_cluster")} value=${name} onInput=${setName} most=${NAME_CHARACTERS} autocomplete="off" />
      <${Button} type="submit" kind="line" icon="plus" blocked=${!name.trim()}>${t("sort.add")}<//></form>`;
}

function Board({ view, round, send, tell, t, lang }) {
  const [room, setRoom] = useState(AT_ONCE);
  const { body, options, result } = round;
  const may = view.session.phase !== "closed";
  const told = result && !result.withheld ? result.ideas : null;
  const figures = Object.fromEntries((told ?? []).map((one) => [one.id, one]));
  const listed = told ? told.map(({ id }) => options.find((option) => option.id === id)).filter(Boolean) : options;
  const apply = async () => {
    const ack = await send("sort.apply", {});
    if (ack?.ok) tell(t("sort.applied"));
  };
  const put = async (idea, to) => {
    const before = body.places[idea] ?? null;
    const ack = await send("sort.place", { ideas: [idea], to });
    if (ack?.ok) tell(t("sort.placed"), { undo: () => send("sort.place", { ideas: [idea], to: before }) });
  };
  return html`
    <section class="sort-board" aria-labelledby="sort-board">
      <div class="across between" data-wrap>
        <h2 id="sort-board">${t("sort.board")}</h2>
        ${told && may && html`<${Button} kind=${body.applied ? "line" : undefined} onClick=${apply}>
          ${t(body.applied ? "sort.apply_again" : "sort.apply")}<//>`}
      </div>
      ${told && html`<p class="help">${t("sort.apply_how")}</p>`}
      <ul class="rules sort-ideas">${listed.slice(0, room).map(({ id, text }) => html`
        <li key=${id}><span class="as-typed" dir="auto">${text}
            ${told && html`<small class="muted"> ${figureOf(figures[id], body.clusters, t, lang)}</small>`}</span>
          <select class="input" value=${body.places[id] ?? ""} disabled=${!may} aria-label=${t("sort.put", { idea: text.slice(0, SHORT) })}
            onChange=${(event) => put(id, event.target.value || null)}>
            <option value="">${t("sort.unsorted")}</option>
            ${Object.entries(body.clusters).map(([cluster, name]) => html`<option key=${cluster} value=${cluster}>${name}</option>`)}
          </select></li>`)}</ul>
      ${listed.length > room && html`<${Button} kind="line" wide onClick=${() => setRoom(room + AT_ONCE)}>
        ${t("sort.show_more")} (${listed.length - room})<//>`}
    </section>`;
}

function figureOf(one, clusters, t, lang) {
  if (!one || one.withheld) return t("sort.few");
  if (!one.n) return t("sort.nobody");
  const { most, agree, n, share } = one;
  return `${namesOf(clusters, most, t)}: ${t("sort.of", { agree, n })} (${number(lang, Math.round(100 * share), 0)}%)`;
}
