// The big screen from the hand: what it shows, its pages, and black with the way back to what hung there before.
import { html, useEffect, useRef } from "../../lib/html.js";
import { t } from "../../lib/words.js";
import { Button } from "../../ui/button.js";
import { WallPages } from "../live/wall_pages.js";

// round: the one the remote shows, or undefined.
export function WallRow({ desk, view, round }) {
  const { screen } = view;
  const before = useRef(null);
  useEffect(() => {
    if (screen.mode !== "black") before.current = screen;
  }, [screen]);
  const show = ({ mode, round: id = null, text = "" }) => desk.act("screen.show", null, { mode, round: id, text });
  const modes = [
    { mode: "lobby" },
    { mode: "round", round: round?.id, blocked: !round || round.phase === "draft" },
    { mode: "result", round: round?.id, blocked: round?.phase !== "released" },
  ];
  const black = screen.mode === "black";
  return html`
    <div class="remote-wall" role="group" aria-label=${t("desk.on_the_wall")}>
      <div class="across">
        ${modes.map(({ blocked, ...one }) => html`
          <${Button} key=${one.mode} kind="line" blocked=${blocked} aria-pressed=${String(screen.mode === one.mode)}
            onClick=${() => show(one)}>${t(`desk.show_${one.mode}`)}<//>`)}
        <${Button} kind="line" icon=${black ? "eye" : "eye-off"} aria-pressed=${String(black)}
          onClick=${() => show(black ? back(view, before.current) : { mode: "black" })}>${t("desk.show_black")}<//>
      </div>
      <${WallPages} desk=${desk} screen=${screen} />
    </div>`;
}

/**
 * What comes back after black: what this remote saw there before, if that can still be shown, else what the phones have.
 * @param {{current: string | null, rounds: Record<string, {phase: string}>}} view
 * @param {{mode: string, round: string | null, text: string} | null} before
 */
export function back({ current, rounds }, before) {
  const round = rounds[before?.round ?? ""];
  const about = ["result", "shift", "repeat"].includes(before?.mode ?? "");
  if (before && before.mode !== "break" && (about ? round?.phase === "released" : before.mode !== "round" || round)) return before;
  return current ? { mode: "round", round: current, text: "" } : { mode: "lobby", round: null, text: "" };
}
