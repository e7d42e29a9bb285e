// What the desk does to the clusters, each one command, and the way back: every step can be undone, and done again.

/**
 * @param {ReturnType<typeof import("./board_model.js").createBoardModel>} model
 * @param {() => {send: (name: string, data: object) => Promise<any>, t: any, say: (words: string) => void}} given
 */
export function changesOf(model, given) {
  let undone = []; // the changes that undid something, newest last: undoing one does it again
  const body = () => model.round().body;

  async function undo(change) {
    const { send, t, say } = given();
    const ack = await send("organise.undo", { change });
    if (ack?.ok) say(t("organise.undone"));
    return ack?.ok ? ack.reply?.change : null;
  }
  async function change(name, data, words, ideas) {
    undone = [];
    const ack = await model.change(name, data, ideas);
    if (ack?.ok && ack.reply?.change && words) given().say(words);
    return ack;
  }
  const nameOf = (cluster) => body().clusters.find(({ id }) => id === cluster)?.name ?? "";
  const say = (...words) => given().t(...words);
  return {
    file(to, ideas) {
      const going = (ideas ?? model.acting()).filter((id) => model.placeOf(id) !== to);
      if (!going.length) return;
      undone = [];
      model.file(to, going);
      given().say(to === null ? say("organise.moved_back") : say("organise.moved", { cluster: nameOf(to) }));
    },
    // Ideas that all come out of one cluster split it.
    make(name, ideas) {
      const [from, ...others] = new Set(ideas.map((idea) => model.placeOf(idea)));
      const split = ideas.length > 0 && !others.length && from !== null;
      return split
        ? change("split_cluster", { cluster: from, ideas, name }, say("organise.made", { cluster: name }), ideas)
        : change("new_cluster", { name, ideas }, say("organise.made", { cluster: name }), ideas);
    },
    // was: the name that it had when somebody began to type.
    rename: (cluster, name, was) => change("rename_cluster", { cluster, name, was }, say("organise.renamed")),
    merge: (into, cluster) =>
      change("merge_clusters", { into, clusters: [cluster] }, say("organise.merged", { cluster: nameOf(into) })),
    remove: (cluster) => change("remove_cluster", { cluster }, say("organise.removed")),
    nest: (cluster, to) => change("nest_cluster", { cluster, to },
      to === null ? say("organise.taken_out") : say("organise.nested", { cluster: nameOf(to) })),
    mergeIdeas: (into, ideas) => change("merge_ideas", { into, ideas }, say("organise.doubles_merged"), ideas),
    apart: (idea) => change("unmerge_ideas", { ideas: [idea] }, say("organise.doubles_apart")),
    async keep(idea) {
      const ack = await given().send("organise.keep", { ideas: [idea] });
      if (ack?.ok) given().say(say("organise.kept"));
    },
    // A proposed name, in these words: a new cluster, or another name for the one it was meant for, if that is still there.
    takeName({ id: proposal, cluster }, name) {
      const there = body().clusters.some(({ id }) => id === cluster);
      return there ? change("rename_cluster", { cluster, name, proposal }, say("organise.renamed"))
        : change("new_cluster", { name, proposal }, say("organise.made", { cluster: name }));
    },
    judge: ({ id: proposal }, to) => given().send("organise.judge_name", { proposal, to }),
    show: (cluster) => given().send("organise.show_cluster", { cluster }),
    // The last step is the one of a moment ago, also when its answer is still on its way, or the view that has it.
    async undo() {
      const under = model.store.get().moves.length ? await model.lastChange() : null;
      const last = under ?? body().undoable?.at(-1)?.change;
      const change = last && (await undo(last));
      if (change) undone.push(change);
    },
    async redo() {
      const last = undone.pop();
      if (last) await undo(last);
    },
  };
}

// What a step was, in a few words, for the button that undoes it.
export function stepWords(step, t) {
  if (!step) return t("organise.undo");
  const what = step.what === "moved" && !step.name ? "back" : step.what;
  return t(`organise.step_${what}`, { n: step.n, cluster: step.name });
}
