// What was done at the desk and how it is taken back: which acts are of this desk, which comes next, and the words for one.
// The server knows how (session/core/acts.py) and says in the pulse what can go back; this desk only takes back its own.
import { t } from "../lib/words.js";
import { toast } from "../ui/toast.js";
import { tellRefusal } from "./refusal.js";

export const SIGNS = 16; // of the id of a command: what an act is called
const OWN = 120;

/**
 * @param {{code: string, command: (name: string, round: string | null, data: object) => Promise<any>,
 *   told: () => {id: string, name: string, kind: string | null, number: number, text: string, stays: boolean, undone: boolean}[],
 *   disk?: {getItem(key: string): string | null, setItem(key: string, value: string): void} | null, tell?: (text: string) => void}} from
 */
export function createActs({ code, command, told, disk = globalThis.sessionStorage ?? null, tell = toast }) {
  const key = `vk.acts.${code}`;
  const passed = new Set(); // could not be taken back: the next press goes on with the one before
  let own = kept(disk, key);

  const mine = () => told().filter(({ id }) => own.includes(id));
  const turn = async (act, again) => {
    if (act.stays) return tell(t("desk.act_cannot", { what: wordsOf(act) }));
    const ack = await command("act.undo", null, { act: act.id, again });
    if (ack.ok) return tell(t(again ? "desk.act_redone" : "desk.act_undone", { what: wordsOf(act) }));
    passed.add(act.id);
    return tellRefusal(ack);
  };
  return {
    // A command of this desk was accepted.
    note({ id }) {
      own = [...own, id.slice(0, SIGNS)].slice(-OWN);
      try {
        disk?.setItem(key, JSON.stringify(own));
      } catch {
        // full or forbidden: after a reload these are no longer its own
      }
    },
    mine: (act) => own.includes(act.id),
    last: () => lastOf(mine(), passed),
    next: () => nextOf(mine()),
    turn,
    // What just happened, from the notice about it. The act may not have been told yet: then it is asked for by its name.
    back(ack) {
      const id = ack.id.slice(0, SIGNS);
      return command("act.undo", null, { act: id }).then((answer) => answer.ok || tellRefusal(answer));
    },
    async undo() {
      const act = lastOf(mine(), passed);
      return act ? turn(act, false) : tell(t("desk.acts_none"));
    },
    async redo() {
      const act = nextOf(mine());
      return act ? turn(act, true) : undefined;
    },
  };
}

// The one to take back: the newest that stands.
export const lastOf = (acts, passed = new Set()) => acts.findLast(({ id, undone }) => !undone && !passed.has(id));

// The one to do again: the first that was taken back since the last that stands.
export const nextOf = (acts) => acts.slice(acts.findLastIndex(({ undone }) => !undone) + 1).find(({ undone }) => undone);

// "ideeën samengevoegd: ‘…’, ronde 2, Brainstorm"
export function wordsOf({ name, kind, number, text }) {
  const [prefix, own] = name.split(".");
  const done = prefix === kind ? t(`${kind}.act_${own}`) : t(`desk.act_${prefix}_${own}`);
  const what = text ? t("desk.act_of", { what: done, text }) : done;
  return kind ? t("desk.act_in", { what, round: t("desk.round_named", { number, kind: t(`${kind}.name`) }) }) : what;
}

function kept(disk, key) {
  try {
    return JSON.parse(disk?.getItem(key) ?? "[]");
  } catch {
    return [];
  }
}
