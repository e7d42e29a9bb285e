// What the desk knows of the board at this moment: what the server said, the moves that are on their way, which idea is in hand and
// which are chosen. Every key looks here and never at the page, so that keys that come faster than the screen is drawn, or
// than the server answers, still mean what they meant. A move is shown at once; when it is refused it is taken back and said.
import { createStore } from "../../lib/store.js";
import { boardOf, matches, movedPlaces, nextAfter } from "./board.js";

export const TRAY = "";
const AT_ONCE = 500; // ideas in one command

/**
 * @param {(name: string, data: object) => Promise<any>} send
 * @param {(ideas: string[], ack: any) => void} onRefused
 */
export function createBoardModel(send, onRefused) {
  let round = null;
  let version = -1;
  let drawn = { round: null, moves: null, board: null };
  const own = new Set(); // what this desk took from a list itself
  let last = Promise.resolve(null); // the change that was asked last, as soon as it is known
  const store = createStore({
    moves: [], // {ideas, to, version: null while no answer came}
    list: TRAY, // the list in which the idea in hand is: the id of a cluster, or TRAY
    current: null, anchor: null, chosen: new Set(), landed: new Set(), sought: "",
  });
  const { get, set } = store;

  function board() {
    const { moves } = get();
    if (drawn.round !== round || drawn.moves !== moves) {
      drawn = { round, moves, board: boardOf(round, movedPlaces(round.body.places, moves)) };
    }
    return drawn.board;
  }

  // A move that is on its way counts.
  function placeOf(id) {
    const move = get().moves.findLast(({ ideas }) => ideas.includes(id));
    return move ? move.to : round.body.places[id] ?? null;
  }

  // The ideas of a list as it stands on the screen.
  function listed(list = get().list) {
    const now = board();
    const ideas = list === TRAY ? now.unsorted : now.clusters.find(({ id }) => id === list)?.ideas ?? [];
    return get().sought ? ideas.filter(matches(get().sought)) : ideas;
  }
  const ids = new WeakMap(); // of every list of ideas, made once
  function idsOf(list) {
    const ideas = listed(list);
    if (!ids.has(ideas)) ids.set(ideas, ideas.map(({ id }) => id));
    return ids.get(ideas);
  }

  // The idea in hand: null when its list is empty.
  function current() {
    const ids = idsOf();
    return ids.includes(get().current) ? get().current : ids[0] ?? null;
  }

  // What a key is about: all that is chosen, or else the idea in hand.
  function acting() {
    const { chosen } = get();
    if (!chosen.size) return current() === null ? [] : [current()];
    return round.options.map(({ id }) => id).filter((id) => chosen.has(id));
  }

  function settle(move, ack) {
    const known = ack?.ok && ack.version !== undefined && ack.version > version;
    set((now) => ({ ...now, moves: known ? now.moves.map((one) => (one === move ? { ...one, version: ack.version } : one))
      : now.moves.filter((one) => one !== move) }));
    if (!ack?.ok) onRefused(move.ideas, ack);
  }

  function ask(move, was) {
    const { ideas, to } = move;
    const answer = send("organise.move", { ideas, to, was });
    last = answer.then((ack) => (ack?.ok ? ack.reply?.change : null) ?? null);
    return answer.then((ack) => settle(move, ack));
  }

  // The idea in hand when these go from its list.
  function handOver(ideas, moves = []) {
    const next = nextAfter(idsOf(), ideas, current());
    for (const idea of ideas) own.add(idea);
    set((now) => ({ ...now, current: next, anchor: null, chosen: new Set(), landed: new Set(ideas),
      moves: [...now.moves, ...moves] }));
  }

  return {
    store, board, listed, current, acting, placeOf,
    round: () => round,
    isOwn: (id) => own.has(id),
    // The last change of this desk, as soon as the server has it.
    lastChange: () => last,

    // What the server says now. A move that is part of it needs no help any more.
    see(news, at) {
      if (news === round && at === version) return;
      round = news;
      version = at;
      const { moves } = get();
      const left = moves.filter((move) => move.version === null || move.version > at);
      if (left.length !== moves.length) set((now) => ({ ...now, moves: left }));
    },

    file(to, ideas = acting()) {
      const going = ideas.filter((id) => placeOf(id) !== to);
      if (!going.length) return;
      const asked = [...groupsOf(going, placeOf)].flatMap(([was, some]) => partsOf(some)
        .map((part) => [{ ideas: part, to, version: null }, was]));
      handOver(going, asked.map(([move]) => move));
      for (const [move, was] of asked) ask(move, was);
    },

    // Something else that takes these from their list, or changes more than a place.
    async change(name, data, ideas = []) {
      if (ideas.length) handOver(ideas);
      const answer = send(`organise.${name}`, data);
      last = answer.then((ack) => (ack?.ok ? ack.reply?.change : null) ?? null);
      return answer;
    },

    // by: so many further, or a whole list with Infinity. extend: what is passed is chosen.
    walk(by, extend = false) {
      const ids = idsOf();
      if (!ids.length) return;
      const from = ids.indexOf(current());
      const to = Math.max(0, Math.min(ids.length - 1, from + by));
      if (extend) this.range(ids[to]);
      else set((now) => ({ ...now, current: ids[to], anchor: null }));
    },

    // Everything from where choosing began up to this one.
    range(id) {
      const ids = idsOf();
      const anchor = get().anchor ?? current();
      const [start, end] = [ids.indexOf(anchor), ids.indexOf(id)].sort((a, b) => a - b);
      set((now) => ({ ...now, current: id, anchor, chosen: new Set(ids.slice(Math.max(start, 0), end + 1)) }));
    },

    take: (list, id = null) => set((now) => ({ ...now, list, current: id, anchor: null })),
    toggle(id) {
      const chosen = new Set(get().chosen);
      if (!chosen.delete(id)) chosen.add(id);
      set((now) => ({ ...now, chosen, anchor: id }));
    },
    chooseAll: () => set((now) => ({ ...now, chosen: new Set(idsOf()) })),
    chooseNone: () => set((now) => ({ ...now, chosen: new Set(), anchor: null })),
    seek: (sought) => set((now) => ({ ...now, sought, current: null, anchor: null })),
  };
}

const partsOf = (ids) => Array.from({ length: Math.ceil(ids.length / AT_ONCE) }, (_, at) => ids.slice(at * AT_ONCE, (at + 1) * AT_ONCE));

function groupsOf(items, keyOf) {
  const groups = new Map();
  for (const item of items) groups.set(keyOf(item), [...(groups.get(keyOf(item)) ?? []), item]);
  return groups;
}
