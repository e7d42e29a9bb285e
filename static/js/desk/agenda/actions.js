// What can be done with the rounds of an agenda. Each tells what happened, with the way back where there is one.
import { useMemo, useRef } from "../../lib/html.js";
import { t } from "../../lib/words.js";
import { toast } from "../../ui/toast.js";

export const numberOf = (view, id) => view.agenda.findIndex((round) => round.id === id) + 1;

// "ronde 3, Stippen"
export const nameOf = (view, id) =>
  t("desk.round_named", { number: numberOf(view, id), kind: t(`${view.rounds[id].kind}.name`) });

const MINUTES = 10; // of a new round, until someone says otherwise

// choose(id, where): shows the settings of a round, with the focus there; chosen: the round that is shown; kinds: what there is.
// Gives {add, move, skip, remove}; all but choose return the acknowledgement.
export function useAgendaActions(desk, view, { choose, chosen, kinds }) {
  const latest = useRef(null);
  latest.current = { view, choose, chosen, kinds };
  return useMemo(() => {
    const now = () => latest.current;

    // After the round that is chosen; the first thing to do is to type its question.
    async function add(kind) {
      const at = numberOf(now().view, now().chosen) || now().view.agenda.length;
      const ack = await desk.act("round.add", null,
        { kind, plan: { minutes: MINUTES }, source: { round: giverFor(kind, at, now()) }, at });
      if (!ack.ok) return ack;
      toast(t("desk.round_added", { kind: t(`${kind}.name`) }), { undo: () => desk.acts.back(ack) });
      whenThere(desk, ack.reply.round, () => now().choose(ack.reply.round, "textarea"));
      return ack;
    }

    async function move(id, to) {
      const from = numberOf(now().view, id) - 1;
      if (to < 0 || to >= now().view.agenda.length || to === from) return null;
      const name = t(`${now().view.rounds[id].kind}.name`);
      const ack = await desk.act("round.move", id, { to });
      if (ack.ok) toast(t("desk.round_moved", { kind: name, number: to + 1 }), { undo: () => desk.acts.back(ack) });
      return ack;
    }

    async function skip(id, skipped) {
      const name = nameOf(now().view, id);
      const ack = await desk.act("round.skip", id, { skipped });
      if (ack.ok) {
        toast(t(skipped ? "desk.round_skipped" : "desk.round_back", { round: name }), { undo: () => desk.acts.back(ack) });
      }
      return ack;
    }

    async function remove(id) {
      const name = nameOf(now().view, id);
      const ack = await desk.act("round.remove", id);
      if (ack.ok) toast(t("desk.round_removed", { round: name }), { undo: () => desk.acts.back(ack) });
      return ack;
    }

    return { add, move, skip, remove };
  }, [desk]);
}

// What needs options usually works on what the round before it made.
function giverFor(kind, at, { view, kinds }) {
  if (kinds[kind]?.takes !== "options") return null;
  return view.agenda.slice(0, at).findLast((entry) => !entry.skipped && kinds[entry.kind]?.flavours.length)?.id ?? null;
}

// The acknowledgement may come before the view that holds the round.
function whenThere(desk, id, then) {
  if (desk.store.get().view?.rounds[id]) return then();
  const off = desk.store.subscribe(({ view }) => {
    if (!view?.rounds[id]) return;
    off();
    setTimeout(then);
  });
  return undefined;
}
