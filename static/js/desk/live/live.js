// The round that runs: the agenda at the left, the round with its controls in the middle, the room and the wall at the
// right. The desk follows the session; whoever looks at another round in the agenda goes on following at the next change.
import { html, useEffect, useState } from "../../lib/html.js";
import { useKind } from "../../rounds/load.js";
import { AroundVote } from "./around.js";
import { Controls } from "./controls.js";
import { KindPart } from "./kind_part.js";
import { Lobby } from "./lobby.js";
import { Note } from "./note.js";
import { Now } from "./now.js";
import { Origins } from "./origins.js";
import { PaperBallots } from "./paper.js";
import { People } from "./people.js";
import { Rail } from "./rail.js";
import { RoomBar, useNarrow } from "./room_bar.js";
import { useRoundActions } from "./round_actions.js";
import { shownEntry } from "./shown_entry.js";
import { Strip } from "./strip.js";
import { Turnout } from "./turnout.js";
import { Wall } from "./wall.js";

// link: the address that people join with
export function Live({ desk, view, version, pulse, lang, hidden, go, link }) {
  const [looking, setLooking] = useState(null); // the id of the round that was chosen in the agenda, or null: follow
  useEffect(() => setLooking(null), [view.current]);
  const entry = shownEntry(view, looking);
  const round = entry && view.rounds[entry.id];
  const actions = useRoundActions(desk, view, { look: setLooking, toRecord: () => go("record") });
  const narrow = useNarrow();
  const about = round && round.phase !== "draft" ? round.id : view.current; // what the wall can show
  const whole = useKind(round?.kind ?? null, "desk")?.whole && round.phase !== "draft";
  if (whole) {
    return html`
      <main class="live" data-whole id=${hidden ? null : "main"} tabindex="-1" hidden=${hidden}>
        <${Strip} desk=${desk} view=${view} version=${version} round=${round} pulse=${pulse} actions=${actions} onLook=${setLooking} />
        <${KindPart} key=${`${round.id}:${round.kind}`} desk=${desk} view=${view} version=${version} round=${round}
          pulse=${pulse} lang=${lang} />
      </main>`;
  }
  return html`
    <main class="live" id=${hidden ? null : "main"} tabindex="-1" hidden=${hidden}>
      <${Rail} view=${view} shown=${entry?.id} onLook=${setLooking} />
      <section class="panel" aria-labelledby="now">
        ${round
          ? html`
            <div class="round-head"><${Now} view=${view} round=${round} pulse=${pulse} actions=${actions} />
              <${Controls} view=${view} round=${round} pulse=${pulse} actions=${actions} /></div>
            <${Turnout} view=${view} round=${round} pulse=${pulse} />
            <${PaperBallots} desk=${desk} view=${view} round=${round} lang=${lang} />
            ${round.phase !== "draft"
              && html`<${KindPart} key=${`${round.id}:${round.kind}`} desk=${desk} view=${view} version=${version} round=${round}
                pulse=${pulse} lang=${lang} />`}
            <${AroundVote} desk=${desk} round=${round} lang=${lang} />
            <${Origins} key=${`origins-${round.id}`} desk=${desk} view=${view} round=${round} />
            ${round.phase === "draft" && html`<${Lobby} view=${view} round=${round} pulse=${pulse} place=${placeOf(view, link)} />`}`
          : html`<${Lobby} view=${view} round=${null} pulse=${pulse} go=${go} />`}
      </section>
      ${narrow
        ? html`<${RoomBar} desk=${desk} view=${view} version=${version} round=${round} about=${about} pulse=${pulse} actions=${actions} />`
        : html`<${Wall} desk=${desk} view=${view} version=${version} about=${about}>
          ${round?.plan.note && html`<${Note} text=${round.plan.note} />`}
          <${People} desk=${desk} view=${view} pulse=${pulse} />
        <//>`}
    </main>`;
}

// Where people join, as they type it.
function placeOf({ session }, link) {
  if (session.phase !== "open" || !link) return null;
  return { address: new URL(link).host, code: `${session.code.slice(0, 3)} ${session.code.slice(3)}` };
}
