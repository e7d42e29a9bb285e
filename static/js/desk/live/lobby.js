// Before a round opens: who is in, what the round will work on; and an agenda without rounds.
import { html } from "../../lib/html.js";
import { t } from "../../lib/words.js";
import { Banner } from "../../ui/banner.js";
import { Button } from "../../ui/button.js";
import { Empty } from "../../ui/empty.js";
import { fewPeople } from "../agenda/checks.js";
import { useKinds } from "../kinds_store.js";
import { EmptyChairs } from "./people.js";

const SHOWN = 12;

// place: {address, code} where people join, when they can
export function Lobby({ view, round, pulse, go, place = null }) {
  const kind = useKinds()[round?.kind];
  if (!round) {
    return html`
      <h1 id="now" class="visually-hidden">${view.session.title}</h1>
      <${Empty} title=${t("desk.agenda_empty")}><span>${t("desk.agenda_empty_lede")}</span><//>
      <${Button} icon="plus" onClick=${() => go("agenda")}>${t("desk.to_agenda")}<//>`;
  }
  const present = pulse?.present ?? 0;
  const few = fewPeople(view, present, kind?.secret ? [round] : []);
  return html`
    <p class="lede lobby-people">${present ? t("common.people_inside", { n: present }) : t("desk.nobody_in")}</p>
    ${!present && place && html`<p class="lobby-join">${t("desk.join_how", place)}</p>`}
    ${few && html`<${Banner} kind="warn" icon="triangle-alert">${t(few.key, few.words)}<//>`}
    <${EmptyChairs} session=${view.session} />
    <p class="muted">${t(`${round.kind}.about`)}</p>
    ${round.count > 0 && html`
      <h2 class="minor-heading ruled">${t("desk.options_preview", { n: round.count })}</h2>
      <ul class="lobby-items">${round.options.slice(0, SHOWN).map((option) => html`<li key=${option.id}>${option.text}</li>`)}</ul>
      ${round.count > SHOWN && html`<p class="muted">${t("desk.and_more", { n: round.count - SHOWN })}</p>`}
      ${round.tied && html`<p class="muted">${t("desk.tied", { top: round.source.top, n: round.count })}</p>`}`}`;
}
