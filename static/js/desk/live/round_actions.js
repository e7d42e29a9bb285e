// Opening, closing, showing and hiding rounds, and their clock. What can be taken back, says so.
import { useMemo, useRef } from "../../lib/html.js";
import { t } from "../../lib/words.js";
import { toast } from "../../ui/toast.js";
import { nameOf } from "../agenda/actions.js";
import { tellRefusal } from "../refusal.js";

// look(id): show this round; toRecord(): the last tab.
export function useRoundActions(desk, view, { look, toRecord }) {
  const latest = useRef(null);
  latest.current = { view, look, toRecord };
  return useMemo(() => makeActions(desk, () => latest.current), [desk]);
}

function makeActions(desk, now) {
  const named = (id) => nameOf(now().view, id);

  // Gives a command and tells what it did; undo: whether it can be taken back.
  async function tellAfter(name, id, words, undo = false, data = {}) {
    const round = named(id);
    const ack = await desk.act(name, id, data);
    if (ack.ok) toast(t(words, { round }), undo ? { undo: () => desk.acts.back(ack) } : {});
    return ack;
  }

  async function open(id) {
    const ack = await tellAfter("round.open", id, "desk.did_open");
    if (ack.ok) now().look(id); // at once: until the view follows, the buttons of another round would stand there
    return ack;
  }

  return {
    open,
    // The round closes, and can be kept open until it is sealed.
    end: (id) => desk.act("round.end", id),
    keepOpen: (id) => tellAfter("round.keep_open", id, "desk.did_keep_open"),
    reopen: (id) => tellAfter("round.reopen", id, "desk.did_open"),
    release: (id) => tellAfter("round.release", id, "desk.did_release", true),
    hide: (id) => tellAfter("round.hide", id, "desk.did_hide", true),
    skip: (id, skipped) => tellAfter("round.skip", id, skipped ? "desk.round_skipped" : "desk.round_back", true, { skipped }),
    // The second vote comes right after this round: the primary action "next" opens it.
    async voteAgain(id) {
      const ack = await desk.act("round.vote_again", id);
      if (ack.ok) toast(t("desk.did_vote_again"), { undo: () => desk.acts.back(ack) });
      return ack;
    },
    // Opening the next one seals the other, when what was on its way is in.
    async endAndOpen(openId, nextId) {
      const ack = await desk.command("round.end", openId);
      const over = ack.ok || ack.code === "round_closing" || ack.code === "round_closed";
      if (!over) tellRefusal(ack);
      return over ? open(nextId) : ack;
    },
    // verb: "start" | "extend" | "pause" | "resume"
    timer: (verb, id, data) => desk.act(`timer.${verb}`, id, data),
    async stopTimer(id) {
      const ack = await desk.act("timer.stop", id);
      if (ack.ok) toast(t("desk.did_stop_time"), { undo: () => desk.acts.back(ack) });
    },
    async pause(minutes) {
      const ack = await desk.act("screen.show", null, { mode: "break", minutes });
      if (ack.ok) toast(t("desk.did_break", { n: minutes }), { undo: () => desk.acts.back(ack) });
    },
    toRecord: () => now().toRecord(),
  };
}
