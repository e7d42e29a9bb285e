// What the projector says to a screen reader: a round opens or closes, a result is shown, the session is over. The timer
// speaks for itself; nothing else is said, because a wall changes all the time.
import { announce } from "../lib/announce.js";
import { time } from "../lib/formats.js";
import { lang, t } from "../lib/words.js";

export function speakFor(live) {
  let before = null;
  return live.store.subscribe(({ view }) => {
    if (!view) return;
    const now = sentence(view);
    if (before !== null && now && now !== before) announce(now, { topic: "screen" });
    before = now;
  });
}

function sentence({ screen, round }) {
  if (screen.mode === "text") return screen.text;
  if (screen.mode === "break") return t("common.break_until", { time: time(lang(), screen.until) });
  if (screen.mode === "record") return t("projector.over");
  if (screen.mode === "result" && round) return `${t("projector.said_result")} ${round.prompt}`;
  if (screen.mode === "shift" && round) return `${t("projector.said_shift")} ${round.prompt}`;
  if (screen.mode === "repeat" && round) return `${t("projector.said_repeat")} ${round.prompt}`;
  if (screen.mode !== "round" || !round) return "";
  return round.phase === "open" ? t("phone.said_round_open", { prompt: round.prompt }) : t("phone.round_closed");
}
