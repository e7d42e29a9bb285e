// Clustering on a phone: who sorts taps an idea and says where it belongs; others flag and propose names where they may, or
// look at the wall.
import { html, useRef, useState } from "../../lib/html.js";
import { originOf } from "../../lib/origin.js";
import { Button } from "../../ui/button.js";
import { TextField } from "../../ui/field.js";
import { Glyph, Icon, Mark } from "../../ui/icon.js";
import { OriginTags } from "../../ui/origin.js";
import { SaveState } from "../../ui/save_state.js";
import { Main } from "../../ui/screen.js";
import { boardOf, matches } from "./board.js";
import { Look } from "./look.js";
import { PickCluster } from "./pick_cluster.js";

const SEARCH_FROM = 12; // ideas
const AT_ONCE = 60;

/** @param {import("../../types/organise.js").PhoneGiven} given */
export function Phone(given) {
  const { round, mine, t } = given;
  const { who, sorters = [], flags, proposals } = round.body;
  if (who === "everyone" || (who === "roles" && sorters.includes(mine?.role))) return html`<${Sort} ...${given} />`;
  if (flags || proposals) return html`<${Look} ...${given} />`;
  return html`
    <${Main} kind="wait"><${Mark} />
      <div><h1>${t("phone.look_up")}</h1><p class="lede">${round.prompt}</p>
        <p class="lede">${t(who === "roles" ? "organise.others_sort" : "organise.listen")}</p></div>
    <//>`;
}

function Sort({ round, send, t, state }) {
  const { clusters, unsorted } = boardOf(round);
  const [sought, setSought] = useState("");
  const [room, setRoom] = useState(AT_ONCE);
  const [moving, setMoving] = useState(null);
  const heading = useRef(null);
  const fits = matches(sought);
  const fitting = unsorted.filter(fits);
  const refused = state.entries.filter((entry) => entry.state === "refused");
  const underWay = (id) =>
    state.entries.findLast((entry) => entry.state !== "saved" && entry.state !== "refused" && entry.data?.ideas?.includes(id));

  function done(name, data) {
    setMoving(null);
    send(name, data);
    heading.current?.focus({ preventScroll: true });
  }
  const line = (idea) => html`
    <li key=${idea.id} data-q=${underWay(idea.id) ? "" : null}>
      <button type="button" class="sort-idea" onClick=${() => setMoving(idea.id)} aria-haspopup="dialog">
        <span class="as-typed"><${OriginTags} origin=${idea.origin} names=${round.names} />${idea.text}
          <${SaveState} entry=${underWay(idea.id)} online=${state.online}
          persistent=${state.persistent} /></span><${Icon} name="chevron-right" />
      </button>
    </li>`;
  const idea = moving && round.options.find((option) => option.id === moving);
  return html`
    <${Main} kind="sort">
      <h1>${round.prompt}</h1>
      <p class="lede">${t("organise.tap")}</p>
      ${refused.map((entry) => html`
        <p class="across between" key=${entry.id}><${SaveState} entry=${entry} online />
          <${Button} kind="quiet" size="sm" onClick=${() => state.dismiss(entry.id)}>${t("common.close")}<//></p>`)}
      ${round.options.length >= SEARCH_FROM
        && html`<${TextField} type="search" label=${t("organise.search")} value=${sought} onInput=${setSought} autocomplete="off" />`}
      <section class="contributions">
        <h2 class="label" tabindex="-1" ref=${heading}>${t("organise.unsorted")} <span class="muted">${originOf(unsorted).n}</span></h2>
        <ul class="rules sort-list">${fitting.slice(0, room).map(line)}
          ${!fitting.length && html`<li class="muted sort-none">
            ${t(unsorted.length ? "organise.nothing_found" : "organise.all_sorted")}</li>`}</ul>
        ${fitting.length > room && html`
          <${Button} kind="line" wide onClick=${() => setRoom(room + AT_ONCE)}>${t("organise.show_more")} (${fitting.length - room})<//>`}
      </section>
      ${clusters.map((cluster) => html`
        <details class="sort-cluster" key=${cluster.id} data-cat=${cluster.cat <= 6 ? cluster.cat : null} open=${sought ? true : undefined}>
          <summary><${Glyph} cat=${cluster.cat} /><b>${cluster.outer && `${cluster.outer} › `}${cluster.name}</b>
            <span class="digits">${cluster.whole}</span></summary>
          <ul class="sort-list">${cluster.ideas.filter(fits).map(line)}${!cluster.ideas.length
            && html`<li class="muted sort-none">${t("organise.empty")}</li>`}</ul>
        </details>`)}
      ${idea && html`
        <${PickCluster} title=${t("organise.choose")} idea=${idea} clusters=${clusters} now=${round.body.places[idea.id] ?? null}
          t=${t} onClose=${() => setMoving(null)}
          onPick=${(to) => done("organise.move", { ideas: [idea.id], to })}
            onNew=${(name) => done("organise.new_cluster", { name, ideas: [idea.id] })} />`}
    <//>`;
}

// On the phone after closing.
/** @param {import("../../types/organise.js").PhoneGiven} given */
export function facts({ round, t }) {
  const { clusters, loose } = boardOf(round);
  return [[t("organise.clusters"), clusters.length], [t("organise.unsorted"), loose]];
}

/** @param {import("../../types/organise.js").PhoneGiven} given */
export const PhoneResult = ({ round, t }) => html`
  <ul class="rules cluster-list">
    ${boardOf(round).clusters.map(({ id, name, outer, cat, whole }) => html`
      <li key=${id}><${Glyph} cat=${cat} /><b>${outer && `${outer} › `}${name}</b>
        <span class="digits">${t("organise.cluster_count", { n: whole })}</span></li>`)}
  </ul>`;
