// Where there is no room for a column beside the round: the clock, the wall, the people and the notes at the foot of the window,
// however far the round goes on. What is larger hangs above it.
import { html, useEffect, useState } from "../../lib/html.js";
import { t } from "../../lib/words.js";
import { Drop } from "../../ui/drop.js";
import { Timer } from "../../ui/timer.js";
import { Note } from "./note.js";
import { People } from "./people.js";
import { RoundTimer } from "./round_timer.js";
import { Wall } from "./wall.js";

const NARROW = "(max-width: 74.99rem)";

export function useNarrow() {
  const [narrow, setNarrow] = useState(() => matchMedia(NARROW).matches);
  useEffect(() => {
    const asked = matchMedia(NARROW);
    const follow = () => setNarrow(asked.matches);
    asked.addEventListener("change", follow);
    follow();
    return () => asked.removeEventListener("change", follow);
  }, []);
  return narrow;
}

export function RoomBar({ desk, view, version, round, about, pulse, actions }) {
  const open = Object.values(view.rounds).find((each) => each.phase === "open");
  const note = round?.plan.note;
  return html`
    <aside class="room-bar" aria-label=${t("desk.room_and_wall")}>
      ${open && html`
        <${Drop} icon="clock" words=${open.timer ? html`<${Timer} timer=${open.timer} />` : t("desk.start_time")}>
          <${RoundTimer} key=${open.id} round=${open} actions=${actions} /><//>`}
      <${Drop} icon="projector" words=${t("desk.on_the_wall")} short>
        <${Wall} desk=${desk} view=${view} version=${version} about=${about} within /><//>
      <${Drop} icon="users" words=${t("desk.in_the_room")} figure=${pulse?.present ?? 0} short>
        <div class="panel"><${People} desk=${desk} view=${view} pulse=${pulse} /></div><//>
      ${note && html`<${Drop} icon="file-text" words=${t("desk.note")} short><div class="panel"><${Note} text=${note} /></div><//>`}
    </aside>`;
}
