// The clock of what is on the table.
import { html } from "../../lib/html.js";
import { Button } from "../../ui/button.js";
import { Timer } from "../../ui/timer.js";

const FIVE = 300;

export function DeskClock({ clock, table, send, t }) {
  if (!table) return null;
  const set = (data) => send("talk.clock", data);
  if (!clock) return html`
    <${Button} kind="line" icon="clock" onClick=${() => set({ do: "more", seconds: FIVE })}>${t("talk.clock_start")}<//>`;
  const runs = clock.ends != null;
  return html`
    <span class="across talk-clock" role="group" aria-label=${t("talk.clock")}><${Timer} timer=${clock} />
      <${Button} kind="line" icon=${runs ? "pause" : "play"} label=${t(runs ? "talk.clock_pause" : "talk.clock_go_on")}
        onClick=${() => set({ do: runs ? "pause" : "go_on" })} />
      <${Button} kind="line" icon="plus" label=${t("talk.clock_more")} onClick=${() => set({ do: "more", seconds: 60 })} />
      <${Button} kind="quiet" icon="x" label=${t("talk.clock_stop")} onClick=${() => set({ do: "stop" })} /></span>`;
}
