// Whether what someone sent is safe. "Saved" is only said after the server's acknowledgement, which follows the commit.
import { html, useEffect, useState } from "../lib/html.js";
import { t } from "../lib/words.js";
import { Icon } from "./icon.js";

const LATE_MS = 4_500;

// What to show for one outbox entry: "saved" | "sending" | "late" | "offline" | "refused", or null without an entry.
function saveState(entry, online, now = Date.now()) {
  if (!entry) return null;
  if (entry.state === "saved" || entry.state === "refused") return entry.state;
  if (!online) return "offline";
  return now - entry.at >= LATE_MS || entry.attempts > 1 ? "late" : "sending";
}

const ICONS = { saved: "check", sending: "hourglass", late: "cloud-upload", offline: "cloud-off", refused: "triangle-alert" };

// The line under what was sent. The words of a refusal say what happened, what is kept and what to do.
export function SaveState({ entry, online, persistent = true }) {
  const state = useSaveState(entry, online);
  return state && html`<span class="save-state" data-state=${state}>
    <${Icon} name=${ICONS[state]} /> <span>${saveWords(state, entry, persistent)}</span></span>`;
}

export function saveWords(state, entry, persistent = true) {
  if (state === "refused") return t(`refused.${entry.code}`, entry.words);
  if (state === "offline" && !persistent) return t("phone.save_offline_memory");
  return t(`phone.save_${state}`);
}

// saveState that becomes "late" by itself.
export function useSaveState(entry, online) {
  const [, redraw] = useState(0);
  const state = saveState(entry, online);
  useEffect(() => {
    if (state !== "sending") return undefined;
    const timer = setTimeout(() => redraw((count) => count + 1), Math.max(0, entry.at + LATE_MS - Date.now()) + 20);
    return () => clearTimeout(timer);
  }, [state, entry?.id]);
  return state;
}
