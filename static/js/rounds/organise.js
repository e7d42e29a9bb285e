// Clustering on the three surfaces. docs/protocol.md says what each component is given.
import { html } from "../lib/html.js";
import { Glyph } from "../parts/icon.js";
import { boardOf } from "./parts/board.js";
import { OrganiseDesk } from "./parts/organise_desk.js";
import { OrganisePhone } from "./parts/organise_phone.js";
import { OrganiseWall } from "./parts/organise_wall.js";

export const Phone = OrganisePhone;
export const Projector = OrganiseWall;
export const Desk = OrganiseDesk;

// On the phone after closing.
export function facts({ round, t }) {
  const { clusters, unsorted } = boardOf(round);
  return [[t("organise.clusters"), clusters.length], [t("organise.unsorted"), unsorted.length]];
}

export const PhoneResult = ({ round, t }) => html`
  <ul class="rules cluster-list">
    ${boardOf(round).clusters.map(({ id, name, cat, ideas }) => html`
      <li key=${id}><${Glyph} cat=${cat} /><b>${name}</b><span class="num">${t("organise.cluster_count", { n: ideas.length })}</span></li>`)}
  </ul>`;
