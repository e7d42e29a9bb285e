// Over a kind that has the whole width: the round, its clock, the wall, the room and what comes next, in one line. What is larger
// than that hangs from it and stays where it is until it is closed.
import { html } from "../../lib/html.js";
import { t } from "../../lib/words.js";
import { Drop } from "../../ui/drop.js";
import { Icon } from "../../ui/icon.js";
import { Controls } from "./controls.js";
import { Note } from "./note.js";
import { ICONS } from "./now.js";
import { Origins } from "./origins.js";
import { People } from "./people.js";
import { Rail } from "./rail.js";
import { RoundTimer } from "./round_timer.js";
import { Wall } from "./wall.js";

export function Strip({ desk, view, version, round, pulse, actions, onLook }) {
  const rounds = view.agenda.filter((entry) => !entry.skipped);
  const number = rounds.findIndex((entry) => entry.id === round.id) + 1;
  const state = round.skipped ? "skipped" : round.phase;
  const prompt = round.prompt || t("desk.no_prompt");
  return html`
    <header class="strip">
      <span class="badge" data-kind=${state === "open" || state === "closing" ? "now" : null}>
        <${Icon} name=${ICONS[state] ?? "skip-forward"} /> <span class="capitalised">${t(`common.phase_${state}`)}</span></span>
      <${Drop} words=${number ? t("common.round_of", { number, total: rounds.length }) : t("desk.agenda")}>
        <${Rail} view=${view} shown=${round.id} onLook=${onLook} /><//>
      <h1 id="now" tabindex="-1" dir="auto" title=${prompt}>${prompt}</h1>
      ${round.phase === "open" && (round.timer
        ? html`<${RoundTimer} key=${round.id} round=${round} actions=${actions} />`
        : html`<${Drop} icon="clock" words=${t("desk.start_time")} short>
          <${RoundTimer} key=${round.id} round=${round} actions=${actions} /><//>`)}
      <${Drop} icon="projector" words=${t("desk.on_the_wall")} short>
        <${Wall} desk=${desk} view=${view} version=${version} about=${round.id}>
          <${Origins} key=${round.id} desk=${desk} view=${view} round=${round} /><//><//>
      <${Drop} icon="users" words=${t("desk.in_the_room")} figure=${pulse?.present ?? 0} short>
        <div class="panel"><${People} desk=${desk} view=${view} pulse=${pulse} />
          ${round.plan.note && html`<${Note} text=${round.plan.note} />`}</div><//>
      <${Controls} view=${view} round=${round} pulse=${pulse} actions=${actions} />
    </header>`;
}
