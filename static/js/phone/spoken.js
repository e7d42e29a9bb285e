// What a phone says to a screen reader: connection lost and back, round opened and closed, saved, not saved. Each once.
import { announce } from "../lib/announce.js";
import { t } from "../lib/words.js";

const LATE_MS = 4_500;

export function speakFor(phone) {
  return [speakOfConnection(phone), speakOfRounds(phone), speakOfSaving(phone)];
}

function speakOfConnection({ live, persistent }) {
  let before = live.store.get().status;
  return live.store.subscribe(({ status }) => {
    const connected = (value) => value === "online" || value === "http";
    if (status === "reconnecting" && connected(before)) {
      announce(`${t("common.connection.lost")}. ${t(persistent() ? "phone.offline_write_on" : "phone.offline_keep_open")}`, {
        topic: "connection",
      });
    } else if (connected(status) && before === "reconnecting") announce(t("common.connection.back"), { topic: "connection" });
    before = status;
  });
}

function speakOfRounds({ live }) {
  const phaseOf = ({ view }) => (view?.round ? `${view.round.id}:${view.round.phase}` : "");
  let before = phaseOf(live.store.get());
  return live.store.subscribe((state) => {
    const now = phaseOf(state);
    if (now === before) return;
    before = now;
    const { round } = state.view;
    if (round?.phase === "open") announce(t("phone.said_round_open", { prompt: round.prompt }), { topic: "round" });
    else if (round?.phase === "closed") announce(`${t("phone.round_closed")}. ${t("phone.closed_lede")}`, { topic: "round" });
  });
}

function speakOfSaving({ sent }) {
  const known = new Map(sent.get().map((entry) => [entry.id, entry.state]));
  return sent.subscribe((entries) => {
    for (const entry of entries) {
      const before = known.get(entry.id);
      known.set(entry.id, entry.state);
      if (before === undefined && entry.state !== "saved") setTimeout(() => known.get(entry.id) === "sending" && tellLate(), LATE_MS);
      if (before === entry.state) continue;
      if (entry.state === "saved") announce(t("phone.save_saved"), { topic: "save" });
      if (entry.state === "refused") announce(t(`refused.${entry.code}`, entry.words), { topic: `refused:${entry.id}`, urgent: true });
    }
  });
}

const tellLate = () => announce(t("phone.save_late"), { topic: "save" });
