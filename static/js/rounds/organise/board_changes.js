// What the desk does to the clusters: each a command, told in a toast with a way back.
import { useRef } from "../../lib/html.js";

// -> {move(ids, to), make(name, ids), rename, merge(into, cluster), remove(cluster), undoLast()}; the same object for the life of
// the component.
export function useChanges(given) {
  const now = useRef(given);
  now.current = given;
  return useRef(changesOf(() => now.current)).current;
}

function changesOf(given) {
  const undo = async (change) => {
    const { send, t, tell } = given();
    const ack = await send("organise.undo", { change });
    if (ack?.ok) tell(t("organise.undone"));
  };
  // A change that changed nothing has no id and needs no words.
  const change = async (name, data, words) => {
    const ack = await given().send(`organise.${name}`, data);
    const made = ack?.ok && ack.reply?.change;
    if (made && words) given().tell(words, { undo: () => undo(made) });
  };
  const nameOf = (cluster) => given().round.body.clusters.find(({ id }) => id === cluster)?.name ?? "";
  const say = (...words) => given().t(...words);
  return {
    move: (ideas, to) =>
      change("move", { ideas, to }, to === null ? say("organise.moved_back") : say("organise.moved", { cluster: nameOf(to) })),
    // Ideas that all come out of one cluster split it.
    make(name, ideas) {
      const places = new Set(ideas.map((idea) => given().round.body.places[idea] ?? null));
      const [from] = places;
      const split = ideas.length > 0 && places.size === 1 && from !== null;
      return change(
        ...(split ? ["split_cluster", { cluster: from, ideas, name }] : ["new_cluster", { name, ideas }]),
        say("organise.made", { cluster: name }),
      );
    },
    rename: (cluster, name) => change("rename_cluster", { cluster, name }, say("organise.renamed")),
    merge: (into, cluster) =>
      change("merge_clusters", { into, clusters: [cluster] }, say("organise.merged", { cluster: nameOf(into) })),
    remove: (cluster) => change("remove_cluster", { cluster }, say("organise.removed")),
    undoLast() {
      const last = given().round.body.undoable?.at(-1);
      if (last) undo(last);
    },
  };
}

// The menu of a card or of the selection. now: the cluster they are in, null: unsorted, undefined: various.
export function moveItems({ board, now, t, onMove, onNew }) {
  const clusters = board.clusters.map(({ id, name, cat }, index) => ({
    label: name, cat, key: index < 9 ? String(index + 1) : undefined, disabled: id === now, onChoose: () => onMove(id) }));
  return [
    ...clusters, ...(clusters.length ? ["-"] : []),
    { label: t("organise.new_cluster"), icon: "plus", key: "N", onChoose: onNew },
    ...(now === null ? [] : [{ label: t("organise.back"), icon: "undo-2", key: "0", onChoose: () => onMove(null) }]),
  ];
}
