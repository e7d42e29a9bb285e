// One participant's own objections to one decision: what the server has and what this phone still has to send. Pure. Nothing that
// was typed is missing from it, and nothing is called saved before it is.

// known: mine.owned[round].objections; entries: the outbox entries of the round; settled: ids the server has had before.
// -> rows, newest first: {key, objection, text, condition, hidden, waits, passed, entry, task};
// objection: id or null when the server gave none
// yet; task: "add" | "withdraw" | null; entry: the command under way or refused.
export function ownObjections(decision, known, entries, settled = new Set()) {
  const kept = Object.entries(known)
    .filter(([, one]) => one.decision === decision)
    .sort(([, a], [, b]) => a.n - b.n)
    .map(([objection, own]) => withdrawn(objection, own, entries));
  const added = entries.filter(
    (entry) => entry.name === "minority.add_objection" && entry.data?.decision === decision && !arrived(entry, known, settled),
  );
  return [...kept, ...added.map(onItsWay)].reverse();
}

function withdrawn(objection, { text, condition, state }, entries) {
  const entry = entries.filter((one) => one.data?.objection === objection && one.state !== "saved").at(-1) ?? null;
  return { key: objection, objection, text, condition, hidden: state === "hidden", waits: state === "waiting", passed: state === "shown",
    entry, task: entry ? "withdraw" : null };
}

function arrived(entry, known, settled) {
  const objection = entry.state === "saved" ? entry.reply?.objection : null;
  return Boolean(objection && (known[objection] || settled.has(objection)));
}

const onItsWay = (entry) => ({
  key: entry.reply?.objection ?? entry.id,
  objection: entry.reply?.objection ?? null,
  text: entry.data.text,
  condition: entry.data.condition,
  hidden: false,
  entry,
  task: "add",
});

// How many count for the limit: those with the server and those that may still get there.
export function objectionsUsed(known, entries, settled) {
  const added = entries.filter((entry) => entry.name === "minority.add_objection" && entry.state !== "refused");
  return Object.keys(known).length + added.filter((entry) => !arrived(entry, known, settled)).length;
}

export const mayWithdraw = (row) => row.task === null && row.objection !== null;
