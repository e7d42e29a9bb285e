// One participant's own arguments for one statement: what the server has and what this phone still has to send. Pure. Nothing
// that was typed is missing from it, and nothing is called saved before it is.
import { neverSent } from "../../lib/outbox_entry.js";

// known: mine.owned[round].arguments; entries: the outbox entries of the round; settled: ids the server has had before.
// -> rows, newest first: {key, argument, side, text, hidden, waits, passed, entry, task};
// argument: id or null when the server gave none yet;
// task: "add" | "edit" | "withdraw" | null; entry: the command under way or refused.
export function ownArguments(statement, known, entries, settled = new Set()) {
  const kept = Object.entries(known)
    .filter(([, one]) => one.statement === statement)
    .sort(([, a], [, b]) => a.n - b.n)
    .map(([argument, own]) => changed(argument, own, entries));
  const added = entries.filter(
    (entry) => entry.name === "statements.add_argument" && entry.data?.statement === statement && !arrived(entry, known, settled),
  );
  return [...kept, ...added.map(onItsWay)].reverse();
}

function changed(argument, { side, text, state }, entries) {
  const row = { key: argument, argument, side, text, hidden: state === "hidden", waits: state === "waiting", passed: state === "shown",
    entry: null, task: null };
  const entry = entries.filter((one) => one.data?.argument === argument && one.state !== "saved").at(-1);
  if (!entry) return row;
  if (entry.name === "statements.withdraw_argument") return { ...row, entry, task: "withdraw" };
  return { ...row, entry, task: "edit", text: entry.state === "refused" ? text : entry.data.text };
}

function arrived(entry, known, settled) {
  const argument = entry.state === "saved" ? entry.reply?.argument : null;
  return Boolean(argument && (known[argument] || settled.has(argument)));
}

const onItsWay = (entry) => ({
  key: entry.reply?.argument ?? entry.id,
  argument: entry.reply?.argument ?? null,
  side: entry.data.side,
  text: entry.data.text,
  hidden: false,
  entry,
  task: "add",
});

// How many count for the limit: those with the server and those that may still get there.
export const argumentsUsed = (rows) => rows.filter((row) => row.entry?.state !== "refused" || row.argument).length;

export const mayChange = (row) => row.task !== "withdraw" && (row.argument ? row.entry?.state !== "refused" : neverSent(row.entry));
