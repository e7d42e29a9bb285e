// What was done at the desk and how it is taken back: which acts are of this desk, which comes next, and the words for one.
// The server knows how (session/core/acts.py) and says in the pulse what can go back; this desk only takes back its own.
import { t } from "../lib/words.js";
import { toast } from "../ui/toast.js";
import { tellRefusal } from "./refusal.js";

export const SIGNS = 16; // of the id of a command: what an act is called
const OWN = 120;
const TOLD_MS = 600; // so long after it was accepted something may not have been told yet
const LOOK_MS = 20;

const pause = (ms) => new Promise((done) => setTimeout(done, ms));

/**
 * @param {{code: string, command: (name: string, round: string | null, data: object) => Promise<any>,
 *   told: () => {id: string, name: string, kind: string | null, number: number, text: string, stays: boolean, undone: boolean}[],
 *   disk?: {getItem(key: string): string | null, setItem(key: string, value: string): void} | null, tell?: (text: string) => void,
 *   now?: () => number, wait?: (ms: number) => Promise<unknown>}} from
 */
export function createActs({
  code, command, told, disk = globalThis.sessionStorage ?? null, tell = toast, now = () => performance.now(), wait = pause,
}) {
  const key = `vk.acts.${code}`;
  const passed = new Set(); // could not be taken back: the next press goes on with the one before
  const turned = new Map(); // act -> whether it is undone, as was answered and may not have been told yet
  const under = new Set(); // what was asked and has no answer yet
  let own = kept(disk, key);
  let noted = -Infinity; // when the newest of these was accepted
  let line = Promise.resolve(); // one press after the other

  const mine = () => told().filter(({ id }) => own.includes(id)).map((act) => {
    if (turned.get(act.id) === act.undone) turned.delete(act.id);
    return turned.has(act.id) ? { ...act, undone: turned.get(act.id) } : act;
  });
  // A command of this desk was accepted.
  function note({ id }) {
    own = [...own, id.slice(0, SIGNS)].slice(-OWN);
    noted = now();
    try {
      disk?.setItem(key, JSON.stringify(own));
    } catch {
      // full or forbidden: after a reload these are no longer its own
    }
  }
  async function ask(id, again) {
    const ack = await command("act.undo", null, { act: id, again });
    if (ack.ok) turned.set(id, !again);
    return ack;
  }
  async function turn(act, again) {
    if (act.stays) return tell(t("desk.act_cannot", { what: wordsOf(act) }));
    const ack = await ask(act.id, again);
    if (ack.ok) return tell(t(again ? "desk.act_redone" : "desk.act_undone", { what: wordsOf(act) }));
    passed.add(act.id);
    return tellRefusal(ack);
  }
  // Until all that this desk did is among what is told: else a quick press would take back what was done before it.
  async function allTold() {
    await Promise.allSettled([...under]);
    while (now() - noted < TOLD_MS && !told().some(({ id }) => id === own.at(-1))) await wait(LOOK_MS);
  }
  const inTurn = (work) => (line = line.then(work, work));
  return {
    // The acknowledgement of a command of this desk that is on its way.
    did(answer) {
      const going = answer.then((ack) => {
        if (ack.ok) note(ack);
        return ack;
      }).finally(() => under.delete(going));
      under.add(going);
      return going;
    },
    mine: (act) => own.includes(act.id),
    last: () => lastOf(mine(), passed),
    next: () => nextOf(mine()),
    turn: (act, again) => inTurn(() => turn(act, again)),
    // What just happened, from the notice about it. The act may not have been told yet: then it is asked for by its name.
    back: (ack) => ask(ack.id.slice(0, SIGNS), false).then((answer) => answer.ok || tellRefusal(answer)),
    undo: () => inTurn(async () => {
      await allTold();
      const act = lastOf(mine(), passed);
      return act ? turn(act, false) : tell(t("desk.acts_none"));
    }),
    redo: () => inTurn(async () => {
      await allTold();
      const act = nextOf(mine());
      return act ? turn(act, true) : undefined;
    }),
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
