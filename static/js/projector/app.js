// Which screen is on the wall: the view's `screen.mode` decides. The desk chooses it; this page only obeys.
import { html } from "../lib/html.js";
import { useStore } from "../lib/store.js";
import { t } from "../lib/words.js";
import { Icon } from "../ui/icon.js";
import { JoinScreen, Lobby } from "./lobby.js";
import { RoundScreen } from "./round.js";
import { Black, BreakScreen, Loading, RecordScreen, Stopped, TextScreen } from "./screens.js";
import { Tools } from "./tools.js";

const SCREENS = {
  lobby: Lobby,
  round: RoundScreen,
  result: RoundScreen,
  shift: RoundScreen,
  repeat: RoundScreen,
  text: TextScreen,
  code: JoinScreen,
  black: Black,
  break: BreakScreen,
  record: RecordScreen,
};

// place: {code, address}; preview: inside the desk, without buttons.
export function App({ live, place, preview }) {
  const { view, pulse, status, refusal } = useStore(live.store);
  if (status === "refused") return html`<${Stopped} refusal=${refusal} />`;
  if (!view) return html`<${Loading} refusal=${refusal} />`;
  const Screen = SCREENS[view.screen.mode] ?? Lobby;
  return html`
    <${Screen} view=${view} pulse=${pulse} place=${place} />
    ${status === "reconnecting" && view.screen.mode !== "black" && html`
      <aside class="projector-lost" aria-label=${t("common.connection.lost")}>
        <${Icon} name="wifi-off" /> ${t("common.connection.lost")}</aside>`}
    ${!preview && html`<${Tools} />`}`;
}
