// Clustering on the phone of somebody who does not sort: names to propose, and a flag on what does not belong where it is.
import { html, useState } from "../../lib/html.js";
import { Button } from "../../ui/button.js";
import { TextField } from "../../ui/field.js";
import { Glyph, Icon } from "../../ui/icon.js";
import { OriginTags } from "../../ui/origin.js";
import { SaveState } from "../../ui/save_state.js";
import { Main } from "../../ui/screen.js";
import { boardOf, matches } from "./board.js";
import { NamePart } from "./name_part.js";

const SEARCH_FROM = 12; // ideas
const FLAGS = new Set(["organise.flag", "organise.unflag"]);

const underWay = (entries, idea) => entries.findLast(({ name, state, data }) => FLAGS.has(name) && data?.idea === idea
  && state !== "saved" && state !== "refused");

/** Whether this seat flags an idea, with what is on its way. @param {string[]} known @param {any[]} entries @param {string} idea */
export function isFlagged(known, entries, idea) {
  const last = underWay(entries, idea);
  return last ? last.name === "organise.flag" : known.includes(idea);
}

export function Look(given) {
  const { round, t, body = round.body } = given;
  const { clusters } = boardOf(round);
  return html`
    <${Main} kind="sort">
      <h1>${round.prompt}</h1>
      ${body.proposals > 0 && html`<${NamePart} ...${given} />`}
      ${body.flags && clusters.length > 0 && html`<${Flags} ...${given} clusters=${clusters} />`}
      ${body.flags && !clusters.length && html`<p class="lede">${t("organise.none")}</p>`}
    <//>`;
}

function Flags({ round, mine, send, state, clusters, t }) {
  const [sought, setSought] = useState("");
  const own = mine?.owned?.[round.id]?.flags ?? [];
  const fits = matches(sought);
  const refused = state.entries.filter((entry) => entry.state === "refused" && FLAGS.has(entry.name));
  const line = (cluster) => (idea) => {
    const on = isFlagged(own, state.entries, idea.id);
    const entry = underWay(state.entries, idea.id);
    const toggle = () => (on ? send("organise.unflag", { idea: idea.id }) : send("organise.flag", { idea: idea.id, cluster: cluster.id }));
    return html`
      <li key=${idea.id} data-q=${entry ? "" : null}>
        <button type="button" class="sort-idea flag-idea" aria-pressed=${String(on)} onClick=${toggle}>
          <span class="as-typed"><${OriginTags} origin=${idea.origin} names=${round.names} />${idea.text}
            ${on && html`<small class="flag-said">${t("organise.flagged")}</small>`}
            <${SaveState} entry=${entry} online=${state.online} persistent=${state.persistent} /></span>
          <${Icon} name="flag" label=${on ? null : t("organise.flag")} /></button>
      </li>`;
  };
  return html`
    <h2 class="label">${t("organise.look")}</h2>
    <p class="help">${t("organise.look_how")}</p>
    ${refused.map((entry) => html`
      <p class="across between" key=${entry.id}><${SaveState} entry=${entry} online />
        <${Button} kind="quiet" size="sm" onClick=${() => state.dismiss(entry.id)}>${t("common.close")}<//></p>`)}
    ${round.options.length >= SEARCH_FROM
      && html`<${TextField} type="search" label=${t("organise.search")} value=${sought} onInput=${setSought} autocomplete="off" />`}
    ${clusters.map((cluster) => html`
      <details class="sort-cluster" key=${cluster.id} data-cat=${cluster.cat <= 6 ? cluster.cat : null} open=${sought ? true : undefined}>
        <summary><${Glyph} cat=${cluster.cat} /><b dir="auto">${cluster.outer && `${cluster.outer} › `}${cluster.name}</b>
          <span class="digits">${cluster.whole}</span></summary>
        <ul class="sort-list">${cluster.ideas.filter(fits).map(line(cluster))}${!cluster.ideas.length
          && html`<li class="muted sort-none">${t("organise.empty")}</li>`}</ul>
      </details>`)}`;
}
