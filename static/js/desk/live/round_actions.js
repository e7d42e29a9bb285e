// Opening, closing, showing and hiding rounds, and their clock. What can be taken back, says so.
import { useMemo, useRef } from "../../lib/html.js";
import { clock } from "../../lib/clock.js";
import { t } from "../../lib/words.js";
import { toast } from "../../ui/toast.js";
import { nameOf } from "../agenda/actions.js";

// follow(): show the round in focus again; toRecord(): the last tab.
export function useRoundActions(desk, view, { follow, toRecord }) {
  const latest = useRef(null);
  latest.current = { view, follow, toRecord };
  return useMemo(() => makeActions(desk, () => latest.current), [desk]);
}

function makeActions(desk, now) {
  const named = (id) => nameOf(now().view, id);

  // Gives a command and tells what it did; undo: the name of the command that takes it back.
  async function tellAfter(name, id, words, undo, data) {
    const round = named(id);
    const ack = await desk.act(name, id, data);
    if (ack.ok) toast(t(words, { round }), undo ? { undo: () => desk.act(undo.name, id, undo.data) } : {});
    return ack;
  }

  async function open(id) {
    const ack = await tellAfter("round.open", id, "desk.did_open");
    if (ack.ok) now().follow();
    return ack;
  }

  return {
    open,
    // Ballots that were counted are not taken back; other rounds can open again.
    close: (id, secret) => tellAfter("round.close", id, "desk.did_close", secret ? null : { name: "round.reopen" }),
    reopen: (id) => tellAfter("round.reopen", id, "desk.did_open"),
    release: (id) => tellAfter("round.release", id, "desk.did_release", { name: "round.hide" }),
    hide: (id) => tellAfter("round.hide", id, "desk.did_hide", { name: "round.release" }),
    skip: (id, skipped) =>
      tellAfter(
        "round.skip",
        id,
        skipped ? "desk.round_skipped" : "desk.round_back",
        { name: "round.skip", data: { skipped: !skipped } },
        { skipped },
      ),
    // The second vote comes right after this round: the primary action "next" opens it.
    async voteAgain(id) {
      const ack = await desk.act("round.vote_again", id);
      if (ack.ok) toast(t("desk.did_vote_again"), { undo: () => desk.act("round.remove", ack.reply.round) });
      return ack;
    },
    async closeAndOpen(openId, nextId) {
      const ack = await desk.act("round.close", openId);
      return ack.ok || ack.code === "round_closed" ? open(nextId) : ack;
    },
    // verb: "start" | "extend" | "pause" | "resume"
    timer: (verb, id, data) => desk.act(`timer.${verb}`, id, data),
    async stopTimer(id, timer) {
      const left = timer.ends === null ? timer.left : timer.ends - clock.now();
      const seconds = Math.max(1, Math.round(left / 1000));
      const ack = await desk.act("timer.stop", id);
      if (ack.ok) toast(t("desk.did_stop_time"), { undo: () => desk.act("timer.start", id, { seconds }) });
    },
    toRecord: () => now().toRecord(),
  };
}
